from collections.abc import Callable

import pytest

from foreshock.records import ActorMention
from foreshock.resolve.sides import relate, relate_sides

Make = Callable[..., ActorMention]


class Tree:
    def is_part_of(self, part: str, whole: str) -> bool:
        return (part, whole) == ("IRN-MIL-QUDS-FORCE", "IRN-MIL-IRGC")

    def get(self, actor_id: str | None) -> None:
        return None


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("USA", "USA", "same"),
        ("USA", "USA-MIL", "part"),
        ("IRN-MIL-IRGC", "IRN-MIL-QUDS-FORCE", "part"),
        ("USA-GOV", "USA-MIL", "kin"),
        ("IRQ-PRM", "IRQ-REB-KATAIB-HEZBOLLAH", "kin"),
        ("IRQ", "IRQ-REB-KATAIB-HEZBOLLAH", "unknown"),
        ("IRQ-MIL", "IRQ-REB-KATAIB-HEZBOLLAH", "differ"),
        ("LBN-REB-HEZBOLLAH", "IRQ-REB-KATAIB-HEZBOLLAH", "differ"),
        ("IRQ-REB-ASAIB", "IRQ-REB-KATAIB-HEZBOLLAH", "differ"),
        ("IRQ-UNK", "USA-MIL", "unknown"),
        ("USA", "IRN", "differ"),
    ],
)
def test_relation_of_two_actors_in_either_order(
    actor_of: Make, left: str, right: str, relation: str
) -> None:
    assert relate(actor_of(left), actor_of(right), Tree()) == relation
    assert relate(actor_of(right), actor_of(left), Tree()) == relation


def test_names_stand_in_for_missing_ids(actor_of: Make) -> None:
    named = actor_of("IRQ-REB-USBAT", "Usbat al-Thaireen")
    assert relate(actor_of(None, "Usbat al-Tha'ireen"), named, None) == "same"
    assert relate(actor_of(None, "gunmen"), named, None) == "unknown"
    assert relate(actor_of(None, "gunmen"), actor_of(None, "Gunmen"), None) == "named"


def test_backers_count_as_they_are_told(actor_of: Make) -> None:
    backed = actor_of("IRQ-REB-KATAIB-HEZBOLLAH", backers=("IRN-MIL-IRGC",))
    assert relate(backed, actor_of("IRN"), None) == "backed"
    assert relate(backed, actor_of("SAU"), None) == "differ"


def test_the_strongest_relation_of_several_counts(actor_of: Make) -> None:
    found = relate_sides([actor_of("IRN"), actor_of("USA")], [actor_of("USA")], None)
    assert (found.relation, found.left) == ("same", "USA")
    assert relate_sides([], [actor_of("USA")], None).relation == "unknown"
