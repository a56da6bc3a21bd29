"""Units that counties count in: which words after a number are its unit, and which units are close but not the same."""

from __future__ import annotations

import re

# What a promise can be counted in. Longer ones first, so that 人 is never read out of 人次.
_COUNTED = """
个百分点 百分点 平方公里 平方千米 立方米 平方米 延米 公里 千米 公顷 公斤 千克 千瓦时 千瓦 兆瓦 千伏 千伏安 米 亩 吨 度
人次 场次 班次 车次 户次 例次 台次 件次 课时 学时 人天 人 名 位 户 家 所 处 张 栋 幢 座 台 套 条 项 件 种 类 例 份 场 次 期 班
辆 艘 头 只 株 棵 盏 根 面 块 片 间 门 宗 起 笔 篇 部 册 本 枚 支 把 对 组 队 批 轮 口 眼 孔 道 杆 樘 扇 床 架 箱 袋 盒 棚 畦 村
单元 元 倍 个 km m2 m3 ㎡ % ‰ m kg kW MW kV
"""
_TIMES = "个工作日 工作日 个小时 小时 分钟 秒 个月 个季度 个年 天 周岁 岁 周 年 月 日 时 号"

COUNTED = tuple(sorted(_COUNTED.split(), key=len, reverse=True))
TIMES = tuple(sorted(_TIMES.split(), key=len, reverse=True))
_FAMILIES = (
    frozenset(("个", "座", "处", "所", "家", "台", "套", "口")),
    frozenset(("人", "名", "位")),
    frozenset(("场", "场次", "次", "期")),
    frozenset(("公里", "千米", "米", "km")),
    frozenset(("平方米", "m2", "㎡", "平方公里", "平方千米", "亩", "公顷")),
    frozenset(("户", "套", "家")),
    frozenset(("栋", "幢", "座")),
    frozenset(("处", "个", "所", "家", "座", "村")),
    frozenset(("张", "个", "床")),
)
_UNIT = re.compile("|".join(map(re.escape, COUNTED)))
_TIME = re.compile("|".join(TIMES))
# 个 and 项 begin compound units of time; 场 of 场地, 名 of 名称 and the like are no units.
_NO_UNIT = re.compile(
    r"面积|面向|面临|期间|场地|场所|名称|次日|条件|件套|处理|处置|项目|户籍|家庭|家长|人均|人员|人才|人民|位于|位居|部门"
    r"|对口|道路|对象|所有|把握|组织|组成|类别|班子|村级|村镇|起步"
)


def unit_at(text: str, position: int) -> str:
    """Return the unit that begins at ``position`` of a comparable text, or an empty text."""
    if time_at(text, position) or _NO_UNIT.match(text, position):
        return ""
    found = _UNIT.match(text, position)
    return found[0] if found else ""


def time_at(text: str, position: int) -> str:
    """Return the unit of time or age that begins at ``position``, or an empty text."""
    found = _TIME.match(text, position)
    return found[0] if found else ""


def are_people_and_visits(one: str, other: str) -> bool:
    """Tell whether one unit counts people and the other their visits, which are never compared: 人 and 人次."""
    return one != other and {one, other} <= {"人", "名", "人次"} and "人次" in (one, other)


def are_close(one: str, other: str) -> bool:
    """Tell whether two different units may count the same things: 座 and 个, 场 and 场次. 人 and 人次 never do."""
    return any(one in family and other in family for family in _FAMILIES)
