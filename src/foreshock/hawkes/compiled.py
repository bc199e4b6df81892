"""Compiled loops: numba, cached beside the module or in the user's cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import numba

_P = ParamSpec("_P")
_R = TypeVar("_R")


def compiled(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Compile a loop over arrays when it is first called; types stay those of the function."""
    decorate = cast(Any, numba.njit(cache=True))
    return cast(Callable[_P, _R], decorate(function))
