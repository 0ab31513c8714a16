"""Selling: prices, memberships, a price with a buy control. Statutory fees have a price and are no sale."""

from collections.abc import Iterable

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks
from harness.detect.trade.membership import memberships
from harness.detect.trade.payment import checkout, payments, ways_to_pay
from harness.detect.trade.price import prices_shown
from harness.model.app import App
from harness.model.observation import Observation


@EachRole
def detect_commerce(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """PAYMENT, PRICE and MEMBERSHIP, one each per role."""
    return (
        *payments(view, masker),
        *ways_to_pay(view, masker),
        *checkout(view, masker),
        *prices_shown(view, masker),
        *memberships(view, masker),
    )
