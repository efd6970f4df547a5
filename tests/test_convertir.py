"""`delais convertir`: a procedure of the first format becomes the same one in format 2, and nothing else is read so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import Run, run
from delais import InputError
from delais.procedure.catalogue import load_file
from delais.procedure.converting.convert import convert
from delais.procedure.loader import read_procedure
from delais.procedure.model import Procedure
from delais.procedure.short.emit import WIDTH
from delais.procedure.short.unfold import unfold
from delais.toml_table import parse_source
from one_model import differences, plain

FIRST = Path(__file__).parent / "first_format"
BASE = FIRST / "base.toml"


def read_first(text: str) -> Procedure:
    """The procedure of rows written as such."""
    source = parse_source("essai.toml", text.encode())
    source.data.pop("format", None)
    return read_procedure(source)


def read_second(text: str) -> Procedure:
    source = parse_source("essai.toml", text.encode())
    procedure = read_procedure(unfold(source))
    source.raise_problems()
    return procedure


def in_format_2(text: str) -> str:
    source = parse_source("essai.toml", text.encode())
    source.data.pop("format", None)
    return convert(source, text)


def one_edit_each() -> Iterator[str]:
    """The base, one thing of it said otherwise: what no file of the repository may happen to say."""
    base = BASE.read_text("utf-8")
    edits = [
        ('actor = "requerant"\n', 'actor = "requerant"\nsince = 1995-01-01\nuntil = 2020-01-01\n'),
        ('op = "proroge"', 'op = "proroge"\nmax = 2\njuge_par = "envoi"\nmoment = "reception"\nreserve = "à relire"'),
        ('regime = "calendaire"\nvit_dans', 'regime = "franc"\nvit_dans'),
        ('trigger = { event = "notification" }', 'trigger = { lapse = "silence" }'),
        ('trigger = { event = "notification" }',
         'trigger = { any = [{ event = "notification" }, { lapse = "silence" }], when = {} }'),
        ('trigger = { event = "saisine" }', 'trigger = { all = [{ event = "saisine" }, { event = "notification" }] }'),
        ('duree = "P8D"', "date_fixe = { jour = 16, apres_le = 15 }"),
        ('duree = "P8D"', 'duree = "P8D"\nancre = { jour = 31, mois = 12 }\nreserve = "lu autrement"'),
        ('duree = "P8D"', 'duree = "PT48H"\nregime = "franc"'),
        ('rule = "ESS-06"', 'rule = ["ESS-06", "ESS-07"]\nsince = 1994-05-06\nuntil = 1995-01-01'),
        ('source = "saisie"', 'source = ["saisie", "notifiee"]\nsince = 2001-01-01\nselected_by = "saisine.envoi"'),
        ('source = "decision_prise"', 'source = "non_final"\nwhen = { matiere = ["prestations", "cotisations"] }'),
        ('label = "Commission saisie"',
         'label = "Commission saisie"\nopen_ended = "rien"\nopen_ended_until = 2010-01-01'),
        ('event = "execution"\n', 'event = "execution"\nsans = ["saisine"]\nsource = "saisie"\nuntil = 1999-01-01\n'),
        ('[[not_modelled]]', '[[not_modelled]]\nrule = "ESS-11"\nsince = 2003-01-01'),
        ('[[not_modelled]]',
         '[[ouvre]]\nevent = "saisine"\nprocedure = "base"\ncomme = "notification"\n[[not_modelled]]'),
        ('text = "Composition', 'text = "Un \\\\ et \\"\\"\\" dans la composition'),
        ('default = "prestations"', "required = true"),
        ('date_is = "signification"',
         'date_is = "signification"\nactor = "caisse"\nfacts.le = { type = "date", label = "Jour" }\n'
         'facts.montant = { type = "entier", required = true, label = "Montant" }'),
        ('nature = "attente"', 'nature = "attente"\nsens = "apres"\ndistance = "saisine"\nchaque = "matiere"'),
    ]  # fmt: skip
    for old, new in edits:
        assert old in base, f"l'essai vise « {old} », que la base n'a plus"
        yield base.replace(old, new, 1)


PROCEDURES = [*(path.read_text("utf-8") for path in sorted(FIRST.glob("*.toml"))), *one_edit_each()]


@pytest.mark.parametrize("text", PROCEDURES, ids=[str(number) for number in range(len(PROCEDURES))])
def test_the_model_is_the_same(text: str) -> None:
    before, after = plain(read_first(text)), plain(read_second(in_format_2(text)))
    assert differences(before, after) == [], "converti, le fichier dirait autre chose"


@pytest.mark.parametrize("text", PROCEDURES, ids=[str(number) for number in range(len(PROCEDURES))])
def test_no_line_is_over_the_width(text: str) -> None:
    long = [line for line in in_format_2(text).splitlines() if len(line) > WIDTH]
    assert not long, f"plus de {WIDTH} colonnes :\n" + "\n".join(long)


def test_it_prints_the_file_that_a_person_would_write() -> None:
    """The first format speaks of `trigger` and `values`, the second of what runs, in the order of the case."""
    done = run("convertir", BASE)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Une petite procédure juste")
    for told in (
        'court_de = "notification.reception"',
        "format = 2",
        '2000-01-01 = { vaut = "2 mois"',
        "[non_modelise]",
    ):
        assert told in done.out, f"« {told} » n'y est pas :\n{done.out}"
    acts = [line for line in done.out.splitlines() if line.startswith(("[actes.", "[delais.")) and line.count(".") == 1]
    assert acts.index("[delais.silence]") > acts.index("[actes.saisine]"), "un délai se lit après l'acte qui l'ouvre"


def test_what_it_writes_loads(tmp_path: Path) -> None:
    out = tmp_path / "base.toml"
    done = run("convertir", BASE, out)
    assert done == Run(0, "", "")
    assert load_file(out).id == "base"


def test_a_file_that_exists_is_replaced_only_when_told(tmp_path: Path) -> None:
    out = tmp_path / "base.toml"
    out.write_text("à moi", "utf-8")
    refused = run("convertir", BASE, out)
    assert (refused.status, out.read_text("utf-8")) == (2, "à moi")
    assert str(out) in refused.err
    assert run("convertir", BASE, out, "--ecraser") == Run(0, "", "")
    assert "format = 2" in out.read_text("utf-8")


def test_it_never_writes_over_the_file_it_reads(tmp_path: Path) -> None:
    """Broken half-way, the law would be lost."""
    own = tmp_path / "base.toml"
    own.write_bytes(BASE.read_bytes())
    assert run("convertir", own, own, "--ecraser").status == 2
    assert own.read_bytes() == BASE.read_bytes()


def test_a_file_of_format_2_is_no_work_for_it() -> None:
    done = run("convertir", Path(__file__).parent / "broken" / "base.toml")
    assert (done.status, done.out) == (2, "")
    assert "format 1" in done.err
    assert "not of format 1" in run("--lang", "en", "convertir", Path(__file__).parent / "broken" / "base.toml").err


def test_a_broken_file_is_refused_with_its_problems(tmp_path: Path) -> None:
    """Each where it is written in the old file; nothing is written."""
    wrong, out = tmp_path / "base.toml", tmp_path / "sortie.toml"
    text = BASE.read_text("utf-8").replace('dest = "rejetee"', 'dest = "rejette"').replace('nature = "silence"\n', "")
    wrong.write_text(text, "utf-8")
    done = run("convertir", wrong, out)
    assert (done.status, done.out, out.exists()) == (2, "", False)
    for key, written in (("transitions[4].dest", 'dest = "rejette"'), ("delais.silence", "[delais.silence]")):
        line = text[: text.index(written)].count("\n") + 1
        assert f"base.toml:{line} : [{key}]" in done.err, done.err


def test_the_file_of_a_house_is_read_with_the_texts_of_the_house(tmp_path: Path) -> None:
    """A catalogue of one's own cites texts that the package does not have: its files are converted too."""
    own = tmp_path / "procedures" / "base.toml"
    (own.parent / "textes").mkdir(parents=True)
    note = 'checked_on = 2026-03-14\n[textes.note]\ncitation = "Note de service"\nobjet = "Deux mois."\n'
    (own.parent / "textes" / "maison.toml").write_text(note, "utf-8")
    text = BASE.read_text("utf-8").replace('["computation"]', '["computation", "maison"]')
    own.write_text(text.replace('["ce_312682"]', '["ce_312682", "note"]'), "utf-8")
    done = run("convertir", own, own.with_name("autre.toml"))
    assert done == Run(0, "", ""), done.err
    assert "Note de service" in own.with_name("autre.toml").read_text("utf-8")


