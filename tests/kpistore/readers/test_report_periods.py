"""Which period each column is about, and where that is known from."""

from tests.kpistore.readers.looks import labels, only_table, report, row, values

QUARTERS = ("Q1 Apr-Jun", "Q2 Jul-Sep", "Q3 Oct-Dec", "Q4 Jan-Mar")
EIGHT = ["Q1 2020/21", "Q2 2020/21", "Q3 2020/21", "Q4 2020/21", "Q1 2021/22", "Q2 2021/22", "Q3 2021/22", "Q4 2021/22"]
BANDS = row("KPIs", "Baseline 2020/21", "", "", "", "2021/22", "", "", "")
CALLS = row("Calls", "1", "2", "3", "4", "5", "6", "7", "8")


def test_a_band_of_years_reaches_over_its_quarters() -> None:
    table = only_table(BANDS, row("", *QUARTERS, *QUARTERS), CALLS)
    assert labels(table.cells) == EIGHT
    assert table.cells[0].column == "Baseline 2020/21 Q1 Apr-Jun"
    assert table.cells[0].note == ""


def test_a_quarter_row_one_cell_short_begins_over_the_first_value() -> None:
    table = only_table(BANDS, row(*QUARTERS, *QUARTERS), CALLS)
    assert labels(table.cells) == EIGHT
    assert values(table.cells) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_blank_cells_lost_at_the_end_of_a_band_are_put_back() -> None:
    table = only_table(row("KPIs", "2020/21", "", "", "", "2021/22"), row("", *QUARTERS, *QUARTERS), CALLS)
    assert labels(table.cells) == EIGHT


def test_a_band_without_its_blank_cells_is_refused() -> None:
    table = only_table(row("KPIs", "2020/21", "2021/22"), row("", *QUARTERS, *QUARTERS), CALLS)
    assert table.cells == ()
    assert "the band may stand over the wrong columns" in table.refused[0].why


def test_a_column_beside_the_band_keeps_its_own_heading() -> None:
    bands = row("KPIs", "2021/22", "", "12 months to March 2021")
    table = only_table(bands, row("", "Q1", "Q2", ""), row("Calls", "1", "2", "3"))
    assert labels(table.cells) == ["Q1 2021/22", "Q2 2021/22", "2020/21"]


def test_a_misprinted_quarter_is_read_by_its_number_and_noted() -> None:
    table = only_table(row("KPIs", "2021/22", ""), row("", "Q1 Apr-Jun", "Q2 May-Sep"), row("Calls", "1", "2"))
    assert labels(table.cells) == ["Q1 2021/22", "Q2 2021/22"]
    assert [cell.note for cell in table.cells] == ["", "Q2 is July-Sept; the heading misprints its months"]


def test_quarters_without_a_year_are_of_the_covers_focus_year() -> None:
    table = only_table(row("KPIs", *QUARTERS), row("Searches", "1,687", "1,380", "1,546", ""))
    assert labels(table.cells) == EIGHT[4:]
    assert values(table.cells) == ["1687", "1380", "1546", None]
    assert table.cells[0].note == "year from the document: its focus, Q3 2021/22"


def test_eight_quarters_without_a_year_are_two_years() -> None:
    table = only_table(row("KPIs", *QUARTERS, *QUARTERS), CALLS)
    assert labels(table.cells) == EIGHT
    assert table.cells[0].note == "year from the document: the year before its focus, Q3 2021/22"


def test_quarters_without_any_year_are_refused() -> None:
    table = only_table(row("KPIs", *QUARTERS), row("Searches", "1", "2", "3", ""), cover=False)
    assert table.cells == ()
    assert (table.refused[0].line, table.refused[0].what) == (1, "KPIs | " + " | ".join(QUARTERS))
    assert "neither the table nor the cover names one" in table.refused[0].why


def test_quarters_printed_backwards_without_a_year_are_refused() -> None:
    table = only_table(row("KPIs", "Q4", "Q3", "Q2", "Q1"), row("Searches", "1", "2", "3", "4"))
    assert "doesn't tell which year" in table.refused[0].why


def test_quarters_from_q4_to_q3_cross_the_year() -> None:
    table = only_table(row("KPIs", "Q4", "Q1", "Q2", "Q3"), row("Searches", "1", "2", "3", "4"))
    assert labels(table.cells) == ["Q4 2020/21", "Q1 2021/22", "Q2 2021/22", "Q3 2021/22"]


