"""Which protocol a connection begins with, TLS or TLCP."""

import contextlib
import ssl

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.capture.client_hello import ClientHello, parse_client_hello


def hello(version: int, suites: tuple[int, ...], extensions: bytes = b"", session: bytes = b"") -> bytes:
    """A hello as GB/T 38636-2020, 6.4.5.2 and RFC 5246, 7.4.1.2 lay it out."""
    offered = b"".join(suite.to_bytes(2) for suite in suites)
    body = version.to_bytes(2) + bytes(32) + bytes([len(session)]) + session
    body += len(offered).to_bytes(2) + offered + b"\x01\x00"
    body += len(extensions).to_bytes(2) + extensions if extensions else b""
    return b"\x01" + len(body).to_bytes(3) + body


def record(content: bytes, version: int) -> bytes:
    return b"\x16" + version.to_bytes(2) + len(content).to_bytes(2) + content


def parsed(content: bytes) -> ClientHello:
    found = parse_client_hello(content)
    assert found is not None
    return found


def test_a_national_handshake_is_named() -> None:
    found = parsed(record(hello(0x0101, (0xE013, 0xE053, 0xE011)), 0x0101))
    assert (found.protocol, found.tlcp, found.national) == ("TLCP 1.1", True, True)
    assert found.suite_names == ("ECC_SM4_CBC_SM3", "ECC_SM4_GCM_SM3", "ECDHE_SM4_CBC_SM3")


def test_a_real_client_says_tls_1_3_and_its_server() -> None:
    out = ssl.MemoryBIO()
    client = ssl.create_default_context().wrap_bio(ssl.MemoryBIO(), out, server_hostname="gov.test")
    with contextlib.suppress(ssl.SSLWantReadError):
        client.do_handshake()
    found = parsed(out.read())
    assert (found.protocol, found.server_name, found.tlcp, found.national) == ("TLS 1.3", "gov.test", False, False)


def test_national_suites_in_tls_1_3_are_national_but_no_tlcp() -> None:
    versions = b"\x00\x2b\x00\x03\x02\x03\x04"
    found = parsed(record(hello(0x0303, (0x00C6, 0x1301), versions), 0x0301))
    assert (found.protocol, found.tlcp, found.national) == ("TLS 1.3", False, True)
    assert found.suite_names == ("TLS_SM4_GCM_SM3",)


def test_a_hello_that_is_cut_over_records_is_read_whole() -> None:
    whole = hello(0x0101, (0xE051,), session=bytes(32))
    cut = record(whole[:20], 0x0101) + record(whole[20:], 0x0101)
    assert parsed(cut).suite_names == ("ECDHE_SM4_GCM_SM3",)


def test_other_first_words_are_no_hello() -> None:
    for content in (b"", b"GET / HTTP/1.1\r\n", b"\x16\x03\x01", record(b"\x02\x00\x00\x00", 0x0303), bytes(99)):
        assert parse_client_hello(content) is None


@given(st.binary(max_size=300), st.sampled_from([0x0101, 0x0301, 0x0303]))
def test_any_bytes_are_read_or_refused_without_a_fault(content: bytes, version: int) -> None:
    parse_client_hello(content)
    parse_client_hello(record(content, version))
    parse_client_hello(record(b"\x01" + content, version))


@given(st.lists(st.integers(0, 0xFFFF), min_size=1, max_size=60), st.binary(max_size=32), st.integers(0, 40))
def test_what_was_laid_out_is_what_is_read_even_behind_other_bytes(
    suites: list[int], session: bytes, more: int
) -> None:
    content = record(hello(0x0101, tuple(suites), session=session), 0x0101) + bytes(more)
    assert parsed(content).suites == tuple(suites)
