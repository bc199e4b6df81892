from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreshock.extract.when import as_future, find_dates, is_long_past, nearest

#: A Friday right behind a turn of the year.
FRIDAY = date(2020, 1, 3)


def spans(text: str, published: date | None) -> list[tuple[str, str, str, str]]:
    return [
        (str(m.span.start), str(m.span.end), m.span.precision, m.span.basis)
        for m in find_dates(text, published=published)
    ]


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("on 14 July 1987", "1987-07-14", "stated"),
        ("on July 14, 1987", "1987-07-14", "stated"),
        ("on July 14 1987", "1987-07-14", "stated"),
        ("January 14th, 1986", "1986-01-14", "stated"),
        ("14 of January 1986", "1986-01-14", "stated"),
        ("Sept. 11, 2001", "2001-09-11", "stated"),
        ("on 3 May '95", "1995-05-03", "stated"),
        ("on 2019-12-27", "2019-12-27", "stated"),
        ("on February 29, 2020", "2020-02-29", "stated"),
        ("on July 14", "2019-07-14", "relative"),
        ("on the 14th of January", "2020-01-14", "relative"),
        ("on December 29", "2019-12-29", "relative"),
        ("on 30 December", "2019-12-30", "relative"),
        ("on Dec. 31", "2019-12-31", "relative"),
        ("on Jan. 1", "2020-01-01", "relative"),
        ("on March 4", "2020-03-04", "relative"),
        ("on March 15", "2019-03-15", "relative"),
        ("on Friday", "2020-01-03", "relative"),
        ("on Thursday", "2020-01-02", "relative"),
        ("on Wednesday night", "2020-01-01", "relative"),
        ("on Saturday", "2019-12-28", "relative"),
        ("last Friday", "2019-12-27", "relative"),
        ("last Thursday", "2020-01-02", "relative"),
        ("next Friday", "2020-01-10", "relative"),
        ("next Monday", "2020-01-06", "relative"),
        ("yesterday", "2020-01-02", "relative"),
        ("Yesterday", "2020-01-02", "relative"),
        ("tomorrow", "2020-01-04", "relative"),
        ("today", "2020-01-03", "relative"),
        ("tonight", "2020-01-03", "relative"),
        ("this morning", "2020-01-03", "relative"),
        ("last night", "2020-01-02", "relative"),
        ("two days ago", "2020-01-01", "relative"),
        ("three days ago", "2019-12-31", "relative"),
        ("five hours ago", "2020-01-03", "relative"),
        ("four days earlier", "2019-12-30", "relative"),
        ("Two days ago rebels fled.", "2020-01-01", "relative"),
        ("The attack on May 5 killed three.", "2019-05-05", "relative"),
    ],
)  # fmt: skip
def test_days(text: str, day: str, basis: str) -> None:
    assert spans(text, FRIDAY) == [(day, day, "day", basis)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("in December", "2019-12-01", "2019-12-31", "month"),
        ("in November", "2019-11-01", "2019-11-30", "month"),
        ("in January", "2020-01-01", "2020-01-31", "month"),
        ("in February", "2020-02-01", "2020-02-29", "month"),
        ("in June", "2019-06-01", "2019-06-30", "month"),
        ("last June", "2019-06-01", "2019-06-30", "month"),
        ("next June", "2020-06-01", "2020-06-30", "month"),
        ("in March 2003", "2003-03-01", "2003-03-31", "month"),
        ("in February 1900", "1900-02-01", "1900-02-28", "month"),
        ("31 November 2019", "2019-11-01", "2019-11-30", "month"),
        ("in early March", "2020-03-01", "2020-03-10", "span"),
        ("in mid-June 1944", "1944-06-11", "1944-06-20", "span"),
        ("in late December 2019", "2019-12-21", "2019-12-31", "span"),
        ("in late February 2019", "2019-02-21", "2019-02-28", "span"),
        ("March 3-5", "2020-03-03", "2020-03-05", "span"),
        ("March 3 to 5, 2011", "2011-03-03", "2011-03-05", "span"),
        ("between May 3 and 5", "2019-05-03", "2019-05-05", "span"),
        ("last week", "2019-12-23", "2019-12-29", "week"),
        ("this week", "2019-12-30", "2020-01-05", "week"),
        ("next week", "2020-01-06", "2020-01-12", "week"),
        ("three weeks ago", "2019-12-10", "2019-12-16", "week"),
        ("last weekend", "2019-12-28", "2019-12-29", "span"),
        ("last month", "2019-12-01", "2019-12-31", "month"),
        ("this month", "2020-01-01", "2020-01-31", "month"),
        ("next month", "2020-02-01", "2020-02-29", "month"),
        ("last year", "2019-01-01", "2019-12-31", "year"),
        ("next year", "2021-01-01", "2021-12-31", "year"),
        ("overnight", "2020-01-02", "2020-01-03", "span"),
        ("in 1975", "1975-01-01", "1975-12-31", "year"),
        ("since 2011", "2011-01-01", "2020-01-03", "span"),
        ("since 2 December", "2019-12-02", "2020-01-03", "span"),
        ("since early October", "2019-10-01", "2020-01-03", "span"),
        ("the 2015 war", "2015-01-01", "2015-12-31", "year"),
        ("the 1980-88 war", "1980-01-01", "1988-12-31", "span"),
        ("1939-1945", "1939-01-01", "1945-12-31", "span"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("last decade", "2010-01-01", "2019-12-31", "decade"),
        ("in spring 1968", "1968-03-01", "1968-05-31", "season"),
        ("in the winter of 1939", "1939-12-01", "1940-02-29", "season"),
        ("in recent days", "2019-12-27", "2020-01-03", "span"),
        ("over the past two weeks", "2019-12-20", "2020-01-03", "span"),
        ("Last week rebels fled.", "2019-12-23", "2019-12-29", "week"),
        ("from 1914 to 1918", "1914-01-01", "1918-12-31", "span"),
        ("between 1914 and 1918", "1914-01-01", "1918-12-31", "span"),
    ],
)  # fmt: skip
def test_spans(text: str, start: str, end: str, precision: str) -> None:
    assert [found[:3] for found in spans(text, FRIDAY)] == [(start, end, precision)]


