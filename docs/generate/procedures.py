"""One page a procedure, drawn from its file: its graph, its délais by period, its sources, what it omits."""

import datetime
from collections.abc import Iterable, Iterator

from delais.procedure import load_procedure
from delais.procedure.dated import FIRST_DAY, LAST_DAY, Period
from delais.procedure.limits import DelaiModele, DelaiValue
from delais.procedure.model import Fact, Procedure
from delais.views.diagram import render_mermaid
from delais.views.rule_words import (
    branch_words,
    cited,
    compte_words,
    fact_label,
    incident_words,
    legal_day,
    nature_words,
    trigger_words,
    value_words,
    when_words,
)
from generate.markdown import code, plain, prose, section, table
from generate.sources import head_comment, sources

LANG = "fr"
LEGEND = "⏱ fin d'un délai si personne n'agit · tirets et ∞ : rien ne borne l'attente · trait gras : dossier clos"


def page(id_: str) -> str:
    """The page of the procedure `id_`."""
    procedure = load_procedure(id_)
    return "\n\n".join(part for part in _parts(procedure) if part) + "\n"


def _parts(procedure: Procedure) -> Iterator[str]:
    yield f"# {plain(procedure.label)}"
    yield prose(head_comment(procedure.file))
    yield table(
        ("", ""),
        [
            ("Identifiant", code(procedure.id)),
            ("Vérifiée le", legal_day(procedure.checked_on, LANG)),
            *(("Existe", _life(procedure, index)) for index in range(len(procedure.vie))),
        ],
    )
    yield section("Le graphe", _graph(procedure))
    yield section("Les états", _states(procedure))
    yield section("Les événements", _events(procedure))
    yield section("Les délais", *(_delai(procedure, delai) for delai in procedure.delais.values()))
    yield section("Les comptes", _comptes(procedure))
    yield section("Les passages d'un état à l'autre", _transitions(procedure))
    yield section("Les refus", _refus(procedure))
    yield section("Les procédures ouvertes à côté", _ouvre(procedure))
    yield section("Les sources", sources(procedure))
    yield section("Ce qui n'est pas modélisé", _left_out(procedure))


def span(period: Period, last: datetime.date | None = None) -> str:
    """« du … au … », both days included; `last` is the end that a following value sets."""
    end = min(period.end, last or LAST_DAY)
    first = "" if period.first == FIRST_DAY else legal_day(period.first, LANG)
    if end == LAST_DAY:
        return f"depuis le {first}" if first else "toujours"
    eve = legal_day(end - datetime.timedelta(days=1), LANG)
    return f"du {first} au {eve}" if first else f"jusqu'au {eve}"


def _life(procedure: Procedure, index: int) -> str:
    vie = procedure.vie[index]
    ended = f" ; ensuite : {plain(vie.motif)}" if vie.motif else ""
    return f"{span(vie.period)}{ended} ({cited(vie.fondement + vie.fondement_fin)})"


def _graph(procedure: Procedure) -> str:
    drawn = render_mermaid(procedure)
    return (
        f"[![États et passages de la procédure]({procedure.id}.svg)]({procedure.id}.svg)\n\n"
        f"{LEGEND}. L'image s'ouvre en grand.\n\n"
        '??? note "Le même graphe en Mermaid"\n\n'
        + "\n".join(f"    {line}" for line in ("```text", *drawn.splitlines(), "```"))
    )


def _states(procedure: Procedure) -> str:
    rows = []
    for state in procedure.states.values():
        marks = ["départ"] if state.id == procedure.initial else []
        marks += ["final"] if state.final else []
        marks += [f"sans borne : {plain(state.open_ended)}"] if state.open_ended else []
        rows.append((code(state.id), plain(state.label), " ; ".join(marks)))
    return table(("État", "Ce qu'il dit", "Particularité"), rows)


def _events(procedure: Procedure) -> str:
    rows = []
    for event in procedure.events.values():
        facts = "<br>".join(
            f"{code(fact.id)} ({_policy(fact)}) : "
            + plain(fact.label)
            + (f" : {', '.join(map(code, fact.values))}" if fact.values else "")
            for fact in event.facts.values()
        )
        moments = ", ".join((f"**{event.date_is}**", *event.moments))
        rows.append((code(event.id), plain(event.label), plain(event.actor), moments, facts))
    return table(("Événement", "Libellé", "Qui", "Moments (en gras, sa date)", "Faits"), rows)


def _policy(fact: Fact) -> str:
    if fact.required:
        return "requis"
    return "peut rester non dit" if fact.default is None else f"par défaut : {_shown(fact.default)}"


