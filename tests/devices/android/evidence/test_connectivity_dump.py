from harness.devices.android.evidence.connectivity_dump import parse_connectivity
from tests.devices.android.evidence.golden import golden


def test_wifi_with_ipv6_and_clat_and_a_mobile_network_without() -> None:
    parsed = parse_connectivity(golden("connectivity_14"))
    wifi, mobile = parsed.records
    assert (wifi.interface, wifi.transport, wifi.clat, wifi.nat64_prefix) == (
        "wlan0",
        "WIFI",
        "v4-wlan0",
        "64:ff9b::/96",
    )
    assert wifi.dns == ("192.168.1.1", "2001:db8::1")
    assert wifi.has_ipv6
    assert (mobile.interface, mobile.transport, mobile.clat) == ("rmnet0", "MOBILE", "")
    assert not mobile.has_ipv6
    assert len(parsed.unread) == 1
