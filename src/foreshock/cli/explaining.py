"""``foreshock code --explain``: why texts were read as they were, as text or JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from foreshock.cli.code import Tally
from foreshock.cli.options import Format
from foreshock.cli.output import Output, opened

if TYPE_CHECKING:
    from foreshock.extract.explain import ClaimReason, Reading
    from foreshock.workflow.reading import ExplainingReader

_QUOTE_MAX = 100


def write_reasons(
    files: Sequence[Path], output: Output, *, reader: ExplainingReader, published: date | None
) -> None:
    """Write the reasons of each reading, as text unless JSON lines were asked for."""
    from foreshock.workflow.coding import explain_outcomes, explain_reports, text_outcome

    is_json = _is_json(output)
    tally: Tally[Reading] = Tally()
    with opened(output) as sink:
        if any(str(path) == "-" for path in files):
            piped = text_outcome(sys.stdin.buffer.read(), origin="stdin", published=published)
            found = [*explain_outcomes([piped], reader=reader)]
        else:
            found = []
        named = [path for path in files if str(path) != "-"]
        told_of = explain_reports(named, published=published, reader=reader) if named else ()
        for reading in tally.without_rejected(one for part in (found, told_of) for one in part):
            text = msgspec.json.encode(reading).decode() if is_json else "\n".join(told(reading))
            sink.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    tally.tell()


def _is_json(output: Output) -> bool:
    """Whether reasons go out as JSON lines; they fit no table, and text is for people."""
    if output.format is None and not output.is_file:
        return False
    chosen = output.chosen()
    if chosen in {Format.CSV, Format.PARQUET}:
        raise typer.BadParameter(f"--explain writes text or jsonl, not {chosen.value}")
    return chosen is Format.JSONL


def told(reading: Reading) -> Iterator[str]:
    """Yield the lines that tell why a report was read as it was."""
    yield f"{reading.origin} ({reading.report_id})"
    yield f"  gate: {reading.gate}"
    for reason in reading.claims:
        yield from _claim(reason)
    if reading.dropped:
        yield "  not taken:"
    for one in reading.dropped:
        yield f"    {_short(one.text)!r} at {one.start}: {one.reason}"
    yield ""


def _claim(reason: ClaimReason) -> Iterator[str]:
    yield (f"  {reason.event_type} {reason.status}, {reason.trigger!r} at {reason.start}"
           f" ({reason.claim_id})")  # fmt: skip
    yield f"    evidence    {_short(reason.evidence)!r}"
    yield f"    rule        {reason.rule}"
    yield f"    frame       {reason.frame}"
    yield f"    words       {', '.join(reason.words)}"
    for side in reason.sides:
        yield f"    {side.side:<11} {side.text!r} = {side.actor_id or 'not known'}: {side.why}"
    yield f"    state       {reason.status}: {'; '.join(reason.state) or 'no sign against it'}"
    terms = ", ".join(f"{name} {weight:+.2f}" for name, weight in reason.confidence_terms.items())
    yield f"    confidence  {reason.confidence:.2f}: {terms}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTE_MAX else f"{flat[: _QUOTE_MAX - 3]}..."
