"""Reading the `[delais.*]` tables of a procedure file."""

from collections.abc import Iterator

from delais.computation.ledger import OPS, IncidentLecture
from delais.computation.overlay import FORMS, Contestee
from delais.duree import Duree
from delais.errors import Texte, texte
from delais.fondement import Fondement
from delais.procedure.derogations import derogations
from delais.procedure.distances import known_acts
from delais.procedure.limits import (
    ADMIS,
    Act,
    DelaiModele,
    DelaiValue,
    DerogationRow,
    IncidentRule,
    Opposability,
    Trigger,
)
from delais.procedure.rows import DECLARED_ACT, Context
from delais.regimes import Regime
from delais.toml_table import Table
from delais.word_lists import EFFETS, NATURES, SENS, Operation

_ONE_DAY = Duree(days=1)
_DAYS_OF = Texte("« admis », ou à un « reprend » un nombre de jours", '"admis", or a number of days on a "reprend"')
_NO_REGIME = Regime("", texte(""), franc=False, report=False)


def read_delai(id_: str, table: Table, context: Context) -> DelaiModele:
    """One time limit; problems stay noted in the file's source."""
    trigger = read_trigger(table.table("trigger"), context, written="trigger" in table.data)
    if "trigger" not in table.data:
        table.source.report(
            table.path,
            Texte("la clé « court_de » manque", 'the key "court_de" is missing'),
            expected=Texte('"acte.moment"', '"acte.moment"'),
        )
    nature = table.choice("nature", NATURES)
    if nature == "silence" and "effet" not in table.data:
        table.source.report(
            table.path,
            Texte("un silence a un effet", "a silence has an effect"),
            expected=Texte("vaut = " + " | ".join(EFFETS), "vaut = " + " | ".join(EFFETS)),
        )
    if nature and nature != "silence" and "effet" in table.data:
        table.source.report(
            (*table.path, "effet"),
            Texte("seul un silence a un effet", "only a silence has an effect"),
            value=table.data["effet"],
        )
    if table.data.get("vit_dans") == []:
        table.wrong("vit_dans", [], Texte("au moins un état", "at least one state"))
    bloque = table.texts("bloque")
    for event in bloque:
        context.known(table, "bloque", event, tuple(context.events), DECLARED_ACT)
    read = DelaiModele(
        id=id_,
        label=table.required_text("label"),
        actor=table.required_text("actor"),
        trigger=trigger,
        act=_read_act(table.table("act"), context) if "act" in table.data else None,
        nature=nature,
        effet=table.choice("effet", EFFETS, "rien"),
        consequence=table.required_text("consequence"),
        regime=context.regime(table, required=True) or _NO_REGIME,
        sens=table.choice("sens", SENS, "apres"),
        distance=context.known(
            table,
            "distance",
            table.text("distance"),
            known_acts(context.source.folders),
            Texte("un acte de distance.toml", "an act of distance.toml"),
        ),
        period=context.period(table),
        vit_dans=context.states_in(table, "vit_dans") or context.non_final,
        bloque=bloque,
        chaque=_read_chaque(table, context, trigger),
        lectures=context.lectures(table),
        opposable_if=tuple(_read_opposability(row, context, trigger) for row in table.tables("opposable_if")),
        values=tuple(_read_value(row, context, trigger) for row in table.tables("values")),
        incidents=tuple(_read_incident(row, context) for row in table.tables("incidents")),
        derogations=tuple(_read_derogations(table, context, trigger)),
        line=table.source.line(table.path) or 0,
    )
    table.known.append("act")
    table.close()
    _check_direction(table, read)
    if not read.values:
        table.source.report(
            table.at("values") if "values" in table.data else table.path,
            Texte("un délai a au moins une duree", "a délai has at least one duree"),
            remedy=Texte(f"ajouter [delais.{id_}.duree]", f"add [delais.{id_}.duree]"),
        )
    return read


