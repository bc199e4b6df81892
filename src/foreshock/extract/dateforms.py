"""The forms in which news English writes dates, as patterns in the order they are tried.

Where two forms fit the same words the earlier one wins, so the longer forms stand first. The names
tell how `foreshock.extract.datereaders` reads a match; those of `ANCHORED` count from another date
of the text (`foreshock.extract.anchored`).
"""

from __future__ import annotations

import re

_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b|"
    "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?"
)
_MONTH = rf"(?P<month>{_MONTHS})"
_MONTH2 = rf"(?P<month2>{_MONTHS})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY2 = r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR4 = r"(?:1[89]|20)\d\d"
_YEAR = rf"(?P<year>{_YEAR4})"
_NO_YEAR = rf"(?!,?\s+{_YEAR4}\b)"
_NUMBER = (
    r"(?P<n>\d{1,3}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|twenty|thirty|forty|fifty|a\s+couple\s+of|a|an|several|few))"
)
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# "Good Friday", "Bloody Sunday" and the Sunday papers are names.
_WEEKDAY = (
    r"(?<!Good )(?<!Bloody )(?<!Black )(?<!Ash )(?<!Palm )(?<!Holy )(?<!Easter )(?<!Super )"
    rf"(?P<weekday>{_WEEKDAYS})\b"
    r"(?!\s+(?:Times|Telegraph|Express|Mirror|Mail|World|Herald|Independent|Post|Tribune)\b)"
)
_TIME = r"(?:morning|afternoon|evening|night)"
_TO = r"\s*(?:-|–|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b|\bor\b)\s*"
_ENDS = (
    r"(?:the\s+)?(?P<edge>beginning|start|middle|end|first\s+(?:half|week|days)|second\s+half|"
    r"last\s+(?:half|week|days))\s+of\s+"
)
_HOLIDAY = (
    r"(?P<holiday>Christmas\s+(?:Day|Eve)|New\s+Year's\s+(?:Eve|Day)|Boxing\s+Day|May\s+Day|"
    r"Good\s+Friday|Easter\s+(?:Sunday|Monday))(?!\s+(?:Agreement|Accord|Offensive|Uprising|Rising))"
)
_ORDINALS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NO_AMOUNT = r"(?![.,]\d|%|\s*percent)"
# A number of people or things that looks like a year.
_NO_COUNT = (
    r"(?!\s+(?:people|soldiers|troops|men|women|civilians|dead|refugees|prisoners|fighters|rebels|"
    r"police|workers|tonnes|tons|km|miles|met(?:er|re)s|dollars|hours|villages|houses|children|"
    r"protesters|demonstrators|victims|members|votes|seats|delegates|marines|others|barrels)\b)"
)

