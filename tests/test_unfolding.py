"""Format 2 says each thing once: what is said shortly is what would be said in full, value by value."""

import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from broken.defects import Defect
from delais import InputError
from delais.procedure.catalogue import load_file
from delais.procedure.model import Procedure
from one_model import differences, plain
from test_broken_procedures import BASE, problems_of

DAY = datetime.date.fromisoformat


def loaded(folder: Path, *edits: tuple[str, str]) -> Procedure:
    """The base after these edits."""
    text = BASE.read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"l'essai vise « {old} », présent {text.count(old)} fois"
        text = text.replace(old, new)
    path = folder / "base.toml"
    path.write_text(text, "utf-8")
    return load_file(path)


class Same(NamedTuple):
    """One thing of the base, written in two ways that must be one."""

    old: str
    short: str
    full: str
    why: str


ACCUSE = 'duree.toujours = "8 jours"\nregle = "ESS-06"\n'
SAISINE = """[[delais.saisine.duree]]
sources = "CPC 641 al. 2"
[delais.saisine.duree.1990-01-01]
vaut = "1 mois"
jusqu_au = 2000-01-01
regle = "ESS-01"
[delais.saisine.duree.2000-01-01]
vaut = "2 mois"
regle = "ESS-02"
"""
CITED = 'sources = "CPC 641 al. 2"\n'
TOUCHE = """[delais.silence.touche_par]
fait = "proroge"
acte = "saisine"
duree = "1 mois"
admis = "fin"
sources = "CPC 640"
"""
REFUSE = '[[actes.execution.refuse]]\nsi = { "notification.matiere" = "prestations" }\n'
SAME = [
    Same('de = "@ouverte"', 'de = "@ouverte"', 'de = ["notifiee"]', "un groupe d'états est sa liste"),
    Same('de = "@ouverte"', 'de = ["@ouverte", "saisie"]', 'de = ["notifiee", "saisie"]',
         "un groupe dans une liste y verse ses membres"),
    Same('ouverte = ["notifiee"]', 'deux = ["notifiee"]\nouverte = ["@deux"]', 'ouverte = ["notifiee"]',
         "un groupe en nomme un autre"),
    Same('cause = "@discute"', 'cause = "@discute"', 'cause = "Le report est discuté devant une commission"',
         "un groupe est aussi une phrase"),
    Same('dans = ["saisie"]', 'dans = ["@ouverts"]', 'dans = ["decision_prise", "notifiee", "saisie"]',
         "@ouverts : chaque état qui n'est pas clos"),
    Same('dans = ["saisie"]\n', "", 'dans = ["saisie"]\n', "par défaut un délai vit où mène l'acte qui le fait courir"),
    Same('comme = "devoir"', 'comme = "devoir"',
         'par = "commission"\nnature = "indicatif"\neffet = "Aucune sanction"\nregime = "calendaire"\n'
         'sources = "CPC 640"', "un modèle prête ce que le délai ne dit pas"),
    Same('comme = "devoir"', 'comme = "devoir"\npar = "caisse"',
         'par = "caisse"\nnature = "indicatif"\neffet = "Aucune sanction"\nregime = "calendaire"\nsources = "CPC 640"',
         "ce que le délai dit l'emporte sur son modèle"),
    Same('regime = "calendaire"\ndans = ["saisie"]', 'dans = ["saisie"]', 'regime = "calendaire"\ndans = ["saisie"]',
         "le régime de la tête est celui des délais qui n'en disent pas"),
    Same('court_de = { acte = "saisine", moment = "reception" }', 'court_de = "saisine.reception"',
         'court_de = { acte = "saisine", moment = "reception" }', "un acte et son moment, par un point"),
    Same('court_de = { acte = "saisine", moment = "reception" }', 'court_de = { acte = "saisine.reception" }',
         'court_de = { acte = "saisine", moment = "reception" }', "le même point dans une table"),
    Same('court_de = "saisine"', 'court_de = { un_de = ["saisine.reception", "notification"] }',
         'court_de = { un_de = [{ acte = "saisine", moment = "reception" }, { acte = "notification" }] }',
         "le même point dans une liste d'actes"),
    Same('jusqu_a = { acte = "saisine", moment = "envoi" }', 'jusqu_a = "saisine.envoi"',
         'jusqu_a = { acte = "saisine", moment = "envoi" }', "l'acte à temps, par un point"),
    Same('jusqu_a = { acte = "saisine", moment = "envoi" }', 'jusqu_a = ["saisine", "execution"]',
         'jusqu_a = { acte = ["saisine", "execution"] }', "plusieurs actes dont un suffit"),
    Same(ACCUSE, 'duree = "8 jours"\nregle = "ESS-06"\n',
         'duree = { 1990-01-01 = { vaut = "8 jours", regle = "ESS-06" } }\n',
         "une durée seule vaut depuis que la procédure existe"),
    Same(ACCUSE, 'duree = "8 jours"\nregle = "ESS-06"\ndepuis = 1995-01-01\n',
         'duree = { 1995-01-01 = { vaut = "8 jours", regle = "ESS-06" } }\ndepuis = 1995-01-01\n',
         "une durée seule vaut depuis que le délai existe"),
    Same(ACCUSE, 'duree = "8 jours"\nregle = "ESS-06"\nreserve = "non relu"\nancre = { jour = 1 }\n',
         'duree.1990-01-01 = { vaut = "8 jours", regle = "ESS-06", reserve = "non relu", ancre = { jour = 1 } }\n',
         "ce qui est dit d'une durée seule est dit du délai"),
    Same(ACCUSE, 'le = { jour = 16, apres_le = 15 }\nregle = "ESS-06"\n',
         'duree.1990-01-01 = { le = { jour = 16, apres_le = 15 }, regle = "ESS-06" }\n', "le jour que le texte dit"),
    Same(ACCUSE, 'regle = "ESS-06"\nduree = { 1990-01-01 = "8 jours", 2001-01-01 = { regle = "ESS-07" } }\n',
         'duree.1990-01-01 = { vaut = "8 jours", regle = "ESS-06" }\n'
         'duree.2001-01-01 = { vaut = "8 jours", regle = "ESS-07" }\n', "un pas sans durée garde la précédente"),
    Same(ACCUSE, 'duree = { 2001-01-01 = "9 jours", 1990-01-01 = "8 jours" }\nregle = "ESS-06"\n',
         'duree = { 1990-01-01 = "8 jours", 2001-01-01 = "9 jours" }\nregle = "ESS-06"\n',
         "les pas se suivent par leurs jours, non par leurs lignes"),
    Same(ACCUSE, 'duree = { 1990-01-01 = { vaut = "8 jours", regle = "ESS-07" }, 2001-01-01 = "9 jours" }\n'
         'regle = "ESS-06"\n',
         'duree.1990-01-01 = { vaut = "8 jours", regle = "ESS-07" }\n'
         'duree.2001-01-01 = { vaut = "9 jours", regle = "ESS-06" }\n', "la règle d'un pas n'est pas celle du suivant"),
    Same(ACCUSE, ACCUSE + 'reserve = "non relu"\nancre = { jour = 1 }\n',
         'duree.toujours = { vaut = "8 jours", reserve = "non relu", ancre = { jour = 1 } }\nregle = "ESS-06"\n',
         "ce que dit le délai vaut pour chaque pas"),
    Same(SAISINE, SAISINE,
         SAISINE.replace(CITED, "").replace('regle = "', CITED + 'regle = "'),
         "ce que dit la suite vaut pour chacun de ses pas"),
    Same(SAISINE, SAISINE.replace("[delais.saisine.duree.1990", 'reserve = "non relu"\n[delais.saisine.duree.1990'),
         SAISINE.replace('regle = "', 'reserve = "non relu"\nregle = "'), "un doute de toute la suite"),
    Same(SAISINE, SAISINE + '[delais.saisine.duree.reserve]\n1990-01-01 = "non relu"\n',
         SAISINE.replace('regle = "ESS-01"', 'regle = "ESS-01"\nreserve = "non relu"'),
         "un doute d'un pas, par son jour"),
    Same(TOUCHE, TOUCHE.replace("_par]", '_par]\nlignes = [{}, { fait = "repart", admis = "veille" }]'),
         "[" + TOUCHE.replace("_par]", "_par]]") + "["
         + TOUCHE.replace("_par]", "_par]]").replace("proroge", "repart").replace('admis = "fin"', 'admis = "veille"'),
         "un bloc dit une fois ce que ses lignes partagent"),
    Same('dit = ["voies"]\nsources = "CPC 640"', 'sources = "CPC 640"\nlignes = [{ dit = ["voies"] }]',
         'dit = ["voies"]\nsources = "CPC 640"', "un bloc de ce qui est exigé"),
    Same('fin = "rejetee"', 'fin = "rejetee"', 'fin = { vers = "rejetee", de = ["saisie"] }',
         "la fin quitte les états où le délai vit"),
    Same('effet = "Le silence vaut rejet"\nregime = "calendaire"\ndans = ["saisie"]\nfin = "rejetee"',
         'regime = "calendaire"\nfin = { vers = "rejetee", effet = "Le silence vaut rejet" }',
         'effet = "Le silence vaut rejet"\nregime = "calendaire"\nfin = [{ vers = "rejetee" }]',
         "l'effet se dit aussi dans la fin"),
    Same('titre = "Décision notifiée"\n', 'titre = "Décision notifiée"\nsans_borne = "rien ne presse"\n',
         'titre = "Décision notifiée"\nsans_borne = """\nrien ne presse"""\n', "une phrase sur plusieurs lignes"),
    Same(REFUSE, 'apres = { 2001-03-01 = "Plus depuis" }\nsources = "CPC 640"\n' + REFUSE,
         "[[actes.execution.refuse]]\ndepuis = 2001-03-01\n"
         'motif = "Plus depuis"\nsources = "CPC 640"\n' + REFUSE, "apres : l'acte n'existe plus"),
    Same('[actes.saisine.passe]\nde = "notifiee"\nvers = "saisie"\n',
         'sources = "CPC 640"\nregle = "ESS-08"\n[actes.saisine.passe]\nde = "notifiee"\nvers = "saisie"\n',
         '[[actes.saisine.passe]]\nde = "notifiee"\nvers = "saisie"\nsources = "CPC 640"\nregle = "ESS-08"\n',
         "les sources de l'acte sont celles de ce qu'il fait"),
    Same('sources = "CPC 640"\n\n[actes.saisine]', 'sources = "cpc_640"\n\n[actes.saisine]',
         'sources = ["CPC 640"]\n\n[actes.saisine]', "un texte par son nom ou par son identifiant"),
    Same("- Composition de la commission [CPC 640]", "- Composition de\n  la commission\n  [CPC 640]",
         "- Composition de la commission [CPC 640]", "un point se lit d'une traite"),
]  # fmt: skip


