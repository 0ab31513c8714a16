import pytest

from harness.report.articles import article_name, article_order, article_title
from harness.report.words import load_words

ZH, EN = load_words("zh"), load_words("en")


@pytest.mark.parametrize(
    ("article", "chinese", "english"),
    [
        ("5", "第五条", "Art. 5"),
        ("14(2)", "第十四条（二）", "Art. 14(2)"),
        ("A14-2", "第十四条（二）", "Art. 14(2)"),
        ("20", "第二十条", "Art. 20"),
        ("26", "第二十六条", "Art. 26"),
        ("PI", "个人信息", "Personal information"),
        ("something else", "something else", "something else"),
    ],
)
def test_article_is_called_as_in_the_regulation(article: str, chinese: str, english: str) -> None:
    assert article_name(article, ZH) == chinese
    assert article_name(article, EN) == english


def test_articles_are_ordered_by_number_then_item_and_others_last() -> None:
    assert sorted(["PI", "18", "14(4)", "5", "14(1)"], key=article_order) == ["5", "14(1)", "14(4)", "18", "PI"]


def test_item_without_own_title_takes_the_title_of_its_article() -> None:
    assert article_title("5(1)", ZH) == "备案与标示"
    assert article_title("99", ZH) == ""
