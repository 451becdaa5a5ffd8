"""A draft's prose beside its own tables: what is certain is compared, all else is counted as not checked."""

from pathlib import Path

import pytest

from tests.kpistore.proofing.look_alike import COVER, proof_of, told

FAULTY = [
    ("In the year to September 2029, 93,626 999 calls were received.", "prose-and-table", "error", "93,626"),
    ("During the year to September 2029 there were 803 robberies.", "prose-and-table", "error", "803"),
    ("In the year to September 2028, 89.2% of 999 calls were answered within 10 seconds.",
     "prose-and-table", "error", "89.2%"),
    ("In the year to September 2029 almost 93,000 999 calls were received.",
     "prose-and-table", "doubt", "almost 93,000"),
    ("In the year to September 2029 over 94,000 999 calls were received.", "prose-and-table", "error", "over 94,000"),
    ("Robbery fell from 941 in the year to September 2028 to 830 in the year to September 2029.",
     "prose-and-table", "error", "941"),
    ("During the reporting period there has been a 12.2% reduction in total neighbourhood crime.",
     "change", "doubt", "12.2%"),
    ("Neighbourhood crime fell by 16.4% in the year to September 2029.", "change", "doubt", "16.4%"),
    ("Residential burglary fell by 27.2% in the year to September 2029 compared to the year to September 2028.",
     "change", "error", "27.2%"),
    ("Residential burglary reduced by 27.2% to 3,131 in the year to September 2029, compared with 4,050 in the 12 "
     "months to September 2028.", "change", "error", "27.2%"),
    ("999 calls rose by 8,486 in the year to September 2029 compared with the previous year.",
     "prose-and-table", "doubt", "8,486"),
    ("The number of 999 calls received was down 8,684 on the previous 12 months.", "change", "doubt", "8,684"),
    ("The share of 999 calls answered within 10 seconds rose by 1.5% in the year to September 2029 compared with the "
     "year to September 2028.", "unit", "error", "1.5%"),
    ("During reporting quarter 3, 1,564 stop and searches were carried out by the force.", "prose-and-table", "error",
     "1,564"),
    ("During quarter 3, 166 fewer stop and searches were carried out than in quarter 2.", "prose-and-table", "error",
     "166 fewer"),
    ("The average wait for 999 calls fell in quarter 3 to 4.9 seconds.", "prose-and-table", "doubt", "4.9 seconds"),
    ("Stop and searches carried out peaked in quarter 3 at 1,546.", "prose-and-table", "doubt", "peaked"),
    ("In Q2 2029/30 there were 1,380 stop and searches, the highest number since April 2029.",
     "prose-and-table", "doubt", "highest"),
    ("By March 2031, police officer numbers will reach over 1,440.", "forecast", "doubt", "over 1,440"),
    ("In the year to September 2029 robbery fell by 9.2% to 803.", "prose-and-table", "error", "803"),
    ("Robbery fell to 830 in the year to September 2029 from 941 in the year to September 2028.",
     "prose-and-table", "error", "941"),
    ("Theft from the person: 280 offences in the year to September 2029 (down 32.8%).", "change", "doubt", "32.8%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "severity", "printed"), FAULTY)
def test_a_fault_is_found_and_nothing_else(tmp_path: Path, text: str, kind: str, severity: str, printed: str) -> None:
    assert told(proof_of(tmp_path, text)) == [(kind, severity, printed)]


RIGHT = [
    "In the year to September 2029, 93,266 999 calls were received, 8,486 fewer than in the year to September 2028.",
    "During the reporting period there has been a 14.6% reduction in total neighbourhood crime.",
    "Robbery fell by 9.2% in the year to September 2029, from 914 to 830.",
    "In the year to September 2029 there were 830 robberies, compared with 914 in the year to September 2028.",
    "Almost nine in ten 999 calls (89.2%) were answered within 10 seconds in the year to September 2029.",
    "During quarter 3, 1,546 stop and searches were carried out by Cleveland Police.",
    "During quarter 3, 166 more stop and searches were carried out than in quarter 2.",
    "The average wait for 999 calls fell in quarter 3 to 4.4 seconds.",
    "Over 9,000 more 999 calls were expected.",
    "Residential burglary fell by 22.7%, or 919 offences, to 3,131 in the year to September 2029.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_accused_of_nothing(tmp_path: Path, text: str) -> None:
    assert told(proof_of(tmp_path, text)) == []


UNCERTAIN = [
    "In the year to September 2029 vehicle crime was down by 269 (6.0%) and robbery by 84 (9.2%).",
    "Robbery fell by 84 (9.2%) in the year to September 2029 and by 27 (3.2%) since the year to September 2027.",
    "In Q3 2029/30 stop and searches fell by 10%, and theft rose by 3% on the same period last year.",
    "In the year to September 2029 the number of robberies (830) was 84 lower than the year before (914).",
    "In the year to September 2029 there were 18.4% fewer residential burglaries",
    "of those in Hartlepool, robbery fell to 120 in the year to September 2029.",
    "Up to quarter 3, 4,613 stop and searches were carried out.",
    "By the end of quarter 3, 4,613 stop and searches had been carried out.",
    "At peak times there were 1,546 stop and searches in Q3 2029/30.",
    "In the year to September 2029 there were 12 further robberies.",
    "In the year to September 2029 we received 120 reports of robbery.",
    "In the year to September 2029 there were 12 robberies in the area.",
    "In the year to September 2029 there were 93,266 emergency calls, a fall of 8.3% (8,486 calls) on the year to "
    "September 2028 (101,752).",
    "Residential burglary fell by 22.7% in the year to September 2029 – 919 offences.",
    "Residential burglary fell by 22.7% in the year to September 2029 (919 offences).",
    "Robbery fell by 9.2% in the year to September 2029, compared with a 2% rise in the previous year.",
    "Robbery fell by 9.2% in the year to September 2029, after a rise of 6.7% the year before.",
    "Robbery fell by 9.2% in the year to September 2029 and by 3.2% over two years.",
    "Robbery, which is a part of neighbourhood crime, fell by 9.2% in the year to September 2029.",
    "In the year to September 2029 there were 830 robberies, 290 of them in shops.",
    "In Q3 2029/30 police received 500 reports.",
    "In Q3 2029/30 police officers received 300 reports.",
    "In Q3 2029/30 officers carried out 300 searches.",
    "In the year to September 2029, 22,653 999 calls were abandoned.",
    "In the year to September 2029 robbery in Hartlepool fell to 120.",
    "Hartlepool: in the year to September 2029 there were 120 robberies.",
    "In the year to September 2029 there were 12 robberies with a firearm.",
    "Among women, there were 120 robberies in the year to September 2029.",
    "Personal and business robbery fell to 700 and 130 in the year to September 2029.",
    "In the year to September 2029, theft, robbery, vehicle crime fell to 700.",
    "Nationally, robbery fell to 70,000 in the year to September 2029.",
    "The target for the year to September 2029 was 800 robberies.",
    "In September 2029 there were 70 robberies.",
    "Robbery fell by a third between April and June.",
    "Since 2020, robbery has fallen by 40%.",
    "The daily average was 310 999 calls in the year to September 2029.",
    "In the year to September 2029 the force solved 200 robberies, 10% more than in the previous year.",
    "There were 70 robberies.",
    "We carried out 100 searches.",
    "Homicides: 11 (2028/29: 12).",
    "Over the last 12 months we recruited 300 police officers.",
    "It was one of the highest numbers of stop and searches on record in Q2 2029/30.",
]


@pytest.mark.parametrize("text", UNCERTAIN)
def test_what_is_not_certain_is_not_compared(tmp_path: Path, text: str) -> None:
    assert told(proof_of(tmp_path, text)) == []


def test_a_place_or_group_named_before_in_the_paragraph_keeps_a_figure_apart(tmp_path: Path) -> None:
    text = "We looked at Redcar. In the year to September 2029 there were 120 robberies."
    assert told(proof_of(tmp_path, text)) == []
    assert told(proof_of(tmp_path, "We looked at crime. In the year to September 2029 there were 120 robberies."))


def test_a_sentence_that_points_back_is_about_the_same_measure_and_days(tmp_path: Path) -> None:
    text = "During quarter 3, 1,546 stop and searches were carried out. This is 166 fewer than in quarter 2."
    assert told(proof_of(tmp_path, text)) == [("prose-and-table", "error", "166 fewer")]


def test_a_figure_that_stands_under_another_period_says_whose_it_is(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, "During quarter 3, 1,380 stop and searches were carried out.")
    (says,) = [each.says for each in proof.audit.findings if each.locator.endswith("text")]
    assert "its table 1,546; 1,380 is its figure of Q2 2029/30" in says


def test_two_sentences_that_print_one_figure_differently_are_told(tmp_path: Path) -> None:
    first, second = (f"In 2027/28 there were {number} homicides." for number in (11, 12))
    assert told(proof_of(tmp_path, first, second)) == [("restated", "error", "12")]


def test_how_much_was_read_and_checked_is_counted(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, RIGHT[0], "No figure here.", "There were 70 robberies.")
    assert (len(proof.sentences), [each.text for each in proof.unchecked]) == (2, ["There were 70 robberies."])
    assert proof.audit.checked > len(proof.sentences)


def test_a_draft_without_tables_is_read_by_its_sentences(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, "Kites fell from 12 to 15.", tables=COVER)
    assert told(proof) == [("sign", "error", "from 12 to 15")]


def test_the_sentence_is_quoted(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, "All is well. Kites fell from 12 to 15. Nothing else happened.")
    (finding,) = [each for each in proof.audit.findings if each.locator.endswith("text")]
    assert proof.quotation(finding) == "Kites fell from 12 to 15."
    assert proof.page(finding) is None


def test_what_is_found_is_told_worst_first(tmp_path: Path) -> None:
    first = "The average wait for 999 calls fell in quarter 3 to 4.9 seconds."
    proof = proof_of(tmp_path, first, "Kites fell from 12 to 15.", "Owls fell from 453 to 280 (38.1%).")
    assert [each[1] for each in told(proof)] == ["error", "doubt", "note"]
