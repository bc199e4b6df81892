"""The forms in which news English writes dates, as patterns in the order they are tried.

Where two forms fit the same words the earlier one wins, so the longer forms stand first. The names
tell how `foreshock.extract.when` reads a match.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_NUMBER = (
    r"(?P<n>\d{1,3}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"a|an|several|few))"
)
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", r"\b(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)\b"),
        ("month_day_year", rf"\b(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}\b"),
        ("day_month_year", rf"\b(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b"),
        (
            "day_month_year",
            rf"\b{_DAY}\s+{_MONTH}\s+'?(?P<short>\d\d)\b(?!\s*(?:dead|people|killed))",
        ),
        (
            "month_days",
            (
                rf"\b{_MONTH}\s+{_DAY}\s*(?:-|–|to|and)\s*(?P<day2>[0-3]?\d)"
                rf"(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?"
            ),
        ),
        (
            "month_day_year",
            rf"\b(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}\b(?!\s*(?:percent|people|killed|dead|000))",
        ),
        ("day_month_year", rf"\b(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}\b"),
        ("part_month", rf"\b(?P<part>early|mid|late)[ -]{_MONTH}(?:\s+{_YEAR})?\b"),
        ("month_year", rf"\b(?:[Ll]ast\s+)?{_MONTH}\s*,?\s+(?:of\s+)?{_YEAR}\b"),
        ("years", r"\b(?P<year>(?:1[89]|20)\d\d)\s*[-–/]\s*(?P<year2>(?:(?:1[89]|20)\d\d|\d\d))\b"),
        ("decade", r"\b(?:the\s+)?(?:(?P<part>early|mid|late)[ -])?(?P<year>(?:1[89]|20)\d0)s\b"),
        (
            "season",
            (
                r"\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?"
                r"(?P<year>(?:1[89]|20)\d\d)\b"
            ),
        ),
        (
            "in_year",
            (
                r"\b(?:[Ii]n|[Ss]ince|[Ll]ate|[Ee]arly|[Mm]id-?|[Bb]y|[Uu]ntil|[Dd]uring|[Oo]f|[Tt]he|"
                r"[Aa]fter|[Bb]efore|[Ff]rom)\s+(?P<year>(?:1[89]|20)\d\d)\b"
            ),
        ),
        (
            "in_month",
            r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ll]ast|[Tt]his|[Nn]ext|[Bb]y|[Uu]ntil)\s+"
            + _MONTH
            + r"(?!\w)",
        ),
        (
            "days_ago",
            rf"\b{_NUMBER}\s+(?P<unit>day|week|month|year|hour)s?\s+(?:ago|earlier|before)\b",
        ),
        (
            "past_n",
            rf"\b(?:past|last|previous|recent)\s+{_NUMBER}\s+(?P<unit>day|week|month|year|hour)s\b",
        ),
        (
            "last_unit",
            (
                r"\b(?P<which>(?i:last|this|next|past|previous|coming))\s+"
                r"(?P<unit>week|month|year|weekend|night|decade)\b"
            ),
        ),
        (
            "recent",
            (
                r"\b(?:in\s+)?(?:recent|the\s+past\s+few|the\s+last\s+few|the\s+past\s+several)\s+"
                r"(?P<unit>day|week|month|year)s\b"
            ),
        ),
        (
            "weekday",
            (
                rf"\b(?:(?P<which>(?i:last|next|this|past|previous))\s+)?{_WEEKDAY}"
                r"(?:\s+(?:morning|afternoon|evening|night))?\b"
            ),
        ),
        (
            "today",
            (
                r"\b(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight|"
                r"[Ee]arlier today|[Ll]ast night|this morning|this afternoon|this evening)\b"
            ),
        ),
    )
)
