"""Campaign: how one inspection reads what the text leaves open, and how much it must see to say "not found"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from harness.model.saying import Saying


@dataclass(frozen=True, slots=True)
class Switch:
    """One open reading: what it decides, the values it may take, the one taken when nobody says."""

    what: Saying
    values: tuple[str, ...]
    default: str


SWITCHES: Mapping[str, Switch] = MappingProxyType(
    {
        "a14_2_reading": Switch(
            Saying(
                "Articles 10 and 14(2): is the function itself the finding (R1), or function and compulsion (R2)?",
                "第十条、第十四条第二项：设置该功能即构成（R1），还是设置且具有强制性（R2）",
            ),
            ("R1", "R2"),
            "R2",
        ),
        "empty_necessary_media": Switch(
            Saying(
                "Article 14(4): where no necessary media are declared, is necessity unknown, or is there none?",
                "第十四条第四项“非必要情况下”：未申报必要性，按“情况不明”还是按“无必要”处理",
            ),
            ("unknown", "none"),
            "unknown",
        ),
        "prominent_place": Switch(
            Saying(
                "Article 5, 显著位置: seen without signing in, or within two taps of home?",
                "第五条“显著位置”：须未登录即可见，还是首页两步以内亦可",
            ),
            ("two_taps", "logged_out"),
            "two_taps",
        ),
        "necessary_functions": Switch(
            Saying(
                "Article 10, 必要功能: what the text itself asks for, or the declared core functions and notices too?",
                "第十条“必要功能”：仅指办法明文要求的功能，还是包括已申报的核心功能和告知",
            ),
            ("text_and_declared", "text"),
            "text_and_declared",
        ),
        "major_change": Switch(
            Saying(
                "Article 11, 重大功能变更: any item of the laboratory's list, or the functions of Article 14 alone?",
                "第十一条“重大功能变更”：检测方案所列任一变更，还是仅指第十四条所涉功能",
            ),
            ("listed", "article_14"),
            "listed",
        ),
        "main_carrier": Switch(
            Saying(
                "Article 14(4), 主要载体: more than half of the menu is enough, or does a person always decide?",
                "第十四条第四项“主要载体”：菜单过半即可认定，还是一律由人工认定",
            ),
            ("majority", "by_person"),
            "majority",
        ),
        "special_rule": Switch(
            Saying(
                "Article 14(2), 特殊场景规定: is a declared document of security or emergency enough, or must a person "
                "look at its level?",
                "第十四条第二项“特殊场景规定”：有申报文件即可，还是须人工审查文件层级",
            ),
            ("document", "by_person"),
            "document",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Campaign:
    """Defaults from standards.md 15.2 [default]: 90 % of each role's menu, three working days and a day of rest."""

    name: str = "default"
    switches: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({name: switch.default for name, switch in SWITCHES.items()})
    )
    min_working_days: int = 3
    menu_share: float = 0.9
    min_rest_days: int = 1


STANDARD_WORKING_DAYS = Campaign().min_working_days
