"""Every run starts from the data on disk: what an earlier run in the same process remembered is forgotten."""

import pytest
from hypothesis import settings

from delais import duree, folders, holidays
from delais.computation import arithmetic

settings.register_profile("delais", deadline=None, derandomize=True)  # tests never time, and never change by chance
settings.load_profile("delais")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Mutation testing forks one warm process again and again; a remembered date would hide a mutant."""
    for remembered in (
        folders._of,
        holidays.easter,
        duree._parse,
        arithmetic.add_months,
    ):
        remembered.cache_clear()
