"""Whose hosts an app's own file declares."""

from harness.detect.traffic.receiver.organisation_file import bundled_services
from harness.detect.traffic.receiver.parties import Parties
from harness.model.app import App


def own_hosts(app: App) -> tuple[str, ...]:
    """The domains that the app's file declares, and the addresses at which it is reached."""
    return (*app.first_party_domains, *(address for address in app.addresses.values() if "://" in address))


def parties_of(app: App) -> Parties:
    """Tells the app's own hosts from everybody else's."""
    return Parties(own_hosts(app), bundled_services().shared_suffixes())
