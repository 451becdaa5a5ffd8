from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing.checked import Checked
from briefing.digest import Digest
from jobs.digests import DigestSettings, build_digest, run_digest
from jobs.letters import message_from_json
from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.incoming.importing import shipped_figures
from kpistore.model.alert import AlertRule, RuleKind, Severity
from kpistore.model.kpi import Direction, Unit
from kpistore.model.rebase import Rebase
from kpistore.store import Store
from kpistore.store.people import DIGEST
from kpistore.store.rules import RuleState
from tests.jobs.worlds import BELOW, FALLING, QUARTERS, kpi, moment, office, quarters, store_with, years

MONDAY = "2024-10-07T07:30"
HEADLINES = DigestSettings(headlines=("neighbourhood-crime", "recorded-crime"))


@pytest.fixture(scope="module")
def cleveland() -> Office:
    return load_office(CLEVELAND)


@pytest.fixture(scope="module")
def shipped(cleveland: Office) -> Store:
    return store_with(shipped_figures(cleveland))


def test_in_october_2024_the_999_standard_needs_attention_and_a_report_is_new(
    cleveland: Office, shipped: Store
) -> None:
    told = run_digest(shipped, cleveland, moment(MONDAY), HEADLINES)
    assert told[0].message.plain().splitlines() == [
        "Weekly briefing · Monday 7 October 2024",
        "Needs attention (1)",
        " • 999 calls answered within 10 seconds: 89.2% (12 months to Sept 2024), 0.8 points below the 90% national"
        " standard",
        "New this week: Performance summary 2024-25 Q2. Neighbourhood crime down 14.6%, total recorded crime down 9.3%"
        " (12 months to Sept 2024 on the year before). The other way: hospital admissions, sharp objects up 25 to 90,"
        " which may be chance (12 months to June 2024 on the year before).",
        "Open: nothing awaiting an answer from the force.",
        "2 office rules checked, figures up to 30 Sept 2024. Next briefing: Monday 14 October, 07:30.",
    ]
    assert len(told[0].message.pictures) == 3
    assert "89.2%" in told[0].message.pictures[0].title


def test_a_week_later_nothing_is_new_and_the_digest_says_so(cleveland: Office, shipped: Store) -> None:
    text = run_digest(shipped, cleveland, moment("2024-10-14T07:30"), HEADLINES)[0].message.plain()
    assert "Nothing new this week." in text
    assert "Needs attention (1)" in text


def test_without_configured_headlines_the_catalogues_own_are_told(cleveland: Office, shipped: Store) -> None:
    digest = build_digest(shipped, cleveland, moment(MONDAY), DigestSettings())
    shown = [each.kpi.key for each in digest.new[0].headlines]
    assert shown == ["neighbourhood-crime", "recorded-crime", "serious-violence", "asb-incidents"]


def test_two_to_four_charts_come_with_it(cleveland: Office, shipped: Store) -> None:
    for settings in (DigestSettings(), HEADLINES):
        assert 2 <= len(build_digest(shipped, cleveland, moment(MONDAY), settings).pictures) <= 4


WATCHED = office([kpi(target="90")], BELOW)
RECENT = years("95", "92", "80")


def test_each_chat_gets_one_digest_a_week_however_often_it_is_run() -> None:
    store = store_with(RECENT, 7)
    assert [each.chats for each in run_digest(store, WATCHED, moment("2024-10-07T07:05"), DigestSettings())] == [1]
    assert run_digest(store, WATCHED, moment(MONDAY), DigestSettings()) == []
    assert run_digest(store, WATCHED, moment("2024-10-13T22:00"), DigestSettings()) == []
    assert len(store.outbox.waiting()) == 1
    assert [each.chats for each in run_digest(store, WATCHED, moment("2024-10-14T07:30"), DigestSettings())] == [1]


def test_who_joins_later_in_the_week_may_still_get_it() -> None:
    store = store_with(RECENT, 7)
    run_digest(store, WATCHED, moment(MONDAY), DigestSettings())
    store.people.subscribe(8, DIGEST, moment(MONDAY))
    assert [each.chats for each in run_digest(store, WATCHED, moment("2024-10-08T09:00"), DigestSettings())] == [1]


def test_the_parcel_carries_message_pictures_and_the_figures_told() -> None:
    store = store_with(RECENT, 7)
    told = run_digest(store, WATCHED, moment(MONDAY), DigestSettings())
    waiting = store.outbox.waiting()[0]
    assert message_from_json(waiting.message) == told[0].message
    assert waiting.observation_ids == (3,)
    assert waiting.due_at == moment(MONDAY)


def built(figures_known: Store, watched: Office, at: str = MONDAY) -> Digest:
    return build_digest(figures_known, watched, moment(at), DigestSettings(headlines=("answered",)))


