"""What every model has in common: frozen records that know their place, and the types of their fields."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from livelihood.folder_entries import is_reserved
from livelihood.places import NOWHERE, Place, Spot
from livelihood.quantity import Quantity, QuantityError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Record(BaseModel):
    """A mapping of a data file: immutable, without unknown keys, and aware of the file and line it stands on.

    ``confirm`` says what of a drafted record a person must still decide. It is an error until it is gone, so nothing
    that is published ever has one.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True, defer_build=True
    )

    place: SkipJsonSchema[InstanceOf[Place]] = Field(
        default=NOWHERE, alias="@place", exclude=True, repr=False
    )

    confirm: Text | None = Field(None, description="导入时拿不准的地方；核对原文件、改对后删去", repr=False)

    def spot(self, key: str | None = None, index: int | None = None) -> Spot:
        """Return where ``key`` (or its list item ``index``) stands; where the record begins if it isn't written."""
        return self.place.spot(key, index)


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        if _DAY.fullmatch(str(value)):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("day", "“{text}”不是日期", {"text": str(value)})


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        return value
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise PydanticCustomError("moment", "“{text}”不是带时区的时刻", {"text": str(value)})
    return moment


def _quantity(value: Any) -> Any:
    if isinstance(value, Quantity):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("quantity", "这里不是一个数量", {})
    try:
        return Quantity.parse(value)
    except QuantityError as error:
        raise PydanticCustomError("quantity", "{reason}", {"reason": str(error)}) from error


def _unreserved(value: str) -> str:
    if is_reserved(value):
        raise PydanticCustomError("reserved", "reserved")
    return value


# Ids are names of folders of the site, too.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,63}$"), AfterValidator(_unreserved)]
Code = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9]\d{5}$"),
    WithJsonSchema({"type": ["string", "integer"], "description": "GB/T 2260 行政区划代码，6 位数字"}),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "description": "日期，写作 YYYY-MM-DD"}),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "description": "时刻，带时区"}),
]
Amount = Annotated[
    Quantity,
    BeforeValidator(_quantity),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "description": "数量，照文件原样写，如 2.8万人次、不少于140人、60%以上",
        }
    ),
]
Quote = Annotated[Text, Field(description="文件原句：一个分句，不超过 80 字，不含句号，含有所写的数字")]
CellPlace = Annotated[
    str,
    StringConstraints(pattern=r"^[^!]+![A-Z]{1,3}[1-9][0-9]*$"),
    Field(description="工作簿里的单元格，如 进度!E7；引文是这一行的文字"),
]
NameDisplay = Literal["full", "surname", "post_only", "withheld"]
Format = Annotated[
    Literal["1"],
    WithJsonSchema({"const": 1, "description": "数据格式的版本"}),
    Field(description="数据格式的版本"),
]


class Amendment(Record):
    """Why what was recorded here of a document was mended after its publication; the document itself was right."""

    reason: Text = Field(description="本站录错了什么、改成了什么，会公开")
    date: Day = Field(description="在本站改正的日期")


class DataFile(Record):
    """The outermost mapping of a data file."""

    format: Format
