"""Places: a gazetteer of public place names, their matcher, and which lies in which.

Names only: coordinates are of places as public gazetteers give them, and a place's `radius_km`
and `precision` say how closely a mention of it fixes anything.
"""

from __future__ import annotations

from foreshock.places.gazetteer import Gazetteer, default_gazetteer
from foreshock.places.place import Place, PlaceMatch

__all__ = ["Gazetteer", "Place", "PlaceMatch", "default_gazetteer"]
