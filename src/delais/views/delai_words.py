"""A time limit of a case in words: its status, what opened or changed it, how its end relates to an act."""

import datetime

from delais.agenda import DelaiVie
from delais.computation import Echeance
from delais.duree import Duree
from delais.errors import Texte
from delais.french_dates import long_day
from delais.procedure.limits import DelaiModele
from delais.views.day_words import at, days, left, short_day_year

STATUTS = {
    "a_venir": Texte("à venir", "to come"),
    "court": Texte("court", "running"),
    "suspendu": Texte("suspendu", "suspended"),
    "interrompu": Texte("interrompu", "interrupted"),
    "echu": Texte("échu", "ended"),
    "satisfait": Texte("satisfait", "met"),
    "tardif": Texte("fait en retard", "done late"),
    "inopposable": Texte("inopposable", "not opposable"),
    "sans_objet": Texte("sans objet", "without object"),
}
NATURES = {
    "forclusion": Texte("forclusion", "forfeiture"),
    "silence": Texte("silence", "silence"),
    "execution": Texte("exécution", "enforceability"),
    "caducite": Texte("caducité", "lapse of the act"),
    "abandon": Texte("abandon", "abandonment"),
    "attente": Texte("attente", "waiting period"),
    "poursuite": Texte("poursuite", "case goes on"),
    "indicatif": Texte("indicatif", "indicative"),
}
_TOUCHED = {
    "repart": Texte("fait repartir", "restarts"),
    "interrompt": Texte("interrompt", "interrupts"),
    "suspend": Texte("suspend", "suspends"),
    "reprend": Texte("fait reprendre", "resumes"),
    "proroge": Texte("prolonge", "extends"),
    "renouvele": Texte("renouvelle", "renews"),
    "recalcule": Texte("fait recompter", "recounts"),
    "ajoute": Texte("prolonge", "extends"),
}
_OPENS = Texte("ouvre", "opens")
_OPPOSABLE = Texte("rend opposable", "makes opposable")


def quoted(label: str, lang: str) -> str:
    """A label between the quotes of the language."""
    return f'"{label}"' if lang == "en" else f"« {label} »"


def name_of(vie: DelaiVie) -> str:
    """The label of a time limit, with the party it runs for where each has its own."""
    return f"{vie.modele.label} ({vie.partie})" if vie.partie else vie.modele.label


def due_words(due: Echeance, lang: str) -> str:
    """The due date and its hour."""
    return f"{long_day(due.date, lang)} {at(due.heure, lang)}"


def opened_words(vie: DelaiVie, verb: str, day: datetime.date, lang: str) -> str:
    """What a row does to a time limit, and the due date it then has."""
    head = f"{verb} {quoted(name_of(vie), lang)}"
    if vie.statut == "inopposable":
        return f"{quoted(name_of(vie), lang)} {not_running(vie.si_opposable, lang)}"
    if vie.echeance is None:
        return f"{head}, {earliest_words(vie.au_plus_tot, lang)}" if vie.au_plus_tot else head
    start = ""
    if vie.depart is not None and vie.depart > day:
        start = f", {'counted from' if lang == 'en' else 'compté du'} {long_day(vie.depart, lang)}"
    return f"{head} → {due_words(vie.echeance, lang)}{start}"


def earliest_words(earliest: Echeance, lang: str) -> str:
    """The date that the earliest possible start would give, where the start is not known."""
    head = "start not known, ends at the earliest on" if lang == "en" else "départ non connu, finit au plus tôt le"
    return f"{head} {due_words(earliest, lang)}"


def not_running(hypothetical: Echeance | None, lang: str) -> str:
    """A time limit that the case cannot be held to, and the date it would have."""
    head = "does not run: not opposable" if lang == "en" else "ne court pas : inopposable"
    if hypothetical is None:
        return head
    were = "; were it opposable: " if lang == "en" else " ; s'il était opposable : "
    return head + were + due_words(hypothetical, lang)


def verb_of(vie: DelaiVie, source: str, lang: str, *, opened: bool) -> str:
    """What the event or the end `source` does to the time limit."""
    if opened:
        return _OPENS.dans(lang)
    ops = [row.op for row in vie.modele.incidents if source in (row.event, row.lapse)]
    stopped = {"suspendu": "suspend", "interrompu": "interrompt"}.get(vie.statut)
    op = stopped if stopped in ops else next((each for each in ops if each not in ("suspend", "interrompt")), None)
    return (_TOUCHED[op] if op else _OPPOSABLE).dans(lang)


