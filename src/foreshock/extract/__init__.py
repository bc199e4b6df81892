"""Report -> Claim: what a text says that somebody did or said, with the words that say so."""

from foreshock.extract.lexicon import Lexicon, load_lexicon
from foreshock.extract.pipeline import DEFAULT_PIPELINE, load_pipeline
from foreshock.extract.reader import Reader, extract

__all__ = ["DEFAULT_PIPELINE", "Lexicon", "Reader", "extract", "load_lexicon", "load_pipeline"]
