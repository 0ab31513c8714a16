from harness.model.app import Account, App

GRASSROOTS, SUPERIOR = Account("grassroots", "lihua", "a"), Account("superior", "wangjun", "b")


def app(*accounts: Account) -> App:
    return App(
        key="lamp",
        name="灯",
        sponsor="某办",
        sponsor_short_names=(),
        filing_number=None,
        kind="h5",
        audience="internal",
        version="1",
        released_on=None,
        addresses={"browser": "https://a.test/"},
        first_party_domains=(),
        declared_functions=(),
        accounts=accounts,
        sign_in=(),
        gates=(),
        core_tasks=(),
    )


def test_an_account_is_found_by_its_role() -> None:
    assert app(GRASSROOTS, SUPERIOR).account("superior") == SUPERIOR


def test_a_role_without_an_account_has_none() -> None:
    assert app(GRASSROOTS).account("superior") is None


def test_the_first_of_two_accounts_of_one_role_is_taken() -> None:
    assert app(GRASSROOTS, Account("grassroots", "other", "c")).account("grassroots") == GRASSROOTS