@pytest.mark.parametrize(("text", "words"), [("", "vide"), ("id = \n", "TOML")], ids=["empty", "broken"])
def test_what_is_no_file_of_procedure(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, "utf-8")
    done = run("convertir", path)
    assert done.status == 2
    assert words in done.err
    assert run("convertir", tmp_path / "absent.toml").status == 2


COMMENTED = [
    "[states.notifiee]", "[events.saisine]", "[delais.silence]", "[[delais.saisine.values]]", "[[transitions]]",
    "[[refus]]", "[[not_modelled]]", 'nature = "attente"', "[[vie]]", "[[delais.silence.incidents]]",
]  # fmt: skip


def test_every_comment_is_kept() -> None:
    """What someone wrote beside a rule is often why it reads so."""
    text = BASE.read_text("utf-8")
    for number, place in enumerate(COMMENTED):
        assert place in text
        text = text.replace(place, f"# remarque {number}, gardée\n{place}", 1)
    converted = in_format_2(text)
    lost = [place for number, place in enumerate(COMMENTED) if f"# remarque {number}, gardée" not in converted]
    assert not lost, f"commentaires perdus devant {lost}\n{converted}"
    assert differences(plain(read_first(text)), plain(read_second(converted))) == []


def test_a_file_of_format_1_names_the_command_that_converts_it(tmp_path: Path) -> None:
    path = tmp_path / "base.toml"
    path.write_bytes(BASE.read_bytes())
    with pytest.raises(InputError) as refusal:
        load_file(path)
    assert f"delais convertir {path}" in refusal.value.render()
    done = run("verifier", path)
    assert done.status == 1
    assert f"delais convertir {path}" in done.out + done.err
