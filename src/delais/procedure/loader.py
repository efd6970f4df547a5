"""From a TOML file to a `Procedure`: the shape and the references, every problem noted."""

import re

from delais.errors import Texte
from delais.fondement import load_textes
from delais.procedure.compte_reader import read_compte
from delais.procedure.condition_reader import read_condition
from delais.procedure.delai_reader import read_delai
from delais.procedure.distances import distances
from delais.procedure.model import (
    Event,
    Fact,
    NotModelled,
    Ouvre,
    Procedure,
    Refus,
    State,
    Transition,
    Vie,
)
from delais.procedure.rows import DECLARED_ACT, FACT_VALUE, Context, dates, expected_of, fits, value_of
from delais.toml_table import Source, Table, shown
from delais.word_lists import FACT_TYPES, MOMENTS

_ID = re.compile(r"[a-z][a-z0-9_]*")
RESERVED_EVENTS = ("annulation",)


def read_procedure(source: Source) -> Procedure:
    """The procedure of the rows of one file (`delais.procedure.short`); problems stay noted in `source`.

    The result is only good if there is none.
    """
    root = source.root()
    citations = load_textes(root.texts("textes", required=True), source, ("textes",))
    states = {id_: _read_state(id_, table) for id_, table in root.named_tables("states")}
    events = {id_: _read_event(id_, table) for id_, table in root.named_tables("events")}
    delais = dict(root.named_tables("delais"))
    non_final = tuple(id_ for id_, state in states.items() if not state.final)
    context = Context(source, citations, events, tuple(states), non_final, tuple(delais))
    for kind, ids in (("states", states), ("events", events), ("delais", delais)):
        for id_ in ids:
            if not _ID.fullmatch(id_) or id_ in RESERVED_EVENTS:
                source.report(
                    (kind, id_),
                    Texte(f"identifiant refusé « {shown(id_)} »", f'identifier refused "{shown(id_)}"'),
                    expected=Texte("minuscules ASCII, chiffres et _", "ASCII lower case, digits and _"),
                )
    initial = context.known(
        root, "initial", root.required_text("initial"), tuple(states), Texte("un état déclaré", "a declared state")
    )
    procedure = Procedure(
        id=root.required_text("id"),
        label=root.required_text("label"),
        checked_on=root.required_date("checked_on"),
        initial=initial,
        vie=tuple(_read_vie(row, context) for row in root.tables("vie")),
        states=states,
        events=events,
        delais={id_: read_delai(id_, table, context) for id_, table in delais.items()},
        transitions=tuple(_read_transition(row, context) for row in root.tables("transitions")),
        refus=tuple(_read_refus(row, context) for row in root.tables("refus")),
        ouvre=tuple(_read_ouvre(row, context) for row in root.tables("ouvre")),
        comptes={id_: read_compte(id_, table, context) for id_, table in root.named_tables("comptes")},
        conditions=tuple(read_condition(row, context) for row in root.tables("conditions")),
        not_modelled=tuple(_read_not_modelled(row, context) for row in root.tables("not_modelled")),
        textes=citations,
        distances=distances(source.folders),
        file=source.name,
    )
    root.close()
    if not procedure.vie:
        source.report(
            (),
            Texte("la procédure n'a pas d'existe", "the procedure has no existe"),
            remedy=Texte("ajouter existe = { depuis = AAAA-MM-JJ, … }", "add existe = { depuis = YYYY-MM-DD, … }"),
        )
    return procedure


def _read_state(id_: str, table: Table) -> State:
    state = State(
        id_,
        table.required_text("label"),
        table.flag("final"),
        table.text("open_ended"),
        table.source.line(table.path) or 0,
        dates(table, "open_ended_since", "open_ended_until"),
    )
    table.close()
    return state


def _read_event(id_: str, table: Table) -> Event:
    date_is = table.choice("date_is", MOMENTS)
    moments = table.texts("moments")
    for moment in moments:
        if moment not in MOMENTS or moment == date_is:
            table.wrong(
                "moments", moment, Texte("un autre de : " + ", ".join(MOMENTS), "another of: " + ", ".join(MOMENTS))
            )
    event = Event(
        id_,
        label=table.required_text("label"),
        date_is=date_is,
        moments=moments,
        facts={name: _read_fact(name, row) for name, row in table.named_tables("facts")},
        actor=table.text("actor"),
        line=table.source.line(table.path) or 0,
    )
    table.close()
    return event