def satisfied_words(vie: DelaiVie, lang: str) -> str:
    """The act that a time limit waited for, and how long before its end; or after it, which does not meet it."""
    label, late = quoted(name_of(vie), lang), vie.statut == "tardif"
    if late:
        head = f"done late: {label}" if lang == "en" else f"fait en retard : {label}"
    else:
        head = f"meets {label}" if lang == "en" else f"satisfait {label}"
    if vie.echeance is None or vie.fin_le is None:
        return head
    before = (vie.echeance.date - vie.fin_le).days
    if before == 0:
        return head + (", on its last day" if lang == "en" else ", le dernier jour")
    when = ("before" if before > 0 else "after") if lang == "en" else ("avant" if before > 0 else "après")
    return f"{head}, {days(abs(before), lang)} {when} {'its end' if lang == 'en' else 'sa fin'}"


def overdue(vie: DelaiVie) -> bool:
    """Whether a duty with no sanction is late and still not done."""
    return vie.statut == "echu" and vie.modele.nature == "indicatif"


def duration_words(duree: Duree, lang: str) -> str:
    """A duration; a limit that has none ends on a fixed date."""
    return (duree.en if lang == "en" else duree.fr) or ("fixed date" if lang == "en" else "date fixe")


def rest_words(vie: DelaiVie, au: datetime.date, lang: str) -> str:
    """How long is left, or when and how it ended; and that it rests on a mention that was not stated."""
    rest = _rest(vie, au, lang)
    if vie.sous_reserve is None:
        return rest
    doubt = "under reserve" if lang == "en" else "sous réserve"
    return f"{rest}, {doubt}" if rest else doubt


def _rest(vie: DelaiVie, au: datetime.date, lang: str) -> str:
    if vie.statut == "inopposable":
        due = vie.si_opposable
        were = "if opposable: " if lang == "en" else "si opposable : "
        return were + short_day_year(due.date) if due else ""
    if vie.echeance is None and vie.au_plus_tot:
        first = "not before " if lang == "en" else "au plus tôt "
        return first + short_day_year(vie.au_plus_tot.date)
    rest = vie.days_left(au)
    if vie.runs or vie.statut == "a_venir" or overdue(vie):
        return "" if rest is None else left(rest, lang)
    if vie.statut == "tardif" and vie.echeance and vie.fin_le:
        late = days((vie.fin_le - vie.echeance.date).days, lang)
        return f"done {late} late" if lang == "en" else f"fait {late} après"
    if vie.fin_le is None:
        return ""
    return f"{'on' if lang == 'en' else 'le'} {short_day_year(vie.fin_le)}"


def safe_date(modele: DelaiModele, due: Echeance) -> datetime.date | None:
    """The date to keep to when readings differ: the earliest for an act, the latest for a wait."""
    if not due.lectures:
        return None
    if modele.nature == "attente":
        return due.latest
    return due.earliest if modele.act else None


def safe_words(modele: DelaiModele, due: Echeance, lang: str) -> str:
    """The safe date in words, where it is not the due date itself; else nothing."""
    safe = safe_date(modele, due)
    if safe is None or safe == due.date:
        return ""
    if modele.nature == "attente":
        text = "every reading has ended after {}" if lang == "en" else "toutes les lectures sont finies après le {}"
    else:
        text = "in time on every reading until {}" if lang == "en" else "à temps selon toutes les lectures jusqu'au {}"
    return text.format(long_day(safe, lang))


def other_readings(modele: DelaiModele, due: Echeance, lang: str) -> str:
    """The safe date where it is not the due date; else the dates of the other readings, if there are some."""
    if safe := safe_words(modele, due, lang):
        return f"{'caution: ' if lang == 'en' else 'prudence : '}{safe}"
    if not due.lectures:
        return ""
    dates = ", ".join(long_day(day, lang) for day in sorted({reading.date for reading in due.lectures}))
    return f"{'other reading: ' if lang == 'en' else 'autre lecture : '}{dates}"
