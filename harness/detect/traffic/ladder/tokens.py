"""Base64 and hex standing anywhere in a text, found by cutting the whole of it at every letter that neither has."""

import string
from collections.abc import Iterator, Sequence
from functools import lru_cache

from harness.detect.traffic.ladder.base_encodings import unbased
from harness.detect.traffic.ladder.charset import utf8_of

SHORTEST_TOKEN = 12
# Base64 of two Chinese characters in UTF-8 is a name, and worth a look though it is this short; each group of four
# begins with the bits of a lead byte. Half of an ordinary digest passes for GBK, so it must be UTF-8.
CHINESE_NAME = 8
_LEADS = frozenset(b"56")
# Digits that are hex of something are at least the hex of ten characters.
SHORTEST_DIGITS = 20
FEW_TOKENS = 8
# A shorter one is a word rather than a random value.
SHORTEST_OWN = 20
WORDS_KEPT = 4_096
_UUID_CHARS = 36
_DASH = ord("-")
_LETTERS = (string.ascii_letters + string.digits + "+/_-").encode()
_CUT = bytes(byte if byte in _LETTERS else 32 for byte in range(256))
_CUT_AT_JOINTS = _CUT.translate(bytes.maketrans(b"/_-", b"   "))
Token = tuple[int, bytes, str]
Held = dict[bytes, Sequence[Token]]


def words_of(text: str) -> set[bytes]:
    """Every stretch of letters of base64 that may be encoded, however short its name: no UUID, no plain number."""
    return _chosen(text.encode("ascii", "replace").translate(_CUT).split())


def encoded_tokens(text: str) -> tuple[list[Token], set[bytes]]:
    """(start, content, step) of every token that holds something sensible, in their order; and the text's words."""
    if len(text) < CHINESE_NAME:
        return [], set()
    letters = text.encode("ascii", "replace")
    runs = letters.translate(_CUT).split()
    held: Held = {}
    chosen = _chosen(runs)
    for run in chosen:
        if len(run) < SHORTEST_OWN:
            found = _held_by_word(run)
        else:
            # Most are digests, which have no joints.
            whole = unbased(run)
            found = [(0, *whole)] if whole else [] if run.isalnum() else _held_by_pieces(run)
        if found:
            held[run] = found
    return list(_standing(letters, runs, held)) if held else [], chosen


def _chosen(runs: list[bytes]) -> set[bytes]:
    """Those worth a look. Written out, as there are many: a call for each would double the time."""
    return {
        one
        for one in runs
        if (
            (size := len(one)) >= SHORTEST_TOKEN
            and not (size == _UUID_CHARS and one[8] == one[13] == one[18] == one[23] == _DASH)
            and not (one.isdigit() and (size < SHORTEST_DIGITS or size % 2))
        )
        or (size == CHINESE_NAME and one[0] in _LEADS and one[4] in _LEADS)
    }


@lru_cache(WORDS_KEPT)
def _held_by_word(run: bytes) -> Sequence[Token]:
    """What a short one holds: times, versions and paths come again and again."""
    whole = unbased(run)
    if whole is not None and (len(run) > CHINESE_NAME or utf8_of(whole[0]) is not None):
        return ((0, *whole),)
    return () if len(run) == CHINESE_NAME or len(run) == SHORTEST_TOKEN or run.isalnum() else _held_by_pieces(run)


def _held_by_pieces(run: bytes) -> list[Token]:
    """(offset in the run, content, step) of its pieces.

    A path or an id may hold a token between its joints, which are letters of base64 themselves.
    """
    pieces = [one for one in run.translate(_CUT_AT_JOINTS).split() if len(one) >= SHORTEST_TOKEN]
    found = [(one, unbased(one)) for one in pieces if not _is_hopeless(one)]
    return [(run.find(one), *inner) for one, inner in found if inner is not None]


def _standing(letters: bytes, runs: list[bytes], held: Held) -> Iterator[tuple[int, bytes, str]]:
    """Every place at which a run stands that holds something: few are searched for, many met in a walk over all."""
    if len(held) <= FEW_TOKENS:
        yield from sorted(found for run in held for found in _places_of(run, letters, held))
        return
    at = 0
    for run in runs:
        at = letters.find(run, at)
        if run in held:
            yield from ((at + offset, content, step) for offset, content, step in held[run])
        at += len(run)


def _places_of(run: bytes, letters: bytes, held: Held) -> Iterator[tuple[int, bytes, str]]:
    at, end = letters.find(run), len(letters)
    while at >= 0:
        after = at + len(run)
        if (at == 0 or letters[at - 1] not in _LETTERS) and (after == end or letters[after] not in _LETTERS):
            yield from ((at + offset, content, step) for offset, content, step in held[run])
        at = letters.find(run, after)


def _is_hopeless(piece: bytes) -> bool:
    """Numbers that are hex of nothing."""
    return piece.isdigit() and (len(piece) < SHORTEST_DIGITS or len(piece) % 2 == 1)
