"""Every law, in the order in which they are told."""

from laws import of_foresight, of_lines, of_the_door, of_the_log, of_time, of_views
from laws.register import LAWS, Law

MODULES = (of_the_log, of_time, of_lines, of_views, of_the_door, of_foresight)


def all_laws() -> tuple[Law, ...]:
    """Each law, once."""
    return tuple(LAWS.values())
