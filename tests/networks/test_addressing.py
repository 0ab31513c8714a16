"""Which address stands for which name, and what answers there."""

from ipaddress import ip_address, ip_network

from hypothesis import given
from hypothesis import strategies as st

from harness.model.laboratory import Absence, Endpoint, Laboratory
from harness.networks.addressing import DEAD4, DEAD6, FIRST, SERVERS4, SERVERS6, is_dead, listening, mapped, place

WEB, PLAIN, OTHER = Endpoint("127.0.0.1", 18443), Endpoint("127.0.0.1", 18080), Endpoint("127.0.0.1", 19999)
LAB = Laboratory(
    resolve={
        "app.test": WEB,
        "app.test:80": PLAIN,
        "cdn.test": WEB,
        "api.test": WEB,
        "split.test": WEB,
        "203.0.113.7:80": PLAIN,
        "[2001:db8:77::1]:443": WEB,
    },
    ipv6={"cdn.test": Absence.NONE, "api.test": Absence.DEAD, "split.test": OTHER},
    ipv4={"split.test": Absence.NONE},
)
PLACED = {one.host: one for one in place(LAB)}


def test_a_host_has_one_address_of_each_family() -> None:
    assert next(iter(PLACED)) == "app.test"
    assert ip_address(PLACED["app.test"].ipv4) in ip_network(SERVERS4)
    assert ip_address(PLACED["app.test"].ipv6) in ip_network(SERVERS6)


def test_what_the_file_denies_is_not_there() -> None:
    assert PLACED["cdn.test"].ipv6 == ""
    assert PLACED["split.test"].ipv4 == ""


def test_what_is_dead_has_an_address_where_nobody_listens() -> None:
    assert is_dead(PLACED["api.test"].ipv6)
    assert ip_address(PLACED["api.test"].ipv6) in ip_network(DEAD6)
    heard = {one.address for one in listening(PLACED.values(), LAB)}
    assert PLACED["api.test"].ipv6 not in heard
    assert PLACED["api.test"].ipv4 in heard


def test_literals_keep_their_own_address() -> None:
    assert (PLACED["203.0.113.7"].ipv4, PLACED["203.0.113.7"].ipv6) == ("203.0.113.7", "")
    assert (PLACED["2001:db8:77::1"].ipv4, PLACED["2001:db8:77::1"].ipv6) == ("", "2001:db8:77::1")


def test_every_port_leads_where_the_laboratory_says() -> None:
    table = {(one.address, one.port): one.to for one in listening(PLACED.values(), LAB, [8443])}
    app = PLACED["app.test"]
    assert table[app.ipv4, 443] == table[app.ipv6, 8443] == WEB
    assert table[app.ipv4, 80] == PLAIN
    assert table["203.0.113.7", 80] == PLAIN
    assert ("203.0.113.7", 443) not in table


def test_a_family_may_have_its_own_server() -> None:
    table = {(one.address, one.port): one.to for one in listening(PLACED.values(), LAB)}
    assert table[PLACED["split.test"].ipv6, 443] == OTHER


def test_nat64_maps_as_rfc_6052_says() -> None:
    assert mapped("192.0.2.33") == "2001:db8:64::c000:221"


@given(st.integers(1, 1500))
def test_no_two_hosts_share_a_living_address(count: int) -> None:
    placed = place(Laboratory(resolve={f"h{number}.test": WEB for number in range(count)}))
    for family in ("ipv4", "ipv6"):
        addresses = [getattr(one, family) for one in placed]
        assert len(set(addresses)) == count
        assert not any(is_dead(address) for address in addresses)
        assert all(ip_address(one) in ip_network(SERVERS4 if family == "ipv4" else SERVERS6) for one in addresses)
    assert FIRST > 1  # the proof's own address stays free
    assert ip_network(DEAD4).num_addresses == 256
