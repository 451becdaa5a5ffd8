"""A store in memory is one for all threads."""

from concurrent.futures import ThreadPoolExecutor

from kpistore.store import open_store


def test_threads_take_turns_with_a_store_in_memory() -> None:
    store = open_store("sqlite://")
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: store.figures.count(), range(200))) == {0}
    store.close()
