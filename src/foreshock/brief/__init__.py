"""A reading into a brief: one page, or Markdown, or JSON, each number with its evidence."""

from foreshock.brief.build import build_brief
from foreshock.brief.inputs import MANY_EVENTS, BriefInputs
from foreshock.brief.markdown import render_json, render_markdown
from foreshock.brief.model import Brief, Figure, Paragraph, Quotation, Source
from foreshock.brief.page import render_html

__all__ = [
    "MANY_EVENTS",
    "Brief",
    "BriefInputs",
    "Figure",
    "Paragraph",
    "Quotation",
    "Source",
    "build_brief",
    "render_html",
    "render_json",
    "render_markdown",
]
