"""Who stands behind a host or a class: an organisation, its product, and what the product is for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from harness.detect.traffic.receiver.parties import suffixes
from harness.model.saying import Saying

UNVERIFIED = "general knowledge, unverified"


class Category(StrEnum):
    """What a receiver is for."""

    STATISTICS = "statistics"
    PUSH = "push"
    ADVERTISING = "advertising"
    ATTRIBUTION = "attribution"
    CRASH = "crash"
    PERFORMANCE = "performance"
    RISK_CONTROL = "risk_control"
    AB_TEST = "ab_test"
    DEVICE_ID = "device_id"
    SOCIAL = "social"
    LOGIN = "login"
    VERIFICATION = "verification"
    PAYMENT = "payment"
    MAP = "map"
    MESSAGING = "messaging"
    SPEECH = "speech"
    CLOUD_DATA = "cloud_data"
    CDN = "cdn"
    HOSTING = "hosting"
    DNS = "dns"
    MINI_PROGRAM = "mini_program"
    PLATFORM = "platform"


TRACKING = frozenset(
    {
        Category.STATISTICS,
        Category.PUSH,
        Category.ADVERTISING,
        Category.ATTRIBUTION,
        Category.CRASH,
        Category.PERFORMANCE,
        Category.RISK_CONTROL,
        Category.AB_TEST,
        Category.DEVICE_ID,
    }
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company or body. `seat` is the ISO 3166 code of the country it has its seat in (PIPL, chapter 3)."""

    key: str
    name: Saying
    seat: str


@dataclass(frozen=True, slots=True)
class Service:
    """One product of an organisation. `domains` hold with everything below them, `classes` are package prefixes.

    `sources` gives, for each domain or class that a public document names, its address and the day it was read; the
    others rest on general knowledge.
    """

    id: str
    organisation: Organisation
    name: str
    category: Category
    tracking: bool
    domains: tuple[str, ...]
    classes: tuple[str, ...]
    sources: Mapping[str, str]

    def source_of(self, name: str) -> str:
        """Where it stands that `name` (one of `domains` or `classes`) is this service's."""
        return self.sources.get(name, UNVERIFIED)


class ServiceTable:
    """All services, found by host or by class name; the longest suffix or prefix wins."""

    def __init__(self, services: Iterable[Service]) -> None:
        self.services = tuple(services)
        self._by_domain: Mapping[str, Service] = {one: service for service in self.services for one in service.domains}
        self._by_class: Mapping[str, Service] = {one: service for service in self.services for one in service.classes}

    def at(self, host: str) -> tuple[Service, str] | None:
        """The service behind a host and the domain of the table by which it was found."""
        return next(((self._by_domain[one], one) for one in suffixes(host) if one in self._by_domain), None)

    def of_class(self, name: str) -> Service | None:
        """The service that a class (`com.umeng.analytics.MobclickAgent`) belongs to."""
        parts = name.split(".")
        prefixes = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
        return next((self._by_class[one] for one in prefixes if one in self._by_class), None)

    def shared_suffixes(self) -> frozenset[str]:
        """The suffixes below which a cloud's customers have their names."""
        return frozenset(
            one for service in self.services if service.category is Category.HOSTING for one in service.domains
        )
