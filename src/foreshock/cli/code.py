"""``foreshock code``: files to claims, without a store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Generic, TypeVar

import typer

from foreshock.cli.bars import Bars
from foreshock.cli.columns import CLAIMS
from foreshock.cli.options import (
    DEFAULT_PIPELINE,
    ActorsOption,
    GateOption,
    JobsOption,
    LexiconOption,
    NlpOption,
    PublishedOption,
    QuietOption,
)
from foreshock.cli.output import Output, emit
from foreshock.cli.running import FAILED, say
from foreshock.cli.session import session_of, use_actors
from foreshock.records import Claim, Rejected

T = TypeVar("T")
_N_SHOWN = 10


def code(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files and folders; - is text from stdin."),
    ],
    output: Output,
    published: PublishedOption = None,
    jobs: JobsOption = 1,
    nlp: NlpOption = DEFAULT_PIPELINE,
    lexicon: LexiconOption = None,
    gate: GateOption = True,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Tell why: rules, words, sides, state, and what was not taken."
        ),
    ] = False,
    own: ActorsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Read texts and write their claims, without a store."""
    from foreshock.workflow.coding import code_outcomes, code_reports, text_outcome
    from foreshock.workflow.reading import make_reader

    use_actors(own)
    reader = make_reader(nlp, lexicon_files=tuple(lexicon or ()), gate=gate)
    if explain:
        from foreshock.cli.explaining import write_reasons

        write_reasons(files, output, reader=reader, published=published)
        return
    hush = quiet or session_of(context).quiet
    named = [path for path in files if str(path) != "-"]
    tally: Tally[Claim] = Tally(quiet=hush)
    with Bars(quiet=hush) as bars:
        found: Iterable[Claim | Rejected] = ()
        if len(named) < len(files):
            piped = text_outcome(sys.stdin.buffer.read(), origin="stdin", published=published)
            found = code_outcomes([piped], reader=reader)
        if named:
            coded = code_reports(
                named, published=published, reader=reader, jobs=jobs, progress=bars
            )
            found = (one for part in (found, coded) for one in part)
        n_claims = emit(tally.without_rejected(found), CLAIMS, output)
    tally.tell()
    if tally.n_rejected and not n_claims and tally.only_rejected:
        raise typer.Exit(FAILED)


class Tally(Generic[T]):
    """Takes the rejected records out of a stream, and tells of them at the end."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.n_rejected = 0
        self.only_rejected = True
        self._quiet = quiet
        self._shown: list[Rejected] = []

    def without_rejected(self, found: Iterable[T | Rejected]) -> Iterator[T]:
        """Yield what was read."""
        for one in found:
            if isinstance(one, Rejected):
                self.n_rejected += 1
                if len(self._shown) < _N_SHOWN:
                    self._shown.append(one)
            else:
                self.only_rejected = False
                yield one

    def tell(self) -> None:
        """Say what could not be read, and why; told even to those who want it quiet."""
        if not self.n_rejected:
            return
        say(f"{self.n_rejected} rejected")
        for one in self._shown:
            say(f"  {one.record_id}: {one.reason}")
        if self.n_rejected > len(self._shown):
            say(f"  and {self.n_rejected - len(self._shown)} more")