_FORMS: tuple[tuple[str, str], ...] = (
    ("nine_eleven", r"(?<![\d/])9/11(?![\d/])"),
    ("iso", r"\b(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)\b"),
    (
        "day_to_day",
        rf"\b{_DAY}\s+{_MONTH}{_TO}{_DAY2}\s+{_MONTH2}(?:,?\s+{_YEAR})?\b",
    ),
    (
        "day_to_day",
        rf"\b{_MONTH}\s+{_DAY}{_TO}{_MONTH2}\s+{_DAY2}\b(?:,?\s+{_YEAR}\b)?",
    ),
    ("month_days", rf"\b{_MONTH}\s+{_DAY}{_TO}{_DAY2}\b(?!\s+(?:{_MONTHS})\b)(?:,?\s+{_YEAR})?"),
    ("month_days", rf"\b{_DAY}{_TO}{_DAY2}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?"),
    ("month_day_year", rf"\b(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY},?\s+{_YEAR}\b"),
    ("day_month_year", rf"\b(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b"),
    (
        "day_month_year",
        rf"\b{_DAY}\s+{_MONTH}\s+'?(?P<short>\d\d)\b(?!\s*(?:dead|people|killed))",
    ),
    ("month_day_year", rf"(?<=\b[Oo]n )(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}\b{_NO_YEAR}"),
    (
        "month_day_year",
        (
            rf"\b(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}\b{_NO_YEAR}"
            r"(?!\s*(?:percent|people|killed|dead|000))"
        ),
    ),
    ("day_month_year", rf"\b(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_NO_YEAR}(?!\w)"),
    ("holiday", rf"\b{_HOLIDAY}(?:,?\s+(?:in\s+)?{_YEAR}\b)?"),
    ("part_month", rf"\b(?P<part>early|mid|late)(?:[ -]|\s+in\s+){_MONTH}(?:\s+{_YEAR})?\b"),
    ("part_month", rf"\b{_ENDS}{_MONTH}(?:\s+{_YEAR}\b)?"),
    ("months", rf"\b{_MONTH}(?:\s+(?P<year1>{_YEAR4}))?{_TO}{_MONTH2},?\s+(?:of\s+)?{_YEAR}\b"),
    ("months", rf"\b(?:from|between|in|during|since)\s+{_MONTH}{_TO}{_MONTH2}(?!\s+\d)(?!\w)"),
    ("month_year", rf"\b(?:[Ll]ast\s+)?{_MONTH}\s*,?\s+(?:of\s+)?{_YEAR}\b"),
    ("years", rf"\b(?P<year>{_YEAR4})\s*[-–/]\s*(?P<year2>(?:{_YEAR4}|\d\d))\b"),
    ("years", rf"\b(?:[Ff]rom\s+|[Bb]etween\s+)(?P<year>{_YEAR4}){_TO}(?P<year2>{_YEAR4})\b"),
    ("years", rf"\b(?P<year>{_YEAR4})\s+(?:to|until|till|through)\s+(?P<year2>{_YEAR4})\b"),
    ("years", rf"\b[Ii]n\s+(?P<year>{_YEAR4})\s+and\s+(?P<year2>{_YEAR4})\b"),
    ("decade", r"\b(?:the\s+)?(?:(?P<part>early|mid|late)[ -])?(?P<year>(?:1[89]|20)\d0)s\b"),
    ("decade", r"\bthe\s+(?:(?P<part>early|mid|late)[ -])?'?(?P<short>[3-9]0)'?s\b"),
    (
        "decade",
        (
            r"\b(?:the\s+)?(?:(?P<part>early|mid|late)[ -])?(?:nineteen[ -])?"
            r"(?P<word>fifties|sixties|seventies|eighties|nineties)\b"
        ),
    ),
    (
        "season",
        (
            r"\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?"
            rf"(?P<year>{_YEAR4})\b"
        ),
    ),
    (
        "this_season",
        r"\b(?P<which>(?i:last|this|next|past))\s+(?P<season>spring|summer|autumn|fall|winter)\b",
    ),
    ("part_year", rf"\b(?P<part>early|mid|late)(?:[ -]|\s+in\s+)(?P<year>{_YEAR4})\b{_NO_COUNT}"),
    ("part_year", rf"\b{_ENDS}(?P<year>{_YEAR4})\b"),
    ("weekday_ago", rf"\b{_WEEKDAY}\s+(?:of\s+)?(?P<which>last|this|next)\s+week\b"),
    ("weekday_ago", rf"\b(?P<which>last|this|next)\s+week's\s+{_WEEKDAY}"),
    ("weekday_ago", rf"\ba\s+(?P<which>week)\s+ago(?:\s+on|\s+last)?\s+{_WEEKDAY}"),
    (
        "part_unit",
        (
            r"\b(?P<part>(?i:earlier|later|early|mid|late))(?:\s+|-)(?:in\s+)?"
            r"(?P<which>last|this|next)\s+(?P<unit>week|month|year)\b"
        ),
    ),
    (
        "part_unit",
        rf"\b{_ENDS}(?:(?P<which>last|this|next)|the)\s+(?P<unit>week|month|year)\b",
    ),
    (
        "in_year",
        (
            r"\b(?:[Ii]n|[Ss]ince|[Ll]ate|[Ee]arly|[Mm]id-?|[Bb]y|[Uu]ntil|[Dd]uring|[Aa]fter|"
            rf"[Bb]efore|[Ff]rom|[Tt]hroughout|[Tt]ill|[Yy]ear)\s+(?P<year>{_YEAR4})\b{_NO_AMOUNT}"
        ),
    ),
    (
        "in_year",
        (
            r"\b(?:[Oo]f|[Tt]he|[Aa]round|[Ii]ts|[Tt]heir|[Aa])\s+"
            rf"(?P<year>{_YEAR4})\b{_NO_AMOUNT}{_NO_COUNT}"
        ),
    ),
    (
        "in_month",
        r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ll]ast|[Tt]his|[Nn]ext|[Bb]y|[Uu]ntil|[Tt]hroughout)\s+"
        + _MONTH
        + r"(?!\w)",
    ),
    (
        "day_of_month",
        (
            r"\b(?:[Oo]n|of)\s+the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)"
            r"(?:\s+of\s+(?P<which>this|last)\s+month|(?=\s*(?:[,;:)]|\.(?!\w)|$)))"
        ),
    ),
    (
        "days_ago",
        (
            rf"\b{_NUMBER}\s+(?P<unit>day|week|month|year|hour|decade)s?\s+ago\b"
            rf"(?!\s+(?:on\s+)?(?:{_WEEKDAYS}))"
        ),
    ),
    (
        "past_n",
        rf"\b(?:past|last|previous|recent)\s+{_NUMBER}\s+(?P<unit>day|week|month|year|hour)s\b",
    ),
    (
        "last_unit",
        (
            r"\b(?P<which>(?i:last|this|next|past|coming))\s+"
            rf"(?P<unit>week|month|year|weekend|night|decade)\b(?!'s\s+(?:{_WEEKDAYS}))"
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
        "overnight_on",
        rf"\b(?i:overnight)\s+(?:on\s+|from\s+)?{_WEEKDAY}(?:\s+(?:to|into)\s+(?:{_WEEKDAYS}))?",
    ),
    ("overnight_on", rf"\b{_WEEKDAY}\s+overnight\b"),
    (
        "weekdays",
        (
            rf"\b{_WEEKDAY}(?:\s+{_TIME})?(?:{_TO}|\s+into\s+)(?:on\s+)?"
            rf"(?P<weekday2>{_WEEKDAYS})\b(?:\s+{_TIME}\b)?"
        ),
    ),
    (
        "weekday",
        (
            rf"\b(?:(?P<which>(?i:last|next|this|past|previous))\s+)?{_WEEKDAY}"
            rf"(?:\s+{_TIME})?\b"
        ),
    ),
    (
        "today",
        (
            r"\b(?P<word>(?i:the\s+day\s+before\s+yesterday|the\s+night\s+before\s+last|"
            r"the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow|overnight|"
            r"last\s+night|last\s+evening|this\s+morning|this\s+afternoon|this\s+evening))\b"
        ),
    ),
)  # fmt: skip

