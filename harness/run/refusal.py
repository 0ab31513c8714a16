"""What keeps a run from beginning, said before anything is recorded."""

from collections.abc import Sequence

from harness.capture.platform_instruments import DRIVEN
from harness.devices.port import refuse_busy
from harness.model.faults import BadInput
from harness.model.run import CHANNELS
from harness.model.saying import Saying
from harness.networks.ground import refuse_unbuildable
from harness.networks.reach import refuse_unreachable
from harness.networks.spec import HOST, canonical
from harness.plan.permitted import refuse_unpermitted
from harness.plan.run_order import RunOrder
from harness.recording.clock import SystemClock

__all__ = ["canonical", "refuse_unknown_channels", "refuse_what_cannot_run"]


def refuse_what_cannot_run(order: RunOrder) -> None:
    """Raises BadInput, NotPermitted or MissingComponent for an order that cannot, or must not, be begun."""
    refuse_unknown_channels(order.without)
    refuse_undrivable(order)
    refuse_unpermitted(order, SystemClock().now())
    refuse_unbuildable(order.network)
    if "://" in order.address:
        refuse_unreachable(order.address, order.laboratory, order.address_field)
    if order.proxy_port and "proxy" not in order.without and order.network == HOST:
        refuse_busy(order.proxy_port, "--proxy-port")


def refuse_undrivable(order: RunOrder) -> None:
    """Raise BadInput for a platform that nothing here drives, and for a network that a handset cannot be put on."""
    platform = order.device.platform
    if platform not in DRIVEN:
        mend = Saying("choose a browser or Android profile", "选用浏览器或安卓类设备配置")
        raise BadInput(Saying(f"{platform} is not driven yet", f"尚不支持驱动 {platform}"), "--device", mend)
    if platform != "browser" and order.network != HOST:
        mend = Saying(
            "connect the handset to that network and leave --network out", "将手机接入该网络，并去掉 --network"
        )
        raise BadInput(Saying("a handset is not put on it", "无法将手机置于该网络"), f"--network {order.network}", mend)


def refuse_unknown_channels(without: Sequence[str]) -> None:
    """Raise BadInput for a channel that does not exist."""
    for name in without:
        if name not in CHANNELS:
            raise BadInput(
                Saying(f"there is no channel “{name}”", f"没有名为“{name}”的通道"),
                "--without",
                Saying(f"choose of: {', '.join(CHANNELS)}", f"选用其一：{'、'.join(CHANNELS)}"),
            )
