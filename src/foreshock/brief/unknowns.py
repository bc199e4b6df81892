"""What the reading does not know, counted where it can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.model import Paragraph, Part
from foreshock.brief.reading import Reading
from foreshock.brief.wording import count_text, list_text
from foreshock.records import ActorMention, Claim

_NO_LEDGER = (
    "Whether a threat was carried out or a demand met is not followed. Nothing here is a forecast."
)
_OVERDISPERSION = (
    "Counts are compared as if events came independently of each other (Poisson). They do not: "
    "strikes bring answers, and one busy news day brings many reports. True intervals are wider. "
    "With 95 % intervals one comparison in twenty strays by chance. It is a first look."
)


def write_unknowns(reading: Reading, book: EvidenceBook) -> tuple[Paragraph, ...]:
    """Return what a reader should hold against every figure of the brief."""
    paragraphs = [
        _about_dates(reading, book),
        _about_actors(reading, book),
        _about_places(reading, book),
        _about_hedges(reading, book),
        _about_languages(reading),
        Paragraph(heading="Change", parts=(_OVERDISPERSION,)),
        Paragraph(heading="What it does not follow", parts=(_NO_LEDGER,)),
        _about_sources(reading),
    ]
    if reading.n_later_events:
        text = f"Left out: {count_text(reading.n_later_events, 'event')} known only later."
        paragraphs.append(Paragraph(heading="Known later", parts=(text,)))
    paragraphs += [Paragraph(heading="", parts=(text,)) for text in reading.inputs.unknowns]
    return tuple(paragraphs)


def _about_dates(reading: Reading, book: EvidenceBook) -> Paragraph:
    undated = [claim for claim in reading.claims if not claim.date.is_known]
    vague = [claim for claim in reading.claims if (claim.date.n_days or 0) > 7]
    return Paragraph(
        heading="When",
        parts=(
            *_of_all(reading, book, undated, "Claims without a date"),
            " tell no date, and none is made up for them; ",
            book.of_claims(f"{len(vague):,}", vague, "Claims dated to more than a week"),
            " tell one only to more than a week. Neither kind is in the timeline.",
        ),
    )


def _about_actors(reading: Reading, book: EvidenceBook) -> Paragraph:
    no_source = [claim for claim in reading.claims if not claim.source]
    no_target = [claim for claim in reading.claims if not claim.target]
    unresolved = [
        claim
        for claim in reading.claims
        if any(_is_unresolved(mention) for mention in (*claim.source, *claim.target))
    ]
    return Paragraph(
        heading="Who",
        parts=(
            *_of_all(reading, book, no_source, "Claims that do not say who acts"),
            " do not say who acts, ",
            book.of_claims(f"{len(no_target):,}", no_target, "Claims that do not say upon whom"),
            " do not say upon whom. ",
            book.of_claims(f"{len(unresolved):,}", unresolved, "Claims with an unresolved actor"),
            (
                " name somebody whom the registry cannot tell. These are missing from pairs and "
                "from the network."
            ),
        ),
    )


def _is_unresolved(mention: ActorMention) -> bool:
    return mention.actor_id is None


def _about_places(reading: Reading, book: EvidenceBook) -> Paragraph:
    nowhere = [claim for claim in reading.claims if claim.place is None]
    coarse = [
        claim
        for claim in reading.claims
        if claim.place is not None and claim.place.precision in ("country", "region")
    ]
    return Paragraph(
        heading="Where",
        parts=(
            *_of_all(reading, book, nowhere, "Claims without a place"),
            " name no place; ",
            book.of_claims(f"{len(coarse):,}", coarse, "Claims placed in a country or region"),
            (
                " only a country or region, drawn as a hollow circle at its middle: nothing "
                "happened at that spot."
            ),
        ),
    )


def _about_hedges(reading: Reading, book: EvidenceBook) -> Paragraph:
    hedged = [claim for claim in reading.claims if claim.hedged]
    unsure = [claim for claim in reading.claims if claim.confidence < 0.5]
    return Paragraph(
        heading="How sure",
        parts=(
            *_of_all(reading, book, hedged, "Hedged claims"),
            " are hedged by their own report (“reportedly”, “is said to”). Of ",
            book.of_claims(f"{len(unsure):,}", unsure, "Claims read with little confidence"),
            " the program itself thinks that it may have misread them.",
        ),
    )


def _about_languages(reading: Reading) -> Paragraph:
    counted = Counter(report.language or "not told" for report in reading.reports)
    told = [f"{language} ({n:,})" for language, n in counted.most_common()]
    return Paragraph(
        heading="Language",
        parts=(f"Only English is read. Languages of the reports: {list_text(told, most=6)}.",),
    )


def _about_sources(reading: Reading) -> Paragraph:
    kinds = Counter(report.outlet_kind or "kind not told" for report in reading.reports)
    told = [f"{kind} ({n:,})" for kind, n in kinds.most_common()]
    return Paragraph(
        heading="Whose eyes",
        parts=(
            (
                "The brief knows what these outlets chose to report, not what happened. More "
                f"reports also mean more events. Kinds of outlet: {list_text(told, most=8)}. "
                "Claims are found by rules; some sentences are misread and some events are missed "
                "or counted twice. Open the sentences before you rely on a number."
            ),
        ),
    )


def _of_all(
    reading: Reading, book: EvidenceBook, claims: Sequence[Claim], label: str
) -> tuple[Part, ...]:
    """Return "31 of 240 claims"."""
    return (
        book.of_claims(f"{len(claims):,}", claims, label),
        f" of {count_text(len(reading.claims), 'claim')}",
    )
