"""Laboratory: how this place resolves names and whom it trusts, for test tenants that no public DNS knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A numeric address and port."""

    address: str
    port: int


@dataclass(frozen=True, slots=True)
class Laboratory:
    """`resolve` maps "host:port" (or a host for all its ports) to where it stands; `upstream_ca` is a PEM file."""

    name: str = ""
    resolve: Mapping[str, Endpoint] = field(default_factory=dict)
    upstream_ca: str | None = None

    def endpoint(self, host: str, port: int) -> Endpoint | None:
        return self.resolve.get(f"{host}:{port}") or self.resolve.get(host)
