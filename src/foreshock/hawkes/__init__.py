"""Mutual excitation: what one side's words and deeds bring on the other's.

Arrays in, arrays out; nothing here knows of stores or texts. Only resolved events may enter:
many reports of one act look like a loop at the scale of hours.
"""

from foreshock.hawkes.backgrounds import Background, constant, covariates, smooth
from foreshock.hawkes.decomposition import Parents
from foreshock.hawkes.fit import fit
from foreshock.hawkes.likelihood import loglik
from foreshock.hawkes.process_fit import Alternative, ProcessFit
from foreshock.hawkes.simulate import simulate

__all__ = [
    "Alternative",
    "Background",
    "Parents",
    "ProcessFit",
    "constant",
    "covariates",
    "fit",
    "loglik",
    "simulate",
    "smooth",
]
