"""The order of an agenda: lapses of the eve first, then the day's events; midnight is the border."""

import pytest

from agenda_case import history, refusals, seen, stands, told

RECOURS = """
[states.debut]
label = "Décision prise"
open_ended = "rien n'oblige à notifier"
[states.notifiee]
label = "Décision notifiée"
[states.saisie]
label = "Commission saisie"
[states.rejet]
label = "Rejet implicite"
[states.forclos]
label = "Forclos"
final = true
[states.juge]
label = "Tribunal saisi"
final = true

[events.notification]
label = "Notification"
date_is = "reception"
[events.saisine]
label = "Saisine"
date_is = "envoi"
[events.tribunal]
label = "Saisine du tribunal"
date_is = "envoi"
[events.note]
label = "Note au dossier"
date_is = "envoi"

[delais.saisir]
label = "Saisir la commission"
actor = "requerant"
trigger = { event = "notification" }
act = { event = "saisine" }
nature = "forclusion"
consequence = "forclusion"
regime = "ordinaire"
vit_dans = ["notifiee"]
[[delais.saisir.values]]
rule = "E-1"
duree = "P2M"
fondement = ["usage_franc"]

[delais.silence]
label = "Silence"
actor = "commission"
trigger = { event = "saisine" }
nature = "silence"
effet = "rejet"
consequence = "rejet"
regime = "calendaire"
vit_dans = ["saisie"]
[[delais.silence.values]]
rule = "E-2"
duree = "P1M"
fondement = ["usage_franc"]

[delais.juger]
label = "Saisir le tribunal"
actor = "requerant"
trigger = { lapse = "silence" }
act = { event = "tribunal" }
nature = "forclusion"
consequence = "forclusion"
regime = "ordinaire"
vit_dans = ["rejet"]
[[delais.juger.values]]
rule = "E-3"
duree = "P1M"
fondement = ["usage_franc"]

[[transitions]]
event = "notification"
source = "debut"
dest = "notifiee"
[[transitions]]
event = "saisine"
source = "notifiee"
dest = "saisie"
[[transitions]]
lapse = "saisir"
source = "notifiee"
dest = "forclos"
[[transitions]]
lapse = "silence"
source = "saisie"
dest = "rejet"
[[transitions]]
event = "tribunal"
source = ["saisie", "rejet"]
dest = "juge"
[[transitions]]
lapse = "juger"
source = "rejet"
dest = "forclos"
"""
NOTIFIED = "2024-01-15 notification"  # two months: Friday 15 March 2024
SEIZED = "2024-02-01 saisine"  # silence of one month: Friday 1 March 2024; then one month: Tuesday 2 April (Easter)

# événements, au, état, délai et vie attendue, motif
STANDS = [
    ([NOTIFIED], "2024-01-15", "notifiee", "saisir court 2024-03-15", "le délai court dès le jour de la notification"),
    ([NOTIFIED], "2024-03-15", "notifiee", "saisir court 2024-03-15", "le dernier jour est encore dans le délai"),
    ([NOTIFIED], "2024-03-16", "forclos", "saisir echu 2024-03-15", "l'état change le lendemain du dernier jour"),
    ([NOTIFIED, "2024-03-15 saisine"], "2024-03-15", "saisie", "saisir satisfait 2024-03-15",
     "l'acte du dernier jour est à temps, jusqu'à minuit"),
    ([NOTIFIED, "2024-03-15 saisine heure=23:59"], "2024-04-01", "saisie", "silence court 2024-04-15",
     "une minute avant minuit est encore le dernier jour"),
    ([NOTIFIED, "2024-03-16 saisine"], "2024-03-16", "forclos", "saisir echu 2024-03-15",
     "la fin de la veille passe avant l'acte du jour"),
    ([NOTIFIED, SEIZED], "2024-03-01", "saisie", "juger absent",
     "le silence n'a pas fini avant minuit du dernier jour"),
    ([NOTIFIED, SEIZED], "2024-03-02", "rejet", "juger court 2024-04-02",
     "le délai ouvert par la fin du silence part du dernier jour, le 1er mars, non du 2"),
    ([NOTIFIED, SEIZED], "2024-04-02", "rejet", "juger court 2024-04-02",
     "1er avril, lundi de Pâques : reporté au 2, encore à temps"),
    ([NOTIFIED, SEIZED], "2024-04-03", "forclos", "juger echu 2024-04-02", "trois fins de suite, dans l'ordre"),
    ([NOTIFIED, SEIZED, "2024-03-01 tribunal"], "2024-03-01", "juge", "silence sans_objet 2024-03-01",
     "le tribunal saisi le dernier jour du silence : il n'y a pas eu rejet"),
    ([NOTIFIED, SEIZED, "2024-03-02 tribunal"], "2024-03-02", "juge", "juger satisfait 2024-04-02",
     "le lendemain, le rejet implicite est acquis et le nouveau délai satisfait"),
]  # fmt: skip


@pytest.mark.parametrize("row", STANDS, ids=[f"{row[1]}-{row[4]}" for row in STANDS])
def test_midnight_is_the_border(row: tuple[list[str], str, str, str, str]) -> None:
    lines, au, etat, expected, why = row
    situation = stands(RECOURS, au, *lines)
    delai, _, vie = expected.partition(" ")
    assert (situation.etat.id, seen(situation, delai)) == (etat, vie), told(situation, why)