def _check_direction(table: Table, read: DelaiModele) -> None:
    """Backward and its regime go together, in every value and reading."""
    readings = [*read.lectures, *(reading for value in read.values for reading in value.lectures)]
    counted = [read.regime, *(value.regime for value in read.values), *(reading.regime for reading in readings)]
    for regime in counted:
        if regime and regime.a_rebours != (read.sens == "avant") and regime is not _NO_REGIME:
            table.wrong(
                "regime",
                regime.id,
                Texte(
                    '« rebours » ou « veille » avec sens = "avant", et eux seuls',
                    '"rebours" or "veille" with sens = "avant", they alone',
                ),
            )
    if read.sens == "avant" and (read.incidents or read.derogations):
        table.source.report(
            table.path,
            Texte("un délai compté à rebours n'a pas d'incidents", "a backward délai has no incidents"),
        )


def read_trigger(table: Table, context: Context, *, written: bool = True) -> Trigger:
    """An act and a moment or a fact of it, the end of another limit, or several of these."""
    several = {key: tuple(read_trigger(row, context) for row in table.tables(key)) for key in ("any", "all")}
    event = context.event(table, "event")
    cases = []
    for row in table.tables("moment_when"):
        when = context.when(row, event)
        cases.append((when, context.moment(row, "moment", event)))
        row.close()
    by_fact = bool(table.text("fact")) and not table.text("moment")
    trigger = Trigger(
        event=event,
        moment=context.moment(table, "moment", event) if event and not by_fact else table.text("moment"),
        fact=table.text("fact"),
        a_defaut=context.moment(table, "a_defaut", event) if table.text("a_defaut") else "",
        lapse=context.delai(table, "lapse"),
        when=context.when(table, event),
        moment_when=tuple(cases),
        any=several["any"],
        all=several["all"],
    )
    table.close()
    forms = [bool(trigger.event), bool(trigger.lapse), bool(trigger.any), bool(trigger.all)]
    if sum(forms) != 1 and written:
        table.source.report(
            table.path,
            Texte("départ ambigu", "ambiguous start"),
            expected=Texte("un seul de acte, fin_de, un_de, tous_de", "exactly one of acte, fin_de, un_de, tous_de"),
        )
    if trigger.fact:
        fact = context.fact(trigger.fact, event)
        if fact is None or fact.type != "date":
            table.wrong("fact", trigger.fact, Texte("un fait de type date", "a fact of type date"))
    return trigger


def _read_derogations(table: Table, context: Context, trigger: Trigger) -> Iterator[DerogationRow]:
    """The exceptional laws that reach the limit, each for some facts, with their other reading if any."""
    known = derogations(context.source.folders)
    for row in table.tables("derogations"):
        name = row.required_text("id")
        context.known(row, "id", name, tuple(known), Texte("une dérogation déclarée", "a declared derogation"))
        when = context.when(row, trigger.event)
        forme = row.choice("autre_lecture", FORMS, "")
        cause = row.required_text("cause") if forme else row.text("cause")
        told = texte(cause, row.text("cause_en") or None) if cause else texte(forme)
        row.close()
        if name in known:
            yield DerogationRow(known[name], when, Contestee(known[name], forme, told) if forme else None)


def _read_chaque(table: Table, context: Context, trigger: Trigger) -> str:
    """The fact of the trigger that gives one instance a value: one clock a party."""
    name = table.text("chaque")
    fact = context.fact(name, trigger.event) if name else None
    if name and (fact is None or fact.type != "enum"):
        table.wrong(
            "chaque", name, Texte("un fait « choix » de l'acte de départ", 'a "choix" fact of the act that starts it')
        )
    return name


def _read_act(table: Table, context: Context) -> Act:
    events = table.texts("event", required=True)
    for event in events:
        context.known(table, "event", event, tuple(context.events), DECLARED_ACT)
    first = events[0] if events else ""
    act = Act(
        events, context.moment(table, "moment", first) if "moment" in table.data else "", context.when(table, first)
    )
    table.known.append("moment")
    table.close()
    return act


