"""The catalogues that a recording was judged by are kept beside it."""

from dataclasses import replace
from pathlib import Path

from harness.recording.judged_by import Judgement, judgements, keep_judgement, kept_catalogue
from harness.recording.reader import Recording
from harness.recording.verify import verify

ONE = Judgement("0123456789ab", 2, "default", {"a14_2_reading": "R2"}, "0.1")


def test_each_catalogue_is_kept_once_and_the_first_stays_first(sealed: Path) -> None:
    recording = Recording.open(sealed)
    assert judgements(sealed) == ()
    keep_judgement(recording, ONE, {"A05.yaml": b"rules: []"})
    keep_judgement(recording, ONE, {"A05.yaml": b"rules: []"})
    later = replace(ONE, catalogue="ba9876543210")
    keep_judgement(recording, later, {"A05.yaml": b"rules: [] # new"})
    assert judgements(sealed) == (ONE, later)
    first = kept_catalogue(sealed, ONE.catalogue)
    assert first is not None
    assert (first / "A05.yaml").read_bytes() == b"rules: []"
    assert verify(sealed, None).state == "intact"


def test_what_is_not_there_is_none(sealed: Path) -> None:
    assert kept_catalogue(sealed, "0123456789ab") is None
    assert kept_catalogue(sealed, "../..") is None
    (sealed / "derived").mkdir()
    (sealed / "derived/judged_by.json").write_text("[{]")
    assert judgements(sealed) == ()
