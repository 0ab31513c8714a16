"""What a request says, value by value."""

from harness.detect.traffic.ladder.unfold import unfold
from harness.detect.traffic.sent_field import FIELDS_LIMIT, fields_of, text_at
from tests.detect.traffic.messages import message


def test_every_value_has_its_place_its_name_and_the_steps_to_it() -> None:
    sent = message(0, {"device": {"langs": ["zh", "en"], "n": 1.50}}, path="/a?q=x")
    found = {one.where: one for one in fields_of(unfold(sent).layers)}
    assert (found["body.device.n"].text, found["body.device.n"].key) == ("1.5", "n")
    assert (found["body.device.langs[1]"].text, found["body.device.langs[1]"].key) == ("en", "langs")
    assert found["body.device.n"].decoding == ("json",)
    assert {where for where, one in found.items() if one.in_url} == {"url[1]", "query.q"} or found["query.q"].in_url


def test_a_picture_is_a_field_without_text() -> None:
    (picture,) = [one for one in fields_of(unfold(message(0, b"\xff\xd8\xff\xe0" + bytes(90))).layers) if one.media]
    assert (picture.text, picture.media) == ("", "image/jpeg")


def test_the_number_of_fields_is_bounded() -> None:
    assert len(fields_of(unfold(message(0, list(range(FIELDS_LIMIT + 500)))).layers)) == FIELDS_LIMIT


def test_the_deepest_value_at_a_place_is_taken() -> None:
    fields = fields_of(unfold(message(0, {"d": "tel%3D19912345678"})).layers)
    assert text_at(fields, "body.d", "19912345678") in ("tel=19912345678", "19912345678")
    assert text_at(fields, "body.d", "nothing of it") == ""
