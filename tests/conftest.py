"""What holds for every test."""

import os

import pytest
from hypothesis import settings

from tests.databases import SERVER_SETTING

settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """A store in memory ends with its test; one on a server is let go of at the end of all, which is no fault."""
    if SERVER_SETTING in os.environ:
        config.addinivalue_line("filterwarnings", "ignore:.*psycopg.Connection.*:ResourceWarning")
        config.addinivalue_line("filterwarnings", "ignore::pytest.PytestUnraisableExceptionWarning")