def test_twelve_months_without_a_year_are_those_of_the_neighbouring_column() -> None:
    header = row("KPIs", "Q1 2021/22", "12 Months MSG rate per 1,000", "12 Months (2020/21) National rate per 1,000")
    own, similar, national = only_table(header, row("Robbery", "159", "1.3", "1.0")).cells
    assert (own.period.label, own.comparator, own.measure) == ("Q1 2021/22", None, "")
    assert (similar.period.label, similar.comparator) == ("2020/21", "most-similar-group")
    assert similar.measure == national.measure == "rate per 1,000"
    assert similar.note == "year from the neighbouring column “12 Months (2020/21) National rate per 1,000”"
    assert (national.note, national.comparator, national.unit_hint) == ("", "national", "per_1000")


def test_twelve_months_without_a_year_anywhere_are_refused() -> None:
    table = only_table(row("KPIs", "12 Months MSG rate per 1,000"), row("Robbery", "1.3"))
    assert "names no year" in table.refused[0].why


def test_months_that_are_years_apart_are_points_in_time() -> None:
    table = only_table(
        row("", "March 2019", "September 2023", "Total uplift"), row("Officers", "1,198", "1,495", "+297")
    )
    assert [cell.period.kind for cell in table.cells] == ["point", "point"]
    assert table.claims[0].earlier.label == "March 2019"


def test_months_that_follow_each_other_are_months() -> None:
    table = only_table(row("", "March 2023", "April 2023"), row("Searches", "11", "12"))
    assert [cell.period.kind for cell in table.cells] == ["month", "month"]


SURVEY = (row("Indicator", "Exampleshire", "National"), row("% of people with confidence", "69%", "75%"))


def test_a_survey_without_a_period_takes_the_month_the_section_prints() -> None:
    prose = "The data below is the most recent available data (March 2020), as the survey was suspended."
    table = only_table("Exampleshire Police", "", "Public Confidence", "", prose, "", *SURVEY)
    assert [(cell.period.label, cell.period.kind.value) for cell in table.cells] == [("March 2020", "point")] * 2
    assert [(cell.place, cell.comparator) for cell in table.cells] == [("Exampleshire", None), ("", "national")]
    assert table.cells[0].note == "period from the text above: “March 2020”"


def test_a_period_of_another_section_is_not_taken() -> None:
    prose = "Exampleshire Police uses the most recent available data (March 2020), as the survey was suspended."
    table = only_table("Complaints", "", prose, "", "Public Confidence", "", *SURVEY)
    assert [(cell.period.kind, cell.note) for cell in table.cells] == [("none", "no period printed")] * 2


def test_two_periods_in_the_text_above_are_not_chosen_between() -> None:
    prose = "Between 1 April 2021 and 30 June 2021, and between 1 July 2021 and 30 September 2021, 303 came."
    table = only_table("Diversion", "", prose, "", row("", "Female", "Male"), row("Theft", "24.7%", "5.0%"))
    assert table.cells == ()
    assert "1 April 2021 and 30 June 2021 and 1 July 2021 and 30 September 2021" in table.refused[0].why


def test_groups_of_people_take_the_span_that_the_section_prints() -> None:
    prose = "Between 1 April 2021 and 31 December 2021 the service has received 303 referrals, 51 of them declined."
    lines = (
        "Diversion",
        "",
        prose,
        "",
        "Referrals by type:",
        "",
        row("", "Female", "Male"),
        row("Theft", "24.7%", "5.0%"),
    )
    table = only_table(*lines)
    assert labels(table.cells) == ["April 2021 to Dec 2021"] * 2
    assert [cell.breakdown for cell in table.cells] == [(("sex", "female"),), (("sex", "male"),)]
    assert table.heading == "Referrals by type"


def test_one_column_printed_twice_is_refused() -> None:
    table = only_table(row("", "2021/22", "April 2021 - March 2022"), row("Calls", "1", "2"))
    assert "would be one column twice" in table.refused[0].why


def test_a_column_without_a_period_beside_several_is_left_out_and_said_so() -> None:
    table = only_table(row("", "2021/22", "2022/23", "National"), row("Calls", "1", "2", "3"))
    assert values(table.cells) == ["1", "2"]
    assert table.refused[0].what == "National"


def test_the_focus_does_not_date_what_prints_its_own_year() -> None:
    reading = report(row("", "Q1 2019/20"), row("Calls", "1"))
    assert labels(reading.cells) == ["Q1 2019/20"]
