"""The keys that many rows of a procedure share: when a row is in force, in which case, by which text."""

from delais.formats.keys import DATE, FIXED_DATE, INTEGER, TEXT, TEXTS, WANTED, Key, Shape

_CHOOSES = (
    "acte, ou `acte.moment`, dont la date choisit la version ; sans lui, ce qui fait courir un délai, l'acte lui-même "
    "ailleurs"
)
_FACTS = (
    "faits voulus et leurs valeurs, `{ fait = valeur }` ou `{ fait = [v1, v2] }` ; un nom nu est un fait de l'acte, "
    "`acte.fait` celui du dernier accepté de ce nom"
)
_CITED = "textes cités, par leur nom (la version du premier jour de la ligne) ou leur identifiant"
_NAMED = "règle ou règles que la ligne énonce"

TITRE = Key("titre", TEXT, "libellé que l'on lit", required=True)
PERIOD = (
    Key("depuis", DATE, "premier jour où la ligne vaut, compris"),
    Key("jusqu_au", DATE, "premier jour où elle ne vaut plus : à n'écrire que là où la loi finit"),
    Key("au_jour_de", TEXT, _CHOOSES),
)
SI = Key("si", WANTED, _FACTS)
SOURCES = Key("sources", TEXTS, _CITED)
REGLE = Key("regle", TEXTS, _NAMED)
ROW = (*PERIOD, REGLE, SOURCES, SI)
RESERVE = (
    Key("reserve", TEXT, "ce que la ligne ne garantit pas, dit à côté du résultat"),
    Key("reserve_en", TEXT, "la même chose en anglais"),
)
CAUSE = (
    Key("cause", TEXT, "pourquoi d'autres lisent autrement", required=True),
    Key("cause_en", TEXT, "la même chose en anglais"),
)
FIXED = Shape(
    (
        Key("jour", INTEGER, "jour du mois ; le dernier du mois s'il n'existe pas", required=True),
        Key("mois", INTEGER, "mois de l'année ; sans lui, le mois du départ"),
        Key("annee", INTEGER, "années plus tard, avec `mois`"),
        Key("decalage_mois", INTEGER, "mois plus tard, sans `mois`"),
        Key("apres_le", INTEGER, "un mois de plus si le départ vient après ce jour du mois"),
    )
)
LE = Key("le", FIXED_DATE, "le jour que le texte donne lui-même, au lieu d'une durée")
ANCRE = Key("ancre", FIXED_DATE, "date fixe où le départ est déplacé")
