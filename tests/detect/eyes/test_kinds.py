from typing import get_args

from harness.detect.eyes.kinds import label_kinds
from harness.model.saying import Language


def test_every_kind_says_in_both_languages_what_counts_and_what_does_not() -> None:
    for kind, told in label_kinds().items():
        for saying in (told.name, told.counts, told.excluded, *([told.open] if told.open else [])):
            assert all(saying.say(language).strip() for language in get_args(Language)), kind
            assert saying.zh.isascii() is False, f"{kind}: {saying.zh}"


def test_no_kind_shares_its_name_with_another() -> None:
    names = [told.name for told in label_kinds().values()]
    assert len(set(names)) == len(names)
