from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.identity.sending import layer, seen

PACKAGES = [f"com.vendor{number}.app" for number in range(6)]


def test_many_packages_under_a_name_that_says_so_are_a_list() -> None:
    (one,) = seen(layer({f"installedApps[{number}].pkg": package for number, package in enumerate(PACKAGES)}))
    assert (one.what, one.seeded, one.data["count"]) == (Leaving.APP_LIST, False, 6)
    (one,) = seen(layer({"packages": ",".join(PACKAGES)}))
    assert one.data["count"] == 6


def test_few_packages_or_class_names_are_no_list() -> None:
    assert not seen(layer({f"apps[{number}]": package for number, package in enumerate(PACKAGES[:4])}))
    assert not seen(layer({"apps": ",".join(PACKAGES[:1] * 9)}))
    assert not seen(layer({f"stack[{number}]": package for number, package in enumerate(PACKAGES)}))


def test_hosts_and_addresses_are_no_packages() -> None:
    assert not seen(layer({"apps": " ".join(f"https://com.vendor{number}.app/x" for number in range(8))}))


def test_phones_under_contacts_are_an_address_book() -> None:
    people = {f"contacts[{number}].tel": f"1391234567{number}" for number in range(3)}
    found = [one for one in seen(layer(people)) if one.what is Leaving.CONTACTS]
    assert [(one.seeded, one.data["count"]) for one in found] == [(False, 3)]
    assert not [one for one in seen(layer(dict(list(people.items())[:2]))) if one.what is Leaving.CONTACTS]
