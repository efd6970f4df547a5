"""The catalogue: the package's data, a user's folder laid over it, each file read once, nothing shared by accident."""

import copy
import datetime
import pickle
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import attrs
import pytest

import delais
from agenda_case import OPEN
from command_line import RECOURS
from delais import CalendarError, Catalogue, Dossier, Evenement, InputError, data_files, folders
from delais.agenda.machine import machine_for
from delais.procedure import procedure_ids
from old_form import written

D = datetime.date.fromisoformat
HEAD = """
id = "{id}"
label = "{label}"
checked_on = 2026-03-14
initial = "debut"
textes = ["computation", "maison"]
[[vie]]
since = 1985-01-01
fondement = ["note"]
"""
TEXTES = """
checked_on = 2026-03-14
[textes.note]
citation = "Note de service du 1er mars 2020"
objet = "Règle de la maison."
"""
LIMIT = """
[events.demande]
label = "Demande"
date_is = "depot"
[delais.repondre]
label = "Répondre"
actor = "service"
trigger = {{ event = "demande" }}
nature = "indicatif"
consequence = "aucune"
regime = "ordinaire"
[[delais.repondre.values]]
rule = "M-1"
duree = "{duree}"
fondement = ["note"]
[[ouvre]]
event = "demande"
procedure = "{suite}"
"""
CALENDAR = """
checked_on = 2026-03-14
territoire = "{name}"
label = "calendrier de la maison"
label_en = "house calendar"
herite = "metropole"
textes = ["maison"]
[[feries]]
id = "fete_maison"
nom = "fête de la maison"
nom_en = "house holiday"
statut = "reglement"
regle = {{ mois = 3, jour = 18 }}
fondement = ["note"]
"""


