from harness.model.laboratory import Endpoint, Laboratory

WEB, TLS = Endpoint("127.0.0.1", 18080), Endpoint("127.0.0.1", 18443)
LABORATORY = Laboratory("demo", {"a.test": TLS, "a.test:80": WEB})


def test_a_name_with_its_port_goes_before_the_name_alone() -> None:
    assert LABORATORY.endpoint("a.test", 80) == WEB
    assert LABORATORY.endpoint("a.test", 443) == TLS


def test_an_unknown_name_stands_nowhere() -> None:
    assert LABORATORY.endpoint("b.test", 443) is None
    assert Laboratory().endpoint("a.test", 80) is None