@pytest.mark.parametrize("row", SAME, ids=[row.why for row in SAME])
def test_said_shortly_or_in_full_it_is_one_procedure(tmp_path: Path, row: Same) -> None:
    head = ("format = 2", 'format = 2\nregime = "calendaire"')
    edits = [head] if "de la tête" in row.why else []
    short, full = (loaded(tmp_path, (row.old, said), *edits) for said in (row.short, row.full))
    told = differences(plain(short), plain(full))
    assert not told, f"{row.why} : les deux écritures ne disent pas la même chose\n" + "\n".join(told)
    if row.old not in (row.short, row.full):
        before = plain(loaded(tmp_path, *edits))
        assert row.why in UNCHANGED or plain(short) != before, f"{row.why} : l'essai ne change rien"


UNCHANGED = {  # they say the base in two other ways
    "l'effet se dit aussi dans la fin", "un texte par son nom ou par son identifiant",
    "un bloc de ce qui est exigé",
}  # fmt: skip


def test_an_act_that_leaves_the_case_where_it_is(tmp_path: Path) -> None:
    row = ('titre = "Mesure d\'exécution"', 'titre = "Mesure d\'exécution"\nreste_dans = ["saisie", "notifiee"]')
    moves = [(each.source, each.dest) for each in loaded(tmp_path, row).transitions if each.event == "execution"]
    assert moves == [(("saisie",), "saisie"), (("notifiee",), "notifiee")], "l'acte est reçu et ne déplace rien"


