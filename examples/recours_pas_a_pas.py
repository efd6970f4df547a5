"""A recours amiable told one event at a time, for those who teach or learn how a délai is computed.

Run it from anywhere: `python examples/recours_pas_a_pas.py`. It uses the public face of the package and nothing else.
"""

import datetime

import delais

METROPOLE = delais.calendar("metropole")
WEEKDAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")


def day(year: int, month: int, number: int) -> datetime.date:
    """A shorter way to write a date."""
    return datetime.date(year, month, number)


def title(number: int, text: str) -> None:
    """The heading of one lesson."""
    print(f"\n{number}. {text}\n{'-' * (len(text) + 3)}")


def show(due: delais.Echeance) -> None:
    """A due date with the steps that lead to it: the last step is the due date."""
    print("\n".join("   " + line for line in due.explain("fr").splitlines()))


# The log of the case. It only ever grows: each lesson replays the same log with one event more.
notified = delais.Evenement(
    nom="notification_decision",
    date=day(2024, 2, 7),
    faits={"delai_mentionne": True, "voies_mentionnees": True},
)
seized = delais.Evenement(nom="saisine_cra", date=day(2024, 3, 4), moments={"reception": day(2024, 3, 6)})
acknowledged = delais.Evenement(
    nom="accuse_reception",
    date=day(2024, 3, 8),
    faits={"delai_mentionne": True, "voies_mentionnees": True},
)
court = delais.Evenement(nom="saisine_tribunal", date=day(2024, 7, 9))


def case(*events: delais.Evenement) -> delais.Dossier:
    """The case with these events."""
    return delais.Dossier(procedure="recours_amiable", reference="leçon", evenements=events)


def lesson_1() -> None:
    """The day that starts the count, the quantième, the roll."""
    title(1, "La décision est notifiée : deux mois pour saisir la commission")
    situation = delais.replay(case(notified), au=day(2024, 2, 8))
    limit = situation.delai("saisine_cra")
    print(f"   État du dossier : {situation.etat.label.lower()}")
    show(limit.echeance)
    print("   À retenir : le jour de la notification ne compte pas, deux mois finissent au même quantième,")
    print("   et un dernier jour samedi, dimanche ou férié est reporté, une seule fois, tout à la fin.")


def lesson_2() -> None:
    """What changes the date, and what does not."""
    title(2, "Le même délai compté autrement")
    starts = (day(2024, 2, 7), day(2024, 2, 5))
    print(f"   {'':12} {'du 07/02/2024':>16} {'du 05/02/2024':>16}")
    for regime, why in (
        ("ordinaire", "dernier jour compté, puis report (CPC 641, 642)"),
        ("franc", "un jour de plus, puis report : ce n'est pas la règle ici"),
        ("calendaire", "sans report : c'est ainsi que court le silence d'une administration"),
    ):
        dates = [delais.compute(delais.Delai("2 mois", regime), start, METROPOLE).date for start in starts]
        print(f"   {regime:12} {dates[0]:%d/%m/%Y} ({WEEKDAYS[dates[0].weekday()]})", end="")
        print(f" {dates[1]:%d/%m/%Y} ({WEEKDAYS[dates[1].weekday()]})   {why}")
    leap = delais.compute(delais.Delai("2 mois", "ordinaire"), day(2023, 12, 31), METROPOLE)
    print(f"   Du 31/12/2023, deux mois finissent le {leap.date:%d/%m/%Y} : février n'a pas de 31, ni même de 30.")
    whole = delais.compute(delais.Delai("2 mois", "calendaire"), day(2024, 1, 31), METROPOLE).date
    first = delais.compute(delais.Delai("1 mois", "calendaire"), day(2024, 1, 31), METROPOLE).date
    chained = delais.compute(delais.Delai("1 mois", "calendaire"), first, METROPOLE).date
    print(f"   Du 31/01/2024, deux mois finissent le {whole:%d/%m/%Y},")
    print(f"   mais un mois, puis encore un mois, le {chained:%d/%m/%Y}.")
    print("   À retenir : deux délais d'un mois mis bout à bout ne sont pas un délai de deux mois.")


def lesson_3() -> None:
    """An act is in time by its posting; the silence runs from its receipt."""
    title(3, "La commission est saisie : l'envoi arrête un délai, la réception en ouvre un autre")
    situation = delais.replay(case(notified, seized), au=day(2024, 3, 12))
    closed, silence = situation.delai("saisine_cra"), situation.delai("silence_cra")
    early = (closed.echeance.date - closed.fin_le).days
    print(f"   Réclamation postée le {seized.date:%d/%m/%Y} : délai satisfait, {early} jours avant sa fin.")
    show(silence.echeance)
    print("   À retenir : le silence part de la réception, et aucun report ne l'allonge.")


def lesson_4() -> None:
    """The future if nobody acts, and the opposability of a délai."""
    title(4, "Personne n'agit : le silence vaut rejet, mais le délai suivant doit être opposable")
    for told, events in (
        ("sans accusé de réception", (notified, seized)),
        ("avec accusé de réception complet", (notified, seized, acknowledged)),
    ):
        situation = delais.replay(case(*events), au=day(2024, 5, 7))
        limit = situation.delai("saisine_tribunal_implicite")
        date = f"{limit.echeance.date:%d/%m/%Y}" if limit.echeance else "aucune date"
        print(f"   {told} : {situation.etat.label.lower()}, délai {limit.statut}, {date}")
        for line in situation.previsions:
            print(f"      si personne n'agit, le {line.date:%d/%m/%Y} : {situation.procedure.states[line.etat].label}")
    print("   À retenir : faute d'information sur le délai, il ne court pas ; ce n'est pas une date, c'est un état.")


def lesson_5() -> None:
    """A refusal is a value that says why."""
    title(5, "Le tribunal est saisi un jour trop tard")
    situation = delais.replay(case(notified, seized, acknowledged, court), au=day(2024, 7, 9))
    refused = next(line for line in situation.historique if line.type == "refus")
    print(f"   Le {refused.date:%d/%m/%Y}, refusé : {refused.motif}")
    print(f"   Articles : {' ; '.join(str(cited) for cited in refused.fondement)}")
    print(f"   État du dossier : {situation.etat.label.lower()}")
    print("   À retenir : le dernier jour va jusqu'à minuit ; ce qui vient après est refusé, et le journal le garde.")


if __name__ == "__main__":
    print("Un recours amiable, pas à pas")
    for lesson in (lesson_1, lesson_2, lesson_3, lesson_4, lesson_5):
        lesson()