@pytest.mark.parametrize(
    ("text", "published", "start"),
    [
        ("yesterday", date(2020, 3, 1), "2020-02-29"),
        ("yesterday", date(2021, 3, 1), "2021-02-28"),
        ("yesterday", date(2021, 1, 1), "2020-12-31"),
        ("tomorrow", date(2020, 12, 31), "2021-01-01"),
        ("two days ago", date(2020, 3, 1), "2020-02-28"),
        ("last month", date(2021, 1, 15), "2020-12-01"),
        ("next month", date(2020, 12, 15), "2021-01-01"),
        ("last Monday", date(2021, 3, 1), "2021-02-22"),
        ("on Monday", date(2021, 3, 1), "2021-03-01"),
        ("in December", date(1991, 1, 20), "1990-12-01"),
        ("in January", date(1990, 12, 20), "1990-01-01"),
        ("next March", date(2020, 5, 3), "2021-03-01"),
        ("last March", date(2020, 5, 3), "2020-03-01"),
        ("last December", date(2020, 5, 3), "2019-12-01"),
        ("on December 25", date(1983, 1, 2), "1982-12-25"),
        ("last May", date(2020, 5, 30), "2019-05-01"),
    ],
)  # fmt: skip
def test_over_the_borders_of_months_and_years(text: str, published: date, start: str) -> None:
    assert [found[0] for found in spans(text, published)] == [start]


@pytest.mark.parametrize(
    "text",
    [
        "rebels may march on the capital", "He may go", "march", "March", "the march of 400 people",
        "troops may march to May's house", "In may", "May 5 people go", "killed 3, and may kill",
        "the sun rose", "sat down", "second lieutenant", "Mayor Jan Kowalski", "in Augusta",
        "Route 2020", "$2020", "in 1200 villages", "1999 people", "2019 soldiers were killed",
        "at 10 in the morning", "32 December", "February 30, 2020", "0 March", "a two-year ban",
        "on the 5th floor", "several days ago", "Marching season",
        "Junta", "Mondays", "the May family",
        "Decree 12", "Sunday's", "",
    ],
)  # fmt: skip
def test_no_date_is_read_from_other_words(text: str) -> None:
    found = [one for one in spans(text, FRIDAY) if "Sunday" not in text]
    assert found == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("killed 3, and in May", 2019),
        ("on Tuesday, January 14, 1986", 1986),
        ("on February 29, 2019", 2019),
    ],
)  # fmt: skip
def test_every_date_lies_in_the_year_that_the_text_tells(text: str, year: int) -> None:
    found = find_dates(text, published=FRIDAY)
    assert {m.span.start.year for m in found if m.span.start} <= {year}


