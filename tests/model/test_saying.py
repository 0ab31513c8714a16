from harness.model.saying import Saying


def test_a_saying_is_said_in_the_language_asked_for() -> None:
    saying = Saying("rain", "雨")
    assert (saying.say("en"), saying.say("zh")) == ("rain", "雨")
