"""Who is who: the registry of actors, and phrases resolved to them."""

from foreshock.actors.folding import fold, words_of
from foreshock.actors.model import Actor, Backing, Term
from foreshock.actors.registry import (
    OWN_PACKS_VARIABLE,
    NameMatch,
    Registry,
    default_registry,
    load_registry,
    own_packs,
)
from foreshock.actors.resolve import Candidate, resolve_phrase
from foreshock.actors.roles import role_table

__all__ = [
    "OWN_PACKS_VARIABLE",
    "Actor",
    "Backing",
    "Candidate",
    "NameMatch",
    "Registry",
    "Term",
    "default_registry",
    "fold",
    "load_registry",
    "own_packs",
    "resolve_phrase",
    "role_table",
    "words_of",
]
