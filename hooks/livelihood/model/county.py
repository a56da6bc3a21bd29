"""county.yml: one county and what the site may say about it."""

from __future__ import annotations

from pydantic import Field

from livelihood.model.base import Code, DataFile, NameDisplay, Record, Text


class Contact(Record):
    """Whom citizens can ask."""

    telephone: Text | None = Field(None, description="公开的咨询电话")
    address: Text | None = Field(None, description="办公地址")


class County(DataFile):
    """A county. What isn't known (publisher, contact …) is absent, and absent on the page too."""

    code: Code
    name: Text = Field(description="县（市、区）名称，如 叶县")
    prefecture: Text = Field(description="所属地级市，如 平顶山市")
    province: Text = Field(description="所属省，如 河南省")
    publisher: Text | None = Field(None, description="主办单位")
    organizer: Text | None = Field(None, description="承办单位")
    contact: Contact | None = Field(None, description="联系方式")
    site_id_code: str | None = Field(None, pattern=r"^\d{10}$", description="网站标识码，10 位数字")
    name_display: NameDisplay = Field("full", description="负责人姓名怎样显示")

    @property
    def prefecture_code(self) -> str:
        """The prefecture's four-digit code."""
        return self.code[:4]

    @property
    def province_code(self) -> str:
        """The province's two-digit code."""
        return self.code[:2]
