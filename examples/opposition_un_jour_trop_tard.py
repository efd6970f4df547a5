"""An opposition à contrainte posted one day late, and why: Cass. 2e civ., 12 May 2022 (JURITEXT000045822880).

The contrainte was served on 14 May 2018; the opposition was posted on 30 May 2018. The court of appeal had received
it; its decision was quashed. Run: `python examples/opposition_un_jour_trop_tard.py`.
"""

import datetime
from pathlib import Path

import delais

DOSSIER = Path(__file__).parent / "dossiers" / "contrainte-2018-un-jour-de-retard.toml"
SERVED, POSTED = datetime.date(2018, 5, 14), datetime.date(2018, 5, 30)
METROPOLE = delais.calendar("metropole")


def main() -> None:
    """What happened, the count, the count that would have saved the opposition, and the day that would have."""
    dossier = delais.load_dossier(DOSSIER)
    print(f"Contrainte signifiée le {SERVED:%d/%m/%Y}, opposition postée le {POSTED:%d/%m/%Y}\n")

    # The eve of the posting: the limit still runs, and its due date carries its own explanation.
    eve = delais.replay(dossier, au=SERVED)
    limit = eve.delai("opposition")
    print(f"Le délai : {limit.valeur.duree.fr}, régime {limit.echeance.delai.regime.id}, règle {limit.valeur.rule}")
    print(limit.echeance.explain("fr"))

    # The day of the posting: the limit has ended, the act is refused, and the refusal says why.
    after = delais.replay(dossier, au=POSTED)
    refused = next(line for line in after.historique if line.type == "refus")
    print(f"\nL'opposition est refusée : {refused.motif}")
    print(f"État du dossier : {after.etat.label.lower()}")

    # The mistake: a délai franc gives one day more. Civil and social procedure has had none since 1972.
    print("\nD'où vient le jour de trop ?")
    for regime in ("ordinaire", "franc"):
        due = delais.compute(delais.Delai("15 jours", regime), SERVED, METROPOLE)
        verdict = "à temps" if due.date >= POSTED else "tardive"
        print(f"  compté {regime:10} jusqu'au {due.date:%d/%m/%Y} à minuit : l'opposition du 30 serait {verdict}")
    print("  Le décret n° 72-788 a ôté les délais francs de la procédure civile et sociale :")
    print("  seul le premier compte vaut.")

    # The same log, the opposition posted one day earlier.
    events = tuple(event for event in dossier.evenements if event.nom != "opposition")
    in_time = delais.Evenement(nom="opposition", date=limit.echeance.date, faits={"motivee": True})
    corrected = delais.Dossier(procedure="contrainte", reference="la veille", evenements=(*events, in_time))
    print(f"\nPostée le {in_time.date:%d/%m/%Y} : {delais.replay(corrected, au=POSTED).etat.label.lower()}")


if __name__ == "__main__":
    main()
