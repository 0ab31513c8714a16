"""A laboratory says where names stand; numbers and certificates are checked before a run."""

from pathlib import Path

import pytest

from harness.model.faults import BadInput
from harness.model.laboratory import Absence, Endpoint, Laboratory
from harness.plan.laboratory_file import load_laboratory

GOOD = """\
name: demo laboratory
resolve:
  duban.lincheng.test: "127.0.0.1:18443"
  "duban.lincheng.test:80": "127.0.0.1:18080"
  "203.0.113.7:80": "[::1]:18080"
upstream_ca: ca.pem
"""


def write(folder: Path, text: str) -> Path:
    (folder / "ca.pem").write_text("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")
    (folder / "lab.yaml").write_text(text)
    return folder / "lab.yaml"


def test_names_are_resolved_with_and_without_port(tmp_path: Path) -> None:
    laboratory = load_laboratory(write(tmp_path, GOOD))
    assert laboratory.endpoint("duban.lincheng.test", 443) == Endpoint("127.0.0.1", 18443)
    assert laboratory.endpoint("duban.lincheng.test", 80) == Endpoint("127.0.0.1", 18080)
    assert laboratory.endpoint("203.0.113.7", 80) == Endpoint("::1", 18080)
    assert laboratory.endpoint("other.test", 443) is None
    assert laboratory.upstream_ca == str((tmp_path / "ca.pem").resolve())


def test_a_laboratory_says_who_and_where_it_is(tmp_path: Path) -> None:
    laboratory = load_laboratory(write(tmp_path, GOOD + "address: 林城市政务大道 1 号\ncontact: 0571-0000\n"))
    assert (laboratory.name, laboratory.address, laboratory.contact) == (
        "demo laboratory",
        "林城市政务大道 1 号",
        "0571-0000",
    )


@pytest.mark.parametrize(("told", "port"), [("192.168.7.2", 0), ("192.168.7.2:51820", 51820)])
def test_a_laboratory_says_where_its_handsets_reach_it(tmp_path: Path, told: str, port: int) -> None:
    laboratory = load_laboratory(write(tmp_path, f"{GOOD}wireguard: {told}\n"))
    assert laboratory.wireguard == Endpoint("192.168.7.2", port)


def test_without_a_file_the_laboratory_knows_nothing() -> None:
    assert load_laboratory(None) == Laboratory()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("127.0.0.1:18443", "localhost:18443", r"resolve\.duban\.lincheng\.test: not a numeric address"),
        ("127.0.0.1:18443", "127.0.0.1", "resolve"),
        ("127.0.0.1:18443", "127.0.0.1:99999", "resolve"),
        ("127.0.0.1:18443", "127.0.0.1:１8443", "resolve"),
        ("  duban.lincheng.test:", "  https://duban.lincheng.test:", "resolve"),
        ("ca.pem", "none.pem", "upstream_ca: no certificates"),
        ("ca.pem", "lab.yaml", "upstream_ca: no certificates"),
        ("upstream_ca", "wireguard: pc.lab\nupstream_ca", "wireguard: not a numeric address"),
        ("upstream_ca", "upsteam_ca", r"upsteam_ca: .*did you mean `upstream_ca`"),
    ],
)
def test_a_broken_file_is_named_by_field(tmp_path: Path, old: str, new: str, where: str) -> None:
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(BadInput, match=rf"lab\.yaml: {where}"):
        load_laboratory(path)


def test_a_family_of_a_host_can_be_absent_dead_or_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "lab.yaml"
    file.write_text(
        'resolve: {"a.test": "127.0.0.1:1", "b.test": "127.0.0.1:1"}\n'
        'ipv6: {"a.test": dead, "b.test": "127.0.0.1:2"}\nipv4: {"b.test": none}\n',
        encoding="utf-8",
    )
    laboratory = load_laboratory(file)
    assert laboratory.ipv6 == {"a.test": Absence.DEAD, "b.test": Endpoint("127.0.0.1", 2)}
    assert laboratory.ipv4 == {"b.test": Absence.NONE}


@pytest.mark.parametrize("told", ['{"a.test": no}', '{"a.test": "gone"}', '{"a.test:80": none}', "[a.test]"])
def test_another_word_for_a_family_is_refused(tmp_path: Path, told: str) -> None:
    file = tmp_path / "lab.yaml"
    file.write_text(f"ipv6: {told}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="ipv6"):
        load_laboratory(file)
