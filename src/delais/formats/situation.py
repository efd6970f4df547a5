"""The format of a situation: what `chronologie --json` and `Situation.to_dict` write."""

from delais.errors import texte
from delais.formats.keys import (
    DATE,
    DURATION,
    FACTS,
    FLAG,
    INTEGER,
    ROWS,
    TABLE,
    TEXT,
    TEXT_LIST,
    WORD,
    Format,
    Key,
    Shape,
    document,
)
from delais.word_lists import NATURES, STATUTS, TYPES

_IN_PLAY = "ce qui vaudrait si une mention non précisée manquait ; rien sinon"


def _key(name: str, kind: str, sens: str, words: tuple[str, ...] = ()) -> Key:
    """A key that is always written, and always holds something."""
    return Key(name, kind, sens, required=True, words=words)


def _or_nothing(name: str, kind: str, sens: str) -> Key:
    """A key that is always written, and may hold nothing."""
    return Key(name, kind, sens, required=True, nullable=True)


_ID = _key("id", TEXT, "identifiant du délai dans sa procédure")
_LIBELLE = _key("libelle", TEXT, "ce que l'on lit")
_BRANCHE = _key("branche", TEXT, "branche où il court ; vide pour le dossier lui-même")
_PARTIE = _or_nothing("partie", TEXT, "partie pour qui il court, là où chacune a le sien")
_ACTEUR = _key("acteur", TEXT, "qui doit agir, ou se tait")
_NATURE = _key("nature", WORD, "ce que fait sa fin", NATURES)
_FONDEMENT = _key("fondement", TEXT_LIST, "textes cités")
_LIEN = Key("lien", TEXT_LIST, "où lire chaque texte cité, dans le même ordre ; vide où ce n'est pas connu")
_RESERVES = _key("reserves", TEXT_LIST, "ce que le résultat ne garantit pas")
_SOUS_RESERVE = _or_nothing("sous_reserve", TEXT, _IN_PLAY)

_UPCOMING = Shape(
    (
        _ID,
        _LIBELLE,
        _ACTEUR,
        _NATURE,
        _BRANCHE,
        _PARTIE,
        _or_nothing("echeance", DATE, "dernier jour utile"),
        _or_nothing("jours", INTEGER, "jours d'ici là"),
    )
)
_LINE = Shape(
    (
        _key("date", DATE, "jour où la ligne prend effet"),
        _key("type", WORD, "sorte de ligne", TYPES),
        _key("nom", TEXT, "événement, ou délai qui prend fin"),
        _LIBELLE,
        _key("etat", TEXT, "état après la ligne"),
        _key("etat_avant", TEXT, "état avant elle"),
        _key("annule", FLAG, "une annulation l'a retirée"),
        _key("branche", TEXT, "branche à laquelle elle appartient ; vide pour le dossier lui-même"),
        _FONDEMENT,
        _LIEN,
        _RESERVES,
        _SOUS_RESERVE,
        _key("sans_effet", FLAG, "acte accepté qui n'a rien changé"),
        _key("ouvre", TEXT_LIST, "délais qu'elle ouvre"),
        Key("motif", TEXT, "d'un refus : pourquoi"),
        Key("regle", TEXT, "règle qui a joué"),
        Key("moments", TABLE, "d'un événement : ses autres moments", free=DATE),
        Key("attendus", TEXT_LIST, "d'un événement : ses moments qui viennent après le jour de l'examen"),
        Key("complet_le", DATE, "d'un acte jugé par sa réception : le jour où il est complet", nullable=True),
        Key("date_presumee", FLAG, "d'un événement : sa date est la plus proche possible, la vraie n'étant pas connue"),
        Key("faits", TABLE, "d'un événement : ses faits", free=FACTS),
        Key("presumes", TABLE, "d'un événement : faits non dits, pris à leur valeur par défaut", free=FACTS),
        Key("non_precises", TEXT_LIST, "d'un événement : faits qui restent non dits"),
        Key("id", TEXT, "d'un événement : son nom dans le journal", nullable=True),
        Key("echeance", DATE, "d'un délai : son dernier jour utile", nullable=True),
        Key("consequence", TEXT, "d'un délai : ce que sa fin change"),
    )
)
_LATER = Shape(
    (
        _key("date", DATE, "jour de l'événement"),
        _key("nom", TEXT, "événement"),
        _LIBELLE,
    )
)
_BRANCH = Shape(
    (
        _key("id", TEXT, "nom de la branche"),
        _key("procedure", TEXT, "procédure qu'elle suit"),
        _key("etat", TEXT, "son état"),
        _key("etat_libelle", TEXT, "cet état, tel qu'on le lit"),
        _key("final", FLAG, "cet état est final"),
        _key("ouverte_le", DATE, "jour de son ouverture"),
        _key("ouverte_par", TEXT, "ce qui l'a ouverte"),
        _SOUS_RESERVE,
    )
)
_AWAITED = Shape(
    (
        _key("id", TEXT, "nom de la branche"),
        _key("procedure", TEXT, "procédure qu'elle suivra"),
        _key("ouverte_le", DATE, "jour de son ouverture"),
        _key("ouverte_par", TEXT, "ce qui l'ouvrira"),
    )
)
_COUNT = Shape(
    (
        _key("id", TEXT, "identifiant du compte dans sa procédure"),
        _LIBELLE,
        _key("branche", TEXT, "branche où il court ; vide pour le dossier lui-même"),
        _key("regle", TEXT, "règle appliquée"),
        _key("depart", DATE, "premier jour compté"),
        _key("fin", DATE, "dernier jour compté : celui de l'examen tant que rien ne l'arrête"),
        _key("arrete", FLAG, "quelque chose l'a arrêté"),
        _key("unite", DURATION, "ce qu'il compte"),
        _or_nothing("franchise", DURATION, "temps pendant lequel rien ne compte"),
        _key("nombre", INTEGER, "unités, commencées comprises"),
        _FONDEMENT,
        _LIEN,
    )
)
_LIMIT = Shape(
    (
        _ID,
        _LIBELLE,
        _BRANCHE,
        _PARTIE,
        _key("instance", INTEGER, "combien de fois il est parti"),
        _key("statut", WORD, "où il en est", STATUTS),
        _NATURE,
        _ACTEUR,
        _key("regle", TEXT, "règle appliquée"),
        _key("duree", DURATION, "sa durée"),
        _key("regime", TEXT, "manière de compter"),
        _or_nothing("depart", DATE, "jour d'où il part"),
        _or_nothing("echeance", DATE, "dernier jour utile de la lecture qui prévaut"),
        _or_nothing("au_plus_tot", DATE, "première date qu'une lecture lui donne"),
        _or_nothing("au_plus_tard", DATE, "dernière date qu'une lecture lui donne"),
        _or_nothing("jours", INTEGER, "jours jusqu'à l'échéance, négatifs une fois passée"),
        _or_nothing("fin_le", DATE, "jour où il a cessé de courir"),
        _or_nothing("si_opposable", DATE, "ce que serait l'échéance s'il était opposable"),
        _key("consequence", TEXT, "ce que la fin change"),
        _FONDEMENT,
        _LIEN,
        _key("etapes", ROWS, "le calcul, pas à pas"),
        _key("lectures", ROWS, "autres lectures"),
        _RESERVES,
        _SOUS_RESERVE,
    )
)

