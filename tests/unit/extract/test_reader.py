from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from foreshock.errors import DataFileError, PipelineError
from foreshock.extract.lexicon import load_lexicon
from foreshock.extract.pipeline import load_pipeline
from foreshock.extract.reader import Reader
from foreshock.records import Claim, Rejected, Report

Claims = Callable[..., list[Claim]]


def test_a_pipeline_that_is_not_installed_is_told() -> None:
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")
    with pytest.raises(PipelineError):
        Reader(pipeline="no_such_pipeline").prepare()


def test_a_report_that_fails_is_rejected_and_the_others_are_read(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("Kenya condemned Sudan.", "Mali banned poison.", "Peru condemned Bolivia.")
    reports = [Report.make(text, origin="test") for text in texts]
    whole = Reader.claims_of

    def fails_on_poison(self: Reader, context: Any) -> list[Claim]:
        if "poison" in context.report.text:
            raise RuntimeError("poisoned")
        return whole(self, context)

    monkeypatch.setattr(Reader, "claims_of", fails_on_poison)
    outcomes = [outcome for _, outcome in reader.read_many(reports)]
    assert isinstance(outcomes[1], Rejected)
    assert (outcomes[1].record_id, outcomes[1].stage) == (reports[1].report_id, "extract")
    assert "poisoned" in outcomes[1].reason
    for outcome in (outcomes[0], outcomes[2]):
        assert isinstance(outcome, list)
        assert len(outcome) == 1


def test_a_batch_that_fails_is_read_one_by_one(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [Report.make(text, origin="test") for text in
               ("Kenya condemned Sudan.", "Mali banned poison.")]  # fmt: skip
    whole = Reader._parsed

    def fails_on_poison(self: Reader, batch: Any) -> Any:
        if any("poison" in one.report.text for one in batch):
            raise RuntimeError("poisoned")
        yield from whole(self, batch)

    monkeypatch.setattr(Reader, "_parsed", fails_on_poison)
    first, second = [outcome for _, outcome in reader.read_many(reports)]
    assert isinstance(first, list)
    assert first
    assert isinstance(second, Rejected)


@pytest.mark.parametrize("text", ["x", ".", "\u200b", "1", "???", "The quick brown fox.", "a\x00b"])
def test_texts_that_tell_nothing_give_nothing(claims_of: Claims, text: str) -> None:
    assert claims_of(text) == []


def test_a_broken_character_loses_no_report(claims_of: Claims) -> None:
    assert claims_of("Kenya condemned Sudan. \ud83d") != []


def test_text_in_capitals_is_read_like_any_other(claims_of: Claims) -> None:
    def told(text: str) -> list[Any]:
        return [(c.event_type, [m.actor_id for m in c.source], [m.actor_id for m in c.target],
                 c.status) for c in claims_of(text)]  # fmt: skip

    text = "Kenya condemned Sudan. Peruvian soldiers attacked a village near Ayacucho."
    assert told(text) == told(text.upper()) != []


def test_evidence_quotes_the_text_as_given(claims_of: Claims) -> None:
    text = "“Chad’s soldiers attacked\nSudan’s police,”\u00a0Togo said."
    for claim in claims_of(text):
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
    assert any("’" in m.text or "Chad" in m.text for c in claims_of(text) for m in c.source)


def test_the_dateline_dates_the_lead_and_the_news_behind_it(claims_of: Claims) -> None:
    text = "NAIROBI, March 30 (Agency) -- Gunmen killed a judge. Kenya condemned Somalia."
    first, second = claims_of(text)
    assert (str(first.date.start), str(first.date.end)) == ("2020-03-29", "2020-03-30")
    assert first.date.basis == "dateline"
    assert (second.date.basis, second.method[-5:]) == ("dateline", "+news")


def test_no_date_is_ever_the_day_of_publication_in_silence(claims_of: Claims) -> None:
    (claim,) = claims_of("Gunmen killed a judge in Karachi.")
    assert claim.date.start is None
    assert claim.date.basis == "unknown"


def test_a_sentence_told_twice_is_one_claim(claims_of: Claims) -> None:
    sentence = "Kenyan soldiers attacked a camp near Garissa."
    assert len(claims_of(f"{sentence}\n\nOther words.\n\n{sentence}")) == 1


def test_a_users_lexicon_comes_on_top(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("verbs:\n  - {words: [bombinate], type: ASSAULT, needs: object}\n")
    lexicon = load_lexicon((own,))
    assert lexicon.verbs["bombinate"][0].type == "ASSAULT"
    assert lexicon.n_entries == load_lexicon().n_entries + 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("verbs: [{words: [zap], type: WAR}]", "verbs[1]"),
        ("verbs: [{words: [zap], type: AID, mode: gifts}]", "gifts"),
        ("verbs: [{words: [zap], type: AID, colour: red}]", "colour"),
        ("verbs: [{type: AID}]", "verbs[1]"),
        ("verbs: [zap]", "verbs[1] zap"),
        ("operators: [{words: [zap], effect: explode}]", "explode"),
        ("operators: [{words: [zap]}]", "operators[1]"),
        ("light_verbs: [{words: [zap], backwards: true}]", "backwards"),
        ("connectives: [{words: [zap], kind: magic}]", "magic"),
        ("verps: []", "verps"),
        ("verbs: [{words: [zap", "not YAML"),
        ("verbs: [{words: [zap], type: AID, subject: '@nobody'}]", "@nobody"),
    ],
)  # fmt: skip
def test_a_fault_of_a_lexicon_file_is_told(tmp_path: Path, content: str, told: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(content)
    with pytest.raises(DataFileError) as caught:
        load_lexicon((own,))
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Iran vowed on Saturday to respond to the attack on its tanker.", "attack", None),
        ("Iran violated the 2015 nuclear deal.", "violated", None),
        ("Rebels, who had come on Monday, attacked Goma.", "attacked", None),
        ("Saudi Arabia cut off oil today, a day after rebels attacked Riyadh.", "attacked",
         "2019-12-31"),
        ("Rebels attacked a bus near Gao, officials said on Monday.", "attacked", None),
        ("Hezbollah fired rockets at Haifa on Sunday in response to the raid on Nabatieh.",
         "raid", None),
        ("The 14 September strikes on oil plants killed two people.", "strikes", "2019-09-14"),
        ("Four people were killed in an attack on a market on Tuesday.", "killed", "2019-12-31"),
        ("Gunmen killed a judge in the early hours of Sunday.", "killed", "2019-12-29"),
        ("On Sunday evening rockets were fired at a base near Basra.", "fired", "2019-12-29"),
        ("Police arrested Ahmed Ali, born in 1961, in Cairo on Sunday.", "arrested",
         "2019-12-29"),
        ("The army demanded that rebels leave Goma by Friday.", "demanded", None),
    ],
)  # fmt: skip
def test_each_act_has_its_own_date(
    claims_of: Claims, text: str, word: str, day: str | None
) -> None:
    at = text.index(word)
    claim = next(c for c in claims_of(text, published=date(2020, 1, 1))
                 if c.trigger.start <= at < c.trigger.end)  # fmt: skip
    assert (str(claim.date.start) if claim.date.start else None) == day


