"""What was spoken of last is kept per chat and person, for a day."""

from datetime import UTC, datetime, timedelta

from kpistore.store import open_store
from tests.databases import new_address

NOW = datetime(2024, 10, 7, 7, tzinfo=UTC)


def test_the_last_question_of_each_person_in_each_chat_is_kept() -> None:
    memory = open_store(new_address()).memory
    memory.keep(1, 7, "first", NOW)
    memory.keep(1, 7, "second", NOW)
    memory.keep(1, 8, "another", NOW)
    assert [memory.recall(1, 7, NOW), memory.recall(1, 8, NOW), memory.recall(2, 7, NOW)] == ["second", "another", ""]


def test_a_question_is_forgotten_after_a_day() -> None:
    memory = open_store(new_address()).memory
    memory.keep(1, 7, "robbery", NOW)
    assert memory.recall(1, 7, NOW + timedelta(hours=23)) == "robbery"
    assert memory.recall(1, 7, NOW + timedelta(hours=24)) == ""
    memory.keep(2, 7, "burglary", NOW + timedelta(days=2))
    assert memory.recall(1, 7, NOW) == ""
