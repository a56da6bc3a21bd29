"""The ten tasks that every invented county promises, in words with gaps for the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Promise:
    """One indicator: how the plan sets the target and how a report tells what was reached.

    ``promised`` and ``reached`` are clauses with ``{}`` for the quantity; of a rate ``reached`` has two, the
    denominator first; of stages ``reached`` takes the stage. Targets are drawn from ``least`` to ``most``, with
    ``decimals`` places.
    """

    id: str
    name: str
    promised: str
    reached: str
    unit: str = ""
    kind: Literal["amount", "rate", "stage"] = "amount"
    qualifier: str = ""
    least: int = 0
    most: int = 0
    decimals: int = 0
    stages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Undertaking:
    """One task: its key, title, units and promises."""

    key: str
    title: str
    lead: str
    responsible: tuple[str, ...]
    promises: tuple[Promise, ...]


UNITS = (
    ("renshe", "县人力资源和社会保障局", "县人社局"),
    ("yibao", "县医疗保障局", "县医保局"),
    ("zhujian", "县住房和城乡建设局", "县住建局"),
    ("jiaotong", "县交通运输局", "县交通局"),
    ("jiaoti", "县教育体育局", "县教体局"),
    ("minzheng", "县民政局", None),
    ("weijian", "县卫生健康委员会", "县卫健委"),
    ("canlian", "县残疾人联合会", "县残联"),
    ("tuanxianwei", "团县委", None),
    ("zhengwu", "县政务服务和大数据管理局", "县政务大数据局"),
    ("caizheng", "县财政局", None),
    ("ziran-ziyuan", "县自然资源局", None),
)

TASKS = (
    Undertaking(
        "skills", "开展职业技能培训和评价取证", "县人社局", ("县财政局", "县教体局"),
        (
            Promise("training", "完成技能培训", "全年完成技能培训{}", "完成技能培训{}", "万人次", least=80, most=480, decimals=2),
            Promise("talent", "新增技能人才", "新增技能人才{}", "新增技能人才{}", "人", least=900, most=26000),
        ),
    ),
    Undertaking(
        "outpatient", "扩大医院门诊费用异地就医直接结算范围", "县医保局", ("县卫健委",),
        (
            Promise("hospitals", "开通直接结算的定点医院", "推动{}定点医院实现门诊费用异地就医直接结算", "开通异地就医直接结算的定点医院{}", "家", least=3, most=24),
            Promise("chronic", "门诊慢特病直接结算", "实现门诊慢特病异地就医直接结算", "门诊慢特病异地就医直接结算{}", kind="stage", stages=("未启动", "正在测试", "全面开通")),
        ),
    ),
    Undertaking(
        "renovation", "推进城市窨井设施及城镇老旧小区改造提升", "县住建局", ("县财政局", "县自然资源局"),
        (
            Promise("manholes", "更换改造窨井设施", "更换改造存在安全隐患的窨井设施{}", "整治病害窨井{}", "座", least=120, most=2400),
            Promise("estates", "开工改造老旧小区", "开工改造城镇老旧小区{}", "老旧小区开工改造{}", "个", least=4, most=60),
            Promise("homes", "惠及居民", "惠及居民{}", "已惠及居民{}", "户", qualifier="不少于", least=600, most=9000),
        ),
    ),
    Undertaking(
        "roads", "加快农村交通物流体系建设", "县交通局", ("县财政局",),
        (
            Promise("roads", "新建和改造农村公路", "新建和改造农村公路{}", "农村公路路面完成{}", "公里", least=2000, most=21000, decimals=2),
            Promise("buses", "农村客运班线公交化运行", "新增{}行政村农村客运班线实现公交化运行", "公交化运行的行政村达到{}", "个", least=10, most=120),
        ),
    ),
    Undertaking(
        "preschool", "实施学前教育普惠扩容工程", "县教体局", ("县财政局", "县自然资源局"),
        (
            Promise("kindergartens", "改扩建公办幼儿园", "改扩建公办幼儿园{}", "公办幼儿园完工{}", "所", least=2, most=16),
            Promise("places", "新增公办学位", "新增公办学位{}", "新增的公办学位有{}", "个", least=180, most=3600),
        ),
    ),
    Undertaking(
        "eldercare", "推进居家社区养老服务设施建设", "县民政局", ("县住建局", "县卫健委"),
        (
            Promise("facilities", "建设社区养老服务设施", "建设社区养老服务设施{}", "建成社区养老服务设施{}", "个", least=5, most=45),
            Promise("beds", "新增养老床位", "新增嵌入式养老床位{}", "嵌入式养老床位增加{}", "张", qualifier="不少于", least=50, most=800),
            Promise("centre", "综合养老服务中心", "建成县级综合养老服务中心", "县级综合养老服务中心{}", kind="stage", stages=("未开工", "已开工", "主体完工", "已投入使用")),
        ),
    ),
    Undertaking(
        "health", "提高妇女儿童健康保障水平", "县卫健委", ("县民政局",),
        (
            Promise("cervical", "宫颈癌筛查", "免费开展宫颈癌筛查{}", "接受宫颈癌筛查{}", "人", least=4000, most=30000),
            Promise("hearing", "新生儿听力筛查率", "新生儿听力筛查率达到{}", "活产新生儿{}，接受听力筛查{}", "人", kind="rate", least=900, most=6200),
        ),
    ),
    Undertaking(
        "rehabilitation", "实施残疾儿童康复救助", "县残联", ("县民政局", "县卫健委"),
        (Promise("children", "救助残疾儿童", "全年救助残疾儿童{}", "已救助残疾儿童{}", "人", qualifier="不少于", least=60, most=900),),
    ),
    Undertaking(
        "counselling", "开展青少年心理健康服务进村（社区）行动", "团县委", ("县教体局", "县民政局"),
        (
            Promise("events", "心理健康服务活动", "安排青少年心理健康服务活动{}", "举办心理健康服务活动{}", "场次", least=8, most=60),
            Promise("cases", "个案咨询", "完成个案咨询{}", "个案咨询服务{}", "人次", least=40, most=420),
        ),
    ),
    Undertaking(
        "mobile", "提升移动政务服务能力", "县政务大数据局", ("县财政局",),
        (Promise("users", "移动端实名注册用户", "移动端实名注册用户数{}", "实名注册用户累计{}", "万", qualifier="突破", least=80, most=620, decimals=1),),
    ),
)  # fmt: skip
