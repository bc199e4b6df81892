"""What a claim and an event share: a PLOVER quad, their plain form, and how notebooks show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

import msgspec

from foreshock.records.table import rows_to_html

Domain = Literal["word", "deed"]


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A record with a PLOVER quad; the records themselves declare the field, in their own order."""

    if TYPE_CHECKING:
        quad: Literal[1, 2, 3, 4]

    @property
    def domain(self) -> Domain:
        """``word`` for verbal, ``deed`` for material events."""
        return "word" if self.quad in (1, 3) else "deed"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values; a claim's are the JSON of the public contract."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        plain["domain"] = self.domain
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Self:
        """Read a record back from `to_dict`; unknown keys are ignored, wrong types raise."""
        return msgspec.convert(plain, cls)

    def _repr_html_(self) -> str:
        """Show the record in Jupyter as a table of its fields."""
        return rows_to_html([self.to_dict()])
