from harness.model.persona import Contact, Persona
from harness.model.screen import Box, UiNode, UiTree
from harness.report.leak_guard import leaked
from harness.report.veil import planted_values, veils_of

PERSONA = Persona(
    seed=1,
    name="李春华",
    phone="13812345678",
    id_card="11010119900307123X",
    imei="860000000000001",
    oaid="oaid-1",
    android_id="a1b2c3",
    mac="02:00:00:00:00:01",
    idfa="IDFA-1",
    clipboard="剪贴板口令",
    contacts=(Contact("王芳", "13900001111"),),
    app_list=(),
    route_wgs84=((30.27415, 120.15515),),
    photos=(),
)


def tree(*texts: str) -> UiTree:
    boxes = [Box(0, 10.0 * index, 100, 10) for index in range(len(texts))]
    nodes = tuple(UiNode("text", text, box) for text, box in zip(texts, boxes, strict=True))
    return UiTree("", "", 390, 844, nodes)


def test_places_that_show_planted_values_are_found_however_they_are_spaced() -> None:
    shown = tree("待办事项", "电话 138 1234-5678", "１３８１２３４５６７８", "138****5678", "王 芳")
    assert [box.y_dp for box in veils_of(shown, planted_values(PERSONA))] == [10.0, 20.0, 40.0]


def test_typed_values_are_found_too() -> None:
    node = UiNode("input", "", Box(0, 5, 9, 9), value="11010119900307123x")
    assert veils_of(UiTree("", "", 390, 844, (node,)), planted_values(PERSONA)) == (node.box,)


def test_planted_values_hold_every_raw_value_and_passwords() -> None:
    values = planted_values(PERSONA, ["secret-9"])
    assert {"李春华", "13812345678", "13900001111", "secret-9", "30.2741", "剪贴板口令"} <= set(values)


def test_guard_does_not_read_the_bytes_of_pictures() -> None:
    assert leaked('<image href="data:image/webp;base64,AAAA13812345678AAAA"> x', ["13812345678"]) == 0
    assert leaked("x 13812345678", ["13812345678"]) == 1


def test_guard_finds_a_value_of_any_length_at_any_place() -> None:
    document = "abc 李华 def 13812345678"
    assert leaked(document, ["李华", "13812345678", "abc", "8"]) == 4
    assert leaked(document, ["王芳", "13912345678", "138123456789"]) == 0
