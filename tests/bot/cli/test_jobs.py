import json
from pathlib import Path

import pytest

from tests.bot.cli.program import Outcome, kpibot, refused


def alerts_at(folder: Path, time: str) -> Outcome:
    return kpibot(folder, "jobs", "run", "alerts", "--at", time)


def test_the_history_of_101_calls_is_told_once_and_its_recovery_too(tmp_path: Path) -> None:
    spring = alerts_at(tmp_path, "2022-04-01T09:00")
    assert spring.status == 0, spring.err
    assert "101 calls answered within 2 minutes: 63.4%" in spring.out
    assert "down 1.2 points" in spring.out
    assert "999 calls answered within 10 seconds: 86.8%" in spring.out
    assert "89.2%" not in spring.out, "that figure was not known then"
    assert alerts_at(tmp_path, "2022-04-01T09:00").out == "Nothing new to tell.\n"
    assert alerts_at(tmp_path, "2022-04-02T09:00").out == "Nothing new to tell.\n"
    autumn = alerts_at(tmp_path, "2024-10-07T09:00")
    assert "Recovered" in autumn.out
    assert "101 calls answered within 2 minutes: 84.6%" in autumn.out
    assert alerts_at(tmp_path, "2024-10-07T09:00").out == "Nothing new to tell.\n"


def test_the_digest_is_told_once_a_week(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[access]\nadmins = [1001]\n")
    first = kpibot(tmp_path, "jobs", "run", "digest", "--at", "2024-10-07T09:00")
    assert first.out.startswith("Weekly briefing · Monday 7 October 2024\n")
    again = kpibot(tmp_path, "jobs", "run", "digest", "--at", "2024-10-08T09:00")
    assert again.out == "Nothing new to tell.\n"
    later = kpibot(tmp_path, "jobs", "run", "digest", "--at", "2024-10-14T09:00")
    assert later.out.startswith("Weekly briefing · Monday 14 October 2024\n")


def test_the_schedules_are_listed_with_their_next_three_times(tmp_path: Path) -> None:
    jobs = json.loads(kpibot(tmp_path, "jobs", "list", "--json").out)
    assert {each["name"] for each in jobs} == {"alerts", "digest"}
    for each in jobs:
        assert set(each) == {"name", "schedule", "time_zone", "next", "last"}
        assert each["time_zone"] == "Europe/London"
        assert each["next"] == sorted(each["next"])
        assert len(each["next"]) == 3
        assert each["last"] is None
    alerts_at(tmp_path, "2024-10-07T09:00")
    (run,) = [each["last"] for each in json.loads(kpibot(tmp_path, "jobs", "list", "--json").out) if each["last"]]
    assert run["status"] == "done"


def test_the_rules_are_replayed_over_the_recorded_history(tmp_path: Path) -> None:
    events = json.loads(kpibot(tmp_path, "rules", "test", "--json").out)
    for each in events:
        assert set(each) == {"rule", "kpi", "period", "known_from", "event", "value", "reason"}
        assert each["event"] in {"fired", "worsened", "improved", "recovered", "lapsed"}
    told = {(each["kpi"], each["period"]["label"], each["event"]) for each in events}
    assert ("calls-101-answered", "12 months to Sept 2024", "recovered") in told
    newer = json.loads(kpibot(tmp_path, "rules", "test", "--since", "2023-01-01", "--json").out)
    assert newer
    assert all(each["period"]["end"] >= "2023-01-01" for each in newer)
    assert not (tmp_path / "kpibot.db").exists()


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["jobs", "run", "laundry"], "no job is called 'laundry'; there are"),
        (["jobs", "run", "alerts", "--at", "noon"], "--at is 'noon'; write a time like 2024-10-07T09:00"),
        (["rules", "test", "--since", "spring"], "--since is 'spring'; write a date like 2024-10-07"),
    ],
)
def test_a_wrong_call_says_what_to_write(tmp_path: Path, call: list[str], says: str) -> None:
    assert says in refused(kpibot(tmp_path, *call), 2)


def test_rules_of_the_configuration_are_tried_with_the_others(tmp_path: Path) -> None:
    rule = 'name = "Calls above"\nkpi = "calls-999-answered"\nkind = "worsens by"\namount = 3\n'
    (tmp_path / "config.toml").write_text(f"[[alerts.rules]]\n{rule}")
    events = json.loads(kpibot(tmp_path, "rules", "test", "--json").out)
    assert "Calls above" in {each["rule"] for each in events}


def test_a_rule_for_a_measure_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    rule = 'name = "Pigeons"\nkpi = "pigeons"\nkind = "below target"\n'
    (tmp_path / "config.toml").write_text(f"[[alerts.rules]]\n{rule}")
    line = refused(kpibot(tmp_path, "rules", "test"), 2)
    assert "[[alerts.rules]] 'Pigeons'" in line


def test_a_run_that_cannot_be_sent_is_recorded_and_said_to_wait(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[telegram]\napi_root = "http://127.0.0.1:9"\n[access]\nadmins = [7]\n')
    settings = {"KPIBOT_TOKEN": "123456:not-a-token-of-anybody-at-all"}
    outcome = kpibot(tmp_path, "jobs", "run", "alerts", "--at", "2024-10-07T09:00", settings=settings)
    line = refused(outcome, 1)
    assert (
        line
        == "Recorded, not sent: no answer from the server (NetworkError); 1 message waits until kpibot run sends them"
    )


def test_no_event_since_a_day_is_nothing_to_give_in_json_too(tmp_path: Path) -> None:
    outcome = kpibot(tmp_path, "rules", "test", "--since", "2030-01-01", "--json")
    assert "No rule would have fired" in refused(outcome, 1)
    assert outcome.out == "[]\n"
