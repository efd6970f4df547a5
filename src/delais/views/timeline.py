"""A case on a day, as people read it: header, dated rows, the explanation of the next due date, the time limits."""

from collections.abc import Iterator

from delais.agenda import DelaiVie, Situation
from delais.computation import Echeance
from delais.french_dates import long_day
from delais.views.day_words import left, short_day_year
from delais.views.delai_words import (
    NATURES,
    STATUTS,
    due_words,
    duration_words,
    name_of,
    not_running,
    overdue,
    quoted,
    rest_words,
    safe_date,
    safe_words,
)
from delais.views.safe_text import clean
from delais.views.sentences import end_words, reading_words, reserve_words, step_lines
from delais.views.timeline_model import DelaiRow, Reading, Timeline, Why
from delais.views.timeline_rows import future_rows, past_rows


def timeline(situation: Situation, lang: str = "fr") -> Timeline:
    """The neutral timeline of a situation: every rendering starts from it."""
    days = situation.catalogue.calendar(situation.dossier.territoire)
    pin = situation.empreinte
    span = f"{days.label.dans(lang)} {days.first_year}-{days.last_year}"
    if lang == "en":
        footer = f"A computation, not legal advice · delais {pin.moteur} · calendar {span} · procedure "
    else:
        footer = f"Calcul, non conseil juridique · delais {pin.moteur} · calendrier {span} · procédure "
    return Timeline(
        lang=lang,
        au=situation.au,
        reference=situation.dossier.reference,
        procedure=situation.procedure.label,
        territoire=days.label.dans(lang),
        etat=situation.etat.label,
        final=situation.final,
        header=tuple((term, clean(words), style) for term, words, style in _header(situation, lang)),
        past=tuple(past_rows(situation, lang)),
        future=tuple(future_rows(situation, lang)),
        why=_why(situation, lang),
        delais=_delais(situation, lang),
        reserves=tuple(reserve_words(reserve.dans(lang), lang) for reserve in situation.reserves),
        footer=footer + pin.procedure[:8],
    )


def _header(situation: Situation, lang: str) -> Iterator[tuple[str, str, str]]:
    """State, next due date, the safe date of another reading, and what nothing bounds."""
    english = lang == "en"
    closed = (" (case closed)" if english else " (dossier clos)") if situation.final else ""
    yield ("State" if english else "État"), situation.etat.label + closed, "state"
    for branch in situation.branches:
        if branch.prevue:
            continue
        label = f"{branch.procedure.label} · {branch.etat.label}"
        yield ("Branch" if english else "Branche"), label, "state"
    for count in situation.comptes:
        unit = duration_words(count.valeur.unite, lang)
        since = f"{'since' if english else 'depuis le'} {short_day_year(count.depart)}"
        yield (
            count.modele.label,
            f"{count.compte.nombre} × {unit} {'or fraction' if english else 'ou fraction'}, {since}",
            "",
        )
    term = "Next due date" if english else "Prochaine échéance"
    vie = situation.prochaine_echeance
    if vie and vie.echeance:
        rest = left((vie.echeance.date - situation.au).days, lang)
        yield term, f"{due_words(vie.echeance, lang)}, {rest}", "deadline"
        yield "", name_of(vie), ""
        if safe := safe_words(vie.modele, vie.echeance, lang):
            yield ("Caution" if english else "Prudence"), safe, "reserve"
    elif not situation.final:
        yield term, "none" if english else "aucune", ""
    for each in [] if situation.final else situation.delais:
        if each.echeance and overdue(situation, each):
            late = left((each.echeance.date - situation.au).days, lang)
            words = f"{name_of(each)}: {long_day(each.echeance.date, lang)}, {late}"
            yield ("Overdue" if english else "Dépassée"), words if english else words.replace(":", " :", 1), "reserve"
    bare = [each for each in situation.delais if each.statut == "inopposable"]
    for each in bare:
        words = f"{quoted(name_of(each), lang)} {not_running(each.si_opposable, lang)}"
        yield ("Not opposable" if english else "Inopposable"), words, "reserve"
    if situation.etat.open_ended and vie is None:
        yield ("No end" if english else "Sans terme"), situation.etat.open_ended, ""


def _why(situation: Situation, lang: str) -> Why | None:
    """The steps of the next due date; failing one, of the date were it opposable, or of the last one that ended."""
    vie = situation.prochaine_echeance
    if vie and vie.echeance:
        return _explained(vie, vie.echeance, lang, hypothetical=False)
    for each in situation.delais:
        if each.statut == "inopposable" and each.si_opposable:
            return _explained(each, each.si_opposable, lang, hypothetical=True)
    for line in reversed(situation.historique):
        if line.type == "echeance" and line.moved and line.delai and line.delai.echeance:
            return _explained(line.delai, line.delai.echeance, lang, hypothetical=False)
    return None


def _explained(vie: DelaiVie, due: Echeance, lang: str, *, hypothetical: bool) -> Why:
    day = long_day(due.date, lang)
    if lang == "en":
        title = f"Why {day}{', were it opposable' if hypothetical else ''}?"
    else:
        were = ", s'il était opposable" if hypothetical else ""
        title = f"Pourquoi le {day}{were} ?"
    safe, readings = safe_date(vie.modele, due), []
    for reading in due.lectures:
        flagged = reading.date == safe and safe != due.date
        readings.append(Reading(reading_words(reading, lang, safe=flagged), flagged))
    return Why(
        title=title,
        subject=f"{name_of(vie)} · {duration_words(due.delai.duree, lang)} · {due.delai.regime.label.dans(lang)}",
        steps=step_lines(due, lang),
        end=end_words(due, lang),
        readings=tuple(readings),
        reserves=tuple(
            reserve_words(reserve.dans(lang), lang) for reserve in dict.fromkeys((*due.reserves, *vie.reserves))
        ),
    )


def _delais(situation: Situation, lang: str) -> tuple[DelaiRow, ...]:
    """Every time limit, by the day it was opened."""
    lives = [*((vie, True) for vie in situation.anterieurs), *((vie, False) for vie in situation.delais)]
    rows, before = [], " (earlier)" if lang == "en" else " (précédent)"
    for vie, earlier in sorted(lives, key=lambda pair: (pair[0].ouvert_le, pair[0].instance)):
        due = vie.echeance
        rows.append(
            DelaiRow(
                label=name_of(vie) + (before if earlier else ""),
                statut=STATUTS[vie.statut].dans(lang),
                nature=NATURES[vie.modele.nature].dans(lang),
                duree=duration_words(vie.valeur.duree, lang),
                depart=vie.depart,
                echeance=due.date if due else None,
                rest=rest_words(situation, vie, lang),
                running=vie.statut in ("court", "suspendu", "interrompu", "a_venir"),
                overdue=overdue(situation, vie),
            )
        )
    return tuple(rows)
