"""What all tests share: hypothesis profiles, and one reader for the whole run."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import settings

from foreshock.extract.reader import Reader
from foreshock.records import Claim, Rejected, Report

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

#: The day on which the short texts of the tests were published: a Thursday.
PUBLISHED = date(2020, 4, 2)

Claims = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all tests: loading it takes seconds."""
    one = Reader()
    one.prepare()
    return one


@pytest.fixture(scope="session")
def claims_of(reader: Reader) -> Claims:
    """Return the claims of a text; a text that the reader fails on fails the test."""

    @cache
    def read(text: str, published: date | None = PUBLISHED) -> list[Claim]:
        report = Report.make(text, origin="test", published=published)
        ((_, outcome),) = reader.read_many([report])
        assert not isinstance(outcome, Rejected), outcome
        return outcome

    return read


@pytest.fixture(scope="session")
def parsed(reader: Reader) -> Callable[[str], Any]:
    """Return the context of a text: parsed, with its names and places."""

    @cache
    def parse(text: str, published: date | None = PUBLISHED) -> Any:
        (context,) = reader.contexts([Report.make(text, origin="test", published=published)])
        return context

    return parse
