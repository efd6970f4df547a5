"""Embedding `delais` in a small case-management loop: a folder of dossiers, one pass a day, who must act by when.

The program owns nothing: the dossiers are files whose log grows by appended events, and what it must remember (which
alerts were sent) is one JSON file beside them. All of it lives in a temporary folder. Today's date is a parameter.

Run: `python examples/boucle_de_gestion.py`.
"""

import datetime
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import delais

DOSSIERS = Path(__file__).parent / "dossiers"
FIRST, LAST = datetime.date(2018, 5, 14), datetime.date(2018, 6, 8)
NOTICE = datetime.timedelta(days=7)  # how long before its end a délai is announced
ONE_DAY = datetime.timedelta(days=1)

OPPOSITION_READY = """procedure = "contrainte"
reference = "contrainte-2018-suivie"

[[evenements]]
nom = "notification_mise_en_demeure"
date = 2018-03-12

[[evenements]]
nom = "delivrance_contrainte"
date = 2018-04-20
"""

# What the post brings, by day: events appended to a log, never an edit of what is already there.
MAIL = {
    datetime.date(2018, 5, 22): '[[evenements]]\nnom = "signification_contrainte"\ndate = 2018-05-22\n',
    datetime.date(2018, 6, 5): '[[evenements]]\nnom = "opposition"\ndate = 2018-06-05\nreception = 2018-06-07\n',
}


@dataclass(frozen=True)
class Alert:
    """One thing that someone must do by a day."""

    reference: str
    actor: str
    what: str
    by: datetime.date
    otherwise: str

    @property
    def key(self) -> str:
        """An alert is sent once for a dossier, a délai and a date: a date that moves is announced again."""
        return f"{self.reference}|{self.what}|{self.by}"


def alerts(folder: Path, today: datetime.date) -> Iterator[Alert]:
    """The acts whose délai ends within the notice; the safe date is the earliest that any reading gives."""
    for path in sorted(folder.glob("*.toml")):
        situation = delais.replay(delais.load_dossier(path), au=today)
        for limit in situation.delais:
            if limit.statut != "court" or limit.echeance is None or limit.modele.act is None:
                continue
            safe = limit.echeance.earliest
            if today <= safe <= today + NOTICE:
                yield Alert(
                    situation.dossier.reference,
                    limit.modele.actor,
                    limit.modele.label,
                    safe,
                    limit.modele.consequence,
                )


def states(folder: Path, today: datetime.date) -> dict[str, str]:
    """Where each dossier stands: derived every day, stored nowhere."""
    situations = [delais.replay(delais.load_dossier(path), au=today) for path in sorted(folder.glob("*.toml"))]
    return {situation.dossier.reference: situation.etat.label for situation in situations}


def deliver(folder: Path, today: datetime.date) -> None:
    """Append to the followed dossier what the post brought today."""
    if today in MAIL:
        with (folder / "contrainte-2018-suivie.toml").open("a", encoding="utf-8") as log:
            log.write("\n" + MAIL[today])


def run(folder: Path) -> None:
    """One pass a day: the post, the alerts not yet sent, the changes of state since the day before."""
    store = folder / "alertes.json"
    store.write_text("[]", encoding="utf-8")
    before = states(folder, FIRST - ONE_DAY)
    today = FIRST
    while today <= LAST:
        deliver(folder, today)
        sent = set(json.loads(store.read_text(encoding="utf-8")))
        for alert in alerts(folder, today):
            if alert.key not in sent:
                who = f"ALERTE {alert.reference} : {alert.actor}"
                print(f"{today:%d/%m/%Y}  {who}, au plus tard le {alert.by:%d/%m/%Y} à minuit")
                print(f"{'':12}{alert.what} ; sinon {alert.otherwise}")
                sent.add(alert.key)
        store.write_text(json.dumps(sorted(sent)), encoding="utf-8")
        now = states(folder, today)
        for reference, label in now.items():
            if label != before[reference]:
                print(f"{today:%d/%m/%Y}  {reference} : {before[reference].lower()} → {label.lower()}")
        before, today = now, today + ONE_DAY


if __name__ == "__main__":
    print("Une boucle de gestion, du 14 mai au 8 juin 2018\n")
    with TemporaryDirectory() as temporary:
        place = Path(temporary)
        shutil.copy(DOSSIERS / "contrainte-2018-un-jour-de-retard.toml", place)
        (place / "contrainte-2018-suivie.toml").write_text(OPPOSITION_READY, encoding="utf-8")
        run(place)