def _read_opposability(table: Table, context: Context, trigger: Trigger) -> Opposability:
    facts = table.texts("facts", required=True)
    if "facts" in table.data and not facts:
        table.wrong("facts", [], Texte("au moins un fait", "at least one fact"))
    for name in facts:
        fact = context.fact(name, trigger.event)
        if fact is None or fact.type != "bool":
            table.wrong("facts", name, Texte("un fait « oui_non » déclaré", 'a declared "oui_non" fact'))
    reserve = table.text("reserve")
    read = Opposability(
        facts,
        context.period(table),
        context.when(table, trigger.event),
        context.fondement(table),
        texte(reserve, table.text("reserve_en") or None) if reserve else None,
        table.texts("rule"),
        table.source.line(table.path) or 0,
    )
    table.text("reserve_en")
    table.close()
    return read


def _read_value(table: Table, context: Context, trigger: Trigger) -> DelaiValue:
    reserve = table.text("reserve")
    fixed = context.date_fixe(table, "date_fixe")
    duree = context.duree(table, "duree", required="date_fixe" not in table.data)
    if "date_fixe" in table.data and ("duree" in table.data or "ancre" in table.data):
        table.wrong("date_fixe", fixed, Texte("une date fixe seule, ou une durée", "a fixed date alone, or a duration"))
    read = DelaiValue(
        rules=table.texts("rule", required=True),
        duree=duree or (Duree() if fixed else _ONE_DAY),
        ancre=fixed or context.date_fixe(table, "ancre"),
        period=context.period(table),
        when=context.when(table, trigger.event),
        fondement=context.fondement(table),
        regime=context.regime(table),
        lectures=context.lectures(table),
        reserve=texte(reserve, table.text("reserve_en") or None) if reserve else None,
        line=table.source.line(table.path) or 0,
    )
    table.known += ["reserve_en", "ancre"]
    table.close()
    return read


def _incident_readings(
    table: Table, op: Operation
) -> tuple[tuple[tuple[str, Texte], ...], tuple[IncidentLecture, ...]]:
    """The other readings of an incident: until when it is admitted, how many days its suspension lasted."""
    admitted, counted = [], []
    for row in table.tables("lectures"):
        cause = texte(row.required_text("cause"), row.text("cause_en") or None)
        days, until = row.integer("jours"), row.choice("admis", ADMIS, "")
        if until and days is None:
            admitted.append((until, cause))
        elif days and op == "reprend" and "admis" not in row.data:
            counted.append(IncidentLecture(days, cause))
        elif "admis" not in row.data or days is not None:
            row.wrong("jours", days, _DAYS_OF)
        row.close()
    return tuple(admitted), tuple(counted)


def _read_incident(table: Table, context: Context) -> IncidentRule:
    op = table.choice("op", OPS)
    event = context.event(table, "event")
    admitted, counted = _incident_readings(table, op)
    fondement: tuple[Fondement, ...] = context.fondement(table)
    reserve = table.text("reserve")
    read = IncidentRule(
        op=op,
        event=event,
        lapse=context.delai(table, "lapse"),
        moment=context.moment(table, "moment", event),
        admis=table.choice("admis", ADMIS, "fin"),
        juge_par=context.moment(table, "juge_par", event),
        max=table.integer("max"),
        duree=context.duree(table, "duree", required=op in ("proroge", "renouvele")),
        period=context.period(table),
        when=context.when(table, event),
        fondement=fondement,
        lecture_admis=admitted,
        lectures=counted,
        reserve=texte(reserve, table.text("reserve_en") or None) if reserve else None,
        rules=table.texts("rule"),
        line=table.source.line(table.path) or 0,
    )
    table.text("reserve_en")
    table.close()
    if read.max is not None and read.max < 1:
        table.wrong("max", read.max, Texte("un nombre d'au moins 1", "a number of at least 1"))
    if bool(read.event) == bool(read.lapse):
        table.source.report(
            table.path,
            Texte("un incident vient d'un acte ou d'une fin_de", "an incident comes from an acte or a fin_de"),
        )
    return read
