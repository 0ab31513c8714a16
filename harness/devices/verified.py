"""Which devices this user's laboratory has verified, and when: one JSON file in the user's state folder."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from harness.model.faults import BadInput
from harness.model.saying import Saying

FILE = "verified-devices.json"
_FOLDER = "zhengwu-harness"


@dataclass(frozen=True, slots=True)
class Verified:
    """One acceptance of one device. `at` is UTC, ISO 8601; `trials` gives the state of each by its name."""

    hardware_serial: str
    maker: str
    model: str
    system: str
    fingerprint: str
    simulated: bool
    harness_version: str
    at: str
    trials: Mapping[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(name for name, state in self.trials.items() if state == "failed")


def state_folder(environment: Mapping[str, str]) -> Path:
    """The per-user state folder (XDG base directories)."""
    base = environment.get("XDG_STATE_HOME", "")
    return (Path(base) if base.startswith("/") else Path("~/.local/state").expanduser()) / _FOLDER


class VerifiedDevices:
    """The file's content: the last acceptance of each device."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def all(self) -> tuple[Verified, ...]:
        """Newest first. Raises BadInput for a file that is not ours."""
        try:
            read = json.loads(self._path.read_bytes())
            return tuple(sorted((Verified(**one) for one in read), key=lambda one: one.at, reverse=True))
        except FileNotFoundError:
            return ()
        except (ValueError, TypeError):
            mend = Saying("move it away", "请移走该文件")
            raise BadInput(
                Saying("not a list of verified devices", "不是已验收设备清单"), str(self._path), mend
            ) from None

    def of(self, hardware_serial: str, fingerprint: str) -> Verified | None:
        """The acceptance of this device with this very build; an update of the system voids it."""
        return next(
            (one for one in self.all() if (one.hardware_serial, one.fingerprint) == (hardware_serial, fingerprint)),
            None,
        )

    def add(self, verified: Verified) -> None:
        """Keep it in place of the device's earlier one."""
        kept = [one for one in self.all() if one.hardware_serial != verified.hardware_serial]
        content = json.dumps([asdict(one) for one in (verified, *kept)], ensure_ascii=False, indent=1)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".new")
        beside.write_text(content + "\n", encoding="utf-8")
        beside.replace(self._path)
