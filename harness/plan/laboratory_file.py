"""The laboratory file: who it is, where names stand that public DNS does not know, whose certificates to trust."""

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from harness.model.faults import BadInput
from harness.model.laboratory import PROBE_PAIRS, Absence, Endpoint, Laboratory
from harness.model.saying import Saying
from harness.plan.address import check_domain, check_name, endpoint
from harness.plan.written_file import Written, read_as

MAX_PEM_BYTES = 1024 * 1024


class WrittenLaboratory(Written):
    """`name`, `address` and `contact` are printed in reports.

    `resolve` maps host or host:port to address:port; `upstream_ca` is a PEM file beside this one.

    `day_clock` is a test tenant's own day on this machine, for campaigns that need days (`harness resume`); `minute_s`
    how long its minute lasts.

    `wireguard` is this machine's address as handsets reach it, with a port or without: apps that ignore the proxy.

    `ipv4` and `ipv6` say by host what a laboratory network has for it in that family, where that is not the same:
    `none` (no such address), `dead` (an address that never answers), or another address:port.
    """

    name: Annotated[str, Field(max_length=200)] = ""
    address: Annotated[str, Field(max_length=300)] = ""
    contact: Annotated[str, Field(max_length=300)] = ""
    probe_pairs: Annotated[int, Field(ge=1, le=1000)] = PROBE_PAIRS
    resolve: Annotated[dict[str, str], Field(max_length=2000)] = Field(default_factory=dict)
    upstream_ca: str | None = None
    day_clock: Annotated[str, Field(max_length=300, pattern=r"^(http://(127\.0\.0\.1|localhost)(:\d+)?/.*)?$")] = ""
    minute_s: Annotated[float, Field(ge=0.1, le=60.0)] = 60.0
    wireguard: Annotated[str, Field(max_length=60)] = ""
    ipv4: Annotated[dict[str, str], Field(max_length=2000)] = Field(default_factory=dict)
    ipv6: Annotated[dict[str, str], Field(max_length=2000)] = Field(default_factory=dict)

    @field_validator("resolve")
    @classmethod
    def _names_to_endpoints(cls, resolve: dict[str, str]) -> dict[str, str]:
        for name, target in resolve.items():
            check_name(name, f".{name:.80}")
            endpoint(target, f".{name:.80}")
        return resolve

    @field_validator("wireguard")
    @classmethod
    def _reached_at(cls, told: str) -> str:
        _at(told)
        return told

    @field_validator("ipv4", "ipv6")
    @classmethod
    def _hosts_to_families(cls, families: dict[str, str]) -> dict[str, str]:
        for host, target in families.items():
            check_domain(host, f".{host:.80}")
            _in_family(target, f".{host:.80}")
        return families


def load_laboratory(path: Path | None) -> Laboratory:
    """The laboratory that `path` describes; without a path one that knows nothing. Raises BadInput in one line."""
    if path is None:
        return Laboratory()
    written = read_as(path, WrittenLaboratory)
    resolve = {name: endpoint(target, "") for name, target in written.resolve.items()}
    ipv4, ipv6 = (_families(told) for told in (written.ipv4, written.ipv6))
    authority = _authority(path, written.upstream_ca)
    return Laboratory(
        written.name,
        resolve,
        authority,
        ipv4,
        ipv6,
        address=written.address,
        contact=written.contact,
        probe_pairs=written.probe_pairs,
        day_clock=written.day_clock,
        minute_s=written.minute_s,
        wireguard=_at(written.wireguard),
    )


def _at(told: str) -> Endpoint | None:
    """An address with or without a port (0: any). Raises BadInput."""
    if not told:
        return None
    try:
        return Endpoint(str(ip_address(told)), 0)
    except ValueError:
        return endpoint(told, "")


def _families(told: dict[str, str]) -> dict[str, Endpoint | Absence]:
    return {host: _in_family(target, "") for host, target in told.items()}


def _in_family(target: str, inner: str) -> Endpoint | Absence:
    return Absence(target) if target in set(Absence) else endpoint(target, inner)


def _authority(path: Path, name: str | None) -> str | None:
    """The PEM file of the authorities, as an absolute path."""
    if name is None:
        return None
    found = (path.parent / name).resolve()
    if not found.is_file() or found.stat().st_size > MAX_PEM_BYTES or b"-----BEGIN CERT" not in found.read_bytes():
        mend = Saying("give a file that is there, relative to this one", "给出存在的文件，路径相对于本文件")
        raise BadInput(
            Saying("no certificates in PEM form there", "该处没有 PEM 格式的证书"), f"{path}: upstream_ca", mend
        )
    return str(found)
