"""The reader: a report in, its claims out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from rapidfuzz import fuzz

from foreshock.actors import Registry, default_registry
from foreshock.errors import ForeshockError, ReadingError
from foreshock.extract.answers import with_responsibility
from foreshock.extract.assemble import assemble, without_doubles
from foreshock.extract.causes import merged_causes
from foreshock.extract.content import NOTHING, Content
from foreshock.extract.context import (
    Context,
    Surface,
    make_context,
    mark_sentences,
    prepare_surface,
)
from foreshock.extract.frames import FrameMatcher
from foreshock.extract.gate import Gate, Verdict
from foreshock.extract.groups import with_groups
from foreshock.extract.interpret import interpret
from foreshock.extract.lexicon import Lexicon, load_lexicon
from foreshock.extract.links import with_links
from foreshock.extract.namings import read_namings
from foreshock.extract.pipeline import (
    DEFAULT_PIPELINE,
    load_pipeline,
    mend_lemmas,
    mend_verbs,
    ordinary_words,
)
from foreshock.extract.register import in_earnest
from foreshock.extract.relations import read_relations
from foreshock.extract.scene import with_scene
from foreshock.extract.steps import Observer, ignore
from foreshock.extract.stretches import parse_stretches
from foreshock.extract.taken_up import with_taken_up
from foreshock.extract.tiewords import tells_tie
from foreshock.extract.tolls import with_tolls
from foreshock.extract.triggers import Triggers, lemmas_of_tables
from foreshock.extract.when import find_dates
from foreshock.places import Gazetteer, default_gazetteer
from foreshock.records import Claim, Rejected, Report

if TYPE_CHECKING:
    from foreshock.extract.explain import Reading

#: A text longer than this is read no further in one parse; the parser's memory grows with it.
MAX_CHARACTERS = 400_000
#: The parser is fastest on many texts at once; their parses must not fill the memory.
_BATCH_CHARACTERS = 60_000
#: A batch is closed at the latest when so many times its size have been read or skipped.
_MAX_SKIPPED = 16


class _Judged(NamedTuple):
    """A report with its names and places, or why they could not be found, and the gate's verdict.

    Without a verdict all of it is parsed.
    """

    report: Report
    surface: Surface | Rejected
    verdict: Verdict | None

    @property
    def is_open(self) -> bool:
        if isinstance(self.surface, Rejected):
            return False
        return self.verdict is None or self.verdict.is_open


class Reader:
    """Reads claims out of reports; everything heavy is loaded when first needed.

    Parameters
    ----------
    pipeline : name of an installed English spaCy pipeline, or the path of one
    registry, gazetteer : who and where; the shipped ones by default
    lexicon_files : a user's own lexicon files, over the shipped ones
    gate : parse only what may tell an act (`foreshock.extract.gate`), not all text

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
        gate: bool = True,
    ) -> None:
        self.pipeline = pipeline
        self.lexicon_files = tuple(lexicon_files)
        self.gate = gate
        self._registry = registry
        self._gazetteer = gazetteer

    def unloaded(self) -> Reader:
        """Return a reader of the same settings that has loaded nothing: cheap to send elsewhere."""
        return Reader(
            pipeline=self.pipeline,
            registry=self._registry,
            gazetteer=self._gazetteer,
            lexicon_files=self.lexicon_files,
            gate=self.gate,
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

    @cached_property
    def _gate(self) -> Gate:
        lookups = self._nlp.get_pipe("lemmatizer").lookups
        return Gate(Triggers(self.lexicon, lemmas_of_tables(lookups)))

    def prepare(self) -> None:
        """Load all that reading needs; a fault in it is the user's to know, not a report's."""
        _ = (self._nlp, self.lexicon, self.registry, self.gazetteer)
        if self.gate:
            _ = self._gate

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
        self, reports: Iterable[Report], *, jobs: int = 1, batch_size: int = 128
    ) -> Iterator[tuple[Report, list[Claim] | Rejected]]:
        """Read reports in order; one that cannot be read gives its `Rejected`, the rest goes on.

        Parameters
        ----------
        jobs : processes; more than one pays from some hundred reports on
        batch_size : reports parsed together, fewer if they are long
        """
        contents = self.read_contents(reports, jobs=jobs, batch_size=batch_size, with_ties=False)
        for report, content in contents:
            yield report, content if isinstance(content, Rejected) else content.claims

    def read_contents(
        self,
        reports: Iterable[Report],
        *,
        jobs: int = 1,
        batch_size: int = 16,
        with_ties: bool = True,
    ) -> Iterator[tuple[Report, Content | Rejected]]:
        """Read all that reports say: claims, and with `with_ties` relations and names of groups.

        Paragraphs that tell a relation and no act are then parsed too.
        """
        if jobs > 1:
            from foreshock.extract.parallel import read_in_processes

            yield from read_in_processes(
                self, reports, jobs=jobs, batch_size=batch_size, with_ties=with_ties
            )
            return
        self.prepare()
        batch: list[_Judged] = []
        n_open = n_characters = 0
        for report in reports:
            batch.append(self._judged(report, with_ties=with_ties))
            if batch[-1].is_open:
                n_open += 1
                n_characters += len(report.text)
            is_full = n_open >= batch_size or n_characters >= _BATCH_CHARACTERS
            if is_full or len(batch) >= batch_size * _MAX_SKIPPED:
                yield from self._read_batch(batch, with_ties=with_ties)
                batch = []
                n_open = n_characters = 0
        yield from self._read_batch(batch, with_ties=with_ties)

    def judge(self, report: Report) -> Verdict | None:
        """Return what of a report would be parsed, and why; ``None`` without a gate: all of it."""
        return self._gate.judge(self._surface(report)) if self.gate else None

    def _judged(self, report: Report, *, with_ties: bool = False) -> _Judged:
        """Find names and places in a report, and what of it is to be parsed."""
        try:
            surface = self._surface(report)
            verdict = self._gate.judge(surface) if self.gate else None
            if verdict is not None and with_ties:
                verdict = _opened_for_ties(verdict, surface)
            return _Judged(report, surface, verdict)
        except ForeshockError:
            raise  # a missing pipeline or a faulty lexicon is the user's to mend
        except Exception as error:  # noqa: BLE001 - told in the Rejected
            return _Judged(report, _rejected(report, error), None)

    def _read_batch(
        self, batch: Sequence[_Judged], *, with_ties: bool
    ) -> Iterator[tuple[Report, Content | Rejected]]:
        try:
            contexts = self._parsed([one for one in batch if one.is_open])
            by_report = {id(context.report): context for context in contexts}
        except ForeshockError:
            raise
        except Exception:  # noqa: BLE001 - one bad text must not lose the batch
            by_report = {}
        for one in batch:
            if isinstance(one.surface, Rejected):
                yield one.report, one.surface
            elif not one.is_open:
                yield one.report, NOTHING
            elif (context := by_report.get(id(one.report))) is not None:
                yield one.report, self._content_or_rejected(one.report, context, with_ties)
            else:
                yield one.report, self._read_alone(one, with_ties)

    def _read_alone(self, one: _Judged, with_ties: bool) -> Content | Rejected:
        try:
            (context,) = self._parsed([one])
        except Exception as error:  # noqa: BLE001 - told in the Rejected
            return _rejected(one.report, error)
        return self._content_or_rejected(one.report, context, with_ties)

    def _content_or_rejected(
        self, report: Report, context: Context, with_ties: bool
    ) -> Content | Rejected:
        try:
            claims = self.claims_of(context)
            if not with_ties:
                return Content(claims, [], [])
            relations = read_relations(context)
            return Content(claims, relations, read_namings(context, relations))
        except Exception as error:  # noqa: BLE001 - told in the Rejected
            return _rejected(report, error)
        finally:
            # What is remembered of words holds the parse, and the parse it: let go of both.
            context.doc.user_data.clear()

    def contexts(self, reports: Sequence[Report]) -> Iterator[Context]:
        """Parse reports whole and mark names and places on them."""
        yield from self._parsed([_Judged(r, self._surface(r), None) for r in reports])

    def _surface(self, report: Report) -> Surface:
        return prepare_surface(
            report,
            registry=self.registry,
            gazetteer=self.gazetteer,
            words=lambda: ordinary_words(self.pipeline),
        )

    def _parsed(self, batch: Sequence[_Judged]) -> Iterator[Context]:
        """Parse what the gate kept of reports, all of those that it did not judge."""
        surfaces = [one.surface for one in batch if isinstance(one.surface, Surface)]
        docs = [mark_sentences(self._nlp.make_doc(s.text[:MAX_CHARACTERS]), s) for s in surfaces]
        kept = [one.verdict.kept if one.verdict else ((0, MAX_CHARACTERS),) for one in batch]
        for surface, doc in zip(surfaces, parse_stretches(self._nlp, docs, kept), strict=True):
            mend_lemmas(doc)
            mend_verbs(doc)
            yield make_context(surface, doc, self.registry, self.gazetteer)

    def explain(self, report: Report) -> Reading:
        """Read one report and tell why it was read so, claim by claim and word by word.

        Raises
        ------
        ReadingError
            If the text cannot be read.
        """
        from foreshock.extract.explain import Reading, Seen, dropped, reasons_of, skipped

        judged = self._judged(report)
        if isinstance(judged.surface, Rejected):
            raise ReadingError(report.report_id, judged.surface.reason)
        verdict, seen = judged.verdict, Seen()
        left_out = tuple(skipped(verdict, report.text))
        reading = Reading(report_id=report.report_id, origin=report.origin, claims=(),
                          gate=verdict.reason if verdict else "off", dropped=left_out)  # fmt: skip
        if not judged.is_open:
            return reading
        try:
            (context,) = self._parsed([judged])
            claims = self.claims_of(context, seen=seen)
        except ForeshockError:
            raise
        except Exception as error:
            raise ReadingError(report.report_id, _rejected(report, error).reason) from error
        return msgspec.structs.replace(
            reading,
            claims=reasons_of(context, seen, claims),
            dropped=(*left_out, *dropped(self.lexicon, context, seen, claims)),
        )

    def claims_of(self, context: Context, *, seen: Observer = ignore) -> list[Claim]:
        """Return the claims of a parsed report.

        Parameters
        ----------
        seen : is shown what each step made (`foreshock.extract.steps`)
        """
        found = list(FrameMatcher(self.lexicon, context).predicates())
        seen("predicates", found)
        earnest = in_earnest(self.lexicon, found)
        seen("earnest", earnest)
        acts = interpret(self.lexicon, context, merged_causes(earnest))
        dates = find_dates(context.text, published=context.published)
        made = [(act, assemble(context, act, dates)) for act in acts]
        seen("assembled", made)
        claims = without_doubles(claim for _, claim in made if claim is not None)
        seen("unique", claims)
        claims = with_scene(context, without_repeated_sentences(context, claims), dates)
        claims = with_tolls(context, with_taken_up(context, self.lexicon, claims))
        claims = with_groups(self.lexicon, context, with_responsibility(context, claims))
        return with_links(self.lexicon, context, claims)


def _opened_for_ties(verdict: Verdict, surface: Surface) -> Verdict:
    """Return a verdict that also keeps paragraphs that tell a relation."""
    passages = tuple(
        passage._replace(is_kept=True, reason="tells a relation")
        if not passage.is_kept and tells_tie(surface, passage.start, passage.end)
        else passage
        for passage in verdict.passages
    )
    return verdict._replace(passages=passages)


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
