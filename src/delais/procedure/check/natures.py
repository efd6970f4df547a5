"""What the end of each time limit does agrees with its nature."""

from delais.errors import Texte
from delais.procedure.limits import DelaiModele
from delais.procedure.model import Procedure
from delais.toml_table import Source

MOVES = ("forclusion", "execution", "caducite", "abandon", "poursuite")


def check_natures(procedure: Procedure, source: Source) -> None:
    """A hard end moves the case, an indicative one never does, a wait bars an act."""
    started = _started(procedure)
    lapses = {transition.lapse for transition in procedure.transitions if transition.lapse}
    for id_, delai in procedure.delais.items():
        path = ("delais", id_)
        moves = id_ in lapses
        used = any(part.lapse == id_ for other in procedure.delais.values() for part in other.trigger.parts)
        if delai.nature in MOVES and not moves:
            source.report(
                path,
                Texte(
                    f"la fin d'un délai de nature {delai.nature} change l'état",
                    f"the end of a {delai.nature} changes the state",
                ),
                remedy=Texte(f"ajouter fin = … à [delais.{id_}]", f"add fin = … to [delais.{id_}]"),
            )
        if delai.nature == "silence" and (delai.effet == "rien") == (moves or used):
            source.report(
                path,
                Texte(f"silence à effet « {delai.effet} »", f'silence of effect "{delai.effet}"'),
                expected=Texte("une fin, sauf vaut = rien", "a fin, unless vaut = rien"),
            )
        if delai.nature == "indicatif" and moves:
            source.report(
                path,
                Texte("un délai indicatif ne change jamais l'état", "an indicative délai never changes the state"),
                remedy=Texte("ôter la fin, ou changer la nature", "remove the fin, or change the nature"),
            )
        if delai.nature == "attente" and not delai.bloque:
            source.report(
                path,
                Texte("une attente retient un acte", "a wait holds back an act"),
                remedy=Texte('bloque = ["acte"]', 'bloque = ["acte"]'),
            )
        if delai.nature == "forclusion" and delai.act is None:
            source.report(
                path,
                Texte("une forclusion menace un acte", "a forclusion threatens an act"),
                remedy=Texte('jusqu_a = "acte.moment"', 'jusqu_a = "acte.moment"'),
            )
        _check_trigger(procedure, delai, source, started)


def _started(procedure: Procedure) -> set[str]:
    """The limits that an event can start, at first hand or through the ends of others."""
    started = set[str]()
    while True:
        more = {
            id_
            for id_, delai in procedure.delais.items()
            if (all if delai.trigger.all else any)(
                bool(part.event) or part.lapse in started for part in delai.trigger.parts
            )
        }
        if more == started:
            return started
        started = more


def _check_trigger(procedure: Procedure, delai: DelaiModele, source: Source, started: set[str]) -> None:
    """A lapse that nothing can reach starts nothing; a limit started by its own end never starts."""
    if any(part.lapse == delai.id for part in delai.trigger.parts):
        source.report(
            ("delais", delai.id, "trigger"),
            Texte("un délai ne part pas de sa propre fin", "a délai does not start from its own end"),
        )
    elif delai.id not in started:
        source.report(
            ("delais", delai.id, "trigger"),
            Texte("aucun acte ne peut faire partir ce délai", "no act can start this délai"),
            remedy=Texte(
                "partir d'un acte, non d'une fin qui l'attend",
                "start from an act, not from an end that waits for it",
            ),
        )
    for id_ in delai.vit_dans:
        state = procedure.states.get(id_)
        if state and state.final:
            source.report(
                ("delais", delai.id, "vit_dans"),
                Texte(
                    f"l'état « {id_} » est clos : rien n'y court", f'the state "{id_}" is closed: nothing runs there'
                ),
            )
