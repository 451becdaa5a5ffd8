"""Tables about single people are known; tables of figures are left in peace. All cells are invented."""

import pytest

from kpistore.readers.file_reading import PersonalData, Refused
from kpistore.readers.personal import personal_column, refuse_personal, refuse_personal_words


@pytest.mark.parametrize(
    "column",
    [
        ["Surname", "Doe"],
        ["Victim name", "A", "B"],
        ["DOB", "x"],
        ["Date of birth", "1 May"],
        ["Post Code", "TS1"],
        ["Crime reference", "x"],
        ["Crime Ref No.", "x"],
        ["URN", "x"],
        ["E-mail", "x"],
        ["Where", "TS1 2AB", "TS12 3CD", "dl1 1aa"],
        ["Ref", "CVP-21-012345", "CVP-21-012346", "CVP-21-012347"],
        ["Ref", "21/01234/22", "21/01235/22", "21/01236/22"],
        ["Born", "1/5/1970", "02/06/1985", "31/12/2001"],
        ["Id", *["ab" * 32] * 3],
    ],
)
def test_columns_about_people_are_known(column: list[str]) -> None:
    rows = [["2021", cell] for cell in column]
    assert "column 2" in personal_column(rows)
    with pytest.raises(Refused, match=r"^f\.csv seems to hold .* not kept\.$") as caught:
        refuse_personal("f.csv", rows)
    assert not any(cell in str(caught.value) for cell in column[1:])


@pytest.mark.parametrize(
    "column",
    [
        ["Names of streets", "High Street"],
        ["Name"],
        ["Measure", "Robbery", "Number of victims", "Crime numbers", "Address"],
        ["Period", "01/04/2021", "01/07/2021", "01/10/2021"],
        ["Year", "2021/22", "2022/23", "2023/24"],
        ["LSOA code", "E01012345", "E01012346", "E01012347"],
        ["Number", "1,204", "-1.5%", "89.2"],
        ["Where", "TS1 2AB", "Stockton", "Hartlepool"],
        [],
    ],
)
def test_columns_of_figures_are_left_in_peace(column: list[str]) -> None:
    assert personal_column([[cell] for cell in column]) == ""


def test_rows_of_very_different_lengths_are_no_table() -> None:
    with pytest.raises(Refused, match=r"^f\.csv is no table: a row of it has 2,000 cells, and most have next to none"):
        refuse_personal("f.csv", [["1"] * 2000, *[["1"]] * 2000])
    refuse_personal("f.csv", [["1"] * 2000, *[["1"]] * 20])


@pytest.mark.parametrize(
    "cell",
    ["Letter of Mr Smith", "TS1 2AB", "visit to TS12 3AB", "CL/21/123456", "x 07700 900123", "jane@example.org",
     "12/03/1984", "notes, dob unknown"],
)  # fmt: skip
@pytest.mark.parametrize("column", ["document", "note", "locator"])
def test_words_about_a_person_in_one_cell_of_a_tidy_table_are_refused_and_not_repeated(column: str, cell: str) -> None:
    rows = [["kpi", column], ["robbery", "Report for 2023-24"], ["robbery", cell]]
    with pytest.raises(PersonalData, match=rf"^a\.csv, row 6, {column}: seems to hold") as caught:
        refuse_personal_words("a.csv", rows, 4)
    assert cell not in str(caught.value)


@pytest.mark.parametrize(
    "cell", ["002_e4449af0dbfe1a1c.txt", "2021-10-cleveland-stop-and-search.csv", "Stop and Search, row 1",
             "police-uk-2021-10.csv", "page 3, lines 12-14"],
)  # fmt: skip
def test_the_names_and_places_of_documents_are_no_words_about_a_person(cell: str) -> None:
    refuse_personal_words("a.csv", [["document", "value"], [cell, "5"]])
