"""What an office measures, loaded from the TOML files of its folder; refusals name file, entry, key and value."""

from kpistore.catalogue.entry import CatalogueError
from kpistore.catalogue.lookup import BreakdownValue, Catalogue, Objective, Topic, TopicMeasure, UnknownKpi, plain
from kpistore.catalogue.office import CLEVELAND, Office, load_office

__all__ = [
    "CLEVELAND",
    "BreakdownValue",
    "Catalogue",
    "CatalogueError",
    "Objective",
    "Office",
    "Topic",
    "TopicMeasure",
    "UnknownKpi",
    "load_office",
    "plain",
]
