"""A brief as Markdown and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from foreshock.brief.model import Brief, Figure, Paragraph, Part, RateChange
from foreshock.brief.network import side_name
from foreshock.brief.timeline import bin_text
from foreshock.brief.wording import PRECISION_WORDS, QUAD_WORDS, day_text, ratio_text

# Enough to check a number on paper; the page and the JSON hold the rest.
_SENTENCES_PER_NOTE = 2
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render_json(brief: Brief) -> bytes:
    """Return the brief as JSON, two blanks a level, with all quotations.

    Examples
    --------
    >>> from datetime import date
    >>> from foreshock.brief import BriefInputs, build_brief
    >>> inputs = BriefInputs(title="None", as_of=date(2020, 4, 2), events=(), claims=(),
    ...                      reports=(), period=(date(2020, 3, 1), date(2020, 4, 2)))
    >>> msgspec.json.decode(render_json(build_brief(inputs)))["title"]
    'None'
    """
    return msgspec.json.format(msgspec.json.encode(brief), indent=2)


def render_markdown(brief: Brief) -> str:
    """Return the brief as Markdown; each number has a note with the first of its sentences."""
    notes = _Notes(brief)
    period = f"{day_text(brief.start)} to {day_text(brief.end)}"
    lines = [f"# {plain(brief.title)}", "", f"*{period}, as of {day_text(brief.as_of)}*", ""]
    lines += [notes.prose(brief.standfirst), ""]
    lines += [f"> {limit}\n" for limit in brief.limits]
    for title, section in (
        ("In short", _headline(brief, notes)),
        ("Words and deeds over time", _timeline(brief, notes)),
        ("Where deeds were done", _places(brief, notes)),
        ("Who with whom", _network(brief, notes)),
        ("Events", _events(brief, notes)),
        ("Threats and demands", _threats(brief, notes)),
        ("Where reports differ", _disagreements(brief, notes)),
        ("What could not be read", _rejected(brief)),
        ("What this page does not know", _unknowns(brief, notes)),
        ("How it was made", [f"- {plain(f.label)}: {plain(f.text)}" for f in brief.made]),
    ):
        lines += [f"## {title}", "", *section, ""]
    return "\n".join([*lines, *notes.lines()]) + "\n"


def plain(text: str) -> str:
    r"""Return text from outside so that Markdown, and HTML inside it, reads it as plain text.

    Examples
    --------
    >>> print(plain("<script> a|b"))
    \<script\> a\|b
    """
    return escape(" ".join(text.split()))


def escape(text: str) -> str:
    """Put a backslash before whatever means something to Markdown; white space stays."""
    return _SPECIAL.sub(r"\\\1", text)


class _Notes:
    """Numbers with their notes, numbered in the order of use."""

    def __init__(self, brief: Brief) -> None:
        self._quotations = {quote.quote_id: quote for quote in brief.quotations}
        self._sources = {source.report_id: source for source in brief.sources}
        self._noted: dict[tuple[str, ...], tuple[int, Figure]] = {}

    def number(self, figure: Figure) -> str:
        """Return a figure with a reference to its note."""
        if not figure.evidence:
            return plain(figure.text)
        # One note for one set of sentences, however often it is cited.
        position, _ = self._noted.setdefault(figure.evidence, (len(self._noted) + 1, figure))
        return f"{plain(figure.text)}[^{position}]"

    def prose(self, paragraph: Paragraph) -> str:
        """Return a paragraph, its list run into the text."""
        listed = "; ".join(self._joined(item) for item in paragraph.items)
        pieces = (
            self._joined(paragraph.parts),
            listed and f"{listed}.",
            self._joined(paragraph.after),
        )
        return " ".join(piece for piece in pieces if piece)

    def _joined(self, parts: Iterable[Part]) -> str:
        return "".join(escape(p) if isinstance(p, str) else self.number(p) for p in parts)

    def lines(self) -> list[str]:
        """Return all notes."""
        return [f"[^{position}]: {self._note(figure)}" for position, figure in self._noted.values()]

    def _note(self, figure: Figure) -> str:
        quotes = [self._quote(quote_id) for quote_id in figure.evidence[:_SENTENCES_PER_NOTE]]
        more = figure.n_evidence - len(quotes)
        return " ".join([*quotes, *([f"And {more:,} more."] if more > 0 else [])])

    def _quote(self, quote_id: str) -> str:
        quotation = self._quotations[quote_id]
        source = self._sources[quotation.report_id]
        words = quotation.words or quotation.before
        told = (source.outlet, source.published and day_text(source.published), source.origin)
        return f"“{plain(words)}” ({', '.join(plain(part) for part in told if part)})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table, or a word that there is none."""
    body = ["| " + " | ".join(row) + " |" for row in rows]
    if not body:
        return ["None."]
    return ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *body]


