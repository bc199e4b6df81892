"""What the charts share: colours, data by name, and the last touches to a specification."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt

from foreshock.brief.model import Figure

Spec = dict[str, Any]
Rows = Sequence[Spec]
#: Turns a figure into what a mark carries so that a click can open its sentences.
Mark = Callable[[Figure], Spec]

# Vermilion and blue stay apart for every common kind of colour blindness (after Okabe and Ito);
# cooperation is the same hue, pale with an outline, so that print in grey still tells them apart.
DEED, WORD, MIDDLE = "#c8401e", "#1f6fb2", "#8d8492"
PALE = 0.22
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"


def layer(name: str) -> alt.Chart:
    """Return a chart on the data of that name; the page's style finds its marks by the name."""
    return alt.Chart(alt.NamedData(name)).properties(name=name)


def tip() -> list[alt.Tooltip]:
    """Return the tooltip channel: one line of text, no field names."""
    return [alt.Tooltip("tip:N", title="\u200b")]


def finish(
    chart: alt.LayerChart | alt.FacetChart, description: str, data: Mapping[str, Rows]
) -> Spec:
    """Return the specification without theme: colours of text and rules are the page's.

    The data join last, since Altair would copy and check every row several times over.
    """
    configured = (
        chart.properties(description=description)
        .configure(background="transparent", font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(domain=False, ticks=False, labelPadding=6, labelFontSize=12)
        .configure_text(fontSize=12)
    )
    spec: Spec = configured.to_dict()
    spec["datasets"] = {name: list(rows) for name, rows in data.items()}
    return spec
