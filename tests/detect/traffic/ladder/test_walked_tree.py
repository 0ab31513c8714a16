from harness.detect.traffic.ladder.walked_tree import SLICE_NODES, key_text, walked_tree


def test_a_tree_that_contains_itself_comes_to_an_end() -> None:
    knot: list[object] = ["x"]
    knot.append([knot] * 2000)
    assert "x" in walked_tree(knot).values


def test_numbers_beyond_what_python_prints_do_not_stop_the_walk() -> None:
    assert walked_tree([1 << 40_000, 5]).values[1] == "5"


def test_keys_may_be_bytes_or_numbers() -> None:
    assert [key_text(b"ab"), key_text(7), key_text("k")] == ["ab", "7", "k"]


def test_the_order_is_breadth_first_however_many_nodes_there_are() -> None:
    rows = [{"id": str(n), "in": {"deep": f"d{n}"}, "no": False} for n in range(3 * SLICE_NODES)]
    walked = walked_tree({"rows": rows, "top": "t"})
    assert walked.values == ["t", *(str(n) for n in range(len(rows))), *(f"d{n}" for n in range(len(rows)))]


def test_a_part_that_stands_in_a_tree_very_often_is_not_walked_for_ever() -> None:
    big = ["x"] * 20_000
    walked = walked_tree([big] * 200_000)
    assert len(walked.values) >= 20_000
