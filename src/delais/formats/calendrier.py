"""The format of the calendar of a territory."""

from delais.errors import texte
from delais.formats.keys import DATE, FLAG, INTEGER, ROWS, TABLE, TEXT, TEXTS, WORD, Format, Key, Shape, document
from delais.word_lists import HOLIDAY_STATUTS

CHECKED = Key("checked_on", DATE, "jour où quelqu'un a comparé le fichier à ses sources", required=True)
CITED = Key(
    "textes",
    TEXTS,
    "fichiers de `procedures/textes/` où sont déclarés les textes cités, sans `.toml`",
    required=True,
)
ZONE = "fuseau de l'heure légale (base IANA) : les délais en heures y courent ; à défaut, celui du calendrier repris"

CALENDRIER = Format(
    "calendrier",
    texte("Un calendrier", "A calendar"),
    texte("calendars/TERRITOIRE.toml"),
    {
        "": document(
            Key("territoire", TEXT, "nom du fichier sans `.toml`", required=True),
            Key("label", TEXT, "libellé que l'on lit", required=True),
            Key("label_en", TEXT, "le libellé en anglais", required=True),
            CHECKED,
            CITED,
            Key("couverture", TABLE, "années couvertes : hors d'elles une date est refusée, jamais devinée"),
            Key("herite", TEXT, "territoire dont les jours fériés sont repris"),
            Key("sans", TEXTS, "jours repris dont il ne veut pas, par `id`"),
            Key("fuseau", TEXT, ZONE),
            Key("feries", ROWS, "jours fériés ; un `id` déjà repris est remplacé"),
        ),
        "couverture": Shape(
            (
                Key("premiere_annee", INTEGER, "première année, 1950 par défaut"),
                Key("derniere_annee", INTEGER, "dernière année, 2100 par défaut"),
            )
        ),
        "feries[]": Shape(
            (
                Key("id", TEXT, "identifiant du jour férié", required=True),
                Key("nom", TEXT, "son nom", required=True),
                Key("nom_en", TEXT, "son nom en anglais", required=True),
                Key("regle", TABLE, "ce qui donne son jour", required=True),
                Key(
                    "statut",
                    WORD,
                    "`loi` et `reglement` prorogent un délai, `usage` jamais",
                    required=True,
                    words=HOLIDAY_STATUTS,
                ),
                Key("fondement", TEXTS, "identifiants des textes cités, déclarés par `textes`", required=True),
                Key("since", DATE, "premier jour où la ligne vaut, compris"),
                Key("until", DATE, "premier jour où elle ne vaut plus : à n'écrire que là où la loi finit"),
                Key("prevaut", FLAG, "faux : ce n'est un jour férié que dans l'autre lecture"),
                Key("conteste", TABLE, "que des sources le discutent, et quand"),
            )
        ),
        "feries[].regle": Shape(
            (
                Key("mois", INTEGER, "mois d'un jour fixe"),
                Key("jour", INTEGER, "jour d'un jour fixe"),
                Key("paques", INTEGER, "jours depuis le dimanche de Pâques, au lieu d'un jour fixe"),
            )
        ),
        "feries[].conteste": Shape(
            (
                Key("cause", TEXT, "pourquoi d'autres lisent autrement", required=True),
                Key("cause_en", TEXT, "la même chose en anglais", required=True),
                Key("groupe", TEXT, "jours discutés qui tiennent ou tombent ensemble"),
                Key("since", DATE, "premier jour où la discussion porte"),
                Key("until", DATE, "premier jour où elle ne porte plus"),
            )
        ),
    },
)
