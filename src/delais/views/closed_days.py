"""The days that moved a date, each with its weekday or its holiday, and the article that makes it one."""

import datetime

from delais.computation.echeance import Etape
from delais.holidays import Ferie
from delais.views.day_words import month_name

_DAY = datetime.timedelta(days=1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def closed_days(step: Etape, last: datetime.date, lang: str) -> str:
    """The consecutive days, up to `last`, that are not worked, each with its reason and its article."""
    first = last - (len(step.causes) - 1) * _DAY
    said = [_closed_day(step, first + index * _DAY, cause, lang) for index, cause in enumerate(step.causes)]
    if lang == "en":
        return f"not worked: {', '.join(said)}"
    return ", ".join([said[0], *(each.replace(" est ", " ", 1) for each in said[1:])])


def _closed_day(step: Etape, day: datetime.date, cause: str | Ferie, lang: str) -> str:
    month = "" if (day.year, day.month) == (step.date.year, step.date.month) else month_name(day, lang)
    if lang == "en":
        number = f"{_WEEKDAYS[day.weekday()]} {day.day} {month}".strip()
        if not isinstance(cause, Ferie):
            return number
        source = cause.fondement_on(day)
        return f"{number} ({', '.join([cause.nom.en, *([source.citation] if source else ())])})"
    number = f"le {'1er' if day.day == 1 else day.day} {month}".strip()
    if not isinstance(cause, Ferie):
        return f"{number} est un {cause}"
    source = cause.fondement_on(day)
    return f"{number} est {_with_article(cause.nom.fr)}" + (f" ({source.citation})" if source else "")


def _with_article(name: str) -> str:
    first = name.split(maxsplit=1)[0]
    if first in ("lundi", "mardi", "mercredi", "vendredi", "jour"):
        return f"le {name}"
    if first in ("fête", "mi-carême", "Toussaint", "Saint-Étienne"):
        return f"la {name}"
    if first in ("Ascension", "Assomption", "abolition"):
        return f"l'{name}"
    return name if first == "Noël" else f"férié : {name}"
