"""Where a screen shows planted values: the places that a published screenshot must cover."""

import re
import unicodedata
from collections.abc import Collection

from harness.model.persona import Persona
from harness.model.screen import Box, UiTree

SHORTEST = 2
_LOOSE = re.compile(r"[\s\-_.·]+")


def planted_values(persona: Persona, passwords: Collection[str] = ()) -> tuple[str, ...]:
    """Every raw value of a persona that must be in no report, longest first; positions with four decimals."""
    single = (
        *(persona.name, persona.phone, persona.id_card, persona.imei, persona.oaid, persona.android_id),
        *(persona.mac, persona.idfa, persona.clipboard),
    )
    people = (value for contact in persona.contacts for value in (contact.name, contact.phone))
    # Cut, not rounded: the cut text is a part of every longer spelling of the same position.
    places = (f"{degrees:.7f}"[:-3] for point in persona.route_wgs84 for degrees in point)
    values = {value for value in (*single, *people, *places, *passwords) if len(value) >= SHORTEST}
    return tuple(sorted(values, key=lambda value: (-len(value), value)))


def veils_of(tree: UiTree, values: Collection[str]) -> tuple[Box, ...]:
    """The boxes (dp) of all nodes whose text or value holds one of `values`, however spaced or punctuated."""
    sought = [_normal(value) for value in values if len(_normal(value)) >= SHORTEST]
    return tuple(
        node.box for node in tree.nodes if any(value in _normal(node.text + "\n" + node.value) for value in sought)
    )


def _normal(text: str) -> str:
    return _LOOSE.sub("", unicodedata.normalize("NFKC", text)).casefold()
