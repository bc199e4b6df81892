"""Files and folders to reports: text, HTML, Markdown, JSON and JSONL.

`read_paths` yields a `Read` for each record that could be read, in a fixed order, and a
`Rejected` for each that could not, and goes on. Nothing here opens a connection.
"""

from foreshock.sources.options import DEFAULT_LIMITS, Limits, ReadOptions
from foreshock.sources.paths import count_records, read_paths
from foreshock.sources.protocol import Source
from foreshock.sources.record import Outcome, Read, UnreadableError

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "Outcome",
    "Read",
    "ReadOptions",
    "Source",
    "UnreadableError",
    "count_records",
    "read_paths",
]
