"""What a value cannot mean is refused when it is built or computed, with an error of the package, in every door."""

import datetime

import pytest

import delais
from command_line import run
from delais import DateFixe, Delai, DueTable, Duree, Incident, calendar, compute
from delais.errors import CalendarError, DateError, DureeError, RegimeError, Texte

D = datetime.date
START, METROPOLE, RULE = D(2024, 1, 15), calendar("metropole"), Delai("P15D", "calendaire")


def ledger(text: str) -> tuple[Incident, ...]:
    """`suspend 2024-01-20, reprend 2024-01-25`, in the order written."""
    return tuple(Incident(op, D.fromisoformat(day)) for op, day in (row.split() for row in text.split(",") if row))


# construction, erreur, ce que dit le message, motif
WRONG = [
    (lambda: Duree(days=-1), DureeError, "au moins zéro", "une durée négative n'est pas une durée"),
    (lambda: Duree(months=1.5), DureeError, "nombre entier", "un mois et demi ne se compte pas (CPC 641)"),
    (lambda: Duree(days=True), DureeError, "nombre entier", "un booléen n'est pas un nombre de jours"),
    (lambda: Duree.parse(None), DureeError, "P2M", "rien à lire"),
    (lambda: Delai(2, "ordinaire"), DureeError, "2 mois", "deux quoi ?"),
    (lambda: Delai(None, "ordinaire"), DureeError, "2 mois", "pas de durée"),
    (lambda: Delai("P2M", None), RegimeError, "ordinaire", "un régime n'est jamais deviné"),
    (lambda: Delai("P2M", 3), RegimeError, "ordinaire", "un régime est un nom"),
    (lambda: Delai("P2M", "ordinaire", distance=2), DureeError, "outre-mer", "la distance est un mot"),
    (lambda: Delai("P2M", "ordinaire", sens="arriere"), DureeError, "avant", "un sens inconnu"),
    (lambda: Delai("P2M", "ordinaire", fondement="CPC 641"), DureeError, "Fondement", "une citation est un Fondement"),
    (lambda: Delai("P2M", "ordinaire", ancre="1er avril"), DureeError, "DateFixe", "une date fixe est une DateFixe"),
    (lambda: Delai("P15D", "franc", sens="avant"), RegimeError, "rebours", "à rebours, franc n'a pas de sens"),
    (lambda: Delai("P15D", "ordinaire", sens="avant"), RegimeError, "rebours", "ordinaire non plus : design, § 4"),
    (lambda: Incident("repart", "2024-01-01"), DateError, "une date", "un texte n'est pas une date"),
    (lambda: Incident("repart", None), DateError, "une date", "un incident a un jour"),
    (lambda: Incident("reparts", START), DureeError, "repart", "un incident inconnu, le plus proche nommé"),
    (lambda: Incident("proroge", START), DureeError, "durée", "proroger de combien ?"),
    (lambda: Incident("renouvele", START), DureeError, "durée", "renouveler pour quel total ?"),
    (lambda: DateFixe("1"), DureeError, "nombre entier", "un jour est un nombre"),
    (lambda: DateFixe(1, mois="avril"), DureeError, "nombre entier", "un mois est un nombre"),
    (lambda: DateFixe(1, mois=4).after("2024-01-01"), DateError, "une date", "le jour de départ est une date"),
    (lambda: calendar(None), CalendarError, "metropole", "pas de territoire"),
    (lambda: delais.regime(None), RegimeError, "ordinaire", "pas de régime"),
    (lambda: compute("x", START, METROPOLE), DureeError, "Delai", "un texte n'est pas une règle"),
    (lambda: compute(None, START, METROPOLE), DureeError, "Delai", "rien n'est pas une règle"),
    (lambda: compute(RULE, "2024-01-15", METROPOLE), DateError, "une date", "un texte n'est pas une date"),
    (lambda: compute(RULE, None, METROPOLE), DateError, "une date", "pas de départ"),
    (lambda: compute(RULE, START, "metropole"), CalendarError, "calendar", "un nom n'est pas un calendrier"),
    (lambda: compute(RULE, START, METROPOLE, incidents=["suspend"]), DureeError, "tuple", "une liste de mots"),
    (lambda: compute(RULE, START, METROPOLE, incidents=("suspend",)), DureeError, "Incident", "un mot"),
    (lambda: DueTable("x", METROPOLE), DureeError, "Delai", "une table sert une règle"),
    (lambda: DueTable(RULE, "metropole"), CalendarError, "calendar", "une table sert un calendrier"),
    (lambda: DueTable(RULE, METROPOLE)("2024-01-15"), DateError, "une date", "un texte n'est pas une date"),
    (lambda: delais.judge("2024-01-15", START), DureeError, "Echeance", "on juge une échéance"),
    (lambda: delais.judge(compute(RULE, START, METROPOLE), "2024"), DateError, "une date", "un acte a un jour"),
    (lambda: delais.latest_start(RULE, "2024-01-15", METROPOLE), DateError, "une date", "une limite est une date"),
    (lambda: delais.starts_for("x", START, METROPOLE), DureeError, "Delai", "un texte n'est pas une règle"),
    (lambda: delais.count_units(START, "x", "1 mois"), DateError, "une date", "un texte n'est pas une date"),
    (lambda: delais.count_units(START, START, 1), DureeError, "2 mois", "un quoi ?"),
]  # fmt: skip


