"""The training scripts, run as a user runs them: from elsewhere, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from delais import data_files

EXAMPLES = data_files.root() / "examples"

# For each script, lines that carry what it teaches, in the order in which it prints them.
KEY_LINES = {
    "recours_pas_a_pas.py": (
        "État du dossier : décision notifiée, réclamation possible",
        "→ lundi 8 avril 2024, jusqu'à minuit",
        "Du 31/12/2023, deux mois finissent le 29/02/2024",
        "mais un mois, puis encore un mois, le 29/03/2024.",
        "Réclamation postée le 04/03/2024 : délai satisfait, 35 jours avant sa fin.",
        "→ lundi 6 mai 2024, jusqu'à minuit",
        "sans accusé de réception : rejet implicite, délai inopposable, aucune date",
        "avec accusé de réception complet : rejet implicite, délai court, 08/07/2024",
        "si personne n'agit, le 09/07/2024 : Forclos",
        "Le 09/07/2024, refusé : tardif de 1 jour",
    ),
    "opposition_un_jour_trop_tard.py": (
        "Contrainte signifiée le 14/05/2018, opposition postée le 30/05/2018",
        "15 jours, régime ordinaire, règle CTR-8",
        "→ mardi 29 mai 2018, jusqu'à minuit",
        "L'opposition est refusée : tardif de 1 jour",
        "État du dossier : contrainte définitive",
        "jusqu'au 29/05/2018 à minuit : l'opposition du 30 serait tardive",
        "jusqu'au 30/05/2018 à minuit : l'opposition du 30 serait à temps",
        "Postée le 29/05/2018 : opposition formée",
    ),
    "boucle_de_gestion.py": (
        "22/05/2018  ALERTE contrainte-2018-un-jour-de-retard : debiteur, au plus tard le 29/05/2018 à minuit",
        "30/05/2018  ALERTE contrainte-2018-suivie : debiteur, au plus tard le 06/06/2018 à minuit",
        "opposition possible → contrainte définitive",
        "opposition possible → opposition formée",
        "08/06/2018  ALERTE contrainte-2018-suivie : greffe, au plus tard le 15/06/2018 à minuit",
    ),
    "et_si.py": (
        '"nom": "notification_decision_cra"',
        '"apres": "desiste"',
        '"depuis_une_semaine"',
    ),
}


def run(script: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "TMPDIR": str(cwd)}
    return subprocess.run(
        [sys.executable, str(script)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", sorted(KEY_LINES))
def test_the_script_teaches_what_it_says(name, tmp_path):
    done = run(EXAMPLES / name, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    position = 0
    for line in KEY_LINES[name]:
        found = done.stdout.find(line, position)
        assert found >= 0, f"« {line} » is missing, or comes too early, in:\n{done.stdout}"
        position = found


@pytest.mark.parametrize("name", sorted(KEY_LINES))
def test_the_script_leaves_nothing_behind(name, tmp_path):
    before = snapshot(EXAMPLES)
    run(EXAMPLES / name, tmp_path)
    assert snapshot(EXAMPLES) == before
    assert list(tmp_path.iterdir()) == []


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in (".toml", ".py", ".json")
    }


def test_every_script_is_run_here():
    assert {path.name for path in EXAMPLES.glob("*.py")} == set(KEY_LINES)


@pytest.mark.parametrize("name", sorted(KEY_LINES))
def test_the_script_uses_the_public_face_only(name):
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    imports = [line for line in text.splitlines() if line.startswith(("import delais", "from delais"))]
    assert imports == ["import delais"]