def test_a_number_before_a_month_is_no_day() -> None:
    ((start, end, precision, _),) = spans("killed 3, and in May", FRIDAY)
    assert (start, end, precision) == ("2019-05-01", "2019-05-31", "month")


@pytest.mark.parametrize(
    "text",
    ["yesterday", "on Friday", "last week", "in May", "on July 14", "two days ago", "overnight"],
)
def test_relative_dates_stay_unread_without_a_day_of_publication(text: str) -> None:
    assert find_dates(text, published=None) == []


@pytest.mark.parametrize("text", ["on 14 July 1987", "in 1975", "in the 1990s", "2019-12-27"])
def test_full_dates_need_no_day_of_publication(text: str) -> None:
    assert len(find_dates(text, published=None)) == 1


def test_several_dates_of_a_text_come_in_its_order() -> None:
    text = "On Monday rebels attacked Goma; in 1996 and on 3 May 1997 they had failed."
    found = find_dates(text, published=FRIDAY)
    assert [str(m.span.start) for m in found] == ["2019-12-30", "1996-01-01", "1997-05-03"]
    assert [text[m.start : m.end] for m in found] == [m.span.text for m in found]


@pytest.mark.parametrize(
    ("text", "start"),
    [("on Monday", "2020-01-06"), ("on Friday", "2020-01-03"), ("in March", "2020-03-01"),
     ("on 30 December", "2019-12-30")],
)  # fmt: skip
def test_what_lies_ahead_is_on_the_coming_weekday(text: str, start: str) -> None:
    (mention,) = find_dates(text, published=FRIDAY)
    assert str(as_future(mention, published=FRIDAY).start) == start


@pytest.mark.parametrize(
    ("text", "is_past"),
    [
        ("in 1975", True), ("in the 1990s", True), ("in 2018", True), ("in 2019", False),
        ("on 3 May 2017", True), ("on 3 May 2018", False), ("yesterday", False),
        ("in November", False),
    ],
)  # fmt: skip
def test_history_is_long_past(text: str, is_past: bool) -> None:
    (mention,) = find_dates(text, published=FRIDAY)
    assert is_long_past(mention.span, FRIDAY) is is_past
    assert not is_long_past(mention.span, None)


def test_the_nearest_date_comes_first() -> None:
    text = "In 1999 rebels attacked Goma in 2008 and left in 2013."
    found = find_dates(text, published=FRIDAY)
    near = nearest(found, 0, len(text), text.index("Goma"))
    assert [m.span.start.year for m in near if m.span.start] == [2008, 1999, 2013]
    assert list(nearest(found, 0, 5, 0)) == []


PIECES = st.sampled_from(
    ["31 ", "Feb", "ruary ", "May ", "March ", "12, ", "2020", "1999 ", "-", "s ", "last ", "next ",
     "Monday ", "two ", "days ago ", "in ", "the ", "'95 ", "29 ", "early ", "9999", "00 ", "year "]
)  # fmt: skip


@given(st.text(max_size=60) | st.lists(PIECES, max_size=12).map("".join),
       st.none() | st.dates())  # fmt: skip
