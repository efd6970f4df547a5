"""The keys that many rows of a procedure share: when a row is in force, in which case, by which text."""

from delais.formats.keys import DATE, TEXT, TEXTS, WANTED, Key

_CHOOSES = (
    "événement, ou `événement.moment`, dont la date choisit la version ; sans lui, le déclencheur pour un délai, "
    "l'événement lui-même ailleurs"
)
_FACTS = (
    "faits voulus et leurs valeurs, `{ fait = valeur }` ou `{ fait = [v1, v2] }` ; un nom nu est un fait de "
    "l'événement, `événement.fait` celui du dernier accepté de ce nom"
)
_CITED = "identifiants des textes cités, déclarés par `textes`"
_NAMED = "identifiant de la règle ou des règles que la ligne énonce"

LABEL = Key("label", TEXT, "libellé que l'on lit", required=True)
PERIOD = (
    Key("since", DATE, "premier jour où la ligne vaut, compris"),
    Key("until", DATE, "premier jour où elle ne vaut plus : à n'écrire que là où la loi finit"),
    Key("selected_by", TEXT, _CHOOSES),
)
WHEN = Key("when", WANTED, _FACTS)
SOURCE = Key("fondement", TEXTS, _CITED, required=True)
SOURCE_IF_ANY = Key("fondement", TEXTS, _CITED)
RULE = Key("rule", TEXTS, _NAMED, required=True)
RULE_IF_ANY = Key("rule", TEXTS, _NAMED)
RESERVE = (
    Key("reserve", TEXT, "ce que la ligne ne garantit pas, dit à côté du résultat"),
    Key("reserve_en", TEXT, "la même chose en anglais"),
)
CAUSE = (
    Key("cause", TEXT, "pourquoi d'autres lisent autrement", required=True),
    Key("cause_en", TEXT, "la même chose en anglais"),
)
