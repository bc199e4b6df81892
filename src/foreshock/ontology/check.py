"""Check what a claim says against the ontology."""

from __future__ import annotations

from collections.abc import Iterable

from foreshock.ontology.loader import load_ontology


def check_claim_fields(
    event_type: str,
    mode: str | None = None,
    contexts: Iterable[str] = (),
    quad: int | None = None,
    *,
    sectors: Iterable[str] = (),
) -> list[str]:
    """Return what is wrong with a coded event, one sentence a fault, empty if all is well.

    Parameters
    ----------
    quad : checked against the type where given
    sectors : of the actors, checked where given

    Examples
    --------
    >>> check_claim_fields("ASSAULT", "drone", ["military"], 4)
    []
    >>> check_claim_fields("THREATEN", "ban", quad=4)
    ["THREATEN has no mode 'ban'", 'THREATEN has quad 3, not 4']
    """
    ontology = load_ontology()
    if event_type not in tuple(ontology.event_types):
        return [f"{event_type!r} is no PLOVER event type"]
    known = ontology.event_type(event_type)
    faults = []
    if mode is not None and known.mode(mode) is None:
        faults.append(f"{event_type} has no mode {mode!r}")
    faults += [
        f"{name!r} is no PLOVER context" for name in contexts if name not in ontology.contexts
    ]
    if quad is not None and quad != known.quad:
        faults.append(f"{event_type} has quad {known.quad}, not {quad}")
    faults += [f"{code!r} is no PLOVER sector" for code in sectors if code not in ontology.sectors]
    return faults
