from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader

FRONT = """---
id: 007
title: "Base hit: two dead"
published: 2020-03-12
outlet: NO
outlet_kind: agency
url: https://wire.example/7
---
"""


def test_front_matter_as_it_is_written(reader: Reader) -> None:
    report = reader.report("a.md", FRONT + "\nRockets fell.\n")
    assert (report.report_id, report.outlet, report.outlet_kind) == ("007", "NO", "agency")
    assert (report.title, report.published) == ("Base hit: two dead", date(2020, 3, 12))
    assert (report.text, report.url) == ("Rockets fell.", "https://wire.example/7")


def test_body_without_markup(reader: Reader) -> None:
    body = """# Flash

Two *rockets* [fell](https://x.example) on
the `Taji` base.\\
No one died &amp; all slept.

```
code
```

> We did it

- one
- two

<div>Kept</div>

<script>
alert(1)
</script>

![picture](x.png)
"""
    report = reader.report("a.md", body)
    assert report.text.split("\n\n") == [
        "Flash",
        "Two rockets fell on the Taji base.\nNo one died & all slept.",
        "We did it",
        "one",
        "two",
        "Kept",
    ]
    assert report.title == "Flash"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("---\nid: a\ntitle: [\n---\nx", "line 4"),
        ("---\nid: a\ntitle: *nobody\n---\nx", "line 3"),
        ("---\n- a\n---\nx", "not a mapping"),
        ("---\nid: a\nx", "line 1 is not closed"),
        ("---\ntitle: [a, b]\n---\nx", "title in the front matter is not a single value"),
        ("---\nid: [[a]]\n---\nx", "not a single value"),
        ("---\n" + "[" * 5_000 + "\n---\nx", "front matter from line 2 is broken"),
        ("---\npublished: 2020-02-31\n---\nx", "published '2020-02-31' is not a date"),
        ("---\nurl: javascript:alert(1)\n---\nx", "not a web address"),
        ("---\nid: a\n---\n\n", "there is no text"),
        ("---\nid: a\n---\n```\nonly code\n```\n", "there is no text"),
    ],
)
def test_refused(reader: Reader, content: str, reason: str) -> None:
    assert reason in reader.reason("a.md", content)


def test_tags_of_yaml_make_nothing(reader: Reader) -> None:
    content = "---\ntitle: !!python/object/apply:os.system [id]\n---\nx"
    assert "title" in reader.reason("a.md", content)


@pytest.mark.parametrize("front", ["", "---\n---\n", "---\ntitle:\nid: ~\n---\n"])
def test_front_matter_may_be_absent_or_empty(reader: Reader, front: str) -> None:
    report = reader.report("a.md", front + "Rockets fell.")
    assert (report.text, report.title) == ("Rockets fell.", None)
