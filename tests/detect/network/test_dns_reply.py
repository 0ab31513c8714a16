"""DNS answers are read whole or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.network.dns_reply import parse_reply
from tests.detect.network.packet_factory import dns_answer


def test_an_answer_has_name_kind_and_addresses() -> None:
    reply = parse_reply(dns_answer("App.lincheng.test", "aaaa", ["2001:db8:5::10", "2001:db8:5::11"]))
    assert reply is not None
    assert (reply.name, reply.kind, reply.exists) == ("app.lincheng.test", "aaaa", True)
    assert reply.addresses == ("2001:db8:5::10", "2001:db8:5::11")


def test_no_data_and_no_such_name_are_told_apart() -> None:
    nothing, nobody = parse_reply(dns_answer("a.test", "aaaa")), parse_reply(dns_answer("a.test", "a", exists=False))
    assert nothing is not None
    assert nothing.exists
    assert nobody is not None
    assert not nobody.exists


def test_a_question_is_no_answer() -> None:
    message = bytearray(dns_answer("a.test", "a"))
    message[2] = 1
    assert parse_reply(bytes(message)) is None


def test_a_name_in_circles_ends() -> None:
    head = dns_answer("a.test", "a")[:12]
    assert parse_reply(head + b"\xc0\x0c\x00\x01\x00\x01") is None


@given(st.binary(max_size=120) | st.binary(max_size=80).map(lambda rest: b"\0\1\x81\x80\0\1\0\2\0\0\0\0" + rest))
def test_any_bytes_are_read_without_a_fault(message: bytes) -> None:
    parse_reply(message)


@given(st.integers(0, 60))
def test_a_cut_answer_is_no_wrong_answer(length: int) -> None:
    whole = dns_answer("app.test", "a", ["198.18.0.16"])
    reply = parse_reply(whole[:length])
    assert reply is None or set(reply.addresses) <= {"198.18.0.16"}
