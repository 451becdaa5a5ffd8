"""English that names no measure, and words of the trade that mean the same."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    """
    a about above across actual actually after again against ago all also am among amongst amount amounts an and
    annual annually another any anybody anyone are arent around as asap ask asked asking asks at available away aye
    back be been before being between boss bot both but by bye calendar came can cant carried carry carrying chart
    cheers come comes coming compare compared comparing comparison comparisons concerning could count counts current
    currently data date dates day days dear did didn't do does doesnt doing don't done down during each either else
    end ended ending ends ever every exactly fast faster fetch figs figure figures financial fiscal folks for forth
    from fully gave get gets getting gimme give given gives giving go goal goals goes going gone got gotten graph
    had happen happened happening happens has hasnt have havent having hello hes hey hi hiya how however hows hw i
    id if ill im in into involve involved involves involving is isnt it its itself ive just keep kindly know known
    kpi kpis last latest lemme let lets level levels like list look looking looks lot lots madam made make makes
    making many mate may me mean means measure measures might mine mny month monthly months morning much must my
    need needed needs new newest nice now nr number numbers of off often ok okay on once one ones only or our ours
    out over own past per perhaps period periods please plot pls plz possible pull quarter quarterly quarters
    question quick quickly quite rather re really recent recently regarding relate related relates relating remind
    right rolling run running said same saw say says see seen send shall she shes should show showing shows sir slow
    slowly so some somebody someone something stand stands stat statistic statistics stats still stood such sure ta
    take taken takes taking target targets tell than thank thanks that thats the their them then there theres these
    they theyre thing this those though through thx till time times to today too took tot total totals trend trends
    until up us use used using v value values ve versus very via vs want wanted wants was wasnt way we week weeks
    well went were weve what whats when where wheres whether which while who whom whos whose why will wish with
    within wont wot wots would year yearly years yes yet you youd your yours youve
    """
)
"""Dropped from questions and names alike."""

SOFT_WORDS = _words(
    """
    area case crime force incident local offence office officer overall people performance person police public
    receive record report service
    """
)
"""Words so common in names that they seldom tell two apart: left over, they don't stand in the way of a match."""

PASSING_WORDS = _words(
    """
    according achieve achieved achieving act actively add added aim aimed allow allowed along already although
    altogether apparently applied apply approximately bad based basically became become becomes began begin
    beginning begins begun behind believe benefit benefited benefiting big biggest bit books bring bringing brings
    brought build built busy centre certain chose clear conduct conducted confirm continue continued correct cover
    covered create created creating deal dealing deals dealt decide decided decision deliver delivered delivering
    describe devoted directly early easily effectively eight eleven enable enabled enter entered especially
    establish established estimate estimated eventually expect extend fact fairly far fill finally find first five
    forward four generally good half handle handled handling help helping here hold holding holds huge hundreds
    identified identify imagine important indicate individual inside instead intend intended introduce introduced
    job keeping kept kind lead learn likely long longer looked manage managed managing meant mention mentioned
    middle million named namely nearly nine normally note noticed obtain obtained obviously occasions occur occurred
    occurring offer offered offering operate operated operating participate participated particular partly place
    placed plan plenty plus popular post present presently previously print printed probably produce produced
    progress provide provided provider providing publish published purpose put puts putting read ready realise
    reckon remember runs scheme section seem seemed separate seriously serve served serving set seven several
    short similar simply since situation six size small soon sort sounds source span stage start started starting
    starts state stated step straight subject successfully suggest suppose supposed surely ten third thousand
    thousands three through times town track tried try trying turn turned twelve twenty typical typically undertake
    undertaken undertook usually various view wanting watch whole wide win won wonder wondering work worked working
    works worth write written yesterday yourself
    """
)
"""How something was done, when or by how many: English that stands in many sentences and seldom in a measure's name."""

