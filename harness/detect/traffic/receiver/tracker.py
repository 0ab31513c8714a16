"""Who receives: the receiver behind every host, and the requests that went to trackers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.receiver.filter_list import load_lists
from harness.detect.traffic.receiver.organisation import Category, Service, ServiceTable
from harness.detect.traffic.receiver.organisation_file import bundled_services
from harness.detect.traffic.receiver.parties import Parties, Party, address_of_host, plain_host
from harness.detect.traffic.sighting import Leaving, Sighting

HOSTS_KEPT = 4_096
SOURCED, UNSOURCED, LISTED = 0.98, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Receiver:
    """A host for reports. `service` is None where the table does not know it; `domain` is the table's entry hit.

    A bucket in a cloud belongs to the cloud's customer, not to the cloud: `tenant` is true then and `service` only
    tells where it is hosted.
    """

    host: str
    registrable: str
    party: Party
    is_address: bool
    service: Service | None
    domain: str

    @property
    def tenant(self) -> bool:
        return self.service is not None and self.service.category is Category.HOSTING and self.host != self.domain

    @property
    def tracking(self) -> bool:
        """Whether a request to it is a tracker's: a first party never is."""
        return self.party is Party.THIRD and self.service is not None and self.service.tracking

    @property
    def source(self) -> str:
        return self.service.source_of(self.domain) if self.service else ""


class ReceiverMatcher:
    """`tracker` for requests to third parties that the table (or one of the user's `lists`) knows as trackers.

    `first_party_domains` are the app's own; `lists` are filter lists in adblock syntax, read once.
    """

    def __init__(
        self, first_party_domains: Sequence[str], lists: Sequence[Path] = (), table: ServiceTable | None = None
    ) -> None:
        self._table = table or bundled_services()
        self._parties = Parties(first_party_domains, self._table.shared_suffixes())
        self._lists = load_lists(lists)
        own = next(filter(None, map(plain_host, first_party_domains)), "app.invalid")
        self._source_url = f"https://{own}/"
        self.receiver_of = lru_cache(HOSTS_KEPT)(self._receiver_of)
        self._known = lru_cache(HOSTS_KEPT)(self._tracker_data)

    def see(self, message: Message, layers: Sequence[Layer]) -> Sequence[Sighting]:  # noqa: ARG002
        """At most one sighting of the table, and one of each list."""
        known = self._known(message.host)
        if known is None and not self._lists:
            return ()
        return tuple(self._seen(message, known))

    def _seen(self, message: Message, known: tuple[float, Mapping[str, str]] | None) -> Iterator[Sighting]:
        if known is not None:
            confidence, data = known
            yield _sighting(message, data["sdk"], confidence, data)
        receiver = self.receiver_of(message.host)
        if receiver.party is not Party.THIRD:
            return
        for one in self._lists:
            if (rule := one.rule(message, self._source_url)) is not None:
                data = {**describe(receiver), "list": one.name, "rule": rule}
                yield _sighting(message, f"list:{one.name}", LISTED, data)

    def _tracker_data(self, host: str) -> tuple[float, Mapping[str, str]] | None:
        receiver = self.receiver_of(host)
        if not receiver.tracking or receiver.service is None:
            return None
        sourced = receiver.domain in receiver.service.sources
        return SOURCED if sourced else UNSOURCED, describe(receiver)

    def _receiver_of(self, host: str) -> Receiver:
        """Who stands behind a host."""
        name = plain_host(host)
        service, domain = self._table.at(name) or (None, "")
        party, registrable = self._parties.party(name), self._parties.registrable(name)
        return Receiver(name, registrable, party, address_of_host(name) is not None, service, domain)


def describe(receiver: Receiver) -> dict[str, str]:
    """A receiver as a sighting's `data`; only what is known."""
    found = {"host": receiver.host, "party": receiver.party.value, "registrable": receiver.registrable}
    if service := receiver.service:
        found |= {"sdk": service.id, "product": service.name, "category": service.category.value}
        found |= {"organisation": service.organisation.name.en, "organisation_zh": service.organisation.name.zh}
        found |= {"seat": service.organisation.seat, "domain": receiver.domain, "source": receiver.source}
    return found


def _sighting(message: Message, form: str, confidence: float, data: Mapping[str, str]) -> Sighting:
    return Sighting(
        flow=message.index,
        what=Leaving.TRACKER,
        seeded=False,
        canary="",
        where="host",
        decoding=(),
        form=form,
        confidence=confidence,
        excerpt=message.host,
        data=data,
    )
