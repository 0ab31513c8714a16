import json

from harness.devices.android.ability import Ability, AbilityName, able, as_data, channels_ruled_out
from harness.model.run import CHANNELS
from harness.model.saying import Saying

NO = Saying("no root", "无 root")


def test_a_channel_that_cannot_be_given_is_known_with_its_reason() -> None:
    found = [
        Ability(AbilityName.JAVA_HOOKS, False, NO),
        Ability(AbilityName.PROXY, True),
        Ability(AbilityName.DRIVE, None),
    ]
    assert channels_ruled_out(found) == {"hooks": NO}
    every = [Ability(name, False) for name in AbilityName]
    assert set(channels_ruled_out(every)) <= set(CHANNELS)


def test_what_could_not_be_told_may_be_asked_for() -> None:
    found = [Ability(AbilityName.GALLERY, None, NO), Ability(AbilityName.CONTACTS, False, NO)]
    assert able(found, AbilityName.GALLERY)
    assert not able(found, AbilityName.CONTACTS)
    assert not able(found, AbilityName.PROXY)


def test_abilities_can_be_written_into_a_recording() -> None:
    written = json.loads(
        json.dumps(as_data([Ability(AbilityName.PROXY, True), Ability(AbilityName.GALLERY, False, NO)]))
    )
    assert written == {
        "proxy": {"able": True, "why": None},
        "gallery": {"able": False, "why": {"en": "no root", "zh": "无 root"}},
    }
