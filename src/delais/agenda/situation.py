"""What a replay gives: the state, the history, the life of each time limit, the future if nobody acts."""

import datetime
from typing import Any

from attrs import field, frozen

from delais.computation import Echeance
from delais.computation.compte import Compte
from delais.dossier.model import Dossier, Evenement, Pin
from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.catalogue import Catalogue
from delais.procedure.limits import CompteModele, CompteValue, DelaiModele, DelaiValue
from delais.procedure.model import Procedure, State, Transition
from delais.short_repr import described, short_repr
from delais.word_lists import LineKind, Statut

OPEN: tuple[Statut, ...] = ("a_venir", "court", "suspendu", "interrompu", "inopposable")
RUNNING: tuple[Statut, ...] = ("a_venir", "court", "suspendu", "interrompu")


@frozen
class DelaiVie:
    """One time limit of the case, with a life of its own.

    `echeance` is None while the limit does not run; `si_opposable` is then the date it would end, were it opposable.
    `sous_reserve` says what holds if a mention that was not stated was missing. `au_plus_tot` is the date that the
    earliest possible start would give, where the start itself is not known.
    """

    id: str
    instance: int
    modele: DelaiModele
    valeur: DelaiValue
    statut: Statut
    ouvert_le: datetime.date
    ouvert_par: str
    depart: datetime.date | None
    echeance: Echeance | None
    si_opposable: Echeance | None = None
    fin_le: datetime.date | None = None
    reserves: tuple[Texte, ...] = ()
    branche: str = ""
    partie: str = ""
    sous_reserve: Texte | None = None
    au_plus_tot: Echeance | None = None

    def __repr__(self) -> str:
        return described(
            self,
            id=self.id,
            statut=self.statut,
            depart=self.depart,
            echeance=self.echeance and self.echeance.date,
            branche=self.branche,
            partie=self.partie,
            instance=self.instance,
        )

    @property
    def acteur(self) -> str:
        """Who must act, or who is silent."""
        return self.modele.actor

    @property
    def runs(self) -> bool:
        """Whether it runs, its date known: a date fixed by an exceptional law that suspends it is known too."""
        return self.statut in ("court", "suspendu") and self.echeance is not None

    def days_left(self, au: datetime.date) -> int | None:
        """Days from `au` to the due date, negative once it is past; None without a date."""
        return (self.echeance.date - au).days if self.echeance else None


@frozen
class Ligne:
    """One line of the history. `date` is the day it took effect: for the end of a limit, the day after its last.

    `transition` is the row of the procedure that fired, if one did. `presumes` names the facts that were not stated
    and were taken from their default; `attendus`, the moments of the act that come after the as-of date.
    `complet_le` is the later day on which an act judged by its receipt is complete: this line, that of its sending,
    moves nothing, and another one judges it on that day. `sans_effet` marks an accepted act that changed nothing;
    `sous_reserve` says what holds if a mention that was not stated was missing.
    """

    date: datetime.date
    type: LineKind
    nom: str
    label: str
    etat: str
    etat_avant: str
    evenement: Evenement | None = None
    delai: DelaiVie | None = None
    ouvre: tuple[DelaiVie, ...] = ()
    motif: Texte | None = None
    fondement: tuple[Fondement, ...] = ()
    reserves: tuple[Texte, ...] = ()
    annule: bool = False
    branche: str = ""
    transition: Transition | None = None
    presumes: tuple[str, ...] = ()
    attendus: tuple[str, ...] = ()
    sans_effet: bool = False
    sous_reserve: Texte | None = None
    complet_le: datetime.date | None = None

    def __repr__(self) -> str:
        return described(self, date=self.date, type=self.type, nom=self.nom, etat=self.etat, branche=self.branche)

    @property
    def moved(self) -> bool:
        """Whether the state changed."""
        return self.etat != self.etat_avant


@frozen
class CompteVie:
    """A number that grows: from `depart` to `fin`, the as-of date while nothing stops it."""

    id: str
    modele: CompteModele
    valeur: CompteValue
    depart: datetime.date
    fin: datetime.date
    arrete: bool
    compte: Compte
    branche: str = ""

    __repr__ = short_repr


@frozen
class Branche:
    """A procedure opened by the case beside its own, or after it. `sous_reserve`: as for the state of the case.

    `prevue` marks one that is not open yet: the projection opens it, or, where `attendue`, the moment of an act, that
    the log gives for a day to come.
    """

    id: str
    procedure: Procedure
    etat: State
    ouverte_le: datetime.date
    ouverte_par: str
    prevue: bool = False
    sous_reserve: Texte | None = None
    attendue: bool = False

    __repr__ = short_repr

    @property
    def waits(self) -> bool:
        """Whether it keeps the case open: open and not ended, or about to open."""
        return self.attendue or not (self.prevue or self.etat.final)


@frozen
class Situation:
    """Where a case stands at the end of the day `au`, by the law of `catalogue`."""

    dossier: Dossier
    procedure: Procedure
    au: datetime.date
    etat: State
    historique: tuple[Ligne, ...]
    previsions: tuple[Ligne, ...]
    delais: tuple[DelaiVie, ...]
    anterieurs: tuple[DelaiVie, ...]
    reserves: tuple[Texte, ...]
    empreinte: Pin
    branches: tuple[Branche, ...] = ()
    comptes: tuple[CompteVie, ...] = ()
    posterieurs: tuple[Evenement, ...] = ()
    sous_reserve: Texte | None = None
    catalogue: Catalogue = field(factory=Catalogue.bundled, eq=False)

    def __repr__(self) -> str:
        return described(
            self,
            procedure=self.procedure.id,
            reference=self.dossier.reference,
            au=self.au,
            etat=self.etat.id,
            historique=len(self.historique),
            delais=len(self.delais),
            prochaine_echeance=self.prochaine_echeance,
        )

    @property
    def final(self) -> bool:
        """Whether the case is closed: its state is final, no branch waits or is to open, no time limit runs."""
        waits = any(branche.waits for branche in self.branches)
        return self.etat.final and not waits and not any(vie.statut in RUNNING for vie in self.delais)

    @property
    def prochaine_echeance(self) -> DelaiVie | None:
        """The running time limit that ends first."""
        return next(iter(self._by_date()), None)

    @property
    def prochaines(self) -> tuple[DelaiVie, ...]:
        """The running time limit of each actor that ends first, in the order of their dates."""
        firsts: dict[str, DelaiVie] = {}
        for vie in self._by_date():
            firsts.setdefault(vie.acteur, vie)
        return tuple(firsts.values())

    def _by_date(self) -> list[DelaiVie]:
        running = [vie for vie in self.delais if vie.runs]
        return sorted(running, key=lambda vie: vie.echeance.date if vie.echeance else self.au)

    def delai(self, id_: str) -> DelaiVie | None:
        """The latest life of the time limit `id_`."""
        return next((vie for vie in self.delais if vie.id == id_), None)

    def to_dict(self, lang: str = "fr") -> dict[str, Any]:
        """What `chronologie --json` writes, in the format of `delais schema situation`: plain values, dates as texts.

        >>> import delais
        >>> case = delais.Dossier("appel", reference="A-1")
        >>> found = delais.replay(case, au=datetime.date(2024, 3, 12)).to_dict()
        >>> found["format"], found["au"], found["etat"]
        (1, '2024-03-12', 'jugement_non_notifie')
        """
        from importlib import import_module  # views stand above: reached only when someone asks to read

        view = import_module("delais.views.json_view")
        found: dict[str, Any] = view.document(view.situation_dict(self, lang))
        return found