_OFFSET_UNIT = r"(?P<unit>day|week|month|year|hour|minute|night)s?"
_CLOSE = r"(?:next|following|same|previous|preceding)"
_ANCHORED_FORMS: tuple[tuple[str, str], ...] = (
    ("offset", rf"\b{_NUMBER}\s+{_OFFSET_UNIT}\s+(?P<side>after|before)\b(?=\s+[\w\"'])"),
    ("offset", r"\b(?P<unit>hour|minute|moment)s\s+(?P<side>after|before)\b(?=\s+[\w\"'])"),
    ("offset", r"\bthe\s+(?P<unit>day|night|morning|evening)\s+(?P<side>after|before)\b(?=\s+\w)"),
    (
        "counted",
        rf"\b{_NUMBER}\s+{_OFFSET_UNIT}\s+(?P<side>earlier|before|later|afterwards|after)\b",
    ),
    ("counted", r"\b(?P<unit>hour|minute|moment)s\s+(?P<side>earlier|before|later|afterwards)\b"),
    (
        "beside",
        (
            rf"\b(?i:the|that)\s+(?P<which>{_CLOSE})\s+(?:(?:early|late)\s+)?"
            r"(?P<unit>day|night|morning|evening|afternoon|week|month|year|weekend)\b"
        ),
    ),
    ("beside", r"\b(?i:the)\s+(?P<unit>day|night|evening)\s+(?P<which>before|after)\b"),
    ("beside", r"\b(?i:that)\s+(?P<unit>day|night|morning|evening|afternoon)\b"),
    ("beside", r"\b(?P<which>previous)\s+(?P<unit>week|month|year|night|decade|weekend)\b"),
    (
        "time",
        (
            r"\b(?i:before\s+dawn|at\s+dawn|at\s+daybreak|at\s+first\s+light|at\s+dusk|"
            r"in\s+the\s+early\s+hours(?!\s+(?:of|on)\b)|during\s+the\s+night|in\s+the\s+night|"
            r"(?:shortly\s+)?(?:after|before)\s+midnight|at\s+midnight|"
            r"(?:at|around|before|after)\s+(?:noon|midday)|after\s+dark)\b"
        ),
    ),
    (
        "running",
        (
            rf"\bfor\s+(?:the|a)\s+(?:{_ORDINALS})\s+"
            r"(?:straight\s+|consecutive\s+|successive\s+)?(?:day|night)\b"
        ),
    ),
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern)) for name, pattern in _FORMS
)
ANCHORED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern)) for name, pattern in _ANCHORED_FORMS
)
#: What a text must hold for the forms with a month, a weekday or a year to be worth a search.
NEEDED: dict[str, re.Pattern[str]] = {
    "month": re.compile(rf"\b(?:{_MONTHS})"),
    "weekday": re.compile(_WEEKDAYS),
    "year": re.compile(_YEAR4),
}
#: "Black September", "the 14 July Bridge", "the June 3 Movement": a date inside a name is none.
BEFORE_IN_NAME = re.compile(r"\b(?:Black|Red|Bloody)\s+$")
BEHIND_IN_NAME = re.compile(
    r"(?:'s)?\s+(?:Movement|Revolution|Alliance|Coalition|Brigades?|Division|Group|Front|Agreement|"
    r"Accords?|Square|Street|Bridge|Committee|Battalion|Organi[sz]ation|Party|University|Hospital|"
    r"Airport|Stadium|Martyrs|Association|Foundation|Declaration|Constitution|Avenue|Barracks|Dam|"
    r"Prison|Mosque|Camp|Plan|Platform|Uprising)\b"
)