def _headline(brief: Brief, notes: _Notes) -> list[str]:
    lines = [f"**{p.heading}.** {notes.prose(p)}\n" for p in brief.headline]
    head = ("Between", "What", "Last 4 weeks", "4 before", "Change", "8 before", "Change")
    rows = (
        (
            plain(trend.between),
            trend.kind,
            notes.number(trend.recent),
            notes.number(trend.four_before),
            _change(trend.against_four),
            notes.number(trend.eight_before),
            _change(trend.against_eight),
        )
        for trend in brief.trends
    )
    return [*lines, *_table(head, rows)]


def _change(rate: RateChange) -> str:
    if rate.low is None:
        return rate.verdict
    return f"{rate.verdict} (ratio {ratio_text(rate.low)} to {ratio_text(rate.high)})"


def _timeline(brief: Brief, notes: _Notes) -> list[str]:
    lines = [f"Not drawn, dated too vaguely: {notes.number(brief.timeline.not_drawn)}.", ""]
    for panel in brief.timeline.panels:
        rows = (
            (
                bin_text(bar.start, brief.timeline.unit),
                QUAD_WORDS[bar.quad],
                notes.number(bar.figure),
            )
            for bar in panel.bars
        )
        lines += [f"### {plain(panel.title)}", "", *_table(("When", "What", "Events"), rows), ""]
    return lines


def _places(brief: Brief, notes: _Notes) -> list[str]:
    rows = (
        (plain(p.name), PRECISION_WORDS[p.precision], notes.number(p.figure), p.killed or "")
        for p in brief.place_map.places
    )
    return _table(("Place", "How exact", "Deeds", "Killed"), rows)


def _network(brief: Brief, notes: _Notes) -> list[str]:
    network = brief.network
    pairs = (
        (
            plain(side_name(network, edge.left)),
            plain(side_name(network, edge.right)),
            notes.number(edge.deeds),
            notes.number(edge.words),
        )
        for edge in network.edges
    )
    backed = (
        f"- {plain(side_name(network, b.backer))} is on record as backing "
        f"{plain(side_name(network, b.backed))}"
        for b in network.backings
    )
    table = _table(("One side", "The other", "Deeds", "Words"), pairs)
    return [*table, "", *backed, *_ties(brief, notes), *_groups(brief, notes)]


def _ties(brief: Brief, notes: _Notes) -> list[str]:
    rows = [
        (plain(tie.source), tie.kind, plain(tie.target), tie.status, tie.period,
         notes.number(tie.n))
        for tie in brief.ties
    ]  # fmt: skip
    head = ("Actor", "Relation", "Other actor", "How it is told", "Told", "Sentences")
    return ["", "Who stands to whom, as reports tell it:", "", *_table(head, rows)] if rows else []


def _groups(brief: Brief, notes: _Notes) -> list[str]:
    rows = [
        (plain(group.name), "new" if group.is_new else "known", plain(group.said),
         plain(group.backers), group.first_seen, str(group.n_words), str(group.n_deeds),
         group.talk, notes.number(group.n))
        for group in brief.groups
    ]  # fmt: skip
    head = ("Group", "On record", "Said of it", "Backers named", "First seen", "Words",
            "Deeds told by others", "Talk", "Sentences")  # fmt: skip
    title = "Groups that are new, or said to be fronts; the share of talk is no verdict:"
    return ["", title, "", *_table(head, rows)] if rows else []


def _events(brief: Brief, notes: _Notes) -> list[str]:
    head = ("When", "Sides", "What", "Where", "State", "Killed", "Wounded", "Reports")
    rows = (
        (
            row.when,
            plain(row.sides),
            plain(row.what),
            plain(row.place),
            row.status,
            row.killed or "",
            row.wounded or "",
            notes.number(row.n_reports) + (" (differ)" if row.differs else ""),
        )
        for row in brief.events
    )
    return _table(head, rows)


def _threats(brief: Brief, notes: _Notes) -> list[str]:
    lines = []
    for row in brief.threats:
        hangs = [
            f"{word} {plain(text)}"
            for word, text in (
                ("if", row.condition),
                ("then", row.consequence),
                ("by", row.deadline),
            )
            if text
        ]
        told = f" ({'; '.join(hangs)})" if hangs else ""
        what = f"{row.when}, {plain(row.what)}, {plain(row.sides)}"
        lines.append(f"- {what}: “{notes.number(row.words)}”{told}")
    return lines or ["None."]


def _disagreements(brief: Brief, notes: _Notes) -> list[str]:
    lines = []
    for row in brief.disagreements:
        values = "; ".join(
            f"{notes.number(said.figure)} ({plain(', '.join(said.outlets))})" for said in row.values
        )
        lines.append(f"- {plain(row.event)}: {row.field}: {values}")
    return lines or ["None."]


def _rejected(brief: Brief) -> list[str]:
    rows = ((plain(r.record_id), r.stage, plain(r.reason)) for r in brief.rejected)
    return _table(("Record", "Stage", "Reason"), rows)


def _unknowns(brief: Brief, notes: _Notes) -> list[str]:
    return [f"- {p.heading + ': ' if p.heading else ''}{notes.prose(p)}" for p in brief.unknowns]
