"""Results as plain dictionaries for JSON: keys in French ASCII, dates ISO."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from delais.agenda import DelaiVie, Situation
from delais.agenda.situation import CompteVie
from delais.calendars import Calendar
from delais.computation import Echeance, Lecture
from delais.errors import Texte
from delais.folders import bundled
from delais.formats.keys import FORMAT_NUMBER
from delais.law.official import known_until
from delais.views.law_links import cited_with_links, without_links
from delais.views.sentences import step_lines
from delais.views.shown import Shown, posterieurs, shown_future, shown_past
from delais.views.timeline_header import prochaines

KNOWN = "droit_connu_jusqu_au"


def document(values: Mapping[str, Any]) -> dict[str, Any]:
    """What JSON holds: the number of the format first, dates as ISO texts, the last day of the law known."""
    plain = {name: _plain(value) for name, value in values.items()}
    return {"format": FORMAT_NUMBER, **plain, KNOWN: known_until(bundled()).isoformat()}


def dump(values: Mapping[str, Any], *, liens: bool = True) -> str:
    """One JSON document, its format number first, accents kept, two spaces of indent; its addresses if `liens`."""
    whole = document(values)
    return json.dumps(whole if liens else without_links(whole), ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def echeance_dict(due: Echeance, lang: str = "fr") -> dict[str, Any]:
    """A due date with its steps, readings and reserves."""
    return {
        "echeance": due.date,
        "heure": due.heure.isoformat("minutes") if due.heure else None,
        "depart": due.depart,
        "duree": str(due.delai.duree),
        "regime": due.delai.regime.id,
        "territoire": due.calendar.territoire,
        "distance": due.delai.distance,
        "sens": due.delai.sens,
        "sans_report": due.sans_report,
        "au_plus_tot": due.earliest,
        "au_plus_tard": due.latest,
        "etapes": steps_list(due, lang),
        "lectures": [_lecture(lecture, lang) for lecture in due.lectures],
        "reserves": [reserve.dans(lang) for reserve in due.reserves],
    }


def fixed_day_dict(due: Echeance, shown: Echeance, lang: str = "fr") -> dict[str, Any]:
    """A fixed day, whether it moves, and the due date as it is shown."""
    return {"jour": due.depart, "reporte": due.date != due.depart, **echeance_dict(shown, lang)}


def steps_list(due: Echeance, lang: str = "fr") -> list[dict[str, Any]]:
    """Each step with its date, operation, reason and article."""
    return [
        {
            "date": line.date,
            "operation": line.operation,
            "motif": line.motif,
            "fondement": line.fondement,
            "lien": next(iter(line.sources.links().values()), None),
        }
        for line in step_lines(due, lang)
    ]


def _lecture(lecture: Lecture, lang: str) -> dict[str, Any]:
    row = {"echeance": lecture.date, "cause": lecture.cause.dans(lang)}
    return {**row, "heure": lecture.fin.isoformat("minutes")} if lecture.fin else row


def situation_dict(situation: Situation, lang: str = "fr", pour: str = "") -> dict[str, Any]:
    """Where a case stands: state, history with the projection, time limits, reserves, what computed it.

    `pour` keeps the next due date of one actor.
    """
    upcoming = [_upcoming(vie, situation.au) for vie in prochaines(situation, pour)]
    earlier = [_vie(vie, situation.au, lang) for vie in situation.anterieurs]
    return {
        "procedure": situation.procedure.id,
        "reference": situation.dossier.reference,
        "territoire": situation.dossier.territoire,
        "au": situation.au,
        "etat": situation.etat.id,
        "etat_libelle": situation.etat.label,
        "final": situation.final,
        "sous_reserve": _in(situation.sous_reserve, lang),
        "prochaine_echeance": upcoming[0] if upcoming else None,
        "prochaines": upcoming,
        "historique": [_ligne(shown, lang) for shown in (*shown_past(situation), *shown_future(situation))],
        "posterieurs": [{"date": each.date, "nom": each.nom, "libelle": each.label} for each in posterieurs(situation)],
        "branches": [
            {
                "id": branch.id,
                "procedure": branch.procedure.id,
                "etat": branch.etat.id,
                "etat_libelle": branch.etat.label,
                "final": branch.etat.final,
                "ouverte_le": branch.ouverte_le,
                "ouverte_par": branch.ouverte_par,
                "sous_reserve": _in(branch.sous_reserve, lang),
            }
            for branch in situation.branches
            if not branch.prevue
        ],
        "branches_attendues": [
            {
                "id": branch.id,
                "procedure": branch.procedure.id,
                "ouverte_le": branch.ouverte_le,
                "ouverte_par": branch.ouverte_par,
            }
            for branch in situation.branches
            if branch.attendue
        ],
        "comptes": [_count(each, lang) for each in situation.comptes],
        "delais": [_vie(vie, situation.au, lang) for vie in situation.delais],
        "delais_anterieurs": earlier,
        "reserves": [reserve.dans(lang) for reserve in situation.reserves],
        "empreinte": {
            "moteur": situation.empreinte.moteur,
            "procedure": situation.empreinte.procedure,
            "calendrier": situation.empreinte.calendrier,
        },
    }


def _upcoming(vie: DelaiVie, au: datetime.date) -> dict[str, Any]:
    return {
        "id": vie.id,
        "libelle": vie.modele.label,
        "acteur": vie.acteur,
        "nature": vie.modele.nature,
        "branche": vie.branche,
        "partie": vie.partie or None,
        "echeance": vie.echeance.date if vie.echeance else None,
        "jours": vie.days_left(au),
    }


def _in(words: Texte | None, lang: str) -> str | None:
    return words.dans(lang) if words else None


def _ligne(shown: Shown, lang: str) -> dict[str, Any]:
    line = shown.line
    row: dict[str, Any] = {
        "date": shown.date,
        "type": shown.kind,
        "nom": line.nom,
        "libelle": line.label,
        "etat": line.etat,
        "etat_avant": line.etat_avant,
        "annule": line.annule,
        "branche": line.branche,
        **cited_with_links(line.fondement, line.date),
        "reserves": [reserve.dans(lang) for reserve in shown.reserves],
        "sous_reserve": _in(line.sous_reserve, lang),
        "sans_effet": line.sans_effet,
        "ouvre": [vie.id for vie in line.ouvre],
    }
    if line.motif:
        row["motif"] = line.motif.dans(lang)
    if line.transition:
        row["regle"] = ", ".join(line.transition.rules)
    if line.evenement:
        row["moments"] = dict(line.evenement.moments)
        row["attendus"] = list(line.attendus)
        row["complet_le"] = line.complet_le
        row["date_presumee"] = line.evenement.date_presumee
        row["faits"] = dict(line.evenement.faits)
        row["presumes"] = {each.fact.id: each.value for each in shown.facts if each.presume}
        row["non_precises"] = list(shown.non_precises)
        row["id"] = line.evenement.id or None
    if line.delai:
        row["echeance"] = line.delai.echeance.date if line.delai.echeance else None
        row["consequence"] = line.delai.modele.consequence
    return row


def _vie(vie: DelaiVie, au: datetime.date, lang: str) -> dict[str, Any]:
    due = vie.echeance
    computed = due or vie.si_opposable or vie.au_plus_tot
    regime = computed.delai.regime if computed else vie.valeur.regime or vie.modele.regime
    return {
        "id": vie.id,
        "libelle": vie.modele.label,
        "branche": vie.branche,
        "partie": vie.partie or None,
        "instance": vie.instance,
        "statut": vie.statut,
        "nature": vie.modele.nature,
        "acteur": vie.modele.actor,
        "regle": vie.valeur.rule,
        "duree": str(vie.valeur.duree),
        "regime": regime.id,
        "depart": vie.depart,
        "echeance": due.date if due else None,
        "au_plus_tot": due.earliest if due else vie.au_plus_tot.date if vie.au_plus_tot else None,
        "au_plus_tard": due.latest if due else None,
        "jours": vie.days_left(au),
        "fin_le": vie.fin_le,
        "si_opposable": vie.si_opposable.date if vie.si_opposable else None,
        "consequence": vie.modele.consequence,
        **cited_with_links(vie.valeur.fondement, vie.depart or au),
        "etapes": steps_list(due, lang) if due else [],
        "lectures": [_lecture(lecture, lang) for lecture in due.lectures] if due else [],
        "reserves": [reserve.dans(lang) for reserve in vie.reserves],
        "sous_reserve": _in(vie.sous_reserve, lang),
    }


def _count(each: CompteVie, lang: str) -> dict[str, Any]:
    return {
        "id": each.id,
        "libelle": each.modele.label,
        "branche": each.branche,
        "regle": ", ".join(each.valeur.rules),
        "depart": each.depart,
        "fin": each.fin,
        "arrete": each.arrete,
        "unite": str(each.valeur.unite),
        "franchise": str(each.valeur.franchise) if each.valeur.franchise else None,
        "nombre": each.compte.nombre,
        **cited_with_links(each.valeur.fondement, each.depart),
    }


def holidays_list(calendar: Calendar, year: int, lang: str = "fr") -> list[dict[str, Any]]:
    """The holidays of one year: date, name, status, article, whether sources dispute it."""
    return [
        {
            "date": day,
            "nom": ferie.nom.dans(lang),
            "statut": ferie.statut,
            "fondement": cited.citation if (cited := ferie.fondement_on(day)) else None,
            "lien": cited.lien(day) if cited else None,
            "proroge": ferie.moves_deadlines,
            "conteste": ferie.conteste.cause.dans(lang)
            if ferie.conteste and ferie.conteste.touches(day, day)
            else None,
        }
        for day, ferie in calendar.year(year).items()
    ]
