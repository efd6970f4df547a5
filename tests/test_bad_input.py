"""Input that is wrong: the message names the file, the line, the value and what was expected; never a traceback."""

from pathlib import Path

import pytest

from command_line import RECOURS, process, run

GOOD = RECOURS.read_text("utf-8")
AU = ("--au", "2024-03-12")


def changed(old: str, new: str) -> str:
    """The good dossier with one thing wrong."""
    assert GOOD.count(old) == 1, f"« {old} » est {GOOD.count(old)} fois dans le dossier"
    return GOOD.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line that holds `part`."""
    return text[: text.index(part)].count("\n") + 1


# le dossier, ce qui est à la ligne fautive, mots du message (fr), mots du message (en), motif
DOSSIERS = [
    (changed('territoire = "metropole"', 'territoire = "metropole'), 'territoire = "metropole',
     ["TOML incorrect"], ["broken TOML"], "un guillemet manque"),
    (changed("date = 2024-02-07", "date = 2024-02-30"), "date = 2024-02-30", ["TOML incorrect"], ["broken TOML"],
     "un jour qui n'existe pas"),
    (changed('procedure = "recours_amiable"', 'procedure = "recours_amiabl"'), "recours_amiabl\"",
     ["[procedure]", "valeur lue : recours_amiabl", "une procédure connue", "écrire « recours_amiable » ?"],
     ["a known procedure", 'write "recours_amiable"?'], "une procédure mal écrite"),
    (changed('procedure = "recours_amiable"\n', ""), "", ["la clé « procedure » manque"], ['the key "procedure"'],
     "aucune procédure"),
    (changed('nom = "saisine_cra"', 'nom = "saisie_cra"'), "saisie_cra",
     ["[evenements[2].nom]", "valeur lue : saisie_cra", "un événement de la procédure", "« saisine_cra »"],
     ["an event of the procedure"], "un événement mal écrit"),
    (changed('nom = "saisine_cra"', 'nom = "prise_de_fonctions"'), "prise_de_fonctions",
     ["un événement de la procédure"], ["an event of the procedure"], "un événement d'une autre procédure"),
    (changed("delai_mentionne = true", "delai_mentionné = true").replace("mentionné =", "mentione ="),
     "delai_mentione", ["[evenements[1].faits.delai_mentione]", "un fait de l'événement", "« delai_mentionne »"],
     ["a fact of the event"], "un fait mal écrit"),
    (changed("delai_mentionne = true", 'delai_mentionne = "oui"'), "delai_mentionne", ["valeur lue : oui",
     "true ou false"], ["true or false"], "un fait qui n'est ni vrai ni faux"),
    (f'{GOOD}[[evenements]] # sans fait\nnom = "notification_decision_cra"\ndate = 2024-03-11\n',
     "[[evenements]] # sans fait", ["le fait « favorable » manque", "remède"],
     ['the fact "favorable" is missing'], "un fait nécessaire manque"),
    (changed('territoire = "metropole"', 'territoire = "bretagne"'), "bretagne",
     ["[territoire]", "valeur lue : bretagne", "alsace-moselle"], ["a word of the list"], "un territoire inconnu"),
    (changed("reception = 2024-03-06", "reception = 2024-03-01"), "reception",
     ["valeur lue : 2024-03-01", "le 2024-03-04 ou après : un acte n'est pas reçu avant d'être envoyé"],
     ["an act is not received before it is sent"], "reçue avant d'être postée"),
    (changed("reception = 2024-03-06", "signature = 2024-03-06"), "signature",
     ["un moment de l'événement : reception"], ["a moment of the event"], "un moment que l'événement n'a pas"),
    (changed("reception = 2024-03-06", "envoi = 2024-03-06"), "envoi =", ["« date » est déjà ce moment"],
     ["already is that moment"], "le moment que la date est déjà"),
    (changed("date = 2024-03-04", 'date = "2024-03-04"'), "\"2024-03-04\"", ["une date AAAA-MM-JJ sans guillemets"],
     ["without quotes"], "une date entre guillemets"),
    (changed("date = 2024-03-04", "date = 2024-03-04\nheure = \"25:00\""), "heure", ["valeur lue : 25:00", "HH:MM"],
     ["HH:MM"], "une heure qui n'existe pas"),
    (changed("date = 2024-03-04\n", ""), "", ["la clé « date » manque", "evenements[2]"],
     ['the key "date"'], "un événement sans date"),
    (changed('reference = "recours-2024"', 'referense = "recours-2024"'), "referense",
     ["clé inconnue", "« reference »"], ["unknown key"], "une clé mal écrite"),
    (GOOD + '\n[residence]\nrequerant = "lune"\n', "lune", ["[residence.requerant]", "valeur lue : lune", "etranger"],
     ["a word of the list"], "une résidence inconnue"),
    (GOOD + '\n[[evenements]]\nnom = "annulation"\ndate = 2024-03-07\nannule = 9\n', "annule",
     ["rien à annuler sous ce nom", "valeur lue : 9"], ["nothing to cancel"], "une annulation de rien"),
    (GOOD + '\n[[evenements]]\nnom = "annulation"\ndate = 2024-03-07\n', "",
     ["une annulation, et elle seule, nomme ce qu'elle annule"], ["a cancellation"], "une annulation sans objet"),
    (changed("reception = 2024-03-06", 'annule = 1'), "", ["une annulation, et elle seule"], ["a cancellation"],
     "un autre événement qui annule"),
    (changed('nom = "saisine_cra"', 'nom = "saisine_cra"\nid = "x"').replace(
        'nom = "notification_decision"', 'nom = "notification_decision"\nid = "x"'), "id = \"x\"",
     ["id donné deux fois", "valeur lue : x"], ["id given twice"], "deux fois le même id"),
    ("", "", ["fichier vide"], ["empty file"], "un fichier vide"),
    ("# rien qu'un commentaire\n", "", ["fichier vide"], ["empty file"], "un fichier qui ne dit rien"),
]  # fmt: skip


@pytest.mark.parametrize("row", DOSSIERS, ids=[row[4] for row in DOSSIERS])
def test_a_wrong_dossier(tmp_path: Path, row: tuple[str, str, list[str], list[str], str]) -> None:
    text, at, french, english, why = row
    path = tmp_path / "dossier.toml"
    path.write_text(text, encoding="utf-8")
    for arguments, words in (((), french), (("--lang", "en"), english)):
        done = run("chronologie", path, *AU, *arguments)
        assert (done.status, done.out) == (2, ""), f"{why} : statut {done.status}\n{done.out}"
        assert "Traceback" not in done.err, why
        place = f"{path}:{line_of(text, at)}" if at else str(path)
        assert place in done.err, f"{why} : « {place} » manque dans\n{done.err}"
        missing = [word for word in words if word not in done.err]
        assert missing == [], f"{why} : {missing} manque dans\n{done.err}"


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "dossier.toml"
    path.write_text(
        GOOD.replace('territoire = "metropole"', 'territoire = "bretagne"')
        .replace('"saisine_cra"', '"saisie_cra"')
        .replace("date = 2024-02-07", 'date = "hier"'),
        encoding="utf-8",
    )
    done = run("chronologie", path, *AU)
    assert [line for line in ("bretagne", "saisie_cra", "hier") if line not in done.err] == [], done.err


# octets, mots, motif
FILES = [
    (GOOD.encode("latin-1", "replace").replace(b"?", b"\xe9"), "le fichier n'est pas en UTF-8", "un vieil éditeur"),
    (GOOD.encode("utf-16"), "le fichier n'est pas en UTF-8", "UTF-16"),
    (GOOD.encode() + b"#" * 1_000_001, "mégaoctet", "plus d'un mégaoctet"),
    (b"[" * 100_000, "TOML incorrect", "cent mille crochets"),
    (b"\x00\x01\x02", "TOML incorrect", "pas du texte"),
]


@pytest.mark.parametrize(("raw", "words", "why"), FILES, ids=[row[2] for row in FILES])
@pytest.mark.parametrize("piped", [False, True], ids=["fichier", "entrée"])
def test_a_file_that_is_no_dossier(tmp_path: Path, raw: bytes, words: str, why: str, piped: bool) -> None:
    path = tmp_path / "dossier.toml"
    path.write_bytes(raw)
    done = run("chronologie", "-" if piped else path, *AU, stdin=raw if piped else b"")
    assert (done.status, done.out) == (2, ""), f"{why} : statut {done.status}"
    assert words in done.err, f"{why}\n{done.err[:500]}"
    assert ("-" if piped else str(path)) in done.err, f"{why} : le fichier est nommé\n{done.err[:500]}"
    assert "Traceback" not in done.err


# arguments, statut, mots, motif
ARGUMENTS = [
    (("chronologie", "absent.toml"), 2, ["absent.toml", "fichier illisible"], "un fichier absent"),
    (("chronologie", "."), 2, ["fichier illisible"], "un répertoire"),
    (("chronologie", RECOURS, "--au", "2024-02-30"), 2, ["la date « 2024-02-30 » n'existe pas"], "un jour impossible"),
    (("chronologie", RECOURS, "--au", "demain"), 2, ["date « demain » illisible", "AAAA-MM-JJ"], "une date en mots"),
    (("chronologie", RECOURS, "--au", "12/03/24"), 2, ["AAAA-MM-JJ", "quatre chiffres"], "une année de deux chiffres"),
    (("chronologie", RECOURS, "--au", "2024/03/12"), 2, ["l'année d'abord s'écrit 2024-03-12"], "l'année d'abord"),
    (("chronologie", RECOURS, "--au", "2101-01-01"), 1, ["2101", "1950-2100"], "hors du calendrier"),
    (("calculer", "P2M", "--du", "2024-02-30"), 2, ["la date « 2024-02-30 » n'existe pas"], "un départ impossible"),
    (("calculer", "P2M", "--du", "2023-02-29"), 2, ["n'existe pas"], "le 29 février d'une année commune"),
    (("calculer", "0 jour", "--du", "2024-02-07"), 2, ["« 0 jour »", "ne peut pas être nulle", "attendu : P2M"],
     "une durée nulle"),
    (("calculer", "P0D", "--du", "2024-02-07"), 2, ["ne peut pas être nulle"], "nulle, en ISO"),
    (("calculer", "2", "--du", "2024-02-07"), 2, ["« 2 »", "un nombre sans unité", "attendu : P2M"], "sans unité"),
    (("calculer", "-P2M", "--du", "2024-02-07"), 2, ["arguments"], "une durée négative"),
    (("calculer", "8 jours francs", "--du", "2024-02-07"), 2, ["« franc » est un régime"], "franc n'est pas une unité"),
    (("calculer", "P999999M", "--du", "2024-02-07"), 2, ["plus longue que 150 ans"], "une durée sans fin"),
    (("calculer", "P2M", "--du", "2024-02-07", "--regime", "souple"), 2, ["« souple »", "ordinaire"],
     "un régime inconnu"),
    (("calculer", "P2M", "--du", "2024-02-07", "--territoire", "corse"), 2, ["« corse »", "metropole"],
     "un territoire inconnu"),
    (("calculer", "P2M", "--du", "2024-02-07", "--acte", "hier"), 2, ["« hier »", "AAAA-MM-JJ"], "un acte sans date"),
    (("echeances", RECOURS, "--au", "2024-03-12", "--sous", "bientôt"), 2, ["« bientôt »", "attendu"],
     "un horizon en mots"),
    (("procedures", "recours_amiabl"), 2, ["« recours_amiabl »", "écrire « recours_amiable » ?"], "une procédure"),
    (("lot", "absent.csv", "-"), 2, ["absent.csv", "fichier inutilisable"], "un CSV absent"),
    (("lot", ".", "-"), 2, ["fichier inutilisable"], "un répertoire pour CSV"),
]  # fmt: skip


@pytest.mark.parametrize("row", ARGUMENTS, ids=[row[3] for row in ARGUMENTS])
def test_a_wrong_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: tuple[tuple[object, ...], int, list[str], str]
) -> None:
    arguments, status, words, why = row
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.status, done.out) == (status, ""), f"{why} : statut {done.status}\n{done.out}"
    missing = [word for word in words if word not in done.err]
    assert missing == [], f"{why} : {missing} manque dans\n{done.err}"
    assert "Traceback" not in done.err, why
    english = run(*arguments, "--lang", "en")
    assert english.status == status, f"{why} : le même statut en anglais"
    assert english.err != done.err, f"{why} : le message est traduit, lu\n{english.err}"


# CSV, mots, motif
TABLES = [
    (b"", ["fichier vide"], "vide"),
    (b"\n\n", ["fichier vide"], "des lignes vides"),
    (b"depart,duree\n2024-02-07,P2M\n", ["colonnes manquantes : regime, territoire",
     "depart,duree,regime,territoire[,distance,sens]", ":1"], "des colonnes manquent"),
    (b"2024-02-07,P2M,ordinaire,metropole\n", ["colonnes manquantes"], "pas d'en-tête"),
    (b'depart,duree,regime,territoire\n"2024-02-07,P2M,ordinaire,metropole\n', ["CSV incorrect"], "un guillemet"),
    ("depart,duree,regime,territoire,é\n".encode("latin-1"), ["le fichier n'est pas en UTF-8", ":1"], "latin-1"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "words", "why"), TABLES, ids=[row[2] for row in TABLES])
def test_a_wrong_table(tmp_path: Path, raw: bytes, words: list[str], why: str) -> None:
    source, sink = tmp_path / "lot.csv", tmp_path / "sortie.csv"
    source.write_bytes(raw)
    done = run("lot", source, sink)
    assert (done.status, done.out, sink.exists()) == (2, "", False), f"{why} : rien n'est écrit"
    assert [word for word in [*words, str(source)] if word not in done.err] == [], f"{why}\n{done.err}"


@pytest.mark.parametrize(
    "arguments",
    [
        ("chronologie", RECOURS, *AU, "--svg"),
        ("chronologie", RECOURS, *AU, "--html"),
        ("lot", "lot.csv"),
    ],
    ids=["svg", "html", "lot"],
)
def test_an_output_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[object, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lot.csv").write_text("depart,duree,regime,territoire\n", encoding="utf-8")
    for target in (Path("absent") / "sortie", tmp_path):
        done = run(*arguments, target)
        assert (done.status, done.out) == (2, ""), f"{target} : statut {done.status}"
        assert str(target) in done.err, done.err
        assert "Traceback" not in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lot.csv"]


def test_no_traceback_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "dossier.toml"
    path.write_text("procedure = \n", encoding="utf-8")
    for lang, words in (("fr", "TOML incorrect"), ("en", "broken TOML")):
        done = process("chronologie", path, "--lang", lang)
        assert (done.status, done.out) == (2, ""), done.err
        assert words in done.err
        assert f"{path}:1" in done.err
        assert "Traceback" not in done.err