def test_the_history_tells_each_end_on_the_day_it_took_effect() -> None:
    situation = stands(RECOURS, "2024-05-01", NOTIFIED, SEIZED)
    assert history(situation) == [
        "2024-01-15 evenement notification -> notifiee",
        "2024-02-01 evenement saisine -> saisie",
        "2024-03-02 echeance silence -> rejet",
        "2024-04-03 echeance juger -> forclos",
    ], told(situation, "la fin d'un délai prend effet le lendemain de son dernier jour")
    assert situation.delai("silence").fin_le.isoformat() == "2024-03-01", "un délai finit son dernier jour"
    assert situation.delai("juger").depart.isoformat() == "2024-03-01", "le suivant part de ce dernier jour"


def test_an_event_recorded_late_is_put_where_its_date_puts_it() -> None:
    straight = stands(RECOURS, "2024-03-10", NOTIFIED, SEIZED, "2024-02-10 note")
    late = stands(RECOURS, "2024-03-10", "2024-02-10 note", SEIZED, NOTIFIED)
    assert history(late) == history(straight), told(late, "l'ordre du fichier ne compte pas, celui des dates si")
    assert not refusals(late), "une saisine écrite avant la notification dans le fichier n'est pas refusée"


def test_events_after_the_as_of_date_are_not_known_yet() -> None:
    situation = stands(RECOURS, "2024-01-31", NOTIFIED, SEIZED)
    assert len(situation.historique) == 1, told(
        situation, "la saisine du 1er février n'existe pas encore le 31 janvier"
    )
    assert (situation.etat.id, seen(situation, "silence")) == ("notifiee", "absent")


def test_nothing_has_happened_before_the_first_event() -> None:
    situation = stands(RECOURS, "2024-01-14", NOTIFIED)
    assert (situation.etat.id, situation.historique, situation.delais) == ("debut", (), ()), told(
        situation, "la veille"
    )


def test_a_case_without_events_stands_at_its_start() -> None:
    situation = stands(RECOURS, "2024-01-14")
    assert (situation.etat.id, situation.historique, situation.previsions) == ("debut", (), ())


# les événements d'un jour, dans l'ordre du fichier -> leur ordre dans l'agenda, motif
DAYS = [
    (["notification", "saisine"], ["notification", "saisine"], "sans heure : l'ordre du fichier"),
    (["notification heure=16:00", "saisine heure=09:00"], ["saisine", "notification"], "deux heures : elles décident"),
    (["notification", "saisine heure=09:00"], ["notification", "saisine"],
     "une seule heure ne départage rien : l'ordre du fichier"),
    (["notification heure=16:00", "saisine"], ["notification", "saisine"],
     "même si la seule heure est tardive"),
    (["notification heure=11:00", "note", "saisine heure=10:00"], ["saisine", "notification", "note"],
     "l'événement sans heure suit celui qui le précède dans le journal"),
    (["note heure=10:00", "notification heure=10:00"], ["note", "notification"],
     "à la même heure : l'ordre du fichier"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected", "why"), DAYS, ids=[row[2] for row in DAYS])
def test_order_within_a_day(lines: list[str], expected: list[str], why: str) -> None:
    situation = stands(RECOURS, "2024-01-15", *(f"2024-01-15 {line}" for line in lines))
    assert [line.nom for line in situation.historique] == expected, told(situation, why)


def test_a_seizure_logged_before_the_notification_of_its_day_is_refused() -> None:
    situation = stands(RECOURS, "2024-01-15", "2024-01-15 saisine", "2024-01-15 notification")
    assert history(situation) == [
        "2024-01-15 refus saisine -> debut",
        "2024-01-15 evenement notification -> notifiee",
    ], told(situation, "dans un même jour sans heures, l'ordre du fichier est celui des actes")


def test_the_ends_of_the_eve_come_before_the_events_of_the_day_whatever_their_hour() -> None:
    situation = stands(RECOURS, "2024-03-16", NOTIFIED, "2024-03-16 note heure=00:00")
    assert history(situation)[1:] == [
        "2024-03-16 echeance saisir -> forclos",
        "2024-03-16 refus note -> forclos",
    ], told(situation, "à minuit le délai est fini, et un dossier clos ne reçoit plus rien")


def test_every_event_up_to_the_day_has_its_line() -> None:
    lines = [f"2024-01-{day:02} note" for day in range(1, 31)]
    situation = stands(RECOURS, "2024-01-20", *lines)
    assert len(situation.historique) == 20, "chaque événement jusqu'au jour de l'examen, et lui seul"


def test_a_limit_already_over_when_its_event_comes_ends_with_it() -> None:
    """Counted from a posting of January, known by a receipt of March: nothing is written before it could be."""
    posted = RECOURS.replace(
        'label = "Notification"\ndate_is = "reception"',
        'label = "Notification"\ndate_is = "reception"\nmoments = ["envoi"]',
    ).replace('trigger = { event = "notification" }', 'trigger = { event = "notification", moment = "envoi" }')
    situation = stands(posted, "2024-05-10", "2024-05-06 notification envoi=2024-01-15", "2024-05-07 saisine")
    assert seen(situation, "saisir") == "echu 2024-03-15", told(situation, "il a fini le 15 mars")
    assert history(situation) == [
        "2024-05-06 evenement notification -> notifiee",
        "2024-05-06 echeance saisir -> forclos",
        "2024-05-07 refus saisine -> forclos",
    ], told(situation, "sa fin ne change l'état qu'avec l'événement qui l'a fait connaître")
