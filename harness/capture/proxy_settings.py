"""What the proxy's parent asks of its process, as a file: light to import, unlike the process itself."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from harness.model.laboratory import Endpoint, Laboratory


@dataclass(frozen=True, slots=True)
class ProxySettings:
    """What the parent asks for. `trust` is a PEM of every CA that upstream may use; `port` 0 takes a free one.

    `tunnel` is the numeric address and the port (0: a free one) at which a WireGuard tunnel is offered, and `keys` the
    file of its keys, made where there is none; without an address there is no tunnel.
    """

    flows: str
    confdir: str
    trust: str
    port: int
    resolve: dict[str, tuple[str, int]]
    tunnel: tuple[str, int] = ("", 0)
    keys: str = ""

    def dump(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "ProxySettings":
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def laboratory(self) -> Laboratory:
        return Laboratory(resolve={name: Endpoint(*where) for name, where in self.resolve.items()})