@pytest.mark.parametrize(("build", "error", "says", "motif"), WRONG, ids=[row[3] for row in WRONG])
def test_what_means_nothing_is_refused(build, error, says, motif) -> None:
    with pytest.raises(error) as caught:
        build()
    assert says in str(caught.value), f"{motif} : le message ne dit pas ce qui était attendu"
    assert isinstance(caught.value.message, Texte), motif
    assert caught.value.render("en"), motif


# registre, message, motif
ENDLESS = [
    ("suspend 2024-01-20", "suspendu depuis le samedi 20 janvier 2024", "suspendu et jamais repris : pas d'échéance"),
    ("suspend 2024-01-20, reprend 2024-01-25, suspend 2024-01-28", "suspendu depuis le dimanche 28 janvier 2024",
     "la seconde suspension n'a pas de fin"),
    ("interrompt 2024-01-20", "interrompu le samedi 20 janvier 2024", "interrompu et jamais reparti"),
    ("interrompt 2024-01-20, reprend 2024-01-25", "interrompu le samedi 20 janvier 2024",
     "ce qui est interrompu ne reprend pas : il repart"),
    ("repart 2024-01-20, interrompt 2024-01-25", "interrompu le jeudi 25 janvier 2024", "reparti, puis interrompu"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "says", "motif"), ENDLESS, ids=[row[0] for row in ENDLESS])
def test_what_never_runs_again_has_no_due_date(rows: str, says: str, motif: str) -> None:
    with pytest.raises(DureeError) as caught:
        compute(RULE, START, METROPOLE, incidents=ledger(rows))
    assert says in str(caught.value), motif


# registre écrit dans le désordre, le même dans l'ordre
DISORDER = [
    ("reprend 2024-01-25, suspend 2024-01-20", "suspend 2024-01-20, reprend 2024-01-25"),
    ("repart 2024-02-20, suspend 2024-01-20, reprend 2024-01-25",
     "suspend 2024-01-20, reprend 2024-01-25, repart 2024-02-20"),
    ("repart 2024-02-20, interrompt 2024-02-01", "interrompt 2024-02-01, repart 2024-02-20"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "happened"), DISORDER, ids=[row[0] for row in DISORDER])
def test_a_ledger_is_taken_in_the_order_of_its_dates(written: str, happened: str) -> None:
    out = compute(RULE, START, METROPOLE, incidents=ledger(written))
    right = compute(RULE, START, METROPOLE, incidents=ledger(happened))
    assert out == right, "l'ordre d'écriture du registre a changé l'échéance"


def test_a_backward_limit_takes_no_incident_in_silence() -> None:
    with pytest.raises(DureeError, match="rebours"):
        compute(Delai("P15D", "rebours"), START, METROPOLE, incidents=ledger("repart 2024-01-20"))


def test_a_table_reads_the_day_of_a_date_time() -> None:
    table = DueTable(RULE, METROPOLE)
    assert table(datetime.datetime.fromisoformat("2024-01-15T09:00")) == table(START) == D(2024, 1, 30)


@pytest.mark.parametrize("regime", ["franc", "ordinaire", "calendaire"])
def test_every_door_refuses_a_forward_regime_counted_backward(regime: str, tmp_path) -> None:
    """`lot` dropped the franc day, wrote a date and exited 0."""
    rows = tmp_path / "rows.csv"
    rows.write_text(f"depart,duree,regime,territoire,sens\n2024-03-20,P15D,{regime},metropole,avant\n", "utf-8")
    done = run("lot", str(rows), str(tmp_path / "out.csv"))
    assert done.status == 1, done
    assert "rebours" in (tmp_path / "out.csv").read_text("utf-8")
    typed = run("calculer", "P15D", "--du", "2024-03-20", "--sens", "avant", "--regime", regime)
    assert typed.status == 2, typed
    assert "rebours" in typed.err
    with pytest.raises(RegimeError, match="rebours"):
        Delai("P15D", regime, sens="avant")


def test_backward_without_a_regime_is_the_backward_regime() -> None:
    assert run("calculer", "P15D", "--du", "2024-03-20", "--sens", "avant").status == 0
