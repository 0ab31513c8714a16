from harness.detect.screen.told_persons import told_persons
from tests.detect.screen_factory import heading, view


def test_names_under_a_head_of_persons_and_beside_their_initial_are_persons() -> None:
    table = view(heading("采集量"), ["名次", "采集员", "合计"], ["1", "空海川", "399"], ["2", "能大为", "359"])
    board = view(heading("家长学习榜"), ["1", "辰", "辰辰爸爸", "6课时"], ["2", "朵", "朵朵妈妈", "5课时"])
    menu = view(heading("首页"), ["签", "会议签到", "榜", "学习榜"])
    assert told_persons(table.rows) == {"空海川", "能大为"}
    assert told_persons(board.rows) == {"辰辰爸爸", "朵朵妈妈"}
    assert told_persons(menu.rows) == frozenset()
