"""How a planted value may be spelt, and the names of these forms as reports print them.

| form | meaning | example |
| --- | --- | --- |
| `plain` | as it was planted (case apart where it has only one) | `13812345678` |
| `cc` | with the country code +86, 86, 0086 or +86-, or a trunk zero under a phone's name | `+8613812345678` |
| `dashed` `spaced` `dotted` `colon` | groups with that mark between them | `138-1234-5678` |
| `separated` | groups with other or mixed marks | `(138)1234-5678` |
| `nosep` | the separators that it was planted with are gone | `02a1b2c3d4e5` |
| `braced` | a UUID in braces | `{1b4e…}` |
| `upper` `lower` `mixed` | letters in another case than planted | `33010619700101123X` |
| `split` | in consecutive values of one container | `138`, `1234`, `5678` |
| `reversed` | backwards | `87654321831` |
| `id15` | an ID card's old form: no century, no check character | `330106700101123` |
| `imei14` | an IMEI without its check digit | `86123456789012` |
| `zigzag` `hexadecimal` `integer` | a phone as protobuf's signed or as a hexadecimal number; an identifier as one | |
| `masked` | partly struck out, the rest is the planted value's | `138****5678` |
| `piece` | a long part of the clipboard's text | |
| `list` | at least three planted package names in one message | |
| `chinese-digits` | in Chinese numerals | `一三八…`, `壹叁捌…` |
| `gbk-hex` `gbk-base64` `utf16-hex` `utf16-base64` | a name's bytes in that charset | |
| `md5` `sha1` `sha224` `sha256` `sha384` `sha512` `sm3` | digest, hexadecimal in either case | |
| `sha3-224` … `sha3-512` `blake2b` `blake2b-256` `blake2s` `ripemd160` | the same | |
| `md5-base64` … `sm3-base64` | digest, base64 or base64url, padded or not | |
| `md5-16` | the middle 16 characters of an MD5 in hexadecimal | |
| `raw-base64` | a device identifier's bytes in base64 or base64url | |
| `raw` `md5-raw` … | a device identifier or a digest as bytes, the whole value of a binary container | |
| `md5(md5)` `sha256(md5)` … | digest of a digest in hexadecimal (of either case) | |
| `key` | not planted: the key and the shape of the value together | |
| `shape` | not planted: a valid number of that kind | |

Several at once are joined by "+": `cc+dashed`, `nosep+upper`. The digests are of the normal forms in `normal_form`.
An HMAC or a salted digest cannot be recognised, so nothing is claimed about one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.detect.traffic.identity.chinese_digits import FORM as CHINESE_DIGITS
from harness.detect.traffic.identity.chinese_digits import in_chinese, is_written_so
from harness.detect.traffic.identity.clipboard_piece import pieces_of
from harness.detect.traffic.identity.digest_form import base64_forms, digest_forms
from harness.detect.traffic.identity.name_bytes import name_bytes
from harness.detect.traffic.identity.normal_form import grouped, integers_of, normal_forms, phone_with_country_code
from harness.detect.traffic.identity.planted_value import (
    Planted,
    clipboard_of,
    complaint_of,
    names_of,
    numbers_of,
    packages_of,
)
from harness.detect.traffic.sighting import Leaving
from harness.model.persona import Persona


@dataclass(frozen=True, slots=True)
class Spelling:
    """One text that gives a planted value away.

    `whole`: it counts only with no letter or digit beside it. `cased`: its case matters (base64); all others are
    meant in any case. `of` names the normal form that a digest was made of, "" where it is no digest.
    """

    canary: str
    form: str
    text: str
    whole: bool
    cased: bool = False
    of: str = ""


def spellings(persona: Persona) -> Iterator[Spelling]:
    """Every spelling that can be written down beforehand: what must be hidden wherever text is shown.

    Arbitrary separators, splits over fields and masks are found by search, not listed here.
    """
    for value in numbers_of(persona):
        yield from _number_spellings(value)
    for value in (*names_of(persona), *complaint_of(persona)):
        yield from _name_spellings(value)
    for value in clipboard_of(persona):
        yield from _clipboard_spellings(value)
    for value in packages_of(persona):
        yield Spelling(value.canary, "plain", value.text, whole=True)
    yield from digest_spellings(persona)


def digest_spellings(persona: Persona) -> Iterator[Spelling]:
    """The digests of every planted value in every normal form, each text once per canary, and names' bytes as text."""
    yield from _bytes_of_names(persona)
    for values in (numbers_of, names_of, clipboard_of, packages_of):
        for value in values(persona):
            thorough = value.what not in (Leaving.CONTACTS, Leaving.APP_LIST)
            seen: set[str] = set()
            for of, content in normal_forms(value, thorough=thorough):
                for form, text, cased in digest_forms(content, nested=thorough):
                    if text not in seen:
                        seen.add(text)
                        yield Spelling(value.canary, form, text, whole=True, cased=cased, of=of)
            yield from _raw_base64(value)


def _bytes_of_names(persona: Persona) -> Iterator[Spelling]:
    for value in names_of(persona):
        for form, text in name_bytes(value.text):
            yield Spelling(value.canary, form, text, whole=True, cased=True)


def _raw_base64(value: Planted) -> Iterator[Spelling]:
    """Of identifiers long enough that nobody has the same letters by chance."""
    if value.what in (Leaving.OAID, Leaving.IDFA, Leaving.ANDROID_ID) and len(value.core) in (16, 32):
        try:
            raw = bytes.fromhex(value.core)
        except ValueError:
            return
        for text in base64_forms(raw):
            yield Spelling(value.canary, "raw-base64", text, whole=True, cased=True)


def _number_spellings(value: Planted) -> Iterator[Spelling]:
    texts = {value.text: "plain"}
    for mark, name in ((":", "colon"), ("-", "dashed"), (" ", "spaced"), (".", "dotted"), ("", "nosep")):
        texts.setdefault(grouped(value, mark), name)
    if len(value.core) == 11 and value.what in (Leaving.PHONE, Leaving.CONTACTS):
        for text in phone_with_country_code(value.core):
            texts.setdefault(text, "cc")
    for text, form in integers_of(value):
        texts.setdefault(text, form)
    texts.setdefault(value.text[::-1], "reversed")
    texts.setdefault(value.core[::-1], "reversed")
    for text in in_chinese(value.core) if is_written_so(value) else ():
        texts.setdefault(text, CHINESE_DIGITS)
    for text, form in texts.items():
        yield Spelling(value.canary, form, text, whole=True)


def _name_spellings(value: Planted) -> Iterator[Spelling]:
    yield Spelling(value.canary, "plain", value.text, whole=len(value.text) <= 2 or value.text.isascii())
    if len(value.core) > 2:
        yield Spelling(value.canary, "reversed", value.core[::-1], whole=value.core.isascii())


def _clipboard_spellings(value: Planted) -> Iterator[Spelling]:
    words = value.text.split()
    texts = dict.fromkeys((value.text, " ".join(words), "".join(words), "+".join(words)))
    for text in texts:
        yield Spelling(value.canary, "plain", text, whole=False)
    for piece in pieces_of(" ".join(words)):
        yield Spelling(value.canary, "piece", piece, whole=False)