def _shown(value: object) -> str:
    return {True: "oui", False: "non"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _delai(procedure: Procedure, delai: DelaiModele) -> str:
    own = delai.trigger.event
    facts = [
        ("Départ", plain(trigger_words(procedure, delai.trigger, LANG))),
        ("Acte", " ou ".join(plain(procedure.events[name].label) for name in delai.act.events) if delai.act else ""),
        ("Qui", plain(delai.actor)),
        ("Nature", nature_words(delai.nature, delai.effet, LANG)),
        ("À la fin", plain(delai.consequence)),
        ("Sens", "compté en arrière" if delai.sens == "avant" else ""),
        ("Distance", f"s'ajoute, pour l'acte {code(delai.distance)}" if delai.distance else ""),
        ("Retient", ", ".join(plain(procedure.events[name].label) for name in delai.bloque)),
        ("Un pour chaque", plain(fact_label(procedure, delai.chaque, own)) if delai.chaque else ""),
        ("Existe", span(delai.period) if delai.period.since or delai.period.until else ""),
        *(("Autre lecture", plain(each.cause.fr)) for each in delai.lectures),
    ]
    values = table(
        ("Règle", "Période", "Cas", "Durée", "Manière de compter", "Articles"),
        [_value(procedure, delai, value) for value in delai.values],
    )
    reserves = "\n".join(
        f"- {value.rule} : {plain(value.reserve.fr)}" for value in delai.values if value.reserve is not None
    )
    return "\n\n".join(
        part
        for part in (
            f"### {plain(delai.label)} {{ #{delai.id.replace('_', '-')} }}",
            table((code(delai.id), ""), [(name, said) for name, said in facts if said]),
            values,
            f"Réserves :\n\n{reserves}" if reserves else "",
            _conditions(procedure, delai),
        )
        if part
    )


def _value(procedure: Procedure, delai: DelaiModele, value: DelaiValue) -> tuple[str, ...]:
    later = [other.period.first for other in delai.values if other.when == value.when]
    following = min((day for day in later if day > value.period.first), default=None)
    chosen = f"<br>selon la date de {code(value.period.selected_by)}" if value.period.selected_by else ""
    return (
        plain(value.rule),
        span(value.period, following) + chosen,
        plain(when_words(procedure, value.when, delai.trigger.event, LANG)) or "—",
        plain(value_words(value, LANG)),
        code(delai.regime_of(value).id),
        plain(cited(value.fondement)),
    )


def _conditions(procedure: Procedure, delai: DelaiModele) -> str:
    """What must be told for it to run, what touches it, the exceptional laws that reach it."""
    own, rows = delai.trigger.event, []
    for clause in delai.opposable_if:
        told = " ; ".join(fact_label(procedure, name, own) for name in clause.facts)
        case = when_words(procedure, clause.when, own, LANG)
        said = f"court si : {told}" + (f" [{case}]" if case else "")
        rows.append((plain(said), span(clause.period), plain(cited(clause.fondement))))
    for row in delai.incidents:
        rows.append((plain(incident_words(procedure, row, LANG)), span(row.period), plain(cited(row.fondement))))
    for reach in delai.derogations:
        law = reach.derogation
        window = Period(law.du, law.au + datetime.timedelta(days=1))
        rows.append((plain(law.label.fr), span(window), plain(cited((law.fondement,)))))
    return table(("Condition ou incident", "Période", "Articles"), rows)


def _comptes(procedure: Procedure) -> str:
    rows = []
    for compte in procedure.comptes.values():
        for value in compte.values:
            case = when_words(procedure, value.when, compte.trigger.event, LANG)
            how = compte_words(value, LANG) + (f" [{case}]" if case else "")
            ends = f"{trigger_words(procedure, compte.trigger, LANG)} → {trigger_words(procedure, compte.fin, LANG)}"
            cells = (compte.label, ends, how, span(value.period), ", ".join(value.rules), cited(value.fondement))
            rows.append(tuple(map(plain, cells)))
    return table(("Compte", "De, à", "Manière", "Période", "Règle", "Articles"), rows)


def _transitions(procedure: Procedure) -> str:
    rows = []
    for row in procedure.transitions:
        cause = procedure.events[row.event].label if row.event else f"⏱ {procedure.delais[row.lapse].label}"
        case = when_words(procedure, row.when, row.event, LANG)
        rows.append(
            (
                ", ".join(map(code, row.source)),
                plain(cause) + (f"<br>[{plain(case)}]" if case else ""),
                code(row.dest),
                span(row.period),
                plain(cited(row.fondement)),
            )
        )
    return table(("De", "Sur", "Vers", "Période", "Articles"), rows)


def _refus(procedure: Procedure) -> str:
    rows = []
    for row in procedure.refus:
        case = when_words(procedure, row.when, row.event, LANG)
        without = ", ".join(procedure.events[name].label for name in row.sans)
        cases = [f"sans : {without}"] if without else []
        cases += [case] if case else []
        label = procedure.events[row.event].label
        cells = (label, " ; ".join(cases) or "—", row.motif, span(row.period), cited(row.fondement))
        rows.append(tuple(map(plain, cells)))
    return table(("Acte", "Cas", "Motif", "Période", "Articles"), rows)


def _ouvre(procedure: Procedure) -> str:
    rows = [
        (plain(branch_words(procedure, row, LANG)), span(row.period), plain(cited(row.fondement)))
        for row in procedure.ouvre
    ]
    return table(("Ouverture", "Période", "Articles"), rows)


def _left_out(procedure: Procedure) -> str:
    rows: Iterable[str] = (
        f"- {plain(row.text)}"
        + (f" ({plain(cited(row.fondement))})" if row.fondement else "")
        + (f" — {plain(', '.join(row.rules))}" if row.rules else "")
        + (f" — {span(row.period)}" if row.period.since or row.period.until else "")
        for row in procedure.not_modelled
    )
    return "\n".join(rows) or "Rien n'est déclaré."
