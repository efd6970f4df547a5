"""The format of a dossier."""

from delais.errors import texte
from delais.formats.keys import (
    FACTS,
    HOUR,
    INSTANT,
    ROWS,
    TABLE,
    TARGET,
    TEXT,
    WORD,
    Format,
    Key,
    Shape,
    document,
)
from delais.places import TERRITOIRES, WITHOUT_CALENDAR
from delais.word_lists import MOMENTS

_MEANINGS: dict[str, str] = {
    "envoi": "jour de l'envoi",
    "presentation": "jour de la première présentation",
    "reception": "jour de la réception",
    "signature": "jour de la signature",
    "signification": "jour de la signification",
    "depot": "jour du dépôt",
    "decision": "jour de la décision",
    "fait": "jour du fait",
}
LIVES = 'où demeure chaque partie, pour la distance : `{ requerant = "guadeloupe" }` ou `"etranger"`'
PINNED = "ce qui a calculé le dossier auparavant : une différence est une réserve, jamais un refus"

DOSSIER = Format(
    "dossier",
    texte("Un dossier", "A case"),
    texte("un fichier TOML ou JSON par affaire", "one TOML or JSON file a case"),
    {
        "": document(
            Key("procedure", TEXT, "procédure suivie", required=True),
            Key("reference", TEXT, "référence du dossier ; le nom du fichier par défaut"),
            Key("identifiant", TEXT, "nom du dossier pour les programmes, qui reste quand la référence change"),
            Key("territoire", WORD, "territoire dont les jours fériés comptent", words=TERRITOIRES, open=True),
            Key("residence", TABLE, LIVES, free=WORD, words=(*TERRITOIRES, *WITHOUT_CALENDAR), open=True),
            Key("evenements", ROWS, "le journal, une ligne par acte"),
            Key("empreinte", TABLE, PINNED),
        ),
        "evenements[]": Shape(
            (
                Key("nom", TEXT, "événement de la procédure, ou `annulation`", required=True),
                Key("date", INSTANT, "sa date légale ; une date-heure donne aussi l'heure", required=True),
                Key("heure", HOUR, "`HH:MM`, là où l'heure compte"),
                Key("faits", TABLE, "faits qu'il dit", free=FACTS),
                Key("id", TEXT, "nom de la ligne, pour l'annuler"),
                Key("branche", TEXT, "branche à laquelle il est destiné"),
                Key("enregistre_le", INSTANT, "jour où il a été noté, pour information"),
                Key("annule", TARGET, "d'une `annulation` : l'`id` ou le rang de la ligne annulée"),
                *(Key(name, INSTANT, _MEANINGS[name]) for name in MOMENTS),
            )
        ),
        "empreinte": Shape(
            (
                Key("moteur", TEXT, "version du programme"),
                Key("procedure", TEXT, "SHA-256 des fichiers de la procédure"),
                Key("calendrier", TEXT, "SHA-256 du calendrier"),
            )
        ),
    },
    nulls=True,
)