def test_an_act_before_and_after_the_days_of_its_law(tmp_path: Path) -> None:
    """The first day on which it exists is a day on which it does; the first on which it no longer does is not."""
    bounds = 'avant = { 2001-03-01 = "Pas encore" }\napres = { 2010-05-01 = "Plus depuis" }\nsources = "CPC 640"\n'
    refusals = loaded(tmp_path, (REFUSE, bounds + REFUSE)).refus
    told = [(each.motif, each.period.since, each.period.until, bool(each.fondement)) for each in refusals[:2]]
    assert told == [("Pas encore", None, DAY("2001-03-01"), True), ("Plus depuis", DAY("2010-05-01"), None, True)]


def test_what_is_left_out_has_its_days_its_rules_and_its_texts(tmp_path: Path) -> None:
    said = (
        "- Composition\n  de la commission [depuis 1995-02-01 ; jusqu_au 2004-01-01 ; ESS-12 ; CPC 640 ; CPC 641 al. 2]"
    )
    procedure = loaded(tmp_path, ("- Composition de la commission [CPC 640]", said + "\n- Le reste [sans suite] ici"))
    one, other = procedure.not_modelled
    assert (one.text, one.rules) == ("Composition de la commission", ("ESS-12",))
    assert (one.period.since, one.period.until) == (DAY("1995-02-01"), DAY("2004-01-01"))
    assert [each.citation for each in one.fondement] == ["CPC 640", "CPC 641 al. 2"]
    assert (other.text, other.fondement) == ("Le reste [sans suite] ici", ()), (
        "des crochets en pleine phrase ne citent rien"
    )


