"""The machine's own network claims nothing and leaves names as the laboratory has them."""

from harness.model.laboratory import Endpoint, Laboratory
from harness.networks.network import HostNetwork, Network


def test_nothing_is_built_or_claimed() -> None:
    laboratory = Laboratory(resolve={"app.test": Endpoint("127.0.0.1", 1)})
    network: Network = HostNetwork(laboratory)
    network.build()
    assert network.prove() is None
    assert network.prefix == ()
    assert network.laboratory is laboratory
    network.remove()
    network.remove()
