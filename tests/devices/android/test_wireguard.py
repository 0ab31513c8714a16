import json

import mitmproxy_rs.wireguard as keys
import pytest

from harness.devices.android.root import Root
from harness.devices.android.wireguard import APP, bring_up, is_up, keys_of, left, take_down, tunnel_file
from harness.model.faults import BadInput
from tests.devices.android.paper_handset import Answer, PaperHandset

THERE: dict[str, Answer] = {"pm path .*": "package:/x", "dumpsys package .*": "", "appops .*": ""}


def stored() -> tuple[bytes, str]:
    client, server = keys.genkey(), keys.genkey()
    return json.dumps({"client_key": client, "server_key": server}).encode(), keys.pubkey(server)


def test_the_tunnel_leads_one_app_to_the_proxy_over_both_families() -> None:
    content, public = stored()
    text = tunnel_file(keys_of(content), "192.168.7.2", 51820, ("cn.gov.yuntai.banshi",))
    assert f"PublicKey = {public}\n" in text
    assert "IncludedApplications = cn.gov.yuntai.banshi\n" in text
    assert "Endpoint = 192.168.7.2:51820\n" in text
    assert "AllowedIPs = 0.0.0.0/0, ::/0\n" in text
    assert "Endpoint = [fd00::2]:51820" in tunnel_file(keys_of(content), "fd00::2", 51820, ())


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"client_key": "x", "server_key": "y"}', b"\xff"])
def test_other_files_are_no_keys(content: bytes) -> None:
    with pytest.raises(BadInput):
        keys_of(content)


def test_nothing_but_addresses_and_packages_gets_into_the_file() -> None:
    content, _ = stored()
    for host, packages in (("host\nPostUp = x", ()), ("10.0.0.2", ("a.b\nDNS = 1.1.1.1",))):
        with pytest.raises(BadInput):
            tunnel_file(keys_of(content), host, 1, packages)


def test_an_unrooted_handset_says_what_a_person_has_to_do() -> None:
    handset = PaperHandset({**THERE, "ip link .*": "1: lo: <LOOPBACK,UP>\n"})
    state = bring_up(handset, Root("none", "a retail build"), "[Interface]")
    assert not state.up
    assert state.by_hand
    assert "import /sdcard/Download/harness.conf" in state.by_hand.en
    assert f"appops set {APP} ACTIVATE_VPN allow" in handset.said


def test_a_rooted_handset_does_it_by_itself_and_is_believed_by_its_interface() -> None:
    up = {"now": False}

    def switch(command: str) -> str:
        up["now"] = "TUNNEL_UP" in command
        return ""

    handset = PaperHandset(
        {
            **THERE,
            "ip link .*": lambda _: "27: tun0: <POINTOPOINT,UP>\n" if up["now"] else "1: lo: <UP>\n",
            "am broadcast.*": switch,
            ".*": "",
        }
    )
    state = bring_up(handset, Root("adbd"), "[Interface]")
    assert (state.up, state.by_hand) == (True, None)
    assert left(handset, Root("adbd")) == "up"
    take_down(handset, Root("adbd"))
    assert left(handset, Root("adbd")) == ""


def test_what_a_person_switched_on_stays_on() -> None:
    handset = PaperHandset({**THERE, "ip link .*": "27: tun0: <POINTOPOINT,UP>\n", "rm .*": ""})
    take_down(handset, Root("none", "a retail build"))
    assert is_up(handset)
    assert handset.said[:-1] == ["rm -f /sdcard/Download/harness.conf"]
    assert left(handset, Root("none", "a retail build")) == ""


def test_a_handset_without_the_app_says_so() -> None:
    state = bring_up(PaperHandset(), Root("adbd"), "")
    assert (state.up, state.why) == (False, f"{APP} is not installed")