@pytest.mark.parametrize(
    ("text", "word", "days", "place"),
    [
        ("Rockets hit a base in Taji on Sunday. Washington blamed Iran.", "blamed",
         ("2019-12-29", "2020-01-01"), None),
        ("Pupils in Soweto marched yesterday against the law. Police opened fire.", "opened fire",
         ("2019-12-31", "2020-01-01"), "Soweto"),
        ("Rockets hit a base in Taji on Sunday. Washington had blamed Iran for others.", "blamed",
         None, None),
        ("Rockets hit a base in Taji on Sunday. Washington has often blamed Iran.", "blamed",
         None, None),
        ("Rockets hit a base in Taji on Sunday. Iran, which Israel blamed, was silent.", "blamed",
         None, None),
        ("Rockets hit a base in Taji last summer. Washington blamed Iran.", "blamed", None, None),
        ("CALI, Dec 31 (Agency) -- Gunmen killed a judge.", "killed",
         ("2019-12-30", "2019-12-31"), "CALI"),
        ("BOGOTA, Dec 31 (Agency) -- Gunmen killed a judge.", "killed",
         ("2019-12-30", "2019-12-31"), "BOGOTA"),
        ("BOGOTA, Dec 31 (Agency) -- Venezuelan soldiers killed a judge.", "killed",
         ("2019-12-30", "2019-12-31"), None),
    ],
)  # fmt: skip
def test_the_news_goes_on_from_its_day(
    claims_of: Claims, text: str, word: str, days: tuple[str, str] | None, place: str | None
) -> None:
    at = text.index(word)
    claim = next(c for c in claims_of(text, published=date(2020, 1, 1))
                 if c.trigger.start <= at < c.trigger.end)  # fmt: skip
    told = (str(claim.date.start), str(claim.date.end)) if claim.date.start else None
    assert (told, claim.place.text if claim.place else None) == (days, place)
    if word == "blamed" and days is not None:
        assert claim.method.endswith("+news")


def test_a_capital_files_for_its_whole_country(claims_of: Claims) -> None:
    (claim,) = claims_of("BOGOTA, Dec 31 (Agency) -- Gunmen killed a judge.")
    assert claim.place is not None
    assert (claim.place.name, claim.place.precision) == ("Colombia", "country")
    assert claim.method.endswith("+dateline")