VERSIONS = [
    ("2019-06-01", "css_r142_8", "the first version"),
    ("2021-06-01", None, "two texts of one name on that day: nothing is guessed"),
    ("1999-06-01", None, "no version on that day"),
]


@pytest.mark.parametrize(("day", "id_", "why"), VERSIONS, ids=[row[-1] for row in VERSIONS])
def test_the_version_cited_is_that_of_the_first_day_of_the_row(
    tmp_path: Path, day: str, id_: str | None, why: str
) -> None:
    step = '[delais.saisine.duree.2009-01-01]\nvaut = "15 jours"\nregle = "ESS-03"\nsources = "C. civ. 2229"'
    new = step.replace("2009-01-01", day).replace("C. civ. 2229", "CSS R. 142-8 al. 1")
    if id_ is None:
        defect = BASE.read_text("utf-8").replace(step, new)
        (problem,) = problems_of(tmp_path, defect)
        assert problem.remedy, why
        assert "CSS R. 142-8 al. 1" in (problem.value or ""), why
        assert "css_r142_8" in problem.remedy.fr, f"{why} : les identifiants possibles sont dits"
    else:
        text = BASE.read_text("utf-8").replace(step, new.replace("\nregle", "\njusqu_au = 2020-01-01\nregle"))
        (tmp_path / "base.toml").write_text(text, "utf-8")
        (cited,) = load_file(tmp_path / "base.toml").delais["saisine"].values[2].fondement
        assert cited.id == id_, why


def test_the_days_of_an_end_choose_its_version(tmp_path: Path) -> None:
    """What ends a procedure is cited as it stood on the day of its end."""
    ended = 'jusqu_au = 2000-01-01\nsources_fin = "CSS R. 142-8 al. 1"\nmotif'
    with pytest.raises(InputError) as refusal:
        loaded(tmp_path, ("jusqu_au = 2000-01-01\nmotif", ended))
    (problem,) = refusal.value.problems
    assert problem.key == "existe[1].sources_fin"
    assert "2000-01-01" in problem.message.fr


def test_a_problem_of_a_model_is_told_once_where_it_is_written(tmp_path: Path) -> None:
    """Two limits are like it: one mistake, one line."""
    two = '[delais.rappel]\ncomme = "devoir"\ntitre = "Rappeler"\ncourt_de = "saisine"\ndans = "@ouverts"\n'
    two += 'duree = "3 jours"\nregle = "ESS-13"\n\n[actes.execution]'
    defect = Defect("[actes.execution]", two, None, None, "", "")
    text = (
        BASE.read_text("utf-8").replace(defect.old, defect.new).replace('nature = "indicatif"', 'nature = "indicatf"')
    )
    (problem,) = problems_of(tmp_path, text)
    assert (problem.key, problem.line) == ("modeles.devoir.nature", text[: text.index("indicatf")].count("\n") + 1)
