from harness.detect.screen.form_table import form_tables
from tests.detect.screen_factory import view


def _told(*rows: list[str]) -> list[tuple[str, bool]]:
    tables = form_tables(view(*rows).rows)
    return [(label, filled) for table in tables for label, _, _, filled in table.fields]


def test_columns_of_records_are_fields_and_open_where_a_cell_is() -> None:
    head = ["班组", "人数", "班组(核)"]
    told = _told(head, ["一组", "12", "填写"], ["二组", "9", "填写"])
    assert told == [("班组", True), ("人数", True), ("班组(核)", False)]


def test_rows_of_figures_are_fields_where_the_first_column_names_them() -> None:
    told = _told(["指标", "上月", "本月"], ["外出人数", "12", "填写"], ["人数外出", "—", "填写"])
    assert told == [("外出人数", False), ("人数外出", False)]


def test_a_table_to_read_and_a_bar_of_steps_are_none() -> None:
    assert _told(["班组", "人数", "到岗"], ["一组", "12", "12"], ["二组", "9", "8"]) == []
    assert _told(["须知", "信息", "材料", "提交"], ["姓名", "张三"], ["手机", "请填写"]) == []