def _read_fact(name: str, table: Table) -> Fact:
    raw = table.raw("default")
    fact = Fact(
        name,
        type=table.choice("type", FACT_TYPES),
        label=table.required_text("label"),
        required=table.flag("required"),
        default=value_of(raw),
        values=table.texts("values"),
    )
    table.close()
    if (fact.type == "enum") != bool(fact.values):
        table.wrong(
            "values",
            list(fact.values),
            Texte("une liste pour un « choix », et lui seul", 'a list for a "choix", and only there'),
        )
    if raw is not None and not fits(fact, raw):
        table.wrong("default", raw, expected_of(fact))
    if fact.required and raw is not None:
        table.source.report(
            table.path,
            Texte("un fait requis n'a pas de défaut", "a required fact has no default"),
            expected=Texte(
                "requis = true, ou sinon = ..., ou ni l'un ni l'autre : le fait peut rester non dit",
                "requis = true, or sinon = ..., or neither: the fact may stay unsaid",
            ),
        )
    return fact


def _read_vie(table: Table, context: Context) -> Vie:
    vie = Vie(
        context.period(table),
        table.text("motif"),
        context.fondement(table),
        context.fondement(table, required=False, key="fondement_fin"),
        table.texts("rule"),
        table.source.line(table.path) or 0,
    )
    table.close()
    if vie.period.since is None:
        table.source.report(
            table.path, Texte("une vie commence un jour : depuis manque", "a life begins one day: depuis is missing")
        )
    if vie.period.until and not vie.motif:
        table.source.report(
            table.path,
            Texte("une vie finie dit pourquoi : motif manque", "a life that ended says why: motif is missing"),
        )
    return vie


def _read_transition(table: Table, context: Context) -> Transition:
    event = context.event(table, "event")
    transition = Transition(
        event=event,
        lapse=context.delai(table, "lapse"),
        source=context.states_in(table, "source", required=True),
        dest=context.known(
            table, "dest", table.required_text("dest"), context.states, Texte("un état déclaré", "a declared state")
        ),
        period=context.period(table),
        when=context.when(table, event),
        fondement=context.fondement(table, required=False),
        rules=table.texts("rule"),
        line=table.source.line(table.path) or 0,
    )
    table.close()
    if bool(transition.event) == bool(transition.lapse):
        table.source.report(
            table.path,
            Texte("un passage vient d'un acte ou d'une fin_de", "a passage comes from an acte or a fin_de"),
        )
    return transition


def _read_refus(table: Table, context: Context) -> Refus:
    event = context.event(table, "event", required=True)
    sans = table.texts("sans")
    for name in sans:
        context.known(table, "sans", name, tuple(context.events), DECLARED_ACT)
    refus = Refus(
        event=event,
        motif=table.required_text("motif"),
        source=context.states_in(table, "source") or context.non_final,
        sans=sans,
        period=context.period(table),
        when=context.when(table, event),
        fondement=context.fondement(table),
        rules=table.texts("rule"),
        line=table.source.line(table.path) or 0,
    )
    table.close()
    narrowed = refus.sans or refus.when or refus.period.since or refus.period.until or "source" in table.data
    if not narrowed:
        table.source.report(
            table.path,
            Texte("un refus dit dans quel cas", "a refusal says in which case"),
            expected=Texte("si, sans, dans, depuis ou jusqu_au", "si, sans, dans, depuis or jusqu_au"),
        )
    return refus


def _read_ouvre(table: Table, context: Context) -> Ouvre:
    event = context.event(table, "event")
    state = table.text("state")
    context.known(table, "state", state, context.states, Texte("un état déclaré", "a declared state"))
    facts, reprend = table.table("facts"), table.table("reprend")
    for name, value in facts.data.items():
        if value_of(value) is None:
            facts.wrong(name, value, FACT_VALUE)
    for name, source in reprend.data.items():
        if not isinstance(source, str) or context.fact(source, event) is None:
            reprend.wrong(name, source, Texte("un fait déclaré", "a declared fact"))
    row = Ouvre(
        procedure=table.required_text("procedure"),
        comme=table.text("comme"),
        branche=table.text("branche"),
        event=event,
        lapse=context.delai(table, "lapse"),
        state=state,
        moment=context.moment(table, "moment", event) if event else table.text("moment"),
        facts={name: value for name, raw in facts.data.items() if (value := value_of(raw)) is not None},
        reprend={name: str(source) for name, source in reprend.data.items()},
        period=context.period(table),
        when=context.when(table, event),
        fondement=context.fondement(table, required=False),
        rules=table.texts("rule"),
        line=table.source.line(table.path) or 0,
    )
    table.close()
    if [bool(row.event), bool(row.lapse), bool(row.state)].count(True) != 1:
        table.source.report(
            table.path,
            Texte(
                "une ouverture vient d'un acte, d'une fin_de ou d'un etat",
                "an opening comes from an acte, a fin_de or an etat",
            ),
        )
    return row


def _read_not_modelled(table: Table, context: Context) -> NotModelled:
    row = NotModelled(
        table.required_text("text"),
        context.fondement(table, required=False),
        table.texts("rule"),
        dates(table),
    )
    table.close()
    return row
