"""`kpibot audit`: over what is held, over a draft; it records nothing."""

import json
from pathlib import Path

from tests.bot.cli.program import kpibot

DRAFT = (
    "Fruit and Figures\n\nAnti-social behaviour\n\n"
    "Performance measures\t12 months Sept 2023\t12 months Sept 2024\tVolume change v's previous 12 months"
    "\t% Change on previous 12 months\n"
    "Anti-social behaviour incidents – police\t18,074\t17,027\t1,047\t-5.8%\n"
    "Number of pigeons released\t1\t2\t1\t100%\n"
)


def test_the_audit_of_what_ships_is_one_json_document(tmp_path: Path) -> None:
    called = kpibot(tmp_path, "audit", "--json")
    document = json.loads(called.out)
    assert called.status == 0
    assert document["checked"] >= 80
    assert len(document["findings"]) > 30
    first = document["findings"][0]
    assert first.keys() >= {"document", "locator", "quotation", "kind", "printed", "computed", "says", "severity"}
    assert (first["severity"], first["quotation"]) == ("error", None)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_proof_read_with_its_lines_and_what_was_not_checked(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    called = kpibot(tmp_path, "audit", "draft.txt")
    assert called.status == 0
    assert "1,047 is printed without its minus sign" in called.out
    assert "  > Anti-social behaviour incidents – police 18,074 17,027 1,047 -5.8%" in called.out
    assert "Text: no figure stands outside the tables." in called.out
    assert "pigeons" in called.out
    assert [each.name for each in tmp_path.iterdir()] == ["draft.txt"]


def test_the_prose_of_a_draft_is_proof_read_and_counted(tmp_path: Path) -> None:
    text = DRAFT + "\nPigeons fell from 12 to 15.\n\nThere were 40 pigeons.\n\nOwls fell from 15 to 12.\n"
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    called = kpibot(tmp_path, "audit", "draft.txt")
    assert "error (sign): The text: it says a fall; from 12 to 15 is a rise." in called.out
    assert "line 9\n  > Pigeons fell from 12 to 15." in called.out
    assert "Text: 3 sentences with figures. Wholly compared with tables and the record: 0." in called.out
    assert "Compared in part: 2 (lines 9 and 13)." in called.out
    assert "1 sentence with figures could not be checked, for measure, period or base is not certain: line 11." in (
        called.out
    )
    assert "checked and right" not in called.out


def test_every_sentence_that_was_not_wholly_compared_is_listed_where_asked_for(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT + "\nThere were 40 pigeons.\n", encoding="utf-8")
    assert "There were 40 pigeons." not in kpibot(tmp_path, "audit", "draft.txt").out
    verbose = kpibot(tmp_path, "audit", "draft.txt", "--verbose").out
    assert "  Line 9, not compared: 40\n  > There were 40 pigeons." in verbose
    statements = json.loads(kpibot(tmp_path, "audit", "draft.txt", "--json").out)["statements"]
    told = {"line": 9, "page": None, "paragraph": None, "quotation": "There were 40 pigeons."}
    figures = {"compared": [], "follows": [], "unknown": ["40"]}
    assert statements == {"read": 1, "checked": 0, "wholly": 0, "partly": [], "unchecked": [{**told, **figures}]}


def test_the_findings_of_a_draft_are_its_own_and_quoted(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    found = json.loads(kpibot(tmp_path, "audit", "draft.txt", "--json").out)["findings"]
    assert {each["document"] for each in found} == {"draft.txt"}
    assert [each["kind"] for each in found] == ["sign"]
    assert "1,047" in found[0]["quotation"]


def test_a_file_that_cannot_be_read_ends_with_one_line_and_status_one(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    called = kpibot(tmp_path, "audit", "empty.txt")
    assert (called.status, called.out) == (1, "")
    assert called.err.startswith("empty.txt ")
    assert called.err.count("\n") == 1


def test_a_store_is_audited_like_what_ships(tmp_path: Path) -> None:
    shipped = json.loads(kpibot(tmp_path, "audit", "--json").out)
    kpibot(tmp_path, "db", "upgrade")
    assert json.loads(kpibot(tmp_path, "audit", "--json").out) == shipped
