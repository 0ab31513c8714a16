"""Messages with given values, and what the identity matcher says to them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from harness.detect.traffic.identity.matcher import IdentityMatcher
from harness.detect.traffic.layer import SEPARATOR, Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.sighting import Sighting
from harness.model.persona import Contact, Persona

PERSONA = Persona(
    seed=1,
    name="澹台翀垚",
    phone="19900038648",
    id_card="33010619880229123X",
    imei="860109224968238",
    oaid="9397f361-daa1-452f-bf21-83371fc00903",
    android_id="cda12983a8104958",
    mac="7a:1f:e0:0f:00:cf",
    idfa="FEF61B71-81D6-418D-8911-C9B1D36E7C15",
    clipboard="取件码 P2DJ-6TD6-NHV5",
    contacts=(Contact("宇文琰翊", "19900086755"), Contact("张伟", "19900018781")),
    app_list=tuple(
        f"cn.canary.{name}" for name in ("reader.mmyt2ws9", "radio.4zsgcfxy", "notes.wnkn8vph", "maps.a1b2c3")
    ),
    route_wgs84=(),
    photos=(),
)
NOBODY = replace(
    PERSONA,
    name="",
    phone="",
    id_card="",
    imei="",
    oaid="",
    android_id="",
    mac="",
    idfa="",
    clipboard="",
    contacts=(),
    app_list=(),
)
MATCHER = IdentityMatcher(PERSONA)
MESSAGE = Message(
    7, "flow", datetime(2026, 11, 22, 3, 44, tzinfo=UTC), "POST", "https", "api.lincheng.test", 443, "/v1/report", ()
)


def layer(values: Mapping[str, str], place: str = "body", steps: Sequence[str] = ("json",)) -> Layer:
    """A container whose values have these names."""
    starts, at = [], 0
    for value in values.values():
        starts.append(at)
        at += len(value) + len(SEPARATOR)
    return Layer(place, tuple(steps), SEPARATOR.join(values.values()), starts or (0,), names=lambda: list(values))


def seen(*layers: Layer, matcher: IdentityMatcher = MATCHER) -> list[Sighting]:
    return list(matcher.see(MESSAGE, layers))


def seen_in(text: str, key: str = "x", matcher: IdentityMatcher = MATCHER) -> list[Sighting]:
    return seen(layer({key: text}), matcher=matcher)


def seeded(text: str, key: str = "x", matcher: IdentityMatcher = MATCHER) -> set[tuple[str, str]]:
    """(canary, form) of what is seen of the planted person when one value holds `text`."""
    return {(one.canary, one.form) for one in seen_in(text, key, matcher) if one.seeded}


def matcher_of(**changed: object) -> IdentityMatcher:
    """A matcher of a person of whom only these fields are planted."""
    return IdentityMatcher(replace(NOBODY, **changed))  # type: ignore[arg-type]
