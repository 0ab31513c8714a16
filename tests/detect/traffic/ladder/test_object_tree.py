from harness.detect.traffic.ladder.object_tree import opened_tree, telling_keys


def test_byte_strings_are_blobs_with_their_paths() -> None:
    opened = opened_tree({"a": "x", "b": [b"one", 7], 3: b"two"}, ("cbor",))
    assert opened.values == ["x", "7"]
    assert list(opened.names()) == ["a", "b[1]", "3", "b[0]"]
    assert [blob.content for blob in opened.blobs] == [b"two", b"one"]


def test_ordinary_field_names_are_not_telling() -> None:
    assert telling_keys({"userName", "sha256", "app_id", "lat1", "x-y", "v1.2"}) == ["v1.2"]
    assert telling_keys({"13812345678", "a"}) == ["13812345678"]
