from harness.detect.words.told_place import announced_order, told_place


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


def test_a_chat_says_when_the_order_is_drawn_up() -> None:
    for told in ("按单位统计,月底排队", "注册数每天上墙,没有增长的村到会检讨", "局里五点看榜"):
        assert announced_order(told) == "units", told
    assert announced_order("红榜前十名另奖20分") == "persons"
    for innocent in ("每周一排队取号", "明早九点排队挂号", "今晚8点见", "每天不排名", "周末榜样人物宣讲"):
        assert announced_order(innocent) is None, innocent


def test_the_rate_of_those_who_take_part_is_put_in_order_and_those_who_compete_are_not() -> None:
    assert announced_order("各村组织不少于50人参赛,参赛率排名在全镇通报") == "units"
    assert announced_order("参赛选手排名将在官网公布") is None
