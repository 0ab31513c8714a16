"""Finding a service by host and by class."""

from harness.detect.traffic.receiver.organisation import UNVERIFIED, Category, Organisation, Service, ServiceTable
from harness.model.saying import Saying

BODY = Organisation("acme", Saying("Acme", "艾克米"), "CN")


def service(key: str, domains: tuple[str, ...], classes: tuple[str, ...] = (), **more: object) -> Service:
    category = more.get("category", Category.STATISTICS)
    assert isinstance(category, Category)
    return Service(key, BODY, key, category, True, domains, classes, {"acme.com": "https://acme.com/doc (2026-11-22)"})


TABLE = ServiceTable(
    [
        service("wide", ("acme.com",), ("com.acme",)),
        service("narrow", ("push.acme.com",), ("com.acme.push",)),
        service("cloud", ("acmecloud.com",), category=Category.HOSTING),
    ]
)


def test_the_longest_suffix_wins() -> None:
    found = TABLE.at("eu.push.acme.com")
    assert found is not None
    assert (found[0].id, found[1]) == ("narrow", "push.acme.com")


def test_a_name_that_only_ends_alike_is_another() -> None:
    assert TABLE.at("notacme.com") is None


def test_the_longest_package_prefix_wins() -> None:
    names = [TABLE.of_class(name) for name in ("com.acme.push.Client", "com.acme.Client", "com.acmex.Client")]
    assert [one.id if one else "" for one in names] == ["narrow", "wide", ""]


def test_only_hosting_shares_its_suffixes() -> None:
    assert TABLE.shared_suffixes() == {"acmecloud.com"}


def test_a_domain_that_no_document_names_rests_on_general_knowledge() -> None:
    assert TABLE.services[0].source_of("acme.com").startswith("https://acme.com/doc")
    assert TABLE.services[1].source_of("push.acme.com") == UNVERIFIED