def house(root: Path, duree: str = "P1M", suite: str = "agrement") -> Path:
    """A folder of a procedure, its texts and a calendar of its own."""
    (root / "procedures" / "textes").mkdir(parents=True)
    (root / "calendars").mkdir()
    text = HEAD.format(id="maison", label="Procédure de la maison") + OPEN + LIMIT.format(duree=duree, suite=suite)
    written(root / "procedures" / "maison.toml", text)
    (root / "procedures" / "textes" / "maison.toml").write_text(TEXTES, encoding="utf-8")
    (root / "calendars" / "maison.toml").write_text(CALENDAR.format(name="maison"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return Catalogue.from_folder(house(tmp_path_factory.mktemp("maison")))


CASE = Dossier("maison", (Evenement("demande", D("2024-02-18")),), "M-1", territoire="maison")


def test_the_bundled_catalogue_is_what_the_functions_give() -> None:
    catalogue = Catalogue.bundled()
    assert catalogue.procedures() == procedure_ids()
    assert catalogue.load("agrement") is delais.load_procedure("agrement")
    assert catalogue.calendar("guadeloupe") is delais.calendar("guadeloupe")
    dossier = delais.load_dossier(RECOURS)
    assert catalogue.replay(dossier, au=D("2024-03-12")) == delais.replay(dossier, au=D("2024-03-12"))


def test_a_folder_is_laid_over_the_package(own: Catalogue) -> None:
    assert set(own.procedures()) == {"maison", *procedure_ids()}
    ours, theirs = own.load("agrement"), delais.load_procedure("agrement")
    assert ours is theirs, "une procédure que le répertoire ne touche pas est celle du paquet, lue une fois"
    assert own.load("maison").delais["repondre"].values[0].fondement[0].citation.startswith("Note de service")
    assert set(own.territoires()) == {"maison", *Catalogue.bundled().territoires()}
    assert own.territoires()[0] == "metropole"
    assert "maison" not in Catalogue.bundled().procedures()


def test_a_case_is_replayed_by_the_catalogue_in_force(own: Catalogue) -> None:
    """The holiday of the house moves the date; its procedure opens one of the package."""
    situation = own.replay(CASE, au=D("2024-03-01"))
    vie = situation.delai("repondre")
    assert vie is not None
    assert vie.echeance is not None
    assert vie.echeance.date == D("2024-03-19"), "le 18 mars est férié pour la maison"
    assert [branche.procedure.id for branche in situation.branches] == ["agrement"]
    assert situation.catalogue == own


def test_the_package_knows_nothing_of_it() -> None:
    with pytest.raises(InputError, match="procédure inconnue « maison »"):
        delais.replay(CASE, au=D("2024-03-01"))
    with pytest.raises(CalendarError, match="territoire inconnu « maison »"):
        delais.calendar("maison")


def test_one_folder_over_another(own: Catalogue, tmp_path: Path) -> None:
    """A third folder replaces the procedure of the second, and counts with its texts and its calendar."""
    third = tmp_path / "procedures"
    third.mkdir()
    text = HEAD.format(id="maison", label="Autre") + OPEN + LIMIT.format(duree="P2M", suite="agrement")
    written(third / "maison.toml", text)
    catalogue = Catalogue.from_folder(tmp_path, over=own)
    vie = catalogue.replay(CASE, au=D("2024-03-01")).delai("repondre")
    assert vie is not None
    assert str(vie.echeance.date) == "2024-04-18"
    assert catalogue.calendar("maison") is own.calendar("maison"), "le calendrier est lu une fois pour les deux"
    assert catalogue.digest != own.digest
    assert catalogue.digests["maison"] != own.digests["maison"]
    assert catalogue.digests["agrement"] == Catalogue.bundled().digests["agrement"]


def test_a_procedure_of_the_package_goes_on_into_that_of_the_user(tmp_path: Path) -> None:
    """`contrainte` opens `execution_contrainte`: the user's own takes its place, in the case too."""
    place = tmp_path / "procedures"
    place.mkdir()
    shutil.copy(data_files.procedures() / "execution_contrainte.toml", place)
    catalogue = Catalogue.from_folder(tmp_path)
    reached = catalogue.reachable(catalogue.load("contrainte"))
    assert next(each for each in reached if each.id == "execution_contrainte").file.startswith(str(tmp_path))
    assert next(
        each
        for each in Catalogue.bundled().reachable(delais.load_procedure("contrainte"))
        if each.id == "execution_contrainte"
    ).file.startswith(str(data_files.procedures()))


@pytest.mark.parametrize("prepare", [lambda path: path / "absent", lambda path: path], ids=["absent", "vide"])
def test_a_folder_without_data_is_refused(prepare: object, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"procedures/\*\.toml"):
        Catalogue.from_folder(prepare(tmp_path))


@pytest.mark.parametrize("id_", ["agremant", "", None, 3, "../pyproject", "regimes", "derogations"])
def test_an_unknown_procedure_is_refused(id_: object) -> None:
    with pytest.raises(InputError, match="procédure inconnue"):
        Catalogue.bundled().load(id_)


@pytest.mark.parametrize("territoire", ["corse", "", None, 3, ["metropole"], "../calendars/metropole"])
def test_an_unknown_territory_is_refused(territoire: object) -> None:
    with pytest.raises(CalendarError, match="metropole"):
        Catalogue.bundled().calendar(territoire)


def test_a_wrong_procedure_never_loads_and_says_so_each_time(tmp_path: Path) -> None:
    root = house(tmp_path)
    path = root / "procedures" / "maison.toml"
    text = path.read_text("utf-8")
    assert text.count('"1 mois"') == 1
    path.write_text(text.replace('"1 mois"', '"2 lunes"'), "utf-8")
    catalogue = Catalogue.from_folder(root)
    for _ in range(2):
        with pytest.raises(InputError, match="2 lunes"):
            catalogue.load("maison")


def test_eight_threads_read_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """8 threads loaded 41 procedures 262 times."""
    for name in ("procedures", "calendars"):
        shutil.copytree(data_files.root() / name, tmp_path / name)
    reads: list[str] = []
    read_bounded = folders.read_bounded

    def counted(path: Path) -> bytes:
        reads.append(str(path))
        return read_bounded(path)

    monkeypatch.setattr(folders, "read_bounded", counted)
    fresh = Catalogue(folders.Folders(tmp_path))
    together = Barrier(8)

    def load_all(_: int) -> list[object]:
        together.wait()
        procedures = [fresh.load(id_) for id_ in fresh.procedures()]
        return [*procedures, *(fresh.calendar(name) for name in fresh.territoires())]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(load_all, range(8)))
    twice = sorted({path for path in reads if reads.count(path) > 1})
    assert twice == [], "des fichiers ont été lus plusieurs fois"
    assert len(reads) >= len(fresh.procedures()) + len(fresh.territoires())
    assert all(ours is theirs for ours, theirs in zip(found[0], found[-1], strict=True))


def test_a_hundred_procedures_have_a_machine_each() -> None:
    """Past 64 procedures, each replay built its machine again."""
    base = delais.load_procedure("agrement")
    many = [attrs.evolve(base, id=f"agrement_{number}") for number in range(100)]
    machines = [machine_for(each) for each in many]
    assert all(machine_for(each) is machine for each, machine in zip(many, machines, strict=True))


def test_a_catalogue_crosses_processes(own: Catalogue) -> None:
    copied, pickled = copy.deepcopy(own), pickle.loads(pickle.dumps(own))
    assert copied == pickled == own
    assert hash(pickled) == hash(own)
    assert pickled.replay(CASE, au=D("2024-03-01")) == own.replay(CASE, au=D("2024-03-01"))
    assert len(repr(own)) < 300


def test_a_case_that_the_catalogue_does_not_know_is_refused_by_check(own: Catalogue) -> None:
    own.check(CASE)
    with pytest.raises(InputError, match="demandes"):
        own.check(Dossier("maison", (Evenement("demandes", D("2024-02-18")),), "M-2"))
    with pytest.raises(InputError, match="procédure inconnue"):
        Catalogue.bundled().check(CASE)


def test_an_instant_needs_a_territory_whose_clock_is_known(own: Catalogue) -> None:
    """The clock of a user's own territory is not that of Paris by default: the day could be another."""
    instant = datetime.datetime(2024, 2, 18, 23, 30, tzinfo=datetime.UTC)
    with pytest.raises(InputError, match="sans fuseau"):
        Dossier("maison", (Evenement("demande", instant),), "M-3", territoire="maison")
    local = Dossier("maison", (Evenement("demande", instant.replace(tzinfo=None)),), "M-3", territoire="maison")
    assert own.replay(local, au=D("2024-03-01")).historique[0].date == D("2024-02-18")
