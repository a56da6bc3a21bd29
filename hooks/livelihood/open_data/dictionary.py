"""The open data's dictionary: every column of every table with its meaning, in Chinese, in this one place."""

from __future__ import annotations

from livelihood.open_data.tables import Column, ForeignKey, Table
from livelihood.quantity import Qualifier
from livelihood.status import Status

_CODE = r"^[1-9]\d{5}$"
_TASK = ("county_code", "year", "task")
_KINDS = (("amount", "数量"), ("rate", "比率"), ("stage", "阶段"), ("qualitative", "没有数量的目标"))
_QUALIFIERS = {
    Qualifier.AT_LEAST: "不少于",
    Qualifier.MORE_THAN: "超过",
    Qualifier.AT_MOST: "不超过",
    Qualifier.ABOUT: "大约",
    Qualifier.ALL: "全覆盖",
}
_QUALIFIER_CATEGORIES = tuple((qualifier.value, _QUALIFIERS[qualifier]) for qualifier in Qualifier)
_STATUSES = tuple((status.value, status.label) for status in Status)
_DUE_BASES = (("stated", "文件写明"), ("year_end", "文件没有写，按当年12月31日"))
_FORMS = (
    ("value", "一个数"),
    ("rate", "分子和分母"),
    ("parts", "分列的几个数，由本站合计"),
    ("by_stage", "各阶段各有多少"),
    ("items", "逐个列出，各到哪个阶段"),
    ("stage", "到了哪个阶段"),
    ("words", "只有文字进展"),
    ("unavailable", "文件说明无法统计"),
)
_COMPONENTS = (("figure", "整条"), ("part", "其中一个数"), ("stage", "其中一个阶段"), ("item", "其中一个"))


def _where(task: str) -> tuple[Column, ...]:
    return (
        Column("county_code", "string", "行政区划代码", "GB/T 2260 县级代码，6 位数字", True, pattern=_CODE),
        Column("county", "string", "县（市、区）", "县（市、区）名称", True),
        Column("year", "integer", "年度", "民生实事的年度", True),
        Column("task", "integer", "事项编号", task, True),
    )


INDICATORS = Table(
    "indicators",
    "目标",
    "每行一个目标：承诺了什么、最近一次通报的进展、完成比例和状态。未知的留空，空不是 0。",
    (
        *_where("民生实事的编号，对应 tasks.csv"),
        Column("task_title", "string", "事项名称", "民生实事的名称", True),
        Column("indicator", "string", "目标代号", "目标在这件实事里的代号，历次通报不变", True),
        Column("name", "string", "目标名称", "目标的名称", True),
        Column("kind", "string", "目标类型", "目标怎样衡量", True, _KINDS),
        Column(
            "qualifier",
            "string",
            "限定词",
            "目标数的限定；没有限定词的数按“不少于”；没有目标的为空",
            categories=_QUALIFIER_CATEGORIES,
        ),
        Column("unit", "string", "单位", "目标和进展的计量单位，不含万、亿；比率为 %；文件没有写单位的为空"),
        Column(
            "target",
            "number",
            "目标数",
            "以 unit 为单位的目标数，2.8万人次 写作 28000；比率以百分数计；区间取下限",
        ),
        Column(
            "target_text", "string", "目标原文", "文件里目标数的写法；按街道等分别计算的，前面写明按什么算"
        ),
        Column(
            "actual",
            "number",
            "进展数",
            "以 unit 为单位的最近进展；由分子和分母算出的比率以百分数计，四舍五入到 6 位小数",
        ),
        Column(
            "actual_text",
            "string",
            "进展原文",
            "文件里进展的写法，更正过的是更正后的（见 figures.csv）；几个数合计的，是本站合计；"
            "由分子和分母算出的，是四舍五入到 1 位小数的百分数；"
            "没有可比数字的，是阶段、文字进展或无法统计的原因",
        ),
        Column("numerator", "number", "分子", "比率的分子"),
        Column("denominator", "number", "分母", "比率的分母"),
        Column(
            "ratio",
            "number",
            "完成比例",
            "进展数÷目标数，1 就是 100%，四舍五入到 6 位小数，不封顶；阶段、文字和未知的为空",
        ),
        Column("status", "string", "状态", "按公开的规则由程序得出", True, _STATUSES),
        Column("due", "date", "期限", "应完成的日期", True),
        Column("due_basis", "string", "期限依据", "期限从哪里来", True, _DUE_BASES),
        Column("as_of", "date", "数据截止日期", "这个进展数截至哪一天；没有通报提到的为空"),
        Column("target_source", "string", "目标出处", "目标所在文件的代号", True),
        Column("actual_source", "string", "进展出处", "进展所在文件的代号；没有通报提到的为空"),
        Column("target_quote", "string", "目标原句", "目标在文件里的原句", True),
        Column("actual_quote", "string", "进展原句", "进展在文件里的原句；有几句的以全角分号隔开"),
        Column("url", "string", "网址", "说明这个目标的网页位置，从网站根目录算起", True),
    ),
    (*_TASK, "indicator"),
    (ForeignKey(_TASK, "tasks", _TASK),),
)

