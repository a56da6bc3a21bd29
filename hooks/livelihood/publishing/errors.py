"""What stops publishing."""

from __future__ import annotations

import errno

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class PublishError(Exception):
    """Why nothing was published, said in Chinese."""


def told(error: OSError) -> str:
    """Return in Chinese what the system refused, where, and how to mend it."""
    place = f"：{error.filename}" if error.filename else ""
    if error.errno in _FULL:
        return f"磁盘满了{place}。改法：腾出地方，或用 --keep 少留几版，再发布一次。"
    if error.errno in _REFUSED:
        return f"没有写入的权限，或文件夹是只读的{place}。改法：检查文件夹的权限和所在的磁盘，再发布一次。"
    return f"读写文件时出错{place}（{error.strerror or error}）。改法：检查磁盘，再发布一次。"
