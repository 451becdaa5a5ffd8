"""The other monthly files of data.police.uk: street-level crime, and the outcomes of cases."""

from collections.abc import Sequence

_SHARED = {"Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "LSOA code"}
CRIME_TYPE, OUTCOME_TYPE = "Crime type", "Outcome type"


def is_street(header: Sequence[str]) -> bool:
    """Whether most columns are those of a street-level crime file."""
    return len(_SHARED & set(header)) > len(_SHARED) // 2 and OUTCOME_TYPE not in header


def is_outcomes(header: Sequence[str]) -> bool:
    """Whether it is the file of case outcomes."""
    return len(_SHARED & set(header)) > len(_SHARED) // 2 and OUTCOME_TYPE in header
