import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.version_texts import cjk_families, driver_matches, first_version, node_suits, numbers


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)\n", "156.0.8078.79"),
        ("ChromeDriver 156.0.8078.79 (3c5b9d0f-refs/branch-heads/8078@{#2})", "156.0.8078.79"),
        ("v20.20.2\n", "20.20.2"),
        ("uv 0.13.9 (x86_64-unknown-linux-gnu)", "0.13.9"),
        ("ip utility, iproute2-6.1.0, libbpf 1.1.0", "6.1.0"),
        ("nftables v1.0.6 (Lester Gooch #5)", "1.0.6"),
        ("Android Debug Bridge version 1.0.41\nVersion 34.0.4", "1.0.41"),
        ("no version here, only 7", None),
        ("", None),
    ],
)
def test_the_first_dotted_number_is_the_version(said: str, version: str | None) -> None:
    assert first_version(said) == version


@pytest.mark.parametrize("version", ["20.19.0", "v20.20.2", "22.12.0", "24.0.0", "24.19.0", "30.1"])
def test_node_versions_that_appium_accepts(version: str) -> None:
    assert node_suits(version)


@pytest.mark.parametrize("version", ["18.20.4", "20.18.9", "21.7.0", "22.11.0", "23.9.0", "20", "", "twenty"])
def test_node_versions_that_appium_refuses(version: str) -> None:
    assert not node_suits(version)


def test_a_driver_matches_the_browser_of_its_own_major_version_only() -> None:
    assert driver_matches("156.0.8078.79", "156.0.8078.47")
    assert not driver_matches("156.0.8078.79", "155.0.8078.79")
    assert not driver_matches("", "")


def test_font_families_are_named_once_without_their_other_names() -> None:
    said = "Noto Sans CJK SC,Noto Sans CJK SC Bold\nNoto Sans CJK SC\n\nWenQuanYi Micro Hei,文泉驛微米黑\n"
    assert cjk_families(said) == ("Noto Sans CJK SC", "WenQuanYi Micro Hei")


@given(st.lists(st.integers(0, 10**9 - 1), min_size=1, max_size=6))
def test_numbers_reads_back_what_dots_joined(parts: list[int]) -> None:
    assert numbers(".".join(map(str, parts))) == tuple(parts)


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    first_version(text)
    node_suits(text)
    driver_matches(text, text)
    cjk_families(text)


def test_an_absurdly_long_number_is_no_version() -> None:
    assert numbers("9" * 100_000) == ()