def test_what_is_firing_does_not_depend_on_the_alert_job() -> None:
    assert [str(each.value) for each in built(store_with(RECENT), WATCHED).firing] == ["80"]


def test_a_rule_without_a_figure_new_enough_is_counted_apart() -> None:
    digest = built(store_with(quarters("80")), WATCHED)
    assert (digest.firing, digest.checked, digest.pictures) == ((), Checked(1, 0, None, unjudged=1), ())


@pytest.mark.parametrize(
    ("at", "new"),
    [
        ("2024-10-01T07:30", []),
        ("2024-10-02T07:30", ["2024-10-01"]),
        ("2024-10-08T07:30", ["2024-10-01"]),
        ("2024-10-09T07:30", []),
    ],
)
def test_a_document_is_new_for_seven_days_and_so_in_one_weekly_digest(at: str, new: list[str]) -> None:
    digest = built(store_with(RECENT), WATCHED, at)
    assert [each.document.known_from.isoformat() for each in digest.new] == new


def test_a_change_that_may_be_chance_is_no_headline() -> None:
    homicides = kpi("answered", Unit.COUNT, Direction.LESS)
    few, many = years("13", "12", "10", unit=Unit.COUNT), years("13000", "12000", "10000", unit=Unit.COUNT)
    assert built(store_with(few), office([homicides])).new[0].headlines == ()
    assert len(built(store_with(many), office([homicides])).new[0].headlines) == 1


def test_the_most_severe_comes_first(cleveland: Office, shipped: Store) -> None:
    firing = build_digest(shipped, cleveland, moment("2022-04-04T07:30"), DigestSettings()).firing
    assert [each.rule.severity.value for each in firing] == ["high", "medium"]


def test_figures_are_counted_up_to_the_newest_that_was_looked_at() -> None:
    assert built(store_with([*RECENT, *quarters("70")]), WATCHED).checked.up_to == date(2024, 9, 30)
    assert built(store_with([]), office([kpi()], FALLING)).checked.up_to is None


def test_a_chats_own_rules_stand_in_its_briefing_and_in_no_other() -> None:
    store = store_with(RECENT, 7, 8)
    mine = AlertRule("mine", "answered", RuleKind.BELOW, Decimal(85), severity=Severity.HIGH)
    number = store.rules.draft(mine, 7, 7, "Ann", moment(MONDAY))
    store.rules.set_state(number, RuleState.ACTIVE, moment(MONDAY), among=(RuleState.DRAFT,))
    run_digest(store, WATCHED, moment(MONDAY), DigestSettings())
    first, second = (message_from_json(each.message).plain() for each in store.outbox.waiting())
    assert "Needs attention (2)\n • Answered: 80% (12 months to Sept 2024), 5 points below 85%, the level set" in first
    assert "1 office rule and 1 of yours checked" in first
    assert "1 office rule checked" in second
    assert "Needs attention (1)" in second


def test_a_chart_has_the_limits_that_an_editor_began_anew() -> None:
    values = ["10", "12", "11", "13", "10", "12", "11", "50", "52", "51", "53", "50", "52", "51", "53", "51"]
    store, watched = store_with(quarters(*values, unit=Unit.COUNT)), office([kpi("answered", Unit.COUNT)])
    asked = built(store, watched, "2024-04-08T07:30").pictures[0]
    rebase = Rebase("answered", "cleveland", QUARTERS[7].start or date.min, "counted anew", "Jo Reid", moment(MONDAY))
    store.rebases.add(rebase)
    made = built(store, watched, "2024-04-08T07:30").pictures[0]
    assert [(each.first, each.last) for each in asked.bands] == [(0, 15)]
    assert [each.label for each in made.divides] == ["new limits, Jan 2022"]
    assert [(each.first, each.last) for each in made.bands] == [(0, 6), (7, 15)]


def test_a_chart_of_a_change_that_may_be_chance_says_so() -> None:
    homicides = kpi("answered", Unit.COUNT, Direction.LESS)
    picture = built(store_with(years("13", "12", "10", unit=Unit.COUNT)), office([homicides])).pictures[0]
    assert picture.foot.startswith("Numbers this small rise and fall by chance.")


def test_what_an_editor_published_is_new_from_that_day() -> None:
    figures = [replace(each, document=replace(each.document, published_on=date(2024, 11, 5))) for each in RECENT]
    assert built(store_with(figures), WATCHED, "2024-10-08T07:30").new == ()
    assert len(built(store_with(figures), WATCHED, "2024-11-11T07:30").new) == 3


def test_a_change_from_a_figure_that_is_not_held_is_not_said_to_be_checked() -> None:
    rules = (FALLING, AlertRule("running", "answered", RuleKind.WORSENS_RUNNING, periods=2), BELOW)
    digest = built(store_with(RECENT[2:]), office([kpi(target="90")], *rules))
    assert (digest.checked.unjudged, len(digest.firing)) == (2, 1)
