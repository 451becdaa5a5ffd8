"""The figures that ship: the contradictions everybody knows of are found, nothing right is accused; drafts."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from kpistore.auditing import Auditor
from kpistore.incoming.importing import shipped_claims
from kpistore.model.finding import Audit
from kpistore.model.observation import Observation, Release
from kpistore.readers.claim_rows import read_claims, read_unread, write_claims, write_unread
from kpistore.readers.file_reading import Refused
from kpistore.readers.tidy_fields import RowRefused
from kpistore.shelf import ClaimShelf, Shelf
from tests.kpistore.proofing.look_alike import proof_at
from tests.kpistore.shipped import office, shelf

TODAY = date(2024, 10, 7)


@cache
def claims() -> ClaimShelf:
    return ClaimShelf(shipped_claims(office()))


@cache
def whole() -> Audit:
    return Auditor(office(), shelf(), claims()).whole()


KNOWN = [
    ("total", "error", "002", 191, "7,021", "7,080"),
    ("prose-and-table", "error", "001", 189, "7,136", "8,993"),
    ("prose-and-table", "error", "002", 79, "4.9 seconds", "4.4 seconds"),
    ("prose-and-table", "doubt", "001", 191, "24.6%", "25.0%"),
    ("prose-and-table", "error", "002", 226, "267 more", "-267"),
    ("prose-and-table", "doubt", "002", 77, "peaking", "86.80% in Q4 2021/22 and 87.2% in Q1 2020/21"),
    ("prose-and-table", "doubt", "002", 155, "141 less", "+166"),
    ("prose-and-table", "doubt", "001", 399, "300", "+297"),
    ("prose-and-table", "doubt", "001", 292, "over 15,000", ""),
    ("restated", "doubt", "003", 181, "4%", ""),
    ("restated", "note", "001", 310, "over 50", ""),
    ("restated", "note", "001", 707, "300", "over 300"),
    ("restated", "note", "002", 552, "7,500", "over 7,500"),
    ("restated", "note", "002", 346, "33.2%", ""),
    ("rounding", "note", "002", 539, "62.75%", ""),
    ("repeated-value", "doubt", "002", 75, "167 seconds", ""),
    ("unreadable", "note", "002", 301, "90+%", ""),
    ("unreadable", "note", "000", 19, "43, 112", ""),
    ("unreadable", "note", "000", 31, "8988, 9038", ""),
    ("unreadable", "note", "004", 369, "75, 13, 133, 44, 31, 33, 42, 9", ""),
    ("unit", "note", "003", 25, "+1.5pts", ""),
    ("unit", "note", "003", 38, "+16.7pts", ""),
    ("missing-base", "note", "001", 91, "over 8% and 7,500", ""),
    ("missing-base", "note", "001", 282, "46 (without its per cent sign)", ""),
    ("missing-base", "note", "003", 180, "7.2 points", ""),
    ("sign", "error", "003", 79, "1,047", "-1,047"),
    ("sign", "error", "003", 123, "1133", "-1,133"),
    ("sign", "error", "003", 138, "25%", "-25.0%"),
    ("sign", "error", "003", 139, "8.8%", "-8.8%"),
    ("unit", "error", "002", 81, "10%", "+10.2 points"),
    ("unit", "note", "003", 137, "38.4", "38.4%"),
    ("rounding", "note", "003", 64, "-5.9%", "-5.99%"),
    ("rounding", "note", "001", 791, "+57.6%", "+57.69%"),
    ("repeated-value", "doubt", "002", 74, "54.40%", ""),
    ("forecast", "doubt", "002", 513, "over 1,460", "1,461"),
    ("missing-base", "note", "002", 153, "261 less", ""),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: f"{known[2]}-{known[3]}-{known[0]}")
def test_a_contradiction_that_everybody_knows_of_is_found(known: tuple[str, str, str, int, str, str]) -> None:
    found = {
        (each.kind.value, each.severity.value, each.document.name[:3], each.line, each.printed, each.computed)
        for each in whole().findings
    }
    assert known in found


def test_every_cut_off_change_is_a_note_and_there_are_no_errors_but_those_reviewed() -> None:
    kinds = Counter((each.kind.value, each.severity.value) for each in whole().findings)
    assert kinds[("rounding", "note")] == 15
    assert {each: count for each, count in kinds.items() if each[1] == "error"} == {
        ("total", "error"): 1,
        ("prose-and-table", "error"): 3,
        ("sign", "error"): 4,
        ("unit", "error"): 1,
        ("period-label", "error"): 3,
    }


def test_much_more_holds_than_does_not() -> None:
    assert whole().checked >= 80
    assert len(whole().findings) > 30


def test_no_matter_is_told_twice() -> None:
    told = [(each.kind, each.document.name, each.line, each.locator, each.printed) for each in whole().findings]
    assert [each for each, count in Counter(told).items() if count > 1] == []


def test_nobody_is_accused_of_anything() -> None:
    words = " ".join(each.says for each in whole().findings).lower()
    assert not any(word in words for word in ("copied", "false", "mislead", "lie ", "invented"))


def figure(kpi: str, label: str) -> Observation:
    return next(
        each
        for each in shelf().of_kpi(kpi)
        if each.period.label == label and not each.breakdown and not each.comparator
    )


def test_a_measure_is_audited_with_those_it_hangs_together_with() -> None:
    findings = Auditor(office(), shelf(), claims()).of_kpi("homicides")
    assert "total" in {each.kind for each in findings}


def test_a_total_that_is_not_its_parts_is_told_of_the_total_and_of_no_part() -> None:
    for kpi, found in (("violence-against-person", ["total"]), ("homicides", [])):
        asked = figure(kpi, "Q3 2021/22").identity
        findings = Auditor(office(), shelf(), claims()).of_kpi(kpi)
        assert [each.kind for each in findings if asked in {t.identity for t in each.touches}] == found


def test_the_column_of_the_most_similar_group_has_no_year_in_one_table_only() -> None:
    told = [each for each in whole().findings if "most similar group names no year" in each.matter]
    assert [(each.document.name[:3], each.locator) for each in told] == [("002", "Violent Crime")]


def test_what_was_not_yet_known_is_not_found() -> None:
    auditor = Auditor(office(), shelf(), claims())
    assert auditor.of_kpi("stop-searches", date(2022, 3, 30)) == ()
    assert "prose-and-table" in {each.kind for each in auditor.of_kpi("stop-searches", date(2024, 4, 1))}


def test_only_published_figures_are_told_of_where_only_those_may_be() -> None:
    own = figure("calls-999-received", "Q3 2021/22")
    unpublished = replace(own.document, name="draft.csv", release=Release.UNPUBLISHED)
    other = replace(own, document=unpublished, as_published="27,335", value=Decimal(1))
    auditor = Auditor(office(), Shelf([own, other]), ClaimShelf(()))
    assert [each.kind for each in auditor.of_kpi(own.kpi)] == ["restated"]
    assert auditor.of_kpi(own.kpi, published=True) == ()
    assert auditor.whole(published=True).checked == 0


def test_what_is_recorded_later_is_found_from_then_on() -> None:
    class Growing(Shelf):
        def last(self) -> int:
            return len(self._figures)

        def add(self, figure: Observation) -> None:
            self._figures = (*self._figures, figure)

    own = figure("calls-999-received", "Q3 2021/22")
    held = Growing([own])
    auditor = Auditor(office(), held, ClaimShelf(()))
    assert auditor.of_kpi(own.kpi) == ()
    held.add(replace(own, document=replace(own.document, name="next.txt"), value=Decimal(1)))
    assert [each.kind for each in auditor.of_kpi(own.kpi)] == ["restated"]


DRAFT = (
    "Police and Crime Plan\n\nNeighbourhood Crime\n\n"
    "Performance measures\t12 months Sept 2023\t12 months Sept 2024\tVolume change v's previous 12 months"
    "\t% Change on previous 12 months\n"
    "Theft from person\t453\t280\t-173\t-38.2%\n"
    "Residential burglary\t4,050\t3,131\t919\t-22.7%\n"
    "Vehicle crime\t4,491\t4,222\t-269\t-6.0%\n"
    "Robbery\t914\t830\t-84\t-9.2%\n"
    "Total neighbourhood crime\t9,908\t8,464\t-1,444\t-14.6%\n"
)


def draft(folder: Path, text: str = DRAFT) -> Path:
    path = folder / "draft.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_is_checked_within_itself_and_against_what_is_held(tmp_path: Path) -> None:
    proof = proof_at(draft(tmp_path), shelf(), claims())
    assert [(each.kind, each.line, each.printed, each.computed) for each in proof.audit.findings] == [
        ("total", 10, "8,464", "8,463"),
        ("sign", 7, "919", "-919"),
        ("restated", 10, "8,464", "8,463"),
    ]
    assert proof.quotation(proof.audit.findings[1]) == "Residential burglary 4,050 3,131 919 -22.7%"


def test_a_draft_without_fault_has_no_findings(tmp_path: Path) -> None:
    right = DRAFT.replace("\t919", "\t-919").replace("8,464\t-1,444", "8,463\t-1,445")
    audit = proof_at(draft(tmp_path, right), shelf(), claims()).audit
    assert audit.findings == ()
    assert audit.checked > 12


@pytest.mark.parametrize("text", ["Only words.\n", ""])
def test_a_draft_without_a_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match="draft"):
        proof_at(draft(tmp_path, text), shelf(), claims())


def test_a_draft_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        proof_at(tmp_path / "none.txt", shelf(), claims())
    spoilt = tmp_path / "spoilt.txt"
    spoilt.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match="UTF-8"):
        proof_at(spoilt, shelf(), claims())


def test_shipped_claims_are_read_as_they_were_written() -> None:
    held = claims().all()
    assert len(held) > 100
    assert sorted(map(repr, read_claims(write_claims(held), office().documents))) == sorted(map(repr, held))


@pytest.mark.parametrize(
    ("change", "what"),
    [((".txt", ".doc"), "no document"), ((",percent,", ",dozens,"), "unit"), (("kpi,", "key,"), "missing")],
)
def test_a_spoilt_row_of_claims_is_refused_with_its_place(change: tuple[str, str], what: str) -> None:
    text = write_claims(claims().all()[:3]).replace(*change)
    with pytest.raises(RowRefused, match=what):
        read_claims(text, office().documents)


def test_unread_parts_are_read_as_they_were_written() -> None:
    path = office().figures_path.parent / "unread.csv"
    parts = read_unread(path.read_text(encoding="utf-8"), office().documents)
    assert len(parts) == 2
    assert write_unread(parts) == path.read_text(encoding="utf-8")
