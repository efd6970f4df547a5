"""The head of a timeline: the state, the next date of each actor, what is overdue, waited for, or known and later."""

from collections.abc import Iterator

from delais.agenda import DelaiVie, Situation
from delais.agenda.situation import RUNNING
from delais.computation import Echeance
from delais.french_dates import long_day
from delais.views.day_words import left, short_day_year
from delais.views.delai_words import (
    NATURES,
    due_words,
    duration_words,
    earliest_words,
    name_of,
    not_running,
    overdue,
    quoted,
    safe_words,
)

Term = tuple[str, str, str]  # term, words, style


def header(situation: Situation, lang: str, pour: str = "") -> Iterator[Term]:
    """What the reader must know first, most pressing first; `pour` keeps the next due date of one actor."""
    yield ("State" if lang == "en" else "État"), situation.etat.label + _standing(situation, lang), "state"
    if situation.sous_reserve:
        yield _under_reserve(lang), situation.sous_reserve.dans(lang), "reserve"
    yield from _branches(situation, lang)
    yield from _counts(situation, lang)
    yield from _next(situation, lang, pour)
    yield from _waiting(situation, lang)
    if situation.etat.open_ended and situation.prochaine_echeance is None:
        yield ("No end" if lang == "en" else "Sans terme"), situation.etat.open_ended, ""
    if situation.posterieurs:
        yield ("Later" if lang == "en" else "Postérieurs"), _later(situation, lang), "posterieur"


def prochaines(situation: Situation, pour: str) -> tuple[DelaiVie, ...]:
    """The next running time limit of each actor, or of one."""
    return tuple(vie for vie in situation.prochaines if not pour or vie.acteur == pour)


def _standing(situation: Situation, lang: str) -> str:
    """Whether the case is closed, or what still holds it open in a final state."""
    if not situation.etat.final:
        return ""
    if situation.final:
        return " (case closed)" if lang == "en" else " (dossier clos)"
    runs = any(vie.statut in RUNNING for vie in situation.delais)
    waits = any(branch.waits for branch in situation.branches)
    if lang == "en":
        said = [words for words, holds in (("a time limit still runs", runs), ("a branch waits", waits)) if holds]
        return f" (final state, but {' and '.join(said)})"
    said = [words for words, holds in (("un délai court encore", runs), ("une branche attend", waits)) if holds]
    return f" (état final, mais {' et '.join(said)})"


def _branches(situation: Situation, lang: str) -> Iterator[Term]:
    for branch in situation.branches:
        if not branch.prevue:
            label = f"{branch.procedure.label} · {branch.etat.label}"
            yield ("Branch" if lang == "en" else "Branche"), label, "state"
            if branch.sous_reserve:
                yield _under_reserve(lang), branch.sous_reserve.dans(lang), "reserve"
    for branch in situation.branches:
        if branch.attendue:
            opens = "opens on" if lang == "en" else "s'ouvre le"
            label = f"{branch.procedure.label} · {opens} {long_day(branch.ouverte_le, lang)}"
            yield ("Branch" if lang == "en" else "Branche"), label, "state"


def _counts(situation: Situation, lang: str) -> Iterator[Term]:
    for count in situation.comptes:
        unit = duration_words(count.valeur.unite, lang)
        since = f"{'since' if lang == 'en' else 'depuis le'} {short_day_year(count.depart)}"
        fraction = "or fraction" if lang == "en" else "ou fraction"
        yield count.modele.label, f"{count.compte.nombre} × {unit} {fraction}, {since}", ""


def _next(situation: Situation, lang: str, pour: str) -> Iterator[Term]:
    """The next due date of each actor, the nearest first: a right never hides behind the wait of another."""
    found = prochaines(situation, pour)
    if len(found) > 1:
        term = "Next due dates" if lang == "en" else "Prochaines échéances"
    else:
        term = "Next due date" if lang == "en" else "Prochaine échéance"
    for index, vie in enumerate(found):
        if vie.echeance:
            yield from _one(situation, vie, vie.echeance, term if index == 0 else "", lang)
    if not found and not situation.final:
        yield term, "none" if lang == "en" else "aucune", ""


def _one(situation: Situation, vie: DelaiVie, due: Echeance, term: str, lang: str) -> Iterator[Term]:
    rest = left((due.date - situation.au).days, lang)
    yield term, f"{due_words(due, lang)}, {rest}", "deadline"
    yield "", f"{name_of(vie)} ({vie.acteur.replace('_', ' ')}, {NATURES[vie.modele.nature].dans(lang)})", ""
    if safe := safe_words(vie.modele, due, lang):
        yield ("Caution" if lang == "en" else "Prudence"), safe, "reserve"
    if vie.sous_reserve:
        yield _under_reserve(lang), vie.sous_reserve.dans(lang), "reserve"


def _waiting(situation: Situation, lang: str) -> Iterator[Term]:
    """What is overdue, not opposable, or waits for a start that is not known."""
    for vie in situation.delais:
        due = vie.echeance
        if due and overdue(vie) and not situation.final:
            late = left((due.date - situation.au).days, lang)
            words = f"{name_of(vie)}: {long_day(due.date, lang)}, {late}"
            yield ("Overdue" if lang == "en" else "Dépassée"), _spaced(words, lang), "reserve"
    for vie in situation.delais:
        if vie.statut == "inopposable":
            words = f"{quoted(name_of(vie), lang)} {not_running(vie.si_opposable, lang)}"
            yield ("Not opposable" if lang == "en" else "Inopposable"), words, "reserve"
    for vie in situation.delais:
        if vie.echeance is None and vie.au_plus_tot:
            words = f"{name_of(vie)}: {earliest_words(vie.au_plus_tot, lang)}"
            yield ("To come" if lang == "en" else "À venir"), _spaced(words, lang), "reserve"


def _later(situation: Situation, lang: str) -> str:
    number, day = len(situation.posterieurs), long_day(situation.au, lang)
    if lang == "en":
        head = f"{number} event{'s' if number > 1 else ''} dated after {day}"
        return f"{head}, known and without effect on what is shown"
    plural = "s" if number > 1 else ""
    return (
        f"{number} événement{plural} daté{plural} d'après le {day}, connu{plural} et sans effet sur ce qui est montré"
    )


def _under_reserve(lang: str) -> str:
    return "Under reserve" if lang == "en" else "Sous réserve"


def _spaced(words: str, lang: str) -> str:
    return words if lang == "en" else words.replace(":", " :", 1)
