"""A case on a day, as people read it: header, dated rows, the explanation of the next due date, the time limits."""

from delais.agenda import DelaiVie, Situation
from delais.agenda.situation import RUNNING
from delais.computation import Echeance
from delais.french_dates import long_day
from delais.views.delai_words import NATURES, STATUTS, duration_words, name_of, overdue, rest_words, safe_date
from delais.views.law_links import known_law
from delais.views.safe_text import clean
from delais.views.sentences import end_words, reading_words, reserve_words, step_lines
from delais.views.timeline_header import header, prochaines
from delais.views.timeline_model import DelaiRow, LifeKey, Reading, Timeline, Why
from delais.views.timeline_rows import future_rows, key_of, limit_doubts, past_rows


def timeline(situation: Situation, lang: str = "fr", pour: str = "") -> Timeline:
    """The neutral timeline of a situation: every rendering starts from it. `pour` keeps the next date of one actor."""
    days = situation.catalogue.calendar(situation.dossier.territoire)
    pin = situation.empreinte
    span = f"{days.label.dans(lang)} {days.first_year}-{days.last_year}"
    if lang == "en":
        footer = f"A computation, not legal advice · delais {pin.moteur} · calendar {span} · procedure "
    else:
        footer = f"Calcul, non conseil juridique · delais {pin.moteur} · calendrier {span} · procédure "
    rows = past_rows(situation, lang)
    past = tuple(row for row in rows if row.date <= situation.au)
    expected = [row for row in rows if row.date > situation.au]
    future = sorted([*expected, *future_rows(situation, lang)], key=lambda row: row.date)
    why = _why(situation, lang, pour)
    return Timeline(
        lang=lang,
        au=situation.au,
        reference=situation.dossier.reference,
        procedure=situation.procedure.label,
        territoire=days.label.dans(lang),
        etat=situation.etat.label,
        final=situation.final,
        header=tuple((term, clean(words), style) for term, words, style in header(situation, lang, pour)),
        past=past,
        future=tuple(future),
        why=why,
        delais=_delais(situation, lang, why),
        reserves=tuple(reserve_words(reserve.dans(lang), lang) for reserve in situation.reserves),
        footer=f"{footer}{pin.procedure[:8]} · {known_law(situation.catalogue.folders, lang)}",
    )


def _why(situation: Situation, lang: str, pour: str) -> Why | None:
    """The steps of the next due date; failing one, of the date were it opposable, or of the last one that ended."""
    for vie in prochaines(situation, pour):
        if vie.echeance:
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
    doubts = limit_doubts(vie, lang)
    return Why(
        title=title,
        subject=f"{name_of(vie)} · {duration_words(due.delai.duree, lang)} · {due.delai.regime.label.dans(lang)}",
        steps=step_lines(due, lang),
        end=end_words(due, lang),
        readings=tuple(readings),
        reserves=tuple(dict.fromkeys((*(reserve_words(each.dans(lang), lang) for each in due.reserves), *doubts))),
        vie=key_of(vie),
    )


def _delais(situation: Situation, lang: str, why: Why | None) -> tuple[DelaiRow, ...]:
    """Every time limit, by the day it was opened, with the reserves that no row has told of it."""
    lives = [*((vie, True) for vie in situation.anterieurs), *((vie, False) for vie in situation.delais)]
    rows, before = [], " (earlier)" if lang == "en" else " (précédent)"
    told = _told(situation, lang, why)
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
                rest=rest_words(vie, situation.au, lang),
                running=vie.statut in RUNNING,
                overdue=overdue(vie),
                doubts=tuple(each for each in limit_doubts(vie, lang) if (key_of(vie), each) not in told),
            )
        )
    return tuple(rows)


def _told(situation: Situation, lang: str, why: Why | None) -> set[tuple[LifeKey, str]]:
    """The reserves of time limits that rows tell, and those of the explanation."""
    lines = (*situation.historique, *situation.previsions)
    told = {(key_of(vie), each) for line in lines for vie in line.ouvre for each in limit_doubts(vie, lang)}
    return told | ({(why.vie, each) for each in why.reserves} if why and why.vie else set())
