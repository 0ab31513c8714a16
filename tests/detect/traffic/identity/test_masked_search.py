import pytest

from tests.detect.traffic.identity.sending import PERSONA, layer, seeded, seen


@pytest.mark.parametrize(
    ("text", "canary"),
    [
        ("199****8648", "phone"),
        ("199xxxx8648", "phone"),
        ("199XXXX8648", "phone"),
        ("199••••8648", "phone"),
        ("+86 199****8648", "phone"),
        ("199-****-8648", "phone"),
        ("199 **** 8648", "phone"),
        ("199****6755", "contacts[0].phone"),
        ("手机：199****8648，请核对", "phone"),
        ("330***********123X", "id_card"),
        ("330106********123X", "id_card"),
        ("86010********8238", "imei"),
        ("cda1********4958", "android_id"),
        (f"{PERSONA.oaid[:-8]}****{PERSONA.oaid[-4:]}", "oaid"),
        ("7a:1f:e0:**:**:cf", "mac"),
        ("澹*翀垚", "name"),
        ("澹台*垚", "name"),
        ("澹**垚", "name"),
    ],
)
def test_what_is_left_of_a_masked_value_gives_it_away(text: str, canary: str) -> None:
    (one,) = seen(layer({"x": text}))
    assert (one.canary, one.form, one.seeded) == (canary, "masked", True)
    assert 0.6 <= one.confidence <= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "*******8648",
        "****8648",
        "8648",
        "1*********8",
        "138****8648",
        "199****8649",
        "199***********8648000",
        "3****************X",
        "330106********1234",
        "310***********1234",
        "澹台**",
        "澹***",
        "欧阳*垚",
        "***********",
        "x" * 50,
        "*/*;q=0.8",
        "**重要**",
    ],
)
def test_another_persons_or_too_little_is_nobodys(text: str) -> None:
    assert not seeded(text)


def test_the_more_is_left_the_surer_it_is() -> None:
    (little,) = seen(layer({"x": "330***********123X"}))
    (much,) = seen(layer({"x": "33010619880229***X"}))
    assert little.confidence < much.confidence
