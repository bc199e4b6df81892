"""The reader: a report in, its claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from foreshock.actors import Registry, default_registry
from foreshock.errors import ForeshockError, ReadingError
from foreshock.extract.answers import with_responsibility
from foreshock.extract.assemble import assemble, without_doubles
from foreshock.extract.causes import merged_causes
from foreshock.extract.context import Context, make_context, mark_sentences, prepare_surface
from foreshock.extract.frames import FrameMatcher
from foreshock.extract.groups import with_groups
from foreshock.extract.interpret import interpret
from foreshock.extract.lexicon import Lexicon, load_lexicon
from foreshock.extract.links import with_links
from foreshock.extract.pipeline import (
    DEFAULT_PIPELINE,
    load_pipeline,
    mend_lemmas,
    mend_verbs,
    ordinary_words,
)
from foreshock.extract.register import in_earnest
from foreshock.extract.scene import with_scene
from foreshock.extract.taken_up import with_taken_up
from foreshock.extract.when import find_dates
from foreshock.places import Gazetteer, default_gazetteer
from foreshock.records import Claim, Rejected, Report

#: A text longer than this is read no further in one parse; the parser's memory grows with it.
MAX_CHARACTERS = 400_000


class Reader:
    """Reads claims out of reports; everything heavy is loaded when first needed.

    Parameters
    ----------
    pipeline : name of an installed English spaCy pipeline, or the path of one
    registry, gazetteer : who and where; the shipped ones by default
    lexicon_files : a user's own lexicon files, over the shipped ones

    Examples
    --------
    >>> from datetime import date
    >>> report = Report.make("Iran condemned the United States.", origin="note",
    ...                      published=date(2020, 4, 2))
    >>> [(c.event_type, c.source[0].country, c.target[0].country) for c in Reader().read(report)]
    [('ACCUSE', 'IRN', 'USA')]
    """

    def __init__(
        self,
        *,
        pipeline: str = DEFAULT_PIPELINE,
        registry: Registry | None = None,
        gazetteer: Gazetteer | None = None,
        lexicon_files: Sequence[Path] = (),
    ) -> None:
        self.pipeline = pipeline
        self.lexicon_files = tuple(lexicon_files)
        self._registry = registry
        self._gazetteer = gazetteer

    def unloaded(self) -> Reader:
        """Return a reader of the same settings that has loaded nothing: cheap to send elsewhere."""
        return Reader(
            pipeline=self.pipeline,
            registry=self._registry,
            gazetteer=self._gazetteer,
            lexicon_files=self.lexicon_files,
        )

    @cached_property
    def registry(self) -> Registry:
        """Who is who."""
        return self._registry or default_registry()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """What lies where."""
        return self._gazetteer or default_gazetteer()

    @cached_property
    def lexicon(self) -> Lexicon:
        """Which words name which acts."""
        return load_lexicon(self.lexicon_files)

    @cached_property
    def _nlp(self) -> Any:
        return load_pipeline(self.pipeline)

    def prepare(self) -> None:
        """Load all that reading needs; a fault in it is the user's to know, not a report's."""
        _ = (self._nlp, self.lexicon, self.registry, self.gazetteer)

    def read(self, report: Report) -> list[Claim]:
        """Return the claims of one report, in the order of its text.

        Raises
        ------
        ReadingError
            If the text cannot be read; `read_many` gives a `Rejected` instead.
        """
        ((_, outcome),) = self.read_many([report])
        if isinstance(outcome, Rejected):
            raise ReadingError(outcome.record_id, outcome.reason)
        return outcome

    def read_many(
        self, reports: Iterable[Report], *, jobs: int = 1, batch_size: int = 16
    ) -> Iterator[tuple[Report, list[Claim] | Rejected]]:
        """Read reports in order; one that cannot be read gives its `Rejected`, the rest goes on.

        Parameters
        ----------
        jobs : processes; more than one pays from some hundred reports on
        batch_size : reports parsed together
        """
        if jobs > 1:
            from foreshock.extract.parallel import read_in_processes

            yield from read_in_processes(self, reports, jobs=jobs, batch_size=batch_size)
            return
        self.prepare()
        batch: list[Report] = []
        for report in reports:
            batch.append(report)
            if len(batch) >= batch_size:
                yield from self._read_batch(batch)
                batch = []
        yield from self._read_batch(batch)

    def _read_batch(
        self, batch: Sequence[Report]
    ) -> Iterator[tuple[Report, list[Claim] | Rejected]]:
        try:
            contexts = list(self.contexts(batch))
        except ForeshockError:
            raise  # a missing pipeline or a faulty lexicon is the user's to mend
        except Exception:  # noqa: BLE001 - one bad text must not lose the batch
            for report in batch:
                yield report, self._read_alone(report)
            return
        for report, context in zip(batch, contexts, strict=True):
            yield report, self._claims_or_rejected(report, context)

    def _read_alone(self, report: Report) -> list[Claim] | Rejected:
        try:
            (context,) = self.contexts([report])
        except Exception as error:  # noqa: BLE001 - told in the Rejected
            return _rejected(report, error)
        return self._claims_or_rejected(report, context)

    def _claims_or_rejected(self, report: Report, context: Context) -> list[Claim] | Rejected:
        try:
            return self.claims_of(context)
        except Exception as error:  # noqa: BLE001 - told in the Rejected
            return _rejected(report, error)

    def contexts(self, reports: Sequence[Report]) -> Iterator[Context]:
        """Parse reports and mark names and places on them."""
        nlp = self._nlp
        surfaces = [
            prepare_surface(
                r,
                registry=self.registry,
                gazetteer=self.gazetteer,
                words=lambda: ordinary_words(self.pipeline),
            )
            for r in reports
        ]
        made = [mark_sentences(nlp.make_doc(s.text[:MAX_CHARACTERS]), s) for s in surfaces]
        for surface, doc in zip(surfaces, nlp.pipe(made), strict=True):
            mend_lemmas(doc)
            mend_verbs(doc)
            yield make_context(surface, doc, self.registry, self.gazetteer)

    def claims_of(self, context: Context) -> list[Claim]:
        """Return the claims of a parsed report."""
        found = list(FrameMatcher(self.lexicon, context).predicates())
        predicates = merged_causes(in_earnest(self.lexicon, found))
        acts = interpret(self.lexicon, context, predicates)
        dates = find_dates(context.text, published=context.published)
        claims = without_doubles(
            claim for act in acts if (claim := assemble(context, act, dates)) is not None
        )
        claims = with_scene(context, without_repeated_sentences(context, claims), dates)
        claims = with_taken_up(context, self.lexicon, claims)
        claims = with_groups(self.lexicon, context, with_responsibility(context, claims))
        return with_links(self.lexicon, context, claims)


def without_repeated_sentences(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Drop claims of a sentence that stands in the text a second time (captions, pull quotes)."""
    seen: dict[tuple[str, str], dict[str, int]] = {}
    kept = []
    for claim in claims:
        evidence = claim.evidence
        sentence = context.quote(evidence.sentence_start, evidence.sentence_end)
        words = " ".join(sentence.split()).casefold()
        told = seen.setdefault((claim.event_type, claim.trigger.text.casefold()), {})
        first = next((t for t in told if _is_same(t, words)), None)
        if first is None or told[first] == evidence.sentence_start:
            told.setdefault(words, evidence.sentence_start)
            kept.append(claim)
    return kept


def _is_same(one: str, other: str) -> bool:
    """Whether two sentences are one, but for a credit line or another spelling."""
    if one == other:
        return True
    return min(len(one), len(other)) > 40 and fuzz.partial_ratio(one, other) >= 95


def _rejected(report: Report, error: Exception) -> Rejected:
    return Rejected(
        record_id=report.report_id,
        stage="extract",
        reason=f"the reader failed on it: {type(error).__name__}: {error}",
        known_at=report.known_at,
    )


def extract(report: Report, *, reader: Reader) -> list[Claim]:
    """Return the claims of a report: the stage ``Report -> Claim`` as a function."""
    return reader.read(report)
