"""Why an act is refused: a value with its reason and its article, never an error."""

import datetime

from attrs import frozen

from delais.agenda.known import Known
from delais.agenda.life import Life
from delais.computation import Echeance
from delais.dossier.model import Evenement
from delais.errors import Texte
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.procedure.model import Procedure

BARS = ("forclusion", "caducite", "abandon")


@frozen
class Refusal:
    """The reason, and the articles it rests on."""

    motif: Texte
    fondement: tuple[Fondement, ...] = ()
    sous_reserve: Texte | None = None


def outside_life(known: Known, event: Evenement) -> Refusal | None:
    """The procedure does not exist on the day that its life is judged by."""
    lives = known.procedure.vie
    for vie in lives:
        if known.may_hold(vie.period, event.date, event):
            return None
    day = known.key_date(lives[0].period, event.date, event)
    for vie in lives:
        if vie.period.until and day >= vie.period.until:
            return Refusal(Texte(vie.motif, vie.motif), vie.fondement_fin or vie.fondement)
    first = min(vie.period.first for vie in lives)
    return Refusal(
        Texte(
            f"la procédure n'existe que depuis le {long_day(first)}",
            f"the procedure only exists since {long_day(first, 'en')}",
        ),
        lives[0].fondement,
    )


def stated(known: Known, event: Evenement, state: str) -> Refusal | None:
    """A refusal that the file states."""
    for row in known.procedure.refus:
        if row.event != event.nom or state not in row.source:
            continue
        missing = not row.sans or any(known.last(name) is None for name in row.sans)
        if missing and known.in_force(row.period, event.date, event) and known.holds(row.when, event):
            return Refusal(Texte(row.motif, row.motif), row.fondement)
    return None


def premature(lives: list[Life], event: Evenement) -> tuple[Refusal | None, Texte | None]:
    """An act held back by a wait: refused until its earliest reading has ended, a reserve until its latest has."""
    for life in lives:
        due, running = life.echeance, life.open
        if life.modele.nature != "attente" or event.nom not in life.modele.bloque or due is None:
            continue
        if running and event.date <= due.earliest:
            first = due.earliest + datetime.timedelta(days=1)
            left = (first - event.date).days
            return Refusal(
                Texte(
                    f"prématuré de {_days(left)} : « {life.modele.label} » court jusqu'au {long_day(due.earliest)}, "
                    f"premier jour permis le {long_day(first)}",
                    f'premature by {_days_en(left)}: "{life.modele.label}" runs until {long_day(due.earliest, "en")}, '
                    f"first lawful day {long_day(first, 'en')}",
                ),
                life.valeur.fondement,
            ), None
        if (running or life.statut == "echu") and event.date <= due.latest:
            return None, _contested(life.modele.label, event.date, due)
    return None, None


def _contested(label: str, day: datetime.date, due: Echeance) -> Texte:
    """An act done between the earliest end of a wait and the latest: some reading holds it back."""
    end = due.date if day <= due.date else due.latest
    fr, en = (
        ("la lecture retenue", "the prevailing reading")
        if day <= due.date
        else ("une autre lecture", "another reading")
    )
    return Texte(
        f"acte du {long_day(day)}, alors que « {label} » court jusqu'au {long_day(end)} selon {fr}",
        f'done on {long_day(day, "en")}, while "{label}" runs until {long_day(end, "en")} on {en}',
    )


def late(known: Known, lives: list[Life], event: Evenement) -> tuple[Refusal | None, tuple[Texte, ...]]:
    """An act after the end of the limit that threatened it, unless another one still allows it; and its reserves."""
    barred: Life | None = None
    for life in reversed(lives):
        act = life.modele.act
        if act is None or life.modele.nature not in BARS or not life.answered_by(event, known):
            continue
        if life.open:
            day, last = known.moment(event, act.moment), life.last_day
            if last is None or day is None or day <= last:
                return None, _in_time(life, event, act.moment, day)
            barred = barred or life
        elif life.statut == "echu":
            barred = barred or life
    if barred is None or barred.echeance is None or barred.last_day is None:
        return None, ()
    act = barred.modele.act
    day = (known.moment(event, act.moment) if act else None) or event.date
    if day <= barred.last_day:
        return None, ()
    return _too_late(barred, day, barred.last_day), _otherwise(barred, day, barred.echeance)


def _in_time(life: Life, event: Evenement, moment: str, day: datetime.date | None) -> tuple[Texte, ...]:
    """The reserves of an act in time: what judges it is not known, or a stricter reading would refuse it."""
    due, label = life.echeance, life.modele.label
    if due is None:
        return ()
    if day is None:
        return (
            Texte(
                f"« {label} » est jugé à la date de {moment}, que le dossier ne dit pas",
                f'"{label}" is judged by the date of {moment}, which the case does not say',
            ),
        )
    if day <= due.earliest:
        return ()
    return (
        Texte(
            f"à temps selon la lecture retenue, tardif selon une autre : « {label} » finirait le "
            f"{long_day(due.earliest)}",
            f'in time on the prevailing reading, late on another: "{label}" would end on '
            f"{long_day(due.earliest, 'en')}",
        )
        if day <= due.date
        else Texte(
            f"à temps selon une autre lecture seulement : « {label} » finit le {long_day(due.date)}, "
            f"ou le {long_day(due.latest)}",
            f'in time on another reading only: "{label}" ends on {long_day(due.date, "en")}, '
            f"or on {long_day(due.latest, 'en')}",
        ),
    )


def _otherwise(life: Life, day: datetime.date, due: Echeance) -> tuple[Texte, ...]:
    """What would save an act done too late: another reading."""
    if day > due.latest:
        return ()
    return (
        Texte(
            f"à temps selon une autre lecture : « {life.modele.label} » finirait le {long_day(due.latest)}",
            f'in time on another reading: "{life.modele.label}" would end on {long_day(due.latest, "en")}',
        ),
    )


def _too_late(life: Life, day: datetime.date, last: datetime.date) -> Refusal:
    after = (day - last).days
    return Refusal(
        Texte(
            f"tardif de {_days(after)} : « {life.modele.label} » a pris fin le {long_day(last)} à minuit",
            f'{_days_en(after)} late: "{life.modele.label}" ended on {long_day(last, "en")} at midnight',
        ),
        life.valeur.fondement,
        life.sous_reserve,
    )


def impossible(procedure: Procedure, event: Evenement, state: str) -> Refusal:
    """No transition for this act from this state, with these facts, on that day."""
    declared = procedure.states[state]
    rows = [row for row in procedure.transitions if row.event == event.nom]
    if declared.final:
        return Refusal(
            Texte(f"l'état est final : « {declared.label} »", f'the state is final: "{declared.label}"'),
        )
    if any(state in row.source for row in rows):
        return Refusal(
            Texte(
                "aucune règle ne donne effet à cet acte avec ces faits, à cette date",
                "no rule gives effect to this act with these facts, on that date",
            )
        )
    places = sorted({procedure.states[source].label for row in rows for source in row.source})
    listed = " ; ".join(places)
    return Refusal(
        Texte(
            f"acte impossible dans l'état « {declared.label} » ; possible dans : {listed}",
            f'impossible in the state "{declared.label}"; possible in: {listed}',
        )
    )


def _days(number: int) -> str:
    return f"{number} jour{'s' if number > 1 else ''}"


def _days_en(number: int) -> str:
    return f"{number} day{'s' if number > 1 else ''}"
