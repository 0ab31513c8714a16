"""What is remembered changes no answer, and long texts are not kept."""

from harness.detect.traffic.remembered import LONGEST_KEPT, remembered


def test_a_short_text_is_judged_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered
    def shouts(text: str) -> bool:
        asked.append(text)
        return text.isupper()

    long = "A" * (LONGEST_KEPT + 1)
    assert [shouts(one) for one in ("A", "a", "A", long, long)] == [True, False, True, True, True]
    assert asked == ["A", "a", long, long]
