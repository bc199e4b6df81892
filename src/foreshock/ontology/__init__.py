"""PLOVER as checked data: event types, modes, scores, contexts, sectors; CAMEO into PLOVER."""

from foreshock.ontology.cameo import CameoMapping, cameo_table, cameo_to_plover, read_cameo_table
from foreshock.ontology.check import check_claim_fields
from foreshock.ontology.loader import load_ontology, read_ontology
from foreshock.ontology.model import EventType, Intensity, Mend, Mode, Ontology, Sector
from foreshock.ontology.names import (
    ACCUSE,
    AGREE,
    AID,
    ASSAULT,
    COERCE,
    CONCEDE,
    CONSULT,
    COOPERATE,
    EVENT_TYPES,
    MOBILIZE,
    PROTEST,
    REJECT,
    REQUEST,
    RETREAT,
    SANCTION,
    SUPPORT,
    THREATEN,
    EventTypeName,
    Quad,
)
from foreshock.ontology.toll import total

__all__ = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "EVENT_TYPES",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "CameoMapping",
    "EventType",
    "EventTypeName",
    "Intensity",
    "Mend",
    "Mode",
    "Ontology",
    "Quad",
    "Sector",
    "cameo_table",
    "cameo_to_plover",
    "check_claim_fields",
    "load_ontology",
    "read_cameo_table",
    "read_ontology",
    "total",
]
