"""A rule of law as a plain dictionary, without a case: keys in French ASCII."""

import datetime
from typing import Any

from delais.fondement import Fondement
from delais.procedure.dated import Period, When
from delais.procedure.limits import DelaiModele, DelaiValue
from delais.views.law_links import cited_with_links
from delais.views.rule_words import value_words


def value_dict(delai: DelaiModele, value: DelaiValue, lang: str, au: datetime.date | None = None) -> dict[str, Any]:
    """One dated value of a time limit: what it gives, in which case, from when, by which article on `au`."""
    return {
        "regle": value.rule,
        "cas": when_dict(value.when),
        "duree": str(value.duree) if value.duree else None,
        "duree_mots": value_words(value, lang),
        "regime": delai.regime_of(value).id,
        "depuis": value.period.since,
        "avant_le": value.period.until,
        "choisie_par": value.period.selected_by or None,
        **cited_in(value.period, value.fondement, au),
        "lectures": [reading.cause.dans(lang) for reading in (*delai.lectures, *value.lectures)],
        "reserve": value.reserve.dans(lang) if value.reserve else None,
    }


def when_dict(when: When) -> dict[str, list[Any]]:
    """The facts asked for, each with the values that do."""
    return {name: list(values) for name, values in when.tests}


def cited_in(period: Period, fondements: tuple[Fondement, ...], au: datetime.date | None) -> dict[str, list[str]]:
    """The articles and their addresses: as they stood on `au`, or on the last day of the row, or now."""
    last = period.until - datetime.timedelta(days=1) if period.until else None
    return cited_with_links(fondements, au or last)
