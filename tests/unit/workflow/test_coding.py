from __future__ import annotations

from datetime import date

from foreshock.records import Claim, Rejected
from foreshock.workflow.coding import code_reports, text_outcome


def test_claims_and_rejections_come_in_the_order_of_the_files(
    tmp_path, reader, progress, now
) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked Israel.")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Israel attacked Iran. Iran attacked Iraq.")
    found = list(
        code_reports(
            [tmp_path], published=date(2020, 1, 3), reader=reader, progress=progress, now=now
        )
    )
    kinds = [type(one) for one in found]
    assert kinds.count(Rejected) == 1
    assert [one.evidence.text for one in found if isinstance(one, Claim)] == [
        "Iran attacked Israel",
        "Israel attacked Iran",
        "Iran attacked Iraq",
    ]
    assert progress.stages == [["reading", 3, 3, "finished"]]


def test_each_evidence_quotes_its_text(tmp_path, reader, now) -> None:
    text = "Überraschung 🚀: Iran attacked Israel."
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (claim,) = code_reports([path], reader=reader, now=now)
    assert isinstance(claim, Claim)
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_binary_input_is_rejected_and_not_read() -> None:
    outcome = text_outcome(b"\x00\x01", origin="stdin")
    assert isinstance(outcome, Rejected)
    assert "binary" in outcome.reason
