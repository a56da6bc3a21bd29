"""What the settings for all servers say of themselves to the administrator who puts them there."""

from __future__ import annotations

ABOUT = "民生实事公开：本站所需的服务器设置，由程序生成。路径按实际情况改。"
ABOUT_HSTS = "整个域名（包括门户的其他栏目）都已使用HTTPS，才删去下一行开头的 #："
