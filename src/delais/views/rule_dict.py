"""A rule of law as a plain dictionary, without a case: keys in French ASCII."""

from typing import Any

from delais.fondement import Fondement
from delais.procedure.dated import When
from delais.procedure.limits import DelaiModele, DelaiValue
from delais.views.rule_words import value_words


def value_dict(delai: DelaiModele, value: DelaiValue, lang: str) -> dict[str, Any]:
    """One dated value of a time limit: what it gives, in which case, from when, by which article."""
    return {
        "regle": value.rule,
        "cas": when_dict(value.when),
        "duree": str(value.duree) if value.duree else None,
        "duree_mots": value_words(value, lang),
        "regime": delai.regime_of(value).id,
        "depuis": value.period.since,
        "avant_le": value.period.until,
        "choisie_par": value.period.selected_by or None,
        "fondement": citations(value.fondement),
        "lectures": [reading.cause.dans(lang) for reading in (*delai.lectures, *value.lectures)],
        "reserve": value.reserve.dans(lang) if value.reserve else None,
    }


def when_dict(when: When) -> dict[str, list[Any]]:
    """The facts asked for, each with the values that do."""
    return {name: list(values) for name, values in when.tests}


def citations(fondements: tuple[Fondement, ...]) -> list[str]:
    """The articles."""
    return [each.citation for each in fondements]
