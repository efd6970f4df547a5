"""The span between two days, in words and as a dictionary."""

from typing import Any

from delais.computation.span import Intervalle
from delais.french_dates import long_day
from delais.views.json_view import steps_list
from delais.views.safe_text import clean
from delais.views.sentences import dated, step_lines


def span_words(found: Intervalle, lang: str = "fr") -> str:
    """The two days, each way of counting what separates them, and the steps of the months and days."""
    first, last = long_day(found.du, lang), long_day(found.au, lang)
    rows = _rows_en(found) if lang == "en" else _rows_fr(found)
    width = max(len(number) for number, _ in rows)
    lines = [f"from {first} to {last}" if lang == "en" else f"du {first} au {last}"]
    lines += [f"  {number:<{width}}  {how}" for number, how in rows]
    if found.duree.total_months:
        lines += [
            f"  {dated(step.date, lang)}  {step.operation} : {step.motif}" for step in step_lines(found.echeance, lang)
        ]
    lines += [clean(_reading(each.cause.dans(lang), each.jours_ouvrables, each.jours_ouvres, lang))
              for each in found.lectures]  # fmt: skip
    lines.append(
        "a span is not a due date: `delais calculer` gives it"
        if lang == "en"
        else "un intervalle n'est pas une échéance : « delais calculer » la donne"
    )
    return "\n".join(lines)


def _rows_fr(found: Intervalle) -> list[tuple[str, str]]:
    rows = [
        (_days(found.jours, "jour"), "le premier ne compte pas, le dernier compte  [CPC 641 al. 1]"),
        (_days(found.jours_entiers, "jour"), "entiers entre les deux, aucun bout compté"),
        (_days(found.bouts_compris, "jour"), "les deux bouts comptés"),
    ]
    if found.duree.total_months:
        rows.append((found.duree.fr, "les mois d'abord, de quantième à quantième  [CPC 641 al. 2 et 3]"))
    return [
        *rows,
        (_days(found.jours_ouvrables, "jour ouvrable"), "sans dimanches ni jours fériés ; le premier ne compte pas"),
        (_days(found.jours_ouvres, "jour ouvré"), "sans samedis, dimanches ni jours fériés ; le premier ne compte pas"),
    ]


def _rows_en(found: Intervalle) -> list[tuple[str, str]]:
    rows = [
        (_days(found.jours, "day"), "the first not counted, the last counted  [CPC 641 al. 1]"),
        (_days(found.jours_entiers, "day"), "whole between both, neither end counted"),
        (_days(found.bouts_compris, "day"), "both ends counted"),
    ]
    if found.duree.total_months:
        rows.append((found.duree.en, "months first, to the same day of the month  [CPC 641 al. 2 et 3]"))
    return [
        *rows,
        (_days(found.jours_ouvrables, "jour ouvrable"), "no Sunday, no holiday; the first not counted"),
        (_days(found.jours_ouvres, "jour ouvré"), "no Saturday, no Sunday, no holiday; the first not counted"),
    ]


def _days(number: int, unit: str) -> str:
    one = number == 1 if unit == "day" else number < 2
    return f"{number} {unit}" if one else f"{number} " + " ".join(f"{word}s" for word in unit.split())


def _reading(cause: str, ouvrables: int, ouvres: int, lang: str) -> str:
    counted = f"{_days(ouvrables, 'jour ouvrable')}, {_days(ouvres, 'jour ouvré')}"
    return f"other reading: {counted} — {cause}" if lang == "en" else f"autre lecture : {counted} — {cause}"


def span_dict(found: Intervalle, lang: str = "fr") -> dict[str, Any]:
    """The same, for JSON."""
    return {
        "du": found.du,
        "au": found.au,
        "territoire": found.echeance.calendar.territoire,
        "jours": found.jours,
        "jours_entiers": found.jours_entiers,
        "bouts_compris": found.bouts_compris,
        "duree": str(found.duree),
        "jours_ouvrables": found.jours_ouvrables,
        "jours_ouvres": found.jours_ouvres,
        "etapes": steps_list(found.echeance, lang),
        "lectures": [
            {
                "cause": each.cause.dans(lang),
                "jours_ouvrables": each.jours_ouvrables,
                "jours_ouvres": each.jours_ouvres,
            }
            for each in found.lectures
        ],
    }