SITUATION = Format(
    "situation",
    texte("Une situation", "A situation"),
    texte(
        "document que `chronologie --json` et `Situation.to_dict` écrivent",
        "document written by `chronologie --json` and `Situation.to_dict`",
    ),
    {
        "": document(
            _key("procedure", TEXT, "procédure suivie"),
            _key("reference", TEXT, "référence du dossier"),
            _key("territoire", TEXT, "territoire dont les jours fériés comptent"),
            _key("au", DATE, "jour de l'examen"),
            _key("etat", TEXT, "état du dossier"),
            _key("etat_libelle", TEXT, "cet état, tel qu'on le lit"),
            _key("final", FLAG, "l'état est final, aucune branche n'attend et aucun délai ne court"),
            _SOUS_RESERVE,
            _or_nothing("prochaine_echeance", TABLE, "ce qui court et prend fin d'abord"),
            _key("prochaines", ROWS, "la prochaine échéance de chaque acteur"),
            _key("historique", ROWS, "ce qui s'est passé, refus compris, puis ce qui vient si personne n'agit"),
            _key("posterieurs", ROWS, "événements du journal postérieurs au jour de l'examen"),
            _key("branches", ROWS, "procédures ouvertes à côté ou après"),
            _key("branches_attendues", ROWS, "celles qui s'ouvriront le jour d'un moment à venir"),
            _key("comptes", ROWS, "nombres qui croissent"),
            _key("delais", ROWS, "la vie de chaque délai : sa dernière instance"),
            _key("delais_anterieurs", ROWS, "les instances qui l'ont précédée"),
            _RESERVES,
            _key("empreinte", TABLE, "ce qui a calculé"),
            Key("droit_connu_jusqu_au", DATE, "jour de l'édition des codes dont les versions sont connues"),
            required=True,
        ),
        "prochaine_echeance": _UPCOMING,
        "prochaines[]": Shape(like="prochaine_echeance"),
        "historique[]": _LINE,
        "posterieurs[]": _LATER,
        "branches[]": _BRANCH,
        "branches_attendues[]": _AWAITED,
        "comptes[]": _COUNT,
        "delais[]": _LIMIT,
        "delais[].etapes[]": Shape(
            (
                _key("date", DATE, "jour où mène l'étape"),
                _key("operation", TEXT, "ce qui est fait"),
                _key("motif", TEXT, "pourquoi"),
                _or_nothing("fondement", TEXT, "article"),
                Key("lien", TEXT, "où lire cet article, dans sa version de ce jour", nullable=True),
            )
        ),
        "delais[].lectures[]": Shape(
            (
                _key("echeance", DATE, "date que donne cette lecture"),
                _key("cause", TEXT, "pourquoi d'autres lisent ainsi"),
                Key("heure", TEXT, "heure de sa fin, pour un délai en heures qui ne finit pas à minuit"),
            )
        ),
        "delais_anterieurs[]": Shape(like="delais[]"),
        "empreinte": Shape(
            (
                _key("moteur", TEXT, "version du programme"),
                _key("procedure", TEXT, "SHA-256 des fichiers de la procédure"),
                _key("calendrier", TEXT, "SHA-256 du calendrier"),
            )
        ),
    },
    written=True,
)
