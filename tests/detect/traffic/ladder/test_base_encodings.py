import base64
import gzip
import hashlib
import random
import uuid
import zlib

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.base_encodings import bytes_of_base64, unbased, whole_base64
from harness.detect.traffic.ladder.binary_tree import is_binary_tree, opened_binary_tree
from harness.detect.traffic.ladder.marks import is_marked, sensible
from harness.detect.traffic.ladder.tokens import encoded_tokens
from harness.detect.traffic.ladder.unmarked import unmarked_stream


@given(st.binary(min_size=1, max_size=60))
def test_both_alphabets_with_and_without_padding_are_read(content: bytes) -> None:
    for token in (base64.b64encode(content), base64.urlsafe_b64encode(content), base64.b64encode(content).rstrip(b"=")):
        assert bytes_of_base64(token) == content


@pytest.mark.parametrize(
    "text", ["13812345678", "87654321831", "李晓华的手机", "张三".encode("gbk").decode("latin-1") * 2]
)
def test_what_makes_sense_is_undone(text: str) -> None:
    content = text.encode("latin-1") if text.isascii() or max(text) < "\u4e00" else text.encode()
    assert unbased(base64.b64encode(content)) == (content, "base64")
    assert unbased(content.hex().encode()) == (content, "hex")


@pytest.mark.parametrize("name", ["md5", "sha1", "sha256", "sha512"])
def test_digests_stay_as_they_are(name: str) -> None:
    opened = 0
    for number in range(300):
        digest = hashlib.new(name, b"%d" % number)
        opened += bool(encoded_tokens(digest.hexdigest())[0])
        opened += bool(encoded_tokens(base64.b64encode(digest.digest()).decode())[0]) if name != "sha512" else 0
    assert opened <= 3


def test_words_numbers_and_uuids_stay_as_they_are() -> None:
    plain = (
        "getUserInfoVersion interfaceVersion 1763779452123 330102199003078515 /api/v1/user/profile/list "
        + " ".join(str(uuid.UUID(int=number * 0x1234567890ABCDEF1234567)) for number in range(1, 200))
    )
    assert encoded_tokens(plain)[0] == []


def test_tokens_are_found_inside_other_text_at_their_places() -> None:
    token = base64.b64encode(b"13812345678").decode()
    text = f"v1:{token};uid_{token.rstrip('=')}"
    assert [(start, content) for start, content, _ in encoded_tokens(text)[0]] == [
        (3, b"13812345678"),
        (24, b"13812345678"),
    ]


def test_a_chinese_name_of_two_characters_is_found() -> None:
    token = base64.b64encode("李华".encode()).decode()
    assert [content.decode() for _, content, _ in encoded_tokens(f"name={token}")[0]] == ["李华"]


def test_a_chinese_name_of_two_characters_is_found_in_hex() -> None:
    token = "李华".encode().hex()
    assert encoded_tokens(f"payload {token}")[0] == [(8, "李华".encode(), "hex")]
    assert encoded_tokens(f"payload {token.upper()};")[0] == [(8, "李华".encode(), "hex")]


def test_hardly_any_other_twelve_hex_digits_are_a_name() -> None:
    chance = random.Random(4)
    ids = " ".join(f"{chance.getrandbits(48):012x}" for _ in range(20_000))
    assert not [one for one in encoded_tokens(ids)[0] if one[2] == "hex"]


def test_packed_bytes_and_trees_are_undone_in_base64() -> None:
    tree = b"\x82\xa1n\x07\xa5phone\xab13812345678"
    assert unbased(base64.b64encode(gzip.compress(b"x"))) is not None
    assert unbased(base64.b64encode(tree)) == (tree, "base64")
    assert is_binary_tree(tree) and opened_binary_tree(tree) is not None
    assert is_marked(gzip.compress(b"")) and not is_marked(b"plain")


def test_streams_without_a_mark_are_undone_in_base64() -> None:
    packer = zlib.compressobj(wbits=-15)
    bare = packer.compress(b"13812345678 13812345678") + packer.flush()
    for content, step in ((bare, "deflate"), (brotli.compress(b"13812345678"), "br")):
        assert unmarked_stream(content, 1000) == (
            b"13812345678 13812345678" if step == "deflate" else b"13812345678",
            step,
        )
        assert unbased(base64.b64encode(content)) == (content, "base64")
    assert unmarked_stream(b"\x0b" * 40, 1000) is None


def test_long_ciphertext_is_given_to_those_who_judge_it() -> None:
    noise = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(12))
    assert unbased(base64.b64encode(noise)) == (noise, "base64")
    assert not sensible(noise)


def test_base64_in_lines_is_one() -> None:
    content = bytes(range(200))
    assert whole_base64(base64.encodebytes(content).decode()) == (content, "base64")
    assert whole_base64("no base64!") is None


def test_the_words_are_told_with_the_tokens() -> None:
    assert encoded_tokens(f"a b-{'x' * 40} {'y' * 12}/z, {'y' * 11}")[1] == {b"b-" + b"x" * 40, b"y" * 12 + b"/z"}
    assert encoded_tokens(f"{'1' * 60} {'2' * 12} 5de1f4a4-51b4-4c1e-9d67-8ff42b09cf5e")[1] == {b"1" * 60}
    assert encoded_tokens("short words only")[1] == set()


def test_base32_of_text_is_undone_and_codes_in_capitals_are_not() -> None:
    token = base64.b32encode(b"tel 13812345678")
    assert unbased(token.rstrip(b"=")) == (b"tel 13812345678", "base32")
    assert unbased(b"KZ3ZQQ675FTY3KMNPQ22") is None


def test_hex_behind_its_mark_is_undone() -> None:
    assert unbased(b"0x" + b"13812345678".hex().encode()) == (b"13812345678", "hex")


def test_base64_that_was_turned_round_is_undone_and_what_reads_forward_stays() -> None:
    content = b'{"phone": "13812345678"}'
    assert unbased(base64.b64encode(content)[::-1]) == (content, "base64_reversed")
    forward = b"\x08\x0b\x12\x0d199 0002 1315"
    assert unbased(base64.b64encode(forward)) == (forward, "base64")