KIND_WORDS = frozenset({"rate", "wait", "average", "1000", "hour"})
"""Words that make another kind of figure of the same subject: never left out of a name."""

SAME = {
    "percent": "rate",
    "percentage": "rate",
    "pct": "rate",
    "share": "rate",
    "proportion": "rate",
    "ratio": "rate",
    "mean": "average",
    "avg": "average",
    "ave": "average",
    "emergency": "999",
    "constabulary": "constable",
    "bobby": "officer",
    "copper": "officer",
    "trust": "confidence",
    "knives": "knife",
    "women": "woman",
    "men": "man",
    "children": "child",
    "thieves": "thief",
    "lives": "life",
    "people": "person",
    "persons": "person",
    "polices": "police",
    "phone": "call",
    "rang": "call",
    "admitted": "admission",
    "wound": "injury",
    "wounds": "injury",
    "wounded": "injury",
    "injured": "injury",
    "ppl": "person",
    "reoffend": "reoffending",
    "reoffended": "reoffending",
    "helped": "support",
    "hc": "headcount",
    "info": "information",
    "viol": "violence",
    "inj": "injury",
    "ans": "answer",
    "rte": "rate",
    "hosp": "hospital",
    "juv": "juvenile",
    "sat": "satisfaction",
    "cop": "officer",
    "cops": "officer",
    "policing": "policing",
    "refer": "referral",
    "refs": "referral",
    "survivor": "victim",
    "survivors": "victim",
    "vics": "victim",
    "firm": "business",
    "firms": "business",
    "company": "business",
    "companies": "business",
    "phoning": "call",
    "shoplifters": "shoplifting",
    "happy": "satisfaction",
    "pleased": "satisfaction",
    **dict.fromkeys(
        ("invest", "invested", "investing", "investment", "spend", "spends", "spent", "spending", "cost", "costs"),
        "money",
    ),
    "cash": "money",
    **dict.fromkeys(("complete", "completed", "completing", "completer", "completers", "completions"), "completion"),
    "sent": "referral",
    "extra": "additional",
    "finished": "completion",
    "veh": "vehicle",
    "nbhd": "neighbourhood",
    "neigh": "neighbourhood",
    "resi": "residential",
    "referred": "referral",
    "referring": "referral",
    "telephone": "call",
    "behavior": "behaviour",
    "neighborhood": "neighbourhood",
    "offense": "offence",
    "offenses": "offence",
    "programme": "program",
    "performing": "performance",
    "perform": "performance",
    "criminal": "crime",
    "volunteers": "volunteer",
    "locally": "local",
    "satisfied": "satisfaction",
    "satisfy": "satisfaction",
    "satisfying": "satisfaction",
    "confident": "confidence",
    "arrested": "arrest",
    "answers": "answer",
    "charged": "charge",
    "charging": "charge",
    "wait": "wait",
    "deploy": "deployment",
    "deployed": "deployment",
    "deploying": "deployment",
    "breaches": "breach",
    "received": "receive",
    "complained": "complaint",
    "updated": "updated",
    "secs": "second",
    "sec": "second",
    "mins": "minute",
    "min": "minute",
}
"""One word for several that mean the same in a measure's name."""

NEVER_TYPOS = _words(
    """
    arson begging bicycle bicycles bike bikes boat boats brothel budget budgets car cars cash cat cats church cost
    costs court courts cover covert covid cps crash crashes custody cyber dental dog dogs file files fire firearm
    firearms fires flower fraud frauds gun guns hate hates health helicopter helicopters horse horses hospital
    hospitals hour hours leave leaver leavers leaving line lines litter march match mental mile miles minute minutes
    missing nurse nurses parking patrol patrols pc pcs plane planes postal poster power powers prison prisons race races
    reason reasons rental research school schools search season second seconds speed speeding taser tasers tax taxes
    teacher teachers terror terrorism tower train trains weapon weapons
    """
)
"""English words near a word of some catalogue by accident; without a place in it they name something else."""
