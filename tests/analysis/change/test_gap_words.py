"""What could not be compared is said in the language of whoever asks; what an app said is quoted as it is."""

import pytest

from harness.analysis.change.gap_words import gap_saying


@pytest.mark.parametrize(
    ("condition", "why", "en", "zh"),
    [
        ("channel:proxy", "switched off", "live: channel:proxy (switched off)", "现行版本：证据通道 proxy（已关闭）"),
        ("scenario:menu_walk", "", "live: scenario:menu_walk (not run)", "现行版本：测试场景 menu_walk（未执行）"),
        (
            "role:superior",
            "nobody signed in",
            "live: role:superior (nobody signed in)",
            "现行版本：角色 superior（无人登录）",
        ),
        ("channel:hooks", "failed: 404", "live: channel:hooks (failed: 404)", "现行版本：证据通道 hooks（失效：404）"),
    ],
)
def test_both_languages_name_side_condition_and_reason(condition: str, why: str, en: str, zh: str) -> None:
    told = gap_saying("live", condition, why)
    assert (told.en, told.zh) == (en, zh)
