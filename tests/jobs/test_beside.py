"""What stands beside an alert: parts of a total, doubts of the audit, and who hears first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobs.alerts import AlertSettings, run_alerts
from jobs.holidays import bank_holidays, easter_sunday
from jobs.hours import SendingHours, next_sending_time
from jobs.letters import message_from_json
from jobs.releasing import add_to_waiting
from kpistore.catalogue import CLEVELAND, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.model.kpi import Direction, Unit
from kpistore.model.observation import Observation
from kpistore.model.structure import Structure, Total
from kpistore.store import Store
from kpistore.store.people import Person, Role
from tests.jobs.worlds import BELOW, FALLING, kpi, moment, office, quarters, store_with

AT = moment("2020-10-01T09:00")
SETTINGS = AlertSettings()


def crimes(of: str, *values: str) -> list[Observation]:
    return quarters(*values, of=of, unit=Unit.COUNT)


def test_a_totals_alert_names_the_parts_that_drive_it() -> None:
    less = {"unit": Unit.COUNT, "direction": Direction.LESS}
    measures = [kpi("total", **less), kpi("theft", **less), kpi("robbery", **less), kpi("arson", **less)]  # type: ignore[arg-type]
    rising = AlertRule("rising", "total", RuleKind.WORSENS_BY, Decimal(1))
    whole = Structure((Total("total", ("theft", "robbery", "arson"), complete=True),))
    figures = [*crimes("total", "100", "160"), *crimes("theft", "50", "100"), *crimes("robbery", "30", "45")]
    watched = replace(office(measures, rising), structure=whole)
    store = store_with([*figures, *crimes("arson", "20", "15")], 7)
    (told,) = run_alerts(store, watched, AT, SETTINGS)
    assert "Most of it: Theft up 50; Robbery up 15." in told.message.plain()
    without = store_with(figures, 7)
    (told,) = run_alerts(without, watched, AT, SETTINGS)
    assert "Most of it" not in told.message.plain(), "a part is not held"


def test_a_value_that_repeats_an_older_one_is_said_beside_the_alert() -> None:
    cleveland = load_office(CLEVELAND)
    told = run_alerts(store_with(shipped_figures(cleveland)), cleveland, moment("2022-04-01T09:00"), SETTINGS)
    assert "Q2 2021/22: 54.40% repeats the value of Q2 2020/21; ask the force." in told[1].message.plain()


def test_late_data_says_so_once_and_nothing_else_of_that_measure() -> None:
    late = AlertRule("late", "answered", RuleKind.LATE, Decimal(10))
    watched = office([kpi(target="90")], BELOW, FALLING, late)
    store = store_with(quarters("95", "80"), 7)
    told = run_alerts(store, watched, moment("2021-01-11T09:00"), SETTINGS)
    assert [each.event.rule for each in told if each.event] == ["late"]
    assert told[0].message.plain().startswith("⚪ Answered: a figure is late\nQ3 2020/21 was due by 10 Jan 2021")
    store.figures.record(quarters("", "", "78"), moment("2021-01-12T09:00"))
    told = run_alerts(store, watched, moment("2021-01-12T10:00"), SETTINGS)
    assert [(each.event.rule, each.event.event.value) for each in told if each.event] == [
        ("999 below", "fired"),
        ("101 falling", "fired"),
        ("late", "recovered"),
    ]


def test_only_the_measures_of_an_import_are_looked_at() -> None:
    store = store_with(quarters("95", "80"), 7)
    watched = office([kpi(target="90")], BELOW)
    assert run_alerts(store, watched, AT, SETTINGS, kpis=["other"]) == []
    assert len(run_alerts(store, watched, AT, SETTINGS, kpis=["answered"])) == 1


OWNER, READER, COLLEAGUE = 1, 7, 8


def owned() -> Store:
    store = store_with(quarters("95", "80"), READER)
    for number in (OWNER, COLLEAGUE):
        store.people.join(Person(number, f"editor {number}", Role.EDITOR, AT))
    run_alerts(store, office([kpi(target="90")], replace(BELOW, owner=OWNER)), AT, SETTINGS)
    return store


def test_readers_hear_after_the_owner_or_when_sending_opens_next() -> None:
    store = owned()
    due = {each.chat_id: each.due_at for each in store.outbox.waiting()}
    assert due == {OWNER: AT, COLLEAGUE: AT, READER: moment("2020-10-02T07:30")}
    mine = next(each for each in store.outbox.waiting() if each.chat_id == OWNER)
    labels = [each.label for row in message_from_json(mine.message).buttons for each in row]
    assert labels[-3:] == ["Send to readers", "Hold", "Add context"]


def test_the_owner_adds_words_holds_and_sends() -> None:
    store = owned()
    tag = next(each.key for each in store.outbox.waiting() if each.chat_id == READER).rpartition(":")[0]
    assert add_to_waiting(store, f"{tag}:", "The force moved a switchboard.", "Ed") == 1
    assert store.outbox.hold(f"{tag}:", AT) == 1
    assert READER not in [each.chat_id for each in store.outbox.claim(moment("2020-10-09T09:00"))]
    assert store.outbox.release(f"{tag}:", AT) == 1
    (parcel,) = store.outbox.claim(AT)
    assert parcel.chat_id == READER
    assert message_from_json(parcel.message).plain().endswith("Ed: The force moved a switchboard.")
    assert store.outbox.release(f"{tag}:", AT) == 0, "it is on its way"


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    ],
)
def test_the_bank_holidays_are_those_of_gov_uk(year: int, days: str) -> None:
    assert sorted(f"{day:%m-%d}" for day in bank_holidays(year)) == days.split()


@pytest.mark.parametrize(("year", "day"), [(2024, "03-31"), (2019, "04-21"), (2038, "04-25"), (2008, "03-23")])
def test_easter_falls_where_it_fell(year: int, day: str) -> None:
    assert easter_sunday(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("2024-12-24T21:00", "2024-12-27T07:30"),
        ("2024-03-28T21:00", "2024-04-02T07:30"),
        ("2024-10-05T10:00", "2024-10-07T07:30"),
        ("2024-10-07T10:00", "2024-10-07T10:00"),
    ],
)
def test_nothing_is_pushed_on_quiet_days_and_bank_holidays(asked: str, sent: str) -> None:
    hours = SendingHours(quiet_days=("sat", "sun"))
    assert next_sending_time(moment(asked), hours) == moment(sent)
