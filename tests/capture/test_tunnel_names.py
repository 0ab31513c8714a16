"""Names of the laboratory have addresses in the tunnel, which lead to where the names stand."""

from harness.capture.channel import CANARY_HOST
from harness.capture.tunnel_names import TunnelNames
from harness.model.laboratory import Endpoint, Laboratory

LABORATORY = Laboratory(
    resolve={"app.test": Endpoint("127.0.0.1", 18443), "app.test:80": Endpoint("127.0.0.1", 18080)},
)


def test_an_address_leads_where_its_name_does() -> None:
    names = TunnelNames.of(LABORATORY)
    address = names.address_of("App.Test.")
    assert address is not None
    led = Laboratory(resolve=names.led(LABORATORY))
    assert led.endpoint(str(address), 80) == led.endpoint("app.test", 80) == Endpoint("127.0.0.1", 18080)
    assert led.endpoint(str(address), 443) == Endpoint("127.0.0.1", 18443)


def test_our_own_name_has_one_and_nobody_elses_has() -> None:
    names = TunnelNames.of(LABORATORY)
    assert names.address_of(CANARY_HOST) != names.address_of("app.test")
    assert names.address_of("other.test") is None
