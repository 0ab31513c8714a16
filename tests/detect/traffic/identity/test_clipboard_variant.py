"""A piece was cut out of the planted text; another text of the same pattern has other details in its place."""

import pytest

from tests.detect.traffic.identity.sending import matcher_of, seeded

PARCEL = matcher_of(clipboard="【丰巢】您有一件包裹已到望江路17号柜，取件码为 8305-2217，请凭码取件")


@pytest.mark.parametrize(
    "text",
    [
        "【丰巢】您有一件包裹已到望江路17号柜，取件码为 8305",
        "您有一件包裹已到望江路17号柜…",
        "转发：包裹已到望江路17号柜，取件码为 8305-2217，谢谢",
        "7|您有一件包裹已到望江路17号柜，取件码为|13|android",
        "【丰巢】您有一件包裹已到望江路17号柜。取件码为 ****-****。请凭码取件",
    ],
)
def test_a_piece(text: str) -> None:
    assert ("clipboard", "piece") in seeded(text, matcher=PARCEL)


@pytest.mark.parametrize(
    "text",
    [
        "【丰巢】您有一件包裹已到望江路17号柜，取件码为 4471-9020，请凭码取件",
        "【丰巢】您有一件包裹已到望江路17号柜，取件码为 9114-0563",
        "5|【丰巢】您有一件包裹已到望江路17号柜，取件码为 9114-0563|13|android",
        "【丰巢】您有一件包裹已到凤起东路9号柜，取件码为 8305-6620，请凭码取件",
    ],
)
def test_another_text_of_the_same_pattern(text: str) -> None:
    assert not seeded(text, matcher=PARCEL)
