from harness.detect.inventory.access_items import calls, permissions
from harness.detect.inventory.stand import Stand
from harness.model.event import Phase
from harness.model.observation import Channel, Evidence, Kind, Observation

NOWHERE = Stand.of([], [])
HERE = (Evidence("events.jsonl", "seq=1"),)


def called(category: str, phase: Phase, *apis: str) -> Observation:
    return Observation(Kind.API_CALL, Channel.HOOK, category, 1.0, HERE, phase=phase, data={"apis": list(apis)})


def test_a_permission_is_what_is_declared_or_reached_for() -> None:
    name = "android.permission.CAMERA"
    held = Observation(Kind.PERMISSION_HELD, Channel.LEDGER, name, 1.0, HERE, data={"category": "camera"})
    seen = [held, called("location", Phase.AFTER_CONSENT), called("storage", Phase.REFUSED)]
    assert [(one.name, set(one.under), set(one.traits)) for one in permissions(seen, NOWHERE)] == [
        (name, {"channel:ledger"}, {"camera"}),
        ("location", {"channel:hooks"}, {"location"}),
    ]


def test_a_call_is_told_with_its_moment_and_everyday_calls_are_not() -> None:
    seen = [
        called("clipboard", Phase.BEFORE_CONSENT, "clipboard.readText"),
        called("clipboard", Phase.BACKGROUND, "clipboard.readText"),
        called("network", Phase.BEFORE_CONSENT, "fetch"),
        called("clipboard", Phase.SETUP, "clipboard.readText"),
    ]
    assert [(one.name, one.place) for one in calls(seen, NOWHERE)] == [
        ("clipboard.readText", "before_consent"),
        ("clipboard.readText", "background"),
    ]