TASKS = Table(
    "tasks",
    "事项",
    "每行一件民生实事：承诺原文、牵头和责任单位，以及它的目标各处于什么状态。",
    (
        *_where("民生实事的编号"),
        Column("task_title", "string", "事项名称", "民生实事的名称", True),
        Column("key", "string", "事项代号", "各县同一件实事的代号相同", True),
        Column("scheme", "string", "省方案代号", "所属的省重点民生实事方案", True),
        Column("commitment", "string", "承诺原文", "文件里的承诺，照原文", True),
        Column("lead", "list", "牵头单位", "牵头单位的规范名称", True),
        Column("responsible", "list", "责任单位", "责任单位的规范名称；文件没有另列的为空"),
        Column("source", "string", "承诺出处", "承诺所在文件的代号", True),
        Column("note", "string", "说明", "本站公开的取舍说明"),
        Column("indicator_count", "integer", "目标数", "这件实事有几个目标", True),
        *(
            Column(status.value, "integer", status.label, f"状态为“{status.label}”的目标有几个", True)
            for status in Status
        ),
        Column("url", "string", "网址", "这件实事的网页，从网站根目录算起", True),
    ),
    _TASK,
)

FIGURES = Table(
    "figures",
    "历次通报的数",
    "每份通报的每个数，包括没有目标的数和往年的数。一条进展占一行（component 为 figure）；由几个数合计的、"
    "按阶段分列的、逐个列出的，其中每一项另占一行，排在后面。求和时只取 component 为 figure 的行，以免重复。",
    (
        *_where("民生实事的编号，对应 tasks.csv"),
        Column("source", "string", "出处", "通报文件的代号", True),
        Column("row", "integer", "序号", "在这份通报的这件实事里排第几行", True),
        Column("figure", "string", "数的代号", "目标代号，或没有目标的数自己的代号；历次通报不变", True),
        # No foreign key: an incomplete one (no target) would be an error to tools that check them.
        Column(
            "indicator",
            "string",
            "目标代号",
            "与 county_code、year、task 一起对应 indicators.csv 的一行；没有目标的数为空",
        ),
        Column("name", "string", "名称", "目标或数的名称", True),
        Column("prior_year", "boolean", "是否往年的数", "true 是往年的数，不计入当年进展", True),
        Column("form", "string", "形式", "通报怎样写这条进展", True, _FORMS),
        Column("component", "string", "行的种类", "整条进展，还是其中一项", True, _COMPONENTS),
        Column("component_name", "string", "分项名称", "其中一项的名称；整条的为空"),
        Column("as_of", "date", "数据截止日期", "这个数截至哪一天；往年的数没有写明日期的为空"),
        Column(
            "qualifier",
            "string",
            "限定词",
            "通报对这个数的限定，如 约、超；没有限定词的为空",
            categories=_QUALIFIER_CATEGORIES,
        ),
        Column("unit", "string", "单位", "计量单位，不含万、亿；比率为 %；文件没有写单位的为空"),
        Column(
            "value",
            "number",
            "数",
            "以 unit 为单位的数；由分子和分母算出的比率以百分数计，四舍五入到 6 位小数；"
            "按阶段分列的取最后一个阶段；区间取下限；更正过的是更正后的数，撤回的为空",
        ),
        Column(
            "value_text",
            "string",
            "原文",
            "文件里的写法；几个数合计的，是本站合计；由分子和分母算出的，是四舍五入到 1 位小数的百分数；"
            "没有数的，是阶段、文字进展或无法统计的原因",
        ),
        Column("numerator", "number", "分子", "比率的分子"),
        Column("denominator", "number", "分母", "比率的分母"),
        Column("stage", "string", "阶段", "到了哪个阶段"),
        Column("stated_text", "string", "文件自称的比例", "文件写的完成比例或比率"),
        Column(
            "stated_of",
            "string",
            "自称比例的对象",
            "文件自称的比例是占目标的，还是比率本身",
            categories=(("target", "占目标"), ("rate", "比率本身")),
        ),
        Column("stated_quote", "string", "自称比例的原句", "自称的比例不在原句里时，它所在的那一句"),
        Column("restated_target", "string", "通报重述的目标", "通报里重述的目标，照原文"),
        Column("original_text", "string", "更正前的原文", "更正过或撤回的数，通报原来的写法；没有更正的为空"),
        Column("withdrawn", "boolean", "是否撤回", "true 是已撤回的数，当作没有通报过", True),
        Column("correction", "string", "更正说明", "何时更正或撤回、为什么；没有更正的为空"),
        Column("counts_as", "string", "按什么单位比较", "与目标单位不同时，按哪个单位与目标比较"),
        Column(
            "quote", "string", "原句", "文件里的原句；有几句的以全角分号隔开；出自工作簿的，是那一行的文字"
        ),
        Column("cell", "string", "单元格", "出自工作簿的数在哪个单元格，如 进度!E7；其他的为空"),
        Column("note", "string", "说明", "本站公开的取舍说明"),
        Column("final", "boolean", "是否全年结果", "true 是全年结果的通报", True),
        Column("url", "string", "网址", "说明这个数的网页位置，从网站根目录算起", True),
    ),
    ("county_code", "year", "task", "source", "row"),
    (ForeignKey(_TASK, "tasks", _TASK),),
)

TABLES = (INDICATORS, TASKS, FIGURES)
STATUS_LABELS = _STATUSES
