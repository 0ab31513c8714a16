from harness.detect.words.told_place import told_place


def test_the_speaker_decides_whose_place_it_is() -> None:
    assert told_place("您所在支部排名第3") == "units"
    assert told_place("您在支部排名第3") == "persons"
    assert told_place("较上周下降3位") == "persons"
    assert told_place("较上周下降3位", of_unit=True) == "units"


def test_who_is_named_at_the_head_or_the_tail() -> None:
    assert told_place("后三名:周强、吴敏、钱军") == "persons"
    assert told_place("排名后三:白沙镇、双溪乡、古城镇") == "units"
    assert told_place("前三项:资料、照片、表格") is None


def test_news_tell_nobodys_place() -> None:
    assert told_place("我市经济总量居全省第4位,较上年上升1位") is None
