"""What the ontology knows, frozen and typed; `foreshock.ontology.loader` fills it."""

from __future__ import annotations

from typing import Literal

import msgspec

from foreshock.errors import NotFoundError
from foreshock.ontology.names import EventTypeName, Quad
from foreshock.records import Domain

ScoreBasis = Literal["mode", "type"]


class Mode(msgspec.Struct, frozen=True, kw_only=True):
    """How an act of some type was done, or for threats what is threatened.

    Attributes
    ----------
    score : intensity in [-10, 10]; ``None`` where PLOVER gives none
    implies_context : context that every act of this mode belongs to
    """

    name: str
    definition: str
    score: float | None
    implies_context: str | None = None


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One of PLOVER's sixteen kinds of event.

    Attributes
    ----------
    quad : 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    recipient_required : whether PLOVER wants a target
    score : intensity in [-10, 10] of the type where no mode is known
    notes : how doubtful cases are decided
    """

    name: EventTypeName
    quad: Quad
    recipient_required: bool
    score: float
    definition: str
    modes: tuple[Mode, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def domain(self) -> Domain:
        """``word`` for verbal, ``deed`` for material types."""
        return "word" if self.quad in (1, 3) else "deed"

    def mode(self, name: str) -> Mode | None:
        """Return the mode of that name, ``None`` if the type has none such."""
        return next((mode for mode in self.modes if mode.name == name), None)


class Sector(msgspec.Struct, frozen=True, kw_only=True):
    """A part of society that an actor belongs to."""

    code: str
    meaning: str
    frequent: bool


class Mend(msgspec.Struct, frozen=True, kw_only=True):
    """An error or gap of the source, and what is used instead."""

    where: str
    source_says: str
    we_use: str
    why: str


class Intensity(msgspec.Struct, frozen=True, kw_only=True):
    """A score together with what gave it, so that a fallback is seen."""

    value: float
    basis: ScoreBasis


class Ontology(msgspec.Struct, frozen=True, kw_only=True):
    """PLOVER with its lists, each in the order of the data file.

    Attributes
    ----------
    event_types : the sixteen types by name
    contexts : meaning by context name
    sectors : sectors by code
    international : meaning by code, for actors that have no country
    mends : errors of the source that were mended
    """

    version: str
    event_types: dict[EventTypeName, EventType]
    contexts: dict[str, str]
    sectors: dict[str, Sector]
    international: dict[str, str]
    mends: tuple[Mend, ...] = ()

    def event_type(self, name: str) -> EventType:
        """Return the type of that name.

        Raises
        ------
        NotFoundError
            If PLOVER has no such type.

        Examples
        --------
        >>> from foreshock.ontology import load_ontology
        >>> load_ontology().event_type("ASSAULT").quad
        4
        """
        for known, event_type in self.event_types.items():
            if known == name:
                return event_type
        raise NotFoundError(
            f"{name!r} is no PLOVER event type; known are {', '.join(self.event_types)}"
        )

    def quad(self, name: str) -> Quad:
        """Return the quad of a type."""
        return self.event_type(name).quad

    def domain(self, name: str) -> Domain:
        """Return whether a type is of words or of deeds."""
        return self.event_type(name).domain

    def modes(self, name: str) -> tuple[str, ...]:
        """Return the names of a type's modes."""
        return tuple(mode.name for mode in self.event_type(name).modes)

    def intensity(self, name: str, mode: str | None = None) -> float:
        """Return the score in [-10, 10] of a type, or of its mode where PLOVER scores that.

        `scored` tells which of the two it was.

        Examples
        --------
        >>> from foreshock.ontology import load_ontology
        >>> load_ontology().intensity("ASSAULT", "drone")
        -9.5
        """
        return self.scored(name, mode).value

    def scored(self, name: str, mode: str | None = None) -> Intensity:
        """Return the score and whether the mode or, failing that, the type gave it.

        Raises
        ------
        NotFoundError
            If the type is unknown, or has no such mode.

        Examples
        --------
        >>> from foreshock.ontology import load_ontology
        >>> load_ontology().scored("PROTEST", "vandalize")
        Intensity(value=-5.0, basis='type')
        """
        event_type = self.event_type(name)
        if mode is None:
            return Intensity(value=event_type.score, basis="type")
        known = event_type.mode(mode)
        if known is None:
            listed = ", ".join(self.modes(name)) or "none"
            raise NotFoundError(f"{name} has no mode {mode!r}; its modes are {listed}")
        if known.score is None:
            return Intensity(value=event_type.score, basis="type")
        return Intensity(value=known.score, basis="mode")

    def is_international(self, code: str) -> bool:
        """Whether a code stands in the place of a country for actors that have none.

        Examples
        --------
        >>> from foreshock.ontology import load_ontology
        >>> load_ontology().is_international("UNO"), load_ontology().is_international("IRQ")
        (True, False)
        """
        return code in self.international