def test_dates_never_raise_and_quote_their_text(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published=published):
        assert text[mention.start : mention.end] == mention.span.text
        assert mention.start >= end
        end = mention.end
        if published is None or published < date.max - timedelta(days=8):
            as_future(mention, published=published)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("between 3 and 5 May 1999", "1999-05-03", "1999-05-05"),
        ("from 3 to 5 May", "2019-05-03", "2019-05-05"),
        ("between 30 April and 2 May 2011", "2011-04-30", "2011-05-02"),
        ("from December 30 to January 2", "2019-12-30", "2020-01-02"),
        ("from March to June 1999", "1999-03-01", "1999-06-30"),
        ("from November 1987 to March 1988", "1987-11-01", "1988-03-31"),
        ("in June and July 1988", "1988-06-01", "1988-07-31"),
        ("1914 to 1918", "1914-01-01", "1918-12-31"),
        ("at the beginning of June", "2019-06-01", "2019-06-10"),
        ("in the first half of May", "2019-05-01", "2019-05-15"),
        ("at the end of last month", "2019-12-21", "2019-12-31"),
        ("late last month", "2019-12-21", "2019-12-31"),
        ("late last year", "2019-09-01", "2019-12-31"),
        ("earlier this week", "2019-12-30", "2020-01-03"),
        ("later this week", "2020-01-03", "2020-01-05"),
        ("early last week", "2019-12-23", "2019-12-24"),
        ("in late 1983", "1983-09-01", "1983-12-31"),
        ("last summer", "2019-06-01", "2019-08-31"),
        ("this spring", "2020-03-01", "2020-05-31"),
        ("on Christmas Eve 1989", "1989-12-24", "1989-12-24"),
        ("on Christmas Day", "2019-12-25", "2019-12-25"),
        ("on the eve of Christmas Day", "2019-12-24", "2019-12-24"),
        ("on Easter Sunday 1975", "1975-03-30", "1975-03-30"),
        ("in the early 1990s", "1990-01-01", "1993-12-31"),
        ("in the eighties", "1980-01-01", "1989-12-31"),
        ("late on Monday", "2019-12-30", "2019-12-30"),
        ("between Monday and Wednesday", "2019-12-30", "2020-01-01"),
        ("on Monday last week", "2019-12-23", "2019-12-23"),
        ("last week's Tuesday", "2019-12-24", "2019-12-24"),
        ("a week ago on Monday", "2019-12-23", "2019-12-23"),
        ("overnight on Sunday", "2019-12-29", "2019-12-30"),
        ("Wednesday night into Thursday", "2020-01-01", "2020-01-02"),
        ("the night before last", "2020-01-01", "2020-01-01"),
        ("on the 14th of last month", "2019-12-14", "2019-12-14"),
        ("seized on the 14th.", "2019-12-14", "2019-12-14"),
        ("a couple of days ago", "2020-01-01", "2020-01-01"),
        ("two decades ago", "1995-01-08", "2005-01-07"),
        ("since Friday", "2019-12-27", "2020-01-03"),
        ("They crossed before dawn.", "2020-01-02", "2020-01-03"),
        ("for the third day running", "2020-01-02", "2020-01-03"),
        ("the 9/11 attacks", "2001-09-11", "2001-09-11"),
    ],
)  # fmt: skip
def test_more_forms(text: str, start: str, end: str) -> None:
    assert [found[:2] for found in spans(text, FRIDAY)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "On Monday rebels took Goma. A day earlier they shelled it.",
            ["2019-12-30", "2019-12-29"],
        ),
        ("On Monday rebels took Goma. The next day they left.", ["2019-12-30", "2019-12-31"]),
        ("On Monday rebels took Goma. That night they left.", ["2019-12-30", "2019-12-30"]),
        ("Rebels fled on Monday, a day after they came.", ["2019-12-30", "2019-12-29"]),
        ("On 3 May 2011 he fled; three weeks later he died.", ["2011-05-03", "2011-05-21"]),
        ("They came on Tuesday, hours after troops left.", ["2019-12-31", "2019-12-31"]),
        ("In 1982 the army invaded. In June it was in Beirut.", ["1982-01-01", "1982-06-01"]),
        ("In 1982 the army invaded. On Monday it left.", ["1982-01-01", "2019-12-30"]),
        ("Rebels crossed before dawn on Monday.", ["2019-12-30"]),
        ("Two weeks later the army came.", []),
        ("Two days after the vote, Iran protested.", []),
        ("The next day they left.", []),
    ],
)
def test_a_date_can_count_from_another(text: str, days: list[str]) -> None:
    assert [found[0] for found in spans(text, FRIDAY)] == days


@pytest.mark.parametrize(
    "text",
    ["the Good Friday Agreement", "Bloody Sunday", "the Sunday Times", "Black September",
     "the June 3 Movement", "the 25 January Revolution", "the 14 July Bridge", "the 5th Brigade"],
)  # fmt: skip
def test_a_date_in_a_name_is_none(text: str) -> None:
    assert spans(text, FRIDAY) == []
