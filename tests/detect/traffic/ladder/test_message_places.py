from harness.detect.traffic.ladder.message_places import message_places
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights


def test_path_query_and_fragment_have_their_places() -> None:
    found = sights(unfold(request(path="/user/13812345678/%E5%BC%A0?lat=30.1&lat=30.2#uid=7")))
    assert [(path, value) for path, _, value in found] == [
        ("url[0]", "user"), ("url[1]", "13812345678"), ("url[2]", "张"),
        ("query.lat", "30.1"), ("query.lat", "30.2"), ("fragment.uid", "7"),
    ]  # fmt: skip


def test_telling_headers_and_cookies_stand_in_one_layer() -> None:
    headers = (("Host", "a.test"), ("X-Device", "860012345678901"), ("Cookie", "uid=42; name=%E5%BC%A0"))
    layers = unfold(request(headers=headers)).layers
    assert [layer.place for layer in layers] == ["header"]
    assert [layers[0].path(n) for n in range(3)] == ["header.x-device", "header.cookie.uid", "header.cookie.name"]
    assert layers[0].text == "860012345678901\n42\n张"


def test_a_token_in_a_header_is_opened() -> None:
    found = sights(unfold(request(headers=(("Authorization", "Basic bGlodWE6c2VjcmV0MTIz"),))))
    assert ("header.authorization", ("base64",), "lihua:secret123") in found


def test_an_empty_request_has_no_places() -> None:
    assert list(message_places(request())) == []
