"""What waits for the word of who answers for a measure."""

from briefing.message import plain
from jobs.letters import noted
from kpistore.store import Store

LONGEST_WORDS = 500


def add_to_waiting(store: Store, prefix: str, words: str, person: str) -> int:
    """Put the owner's words below every message that waits under the prefix; returns how many."""

    def amended(text: str) -> str:
        return noted(text, plain(f"{person}: {words[:LONGEST_WORDS]}"))

    return store.outbox.amend(prefix, amended)
