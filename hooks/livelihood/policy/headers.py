"""The headers that a server sends with every answer, beside the kind of file and how long it may be kept."""

from __future__ import annotations

from dataclasses import dataclass

from livelihood.policy.content import content_security_policy

_DENIED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


@dataclass(frozen=True)
class Header:
    """A header, and what it is for, in words for those who run a server."""

    name: str
    value: str
    purpose: str


# For a year, above the half year (15,768,000 s) that is asked for at least. It is the whole host's, so it
# leaves subdomains alone and is for the host's administrator to switch on.
HSTS = Header(
    "Strict-Transport-Security",
    "max-age=31536000",
    "一年内只用HTTPS访问这个域名",
)

_HEADERS = (
    Header(
        "Content-Security-Policy",
        content_security_policy(),
        "只运行、只加载本站自己的文件；不许别的网页嵌入本站",
    ),
    Header("X-Content-Type-Options", "nosniff", "文件是什么类型以服务器说的为准，不许浏览器猜"),
    Header("X-Frame-Options", "DENY", "不许别的网页嵌入本站（给旧浏览器）"),
    Header("Referrer-Policy", "same-origin", "点击外部链接时，不把读者正在看的地址告诉对方"),
    Header(
        "Permissions-Policy",
        ", ".join(f"{feature}=()" for feature in _DENIED),
        "不使用摄像头、麦克风、定位等",
    ),
    Header("Cross-Origin-Opener-Policy", "same-origin", "与打开本站的网页互相隔离"),
    Header("Cross-Origin-Resource-Policy", "same-origin", "别的网站不能引用本站的文件（开放数据除外）"),
)
# Data are open to programs of any site; the feeds are read by readers, which ask no browser.
_SHARED = (
    Header("Cross-Origin-Resource-Policy", "cross-origin", "开放数据可以被任何网站引用"),
    Header("Access-Control-Allow-Origin", "*", "开放数据可以被任何网站的程序读取"),
)


def response_headers(*, shared: bool = False) -> tuple[Header, ...]:
    """Return the headers of every answer, those for pages that are not found included.

    ``shared`` says that it is a download, which programs of other sites may read, too. HSTS isn't among them: it is
    for the administrator to switch on.
    """
    if not shared:
        return _HEADERS
    own = {header.name for header in _SHARED}
    return (*(header for header in _HEADERS if header.name not in own), *_SHARED)
