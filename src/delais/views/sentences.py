"""A due date in sentences: its steps, its end in words, the other readings, the reserves."""

import datetime

from attrs import field, frozen

from delais.computation import Echeance, Lecture
from delais.computation.compte import Compte
from delais.computation.reverse import Verdict
from delais.french_dates import long_day, short_day
from delais.views import step_words
from delais.views.day_words import hour
from delais.views.law_links import NOTHING, Sources
from delais.views.safe_text import clean


@frozen
class StepLine:
    """One step in words: what was done, why, and the article. `date` alone is not text."""

    date: datetime.date
    operation: str = field(converter=clean)
    motif: str = field(converter=clean)
    fondement: str = field(converter=clean)
    sources: Sources = NOTHING


def step_lines(due: Echeance | Lecture | Compte, lang: str = "fr") -> tuple[StepLine, ...]:
    """The steps of a due date, of another reading of it or of a count, in the order of the computation."""
    delai, hour_known = (None, False) if isinstance(due, Compte) else (due.delai, due.heure is not None)
    lines, before = [], due.etapes[0].date
    for step in due.etapes:
        case = step_words.Case(step, before, delai, hour_known, lang)
        source = step.fondement.citation if step.fondement else ""
        sources = Sources((step.fondement,), step.date) if step.fondement else NOTHING
        lines.append(StepLine(step.date, step_words.operation(case), step_words.motif(case), source, sources))
        before = step.date
    return tuple(lines)


def end_words(due: Echeance, lang: str = "fr") -> str:
    """The due date in words.

    >>> import delais
    >>> limit = delais.Delai("2 mois", "ordinaire")
    >>> end_words(delais.compute(limit, datetime.date(2024, 2, 7), delais.calendar("metropole")))
    "lundi 8 avril 2024, jusqu'à minuit"
    """
    if due.delai.attente:
        return _nothing_before(due.date, due.heure, lang)
    day, end = long_day(due.date, lang), hour(due.heure, lang)
    if lang == "en":
        return f"{day}, {'by' if due.delai.sens == 'avant' else 'until'} {end}"
    return f"au plus tard {day}, {end}" if due.delai.sens == "avant" else f"{day}, jusqu'à {end}"


def reading_words(reading: Lecture, lang: str = "fr", *, safe: bool = False) -> str:
    """Another reading: its date, whether it is the one to keep to, and why some read it so."""
    if lang == "en":
        head = "other reading, safe date: " if safe else "other reading: "
    else:
        head = "autre lecture, date sûre : " if safe else "autre lecture : "
    if reading.delai.attente:
        said = _nothing_before(reading.date, reading.fin, lang)
    else:
        said = long_day(reading.date, lang) + (f", {hour(reading.fin, lang)}" if reading.fin else "")
    return clean(f"{head}{said} — {reading.cause.dans(lang)}")


def _nothing_before(last: datetime.date, heure: datetime.time | None, lang: str) -> str:
    """The first lawful moment of a wait: the day after its last, or its hour."""
    first = (
        f"{long_day(last, lang)}, {hour(heure, lang)}" if heure else long_day(last + datetime.timedelta(days=1), lang)
    )
    return f"nothing before {first}" if lang == "en" else f"rien avant le {first}"


def unrolled_words(due: Echeance, lang: str = "fr") -> str:
    """What a period that is not rolled would give, where the due date was rolled; else nothing."""
    if due.sans_report is None:
        return ""
    day = long_day(due.sans_report, lang)
    if lang == "en":
        return (
            f"not rolled: {day} — a silence, a prescription or a substantive period ends that day (--regime calendaire)"
        )
    return (
        f"sans report : {day} — un silence, une prescription, une période de fond finissent ce jour "
        "(--regime calendaire)"
    )


def reserve_words(reserve: str, lang: str = "fr") -> str:
    """A reserve, named as such."""
    return clean(("reserve: " if lang == "en" else "réserve : ") + reserve)


def doubt_words(words: str, lang: str = "fr") -> str:
    """What rests on a mention that was not stated, named as such.

    >>> doubt_words("« La voie » : non précisé")
    'sous réserve : « La voie » : non précisé'
    """
    return clean(("under reserve: " if lang == "en" else "sous réserve : ") + words)


def explain(due: Echeance, lang: str = "fr") -> str:
    """The whole explanation, one line a step, then the end in words, the other readings, the reserves.

    >>> import delais
    >>> limit = delais.Delai("2 mois", "ordinaire")
    >>> print(explain(delais.compute(limit, datetime.date(2024, 2, 7), delais.calendar("metropole"))))
    mer 07.02.2024  départ    ce jour ne compte pas  [CPC 641 al. 1]
    dim 07.04.2024  + 2 mois  même quantième  [CPC 641 al. 2]
    lun 08.04.2024  report    le 7 est un dimanche  [CPC 642 al. 2]
    → lundi 8 avril 2024, jusqu'à minuit
    """
    steps = step_lines(due, lang)
    width = max(len(step.operation) for step in steps)
    lines = [
        f"{dated(step.date, lang)}  {step.operation:<{width}}  {step.motif}"
        + (f"  [{step.fondement}]" if step.fondement else "")
        for step in steps
    ]
    lines.append(f"→ {end_words(due, lang)}")
    lines.extend(reading_words(reading, lang) for reading in due.lectures)
    lines.extend(reserve_words(reserve.dans(lang), lang) for reserve in due.reserves)
    return "\n".join(lines)


def dated(day: datetime.date, lang: str = "fr") -> str:
    """Weekday, day and year in fourteen characters.

    >>> dated(datetime.date(2024, 5, 6))
    'lun 06.05.2024'
    """
    return f"{short_day(day, lang)}.{day.year:04d}"


def verdict_words(verdict: Verdict, lang: str) -> str:
    """Whether an act is in time, or a wait over, by how many days, and whether it comes before the count starts."""
    number, wait = abs(verdict.jours), verdict.echeance.delai.attente
    start, end = long_day(verdict.echeance.debut, lang), hour(verdict.echeance.heure, lang)
    if lang == "en":
        counted = f"{number} day{'s' if number > 1 else ''}"
        if wait:
            after = f"lawful, {counted} after the first lawful day" if number else "lawful, on the first lawful day"
            early = f"too early by {counted}" if number else f"too early, that very day, before {end}"
            words = after if verdict.a_temps else early
        else:
            in_time = f"in time, {counted} to spare" if number else "in time, on the last day"
            late = f"too late by {counted}" if number else f"too late, that very day, after {end}"
            words = in_time if verdict.a_temps else late
        before = f"; it comes before the start, {start}: nothing ran yet" if verdict.avant_depart else ""
        return words + (" (disputed: another reading judges otherwise)" if verdict.conteste else "") + before
    counted = f"{number} jour{'s' if number > 1 else ''}"
    if wait:
        after = f"permis, {counted} après le premier jour permis" if number else "permis, le premier jour"
        early = f"prématuré de {counted}" if number else f"prématuré, le jour même, avant {end}"
        words = after if verdict.a_temps else early
    else:
        in_time = f"à temps, {counted} avant la fin" if number else "à temps, le dernier jour"
        late = f"tardif de {counted}" if number else f"tardif, le jour même, après {end}"
        words = in_time if verdict.a_temps else late
    before = f" ; il précède le départ, {start} : rien ne courait encore" if verdict.avant_depart else ""
    return "acte " + words + (" (contesté : une autre lecture juge autrement)" if verdict.conteste else "") + before
