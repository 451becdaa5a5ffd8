"""A sentence checked by its own figures: faults planted are found, correct and unclear ones are accused of nothing."""

import pytest

from kpistore.model.finding import Finding, Holds
from tests.kpistore.proofing.sentences_made import findings, outcomes

FAULTY = [
    ("Kite sightings fell from 453 to 280, a reduction of 36.2%.", ("change", "error", "36.2%", "-38.2%")),
    ("Calls rose by 25% from 1,210 to 1,401.", ("change", "error", "25%", "+15.8%")),
    ("A 25% increase in calls from 1,210 to 1,401 was seen.", ("change", "error", "25%", "+15.8%")),
    ("Calls increased to 1,401 from 1,210, up 12%.", ("change", "error", "12%", "+15.8%")),
    ("Kites fell by 84 (9.9%), from 914 to 830.", ("change", "error", "9.9%", "-9.2%")),
    ("Kites fell by 86 (9.2%) from 914 to 830.", ("change", "doubt", "86", "-84")),
    ("In 2023/24, 8,993 kites flew, 21% fewer than the 10,204 the year before.", ("change", "error", "21%", "-11.9%")),
    ("There were 1,495 keepers, 279 more than the 1,198 of 2019.", ("change", "error", "279", "+297")),
    ("Waits fell from 7.7 to 4.4 seconds, a fall of 3.6 seconds.", ("change", "error", "3.6 seconds", "-3.3")),
    ("Calls rose by 26% from 50,000 to 64,000.", ("change", "doubt", "26%", "+28.0%")),
    ("There were 1,495 keepers, 300 more than the 1,198 of 2019.", ("change", "doubt", "300", "+297")),
    ("Kites fell from 453 to 280 (38.1%).", ("rounding", "note", "38.1%", "-38.19%")),
    ("The share answered rose from 86.8% in Q3 to 85.6%.", ("sign", "error", "from 86.8% to 85.6%", "-1.2 points")),
    ("Kites dropped sharply from 12 to 15.", ("sign", "error", "from 12 to 15", "+3")),
    ("We reduced the number of lost kites from 12 to 15.", ("sign", "doubt", "from 12 to 15", "+3")),
    ("An increase of 1.5% from 86.8% to 88.3% was seen.", ("unit", "doubt", "1.5%", "+1.5 points")),
    ("The rate rose from 86.8% to 88.3%, an increase of 2.5pts.", ("change", "error", "2.5pts", "+1.5 points")),
    ("There was a decrease of +3% in kites.", ("sign", "error", "+3%", "")),
    ("Kites increased by -2%.", ("sign", "error", "-2%", "")),
    ("177 of the 242 keepers (78.1%) came.", ("total", "error", "78.1%", "73.1%")),
    ("Of the 242 keepers invited, 177 (78.1%) came.", ("total", "error", "78.1%", "73.1%")),
    ("78.1% (177) of the 242 keepers came.", ("total", "error", "78.1%", "73.1%")),
    ("Of the 242 keepers asked in Q2 2029/30, 177 (78.1%) came.", ("total", "error", "78.1%", "73.1%")),
    ("12 of the 19 fields, or 53%, are wet.", ("total", "error", "53%", "63.2%")),
    ("Half of the 242 keepers (177) came.", ("total", "doubt", "Half", "73.1%")),
    ("Nine in ten keepers (79.2%) agreed.", ("restated", "doubt", "79.2%", "Nine in ten")),
    ("Four out of five (68%) were pleased.", ("restated", "doubt", "68%", "Four out of five")),
    ("A total of 512 birds: 207 kites, 152 owls and 143 crows.", ("total", "error", "512", "502")),
    ("A total of 500 birds: 200 kites, 151 owls and 140 crows.", ("total", "doubt", "500", "491")),
    ("60% were owls and the remaining 45% crows.", ("total", "error", "60%", "105%")),
    ("Kites fell by 84 (12%) to 833.", ("change", "error", "12%", "-9.2%")),
    ("Kites fell by a quarter, from 453 to 280.", ("change", "doubt", "a quarter", "-38.2%")),
    ("We saw 8,993 kites, of which 2,251 (27.0%) were red.", ("total", "error", "27.0%", "25.0%")),
    ("Kites doubled from 300 to 400.", ("change", "doubt", "doubled", "+33.3%")),
    ("Kites more than halved, from 453 to 280.", ("change", "doubt", "more than halved", "-38.2%")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault"), FAULTY, ids=lambda each: str(each)[:60])
def test_a_planted_fault_is_found_and_nothing_else(text: str, fault: tuple[str, str, str, str]) -> None:
    assert findings(text) == [fault]


RIGHT = [
    "Kites fell from 453 to 280, a reduction of 38.2%.",
    "Calls rose by 28% from 50,000 to 64,000.",
    "Calls rose from 50,123 to 63,957, up 27.6%.",
    "In 2023/24, 8,993 kites flew, 11.9% fewer than the 10,204 of the year before.",
    "The rate rose from 86.8% to 88.3%, an increase of 1.5 percentage points.",
    "The rate rose by 1.7% from 86.8% to 88.3%.",
    "Calls answered improved by 1.5 points (from 87.7% to 89.2%), an increase.",
    "Kites fell by around 40% from 453 to 280.",
    "Kites fell by more than a third from 453 to 280.",
    "177 of the 242 keepers (73.1%) came.",
    "Almost three quarters of the 242 keepers (177) came.",
    "A quarter (2,251 of 8,993) flew.",
    "Nine in ten (89.2%) agreed.",
    "A total of 492 birds: 200 kites, 152 owls and 140 crows.",
    "A total of 492 birds (200 kites (41%), 152 owls and 140 crows) were seen.",
    "A total of 1,200 hours was given, made up of 700 on the hill and 500 in the wood.",
    "60% were owls and the remaining 40% crows.",
    "Kites doubled from 300 to 610.",
    "Kites fell by 84 (9.2%) to 830.",
    "Kites fell by 9.2% (84) to 830 in the year.",
    "Kites fell by a third from 453 to 300.",
    "We saw 8,993 kites, of which 2,251 (25.0%) were red.",
    "Kites more than doubled from 300 to 645.",
    "Waits dropped by three quarters, from 153 to 38 seconds.",
    "Kites fell by -9.2%, from 914 to 830.",
    "Money rose from £1.4m to £1.61m, an increase of 15%.",
    "Kites fell from 4,050 (2022/23) to 3,131 (2023/24), while owls rose from 4,222 to 4,491.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_correct_sentence_is_counted_as_checked(text: str) -> None:
    found = outcomes(text)
    assert not [each for each in found if isinstance(each, Finding)]


UNCLEAR = [
    "Costs rose by 4% a year, from £1.02m in 2020 to £1.17m in 2024.",
    "The reduction of funding took keepers from 1,400 to 1,445.",
    "The fields are open from 9am to 5pm, and entries fell by 12%.",
    "We reduced answer times from 12 to 9 minutes and raised the number of walks from 40 to 60.",
    "Walks were extended from 5 to 10 fields, a reduction of 10% in lost kites.",
    "The fall in kites from 914 to 830 follows an increase from 857 the year before.",
    "Officers counted 325 owls while there were 12% fewer than the 10,204 kites.",
    "A total of 12 walks in 3 towns (Hill, Dale and Wood) reached 400 people.",
    "In total, 5,600 hours (an average of 14 hours for each of the 400 keepers) were given.",
    "20% of keepers were under 18, up from 15%, and the remaining 85% older.",
    "The keepers, aged 14-25, walk 24/7 with Section 60 in hand; call 101 or 01642 301861.",
    "The gap between Hill (32.1%) and Dale (24.9%) widened from 6.0 to 7.2 points.",
    "Confidence fell for the third year, from 58.1% to 56.9% to 55.0%.",
    "Kites moved up from 10 to 5 in the ranking.",
    "Up to 90 people came, up from around 75 last year, an increase of 20%.",
    "A decrease – 3% of it due to rain – was seen.",
    "Kites rose by 6-6.7% in May.",
    "Of the 1,200 keepers asked, 900 answered, of whom 450 (50%) were pleased.",
    "The positive rates were 354 (21.0%), 324 (23.5%) and 325 (21.0%).",
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_cannot_be_told_is_accused_of_nothing(text: str) -> None:
    assert findings(text) == []


def test_a_sentence_goes_on_from_the_one_before_it() -> None:
    before = "We held 52 walks."
    assert findings("This is 30% more than the 45 of the year before.", before) == [
        ("change", "error", "30%", "+15.6%")
    ]
    assert outcomes("This is 15.6% more than the 45 of the year before.", before)
    assert findings("This is 15% fewer than the 45 of the year before.", before)[0][0] == "sign"
    assert outcomes("This is 15.6% more than the 45 of the year before.", "We held 52 walks for 300 keepers.") == []


def test_every_change_that_is_said_of_two_figures_is_checked() -> None:
    found = outcomes("Kites fell by 84 (9.2%), from 914 to 830.")
    assert len(found) == 2
    assert all(isinstance(each, Holds) for each in found)


def test_a_wrong_direction_is_told_once_however_many_changes_are_said() -> None:
    assert [each[0] for each in findings("Kites rose by 84 (9.2%), from 914 to 830.")] == ["sign"]
