"""The app's package as the phone has installed it: version, target, signers, and whether it can be debugged."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

MOST_SIGNERS = 20


def detect_package_seen(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """PACKAGE_SEEN, one for each package and version that a run had installed."""
    seen: set[tuple[str, str]] = set()
    for event in recording.events:
        package, version = str(event.data.get("package", "")), str(event.data.get("version_name", ""))
        if event.kind is not EventKind.PACKAGE or (package, version) in seen:
            continue
        seen.add((package, version))
        signers = event.data.get("signers")
        data = {
            "debuggable": event.data.get("debuggable") is True,
            "target_sdk": event.data.get("target_sdk"),
            "version": masker.mask(version),
            "signers": [masker.mask(str(one)) for one in signers[:MOST_SIGNERS]] if isinstance(signers, list) else [],
            "installer": masker.mask(str(event.data.get("installer", ""))),
        }
        evidence = (at_event(event, masker, f"{package} {version}"),)
        yield Observation(Kind.PACKAGE_SEEN, Channel.LEDGER, masker.mask(package), 1.0, evidence, data=data)
