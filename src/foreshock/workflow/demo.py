"""The shipped case, from raw text to a page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from foreshock.brief import render_html
from foreshock.store import Store
from foreshock.workflow.adding import AddSummary, add_to_store
from foreshock.workflow.briefing import brief_from_store
from foreshock.workflow.case import Case, find_case, read_case
from foreshock.workflow.files import write_whole
from foreshock.workflow.progress import SILENT, Progress
from foreshock.workflow.reading import ClaimReader, make_reader


class DemoResult(msgspec.Struct, frozen=True, kw_only=True):
    """Where a run of a case left its page and its store, and what it read."""

    page: Path
    store: Path
    summary: AddSummary


def run_demo(
    out_dir: Path,
    *,
    case_folder: Path | None = None,
    reader: ClaimReader | None = None,
    jobs: int = 1,
    progress: Progress = SILENT,
    now: datetime | None = None,
) -> DemoResult:
    """Read a case anew and write ``brief.html`` and ``demo.duckdb`` into a folder.

    Both files are replaced if they are there.

    Parameters
    ----------
    case_folder : a case of the user's own; the shipped one unless given

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    case = read_case(case_folder or find_case())
    out_dir.mkdir(parents=True, exist_ok=True)
    store_path = out_dir / "demo.duckdb"
    for old in (store_path, Path(f"{store_path}.wal")):
        old.unlink(missing_ok=True)
    with Store.open(store_path) as store:
        summary = add_to_store(
            store,
            [case.dispatches],
            reader=reader or make_reader(),
            jobs=jobs,
            progress=progress,
            now=now,
        )
        page = write_whole(out_dir / "brief.html", [page_of_case(store, case, progress=progress)])
    return DemoResult(page=page, store=store_path, summary=summary)


def page_of_case(store: Store, case: Case, *, progress: Progress = SILENT) -> bytes:
    """Return the page that shows a case."""
    brief = brief_from_store(
        store,
        title=case.title,
        as_of=case.as_of,
        since=case.period[0],
        until=case.period[1],
        focus=case.focus,
        region_bbox=case.region_bbox,
        licence=case.licence,
        progress=progress,
    )
    return render_html(brief).encode("utf-8")
