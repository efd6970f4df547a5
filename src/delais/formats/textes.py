"""The format of a file of cited texts."""

from delais.errors import texte
from delais.formats.keys import DATE, TABLE, TEXT, Format, Key, Shape, document

TEXTES = Format(
    "textes",
    texte("Les textes cités", "The cited texts"),
    texte("procedures/textes/NOM.toml"),
    {
        "": document(
            Key("checked_on", DATE, "jour où quelqu'un a comparé le fichier à ses sources", required=True),
            Key("textes", TABLE, "textes, par identifiant"),
        ),
        "textes.*": Shape(
            (
                Key("citation", TEXT, "la citation telle qu'on la lit", required=True),
                Key("since", DATE, "premier jour où le texte dit cela"),
                Key("until", DATE, "premier jour où il ne le dit plus"),
                Key("objet", TEXT, "ce qu'il tient, en nos propres mots : jamais le texte recopié", required=True),
                Key("checked_on", DATE, "jour de sa relecture, s'il diffère de celui du fichier"),
                Key(
                    "decided_on",
                    DATE,
                    "pour une décision de justice, le jour où elle a été rendue : elle ne se cite pas avant",
                ),
                Key("motif_dates", TEXT, "pourquoi ses jours ne sont pas ceux des versions officielles de l'article"),
                Key("adresse", TEXT, "où le lire, quand aucune version officielle ne le dit"),
            )
        ),
    },
)
