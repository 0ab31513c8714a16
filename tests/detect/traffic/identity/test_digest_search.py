import base64
import hashlib
import unicodedata
from collections.abc import Callable

import pytest

from harness.detect.traffic.identity.digest_form import DIGESTS
from tests.detect.traffic.identity.sending import PERSONA, layer, matcher_of, seeded, seen

PHONE = PERSONA.phone.encode()


@pytest.mark.parametrize("name", DIGESTS)
def test_every_digest_is_seen_in_every_writing(name: str) -> None:
    raw = DIGESTS[name](PHONE)
    assert seeded(raw.hex()) == {("phone", name)}
    assert seeded(raw.hex().upper()) == {("phone", name)}
    for text in (base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode()):
        assert seeded(text) == seeded(text.rstrip("=")) == {("phone", f"{name}-base64")}


def test_sm3_is_the_standards() -> None:
    assert DIGESTS["sm3"](b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_the_newer_ones_meet_their_published_vectors() -> None:
    assert (
        DIGESTS["sha3-512"](b"abc").hex().startswith("b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e")
    )
    assert (
        DIGESTS["blake2s"](b"abc").hex().startswith("508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982")
    )
    assert DIGESTS["blake2b-256"](b"abc").hex().startswith("bddd813c634239723171ef3fee98579b")
    assert DIGESTS["ripemd160"](b"abc").hex() == "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"


def test_the_middle_of_an_md5_is_seen_by_itself() -> None:
    assert seeded(hashlib.md5(PHONE).hexdigest()[8:24].upper()) == {("phone", "md5-16")}


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_a_digest_of_a_digest_is_seen(case: Callable[[str], str]) -> None:
    inner = case(hashlib.md5(PHONE).hexdigest()).encode()
    assert seeded(hashlib.md5(inner).hexdigest()) == {("phone", "md5(md5)")}
    assert seeded(hashlib.sha256(inner).hexdigest()) == {("phone", "sha256(md5)")}


@pytest.mark.parametrize(
    ("content", "canary"),
    [
        (b"+8619900038648", "phone"),
        (b"8619900038648", "phone"),
        (b"199-0003-8648", "phone"),
        (b"19900038648\n", "phone"),
        (b"33010619880229123x", "id_card"),
        (b"9397f361daa1452fbf2183371fc00903", "oaid"),
        (b"9397F361-DAA1-452F-BF21-83371FC00903", "oaid"),
        (b"fef61b71-81d6-418d-8911-c9b1d36e7c15", "idfa"),
        (b"7A1FE00F00CF", "mac"),
        (b"7A-1F-E0-0F-00-CF", "mac"),
        (b"CDA12983A8104958", "android_id"),
        (b"86010922496823", "imei"),
        ("澹台翀垚".encode(), "name"),
        ("澹台翀垚".encode("gb18030"), "name"),
        (b"19900086755", "contacts[0].phone"),
        (b"8619900086755", "contacts[0].phone"),
        ("宇文琰翊".encode(), "contacts[0].name"),
    ],
)
def test_digests_are_of_the_usual_normal_forms(content: bytes, canary: str) -> None:
    assert seeded(hashlib.sha1(content).hexdigest()) == {(canary, "sha1")}


def test_the_normal_form_is_told() -> None:
    (one,) = seen(layer({"x": hashlib.md5(b"+86" + PHONE).hexdigest()}))
    assert one.data["of"] == "cc"


@pytest.mark.parametrize(
    "text",
    [
        hashlib.md5(PHONE).hexdigest() + "0",
        "f" + hashlib.md5(PHONE).hexdigest(),
        hashlib.md5(PHONE).hexdigest()[:31],
        hashlib.md5(PHONE).hexdigest() + "g",
        base64.b64encode(hashlib.md5(PHONE).digest()).decode().swapcase(),
        "A" + base64.b64encode(hashlib.md5(PHONE).digest()).decode(),
        hashlib.md5(b"salt" + PHONE).hexdigest(),
    ],
)
def test_another_digest_or_a_longer_run_is_nobodys(text: str) -> None:
    assert not seeded(text)


def test_a_digest_stands_in_a_path_and_between_han() -> None:
    digest = hashlib.md5(PHONE).hexdigest()
    assert seeded(f"/avatar/{digest}.png") == seeded(f"编号{digest}完") == {("phone", "md5")}
    encoded = base64.urlsafe_b64encode(hashlib.sha256(PHONE).digest()).decode()
    assert seeded(f"/u/{encoded}") == {("phone", "sha256-base64")}


def test_an_identifiers_bytes_in_base64_are_seen() -> None:
    oaid = base64.b64encode(bytes.fromhex(PERSONA.oaid.replace("-", ""))).decode()
    assert seeded(oaid) == seeded(oaid.rstrip("=")) == {("oaid", "raw-base64")}
    assert not seeded(oaid.swapcase())


@pytest.mark.parametrize("planted", ["验证码是594027，五分钟内有效", "开户行：拉萨", "Ｊ１２３４５"])
def test_a_digest_is_of_what_was_planted_and_not_of_its_normal_form(planted: str) -> None:
    matcher = matcher_of(clipboard=planted)
    assert seeded(hashlib.sha1(planted.encode()).hexdigest(), matcher=matcher) == {("clipboard", "sha1")}
    normal = unicodedata.normalize("NFKC", planted)
    assert seeded(hashlib.sha1(normal.encode()).hexdigest(), matcher=matcher) == {("clipboard", "sha1")}


@pytest.mark.parametrize("mark", ["m6", "m1a", "k9"])
def test_a_digest_behind_the_mark_of_its_field(mark: str) -> None:
    """As monitors of advertisements write it: the mark's own letters may look like digits."""
    text = f"/c/a1,b2,0c1,{mark}{hashlib.md5(PHONE).hexdigest()},o"
    assert seeded(text) == {("phone", "md5")}
    assert not seeded(text.replace(f",{mark}", f",77{mark}"))
    assert not seeded(text.replace(",o", "0"))


def test_the_digest_of_a_dotted_name_with_any_dot_or_none() -> None:
    matcher = matcher_of(name="阿依古丽·买买提")
    for mark in ("·", "•", "", "."):
        digest = hashlib.sha256(f"阿依古丽{mark}买买提".encode()).hexdigest()
        assert seeded(digest, matcher=matcher) == {("name", "sha256")}


def test_a_digest_behind_the_mark_of_hexadecimal_numbers() -> None:
    digest = hashlib.sha256(PERSONA.phone.encode()).hexdigest()
    assert seeded("0x" + digest) == {("phone", "sha256")}
    assert not seeded("word0x" + digest)
