"""What the file system may refuse us, as a fault with its mend; any other OSError is a mistake of ours."""

import errno

from harness.model.faults import CaptureLost
from harness.model.saying import Saying

DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM)


def disk_fault(fault: OSError) -> CaptureLost | None:
    """The fault to say; None for a mistake of ours, which should show itself whole."""
    if fault.errno not in DISK_FAULTS:
        return None
    reason = fault.strerror or type(fault).__name__
    mend = Saying("free some space or choose another --out folder", "释放磁盘空间，或用 --out 另选文件夹")
    what = Saying(f"cannot be written ({reason})", f"无法写入（{reason}）")
    return CaptureLost(what, str(fault.filename or "--out"), mend)
