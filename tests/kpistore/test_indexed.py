"""What is made of a catalogue is made once for it, and few catalogues are held."""

from kpistore.catalogue import Catalogue
from kpistore.catalogue.indexed import MOST_CATALOGUES, Indexed
from tests.kpistore.made import catalogue, kpi


def test_it_is_made_once_a_catalogue_and_never_for_another() -> None:
    made: list[Catalogue] = []

    def make(each: Catalogue) -> int:
        made.append(each)
        return len(made)

    indexed = Indexed(make)
    one, other = catalogue(kpi()), catalogue(kpi())
    assert [indexed.of(each) for each in (one, other, one)] == [1, 2, 1]


def test_no_more_than_a_few_are_held() -> None:
    indexed = Indexed(lambda each: len(each.kpis))
    for _ in range(3 * MOST_CATALOGUES):
        assert indexed.of(catalogue(kpi())) == 1
