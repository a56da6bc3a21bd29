"""The catalogue of problem kinds: what is expected and how to mend it, in the press office's words.

Messages and the press-office guide are both made from this one list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProblemKind:
    """A kind of problem: its code, what is expected, how to mend it, and whether it is only a warning."""

    code: str
    expected: str
    mend: str
    warning: bool = False


# By what they are about, as the guide lists them.
GROUPS = {
    "文件和文件夹": (
        ProblemKind("missing-folder", "这个文件夹存在", "检查路径和名称；确实没有的，新建一个"),
        ProblemKind("missing-file", "这个文件存在", "补上这个文件；名称写错的，改正名称"),
        ProblemKind("misnamed", "名称与内容一致", "改文件（夹）名，或改里面写的值"),
        ProblemKind(
            "orphan-file",
            "data 里的每个文件都被用到",
            "原文件放进 sources 文件夹，并在 sources.yml 里登记；其他的移出 data 文件夹",
        ),
        ProblemKind(
            "bad-file-name", "小写英文字母、数字、连字符，以 .txt 结尾，如 notice.txt", "照这个样子给文件改名"
        ),
        ProblemKind(
            "not-plain",
            "data 里只有实际的文件和文件夹，没有符号链接、管道和设备",
            "换成实际的文件（夹），链接换成它所指内容的副本；用不到的，删去",
        ),
        ProblemKind(
            "unsafe-name",
            '名称在各种系统上都能用：只有看得见的文字，不含 < > : " | ? * \\，不以空格开头，不以空格、句点结尾，'
            "不是 CON、NUL、AUX 等 Windows 保留的名称，不超过 200 个字节",
            "改文件（夹）名",
        ),
        ProblemKind(
            "name-clash",
            "同一个文件夹里的名称不靠大小写或编码形式区分，有的系统把它们当成一个",
            "改其中一个的名称，或删去多余的一个",
        ),
        ProblemKind(
            "original-changed",
            "原件与收录时一个字节也不差",
            "放回收到的那份原件；确实换了新的一份，重新导入",
        ),
        ProblemKind("unreadable", "文件可以读取", "检查名称和权限，关闭正在占用它的程序"),
        ProblemKind("encoding", "文件以 UTF-8 编码保存", "用记事本或编辑器另存为，编码选 UTF-8"),
        ProblemKind(
            "private-number",
            "没有手机号、身份证号和银行卡号，它们不能公开",
            "换成公开的座机或热线，或请发文单位隐去（如 138****5678）后再收录",
        ),
        ProblemKind(
            "unseen-character",
            "只有看得见的文字、空格和换行",
            "删去它，或把这几个字重新打一遍；原文件里有的，请发文单位重新提供",
        ),
    ),
    "写法": (
        ProblemKind(
            "yaml-syntax", "每行写作“键: 值”，同一层左对齐", "对照同一文件里别处的写法，检查这一行和上一行"
        ),
        ProblemKind("yaml-top", "最外层是“键: 值”，第一行写 format: 1", "对照其他县的同名文件补全"),
        ProblemKind(
            "older-format",
            "数据文件都是现在的格式",
            "运行 livelihood migrate，把旧格式的文件改写成现在的格式",
        ),
        ProblemKind(
            "newer-format", "数据文件的格式是本程序认识的", "先更新本程序；格式的号码写错了的，改正 format"
        ),
        ProblemKind("yaml-key", "键是普通文字", "改成普通的键名"),
        ProblemKind("yaml-alias", "直接写出内容", "删去 & 和 *，把内容写在这里"),
        ProblemKind("yaml-tag", "不写类型标签", "删去以 ! 开头的标签"),
        ProblemKind("duplicate-key", "同一处每个键只写一次", "删去多余的一个，或合并两处的内容"),
        ProblemKind("placeholder", "所有“待填”都已填好", "填上内容；确实没有的，删去这一行"),
        ProblemKind("unconfirmed", "导入时拿不准的都由人核对过", "核对原文件，改对后删去 confirm 这一行"),
    ),
    "各项内容": (
        ProblemKind("missing-key", "必填的键都有", "补上这个键"),
        ProblemKind("unknown-key", "只用规定的键", "改正拼写，或删去这一行"),
        ProblemKind("wrong-type", "值的类型正确", "改成这样的值"),
        ProblemKind("unknown-value", "写规定的值之一", "改成规定的值"),
        ProblemKind("empty-value", "不是空的", "填上内容；可以不写的，没有内容就删去这个键"),
        ProblemKind("bad-form", "值的格式符合规定", "对照其他县的写法改正"),
        ProblemKind(
            "bad-date", "真实存在的日期，写作 2022-07-01", "改成四位年、两位月、两位日，用连字符连接"
        ),
        ProblemKind("bad-moment", "带时区的时刻，写作 2022-07-01T09:00:00+08:00", "补上时间和时区"),
        ProblemKind(
            "bad-quantity",
            "数字加单位，可带不少于、超、以上等，如 2.8万人次",
            "照文件原样写这个数量，不带其他文字",
        ),
    ),
    "名称和对应关系": (
        ProblemKind("duplicate-id", "每个编号、id 和名称只用一次", "改成没有用过的，或删去重复的一项"),
        ProblemKind("division-name", "同一代码的省、市名称处处一致", "改正其中写错的一处"),
        ProblemKind("unknown-scheme", "方案写在 data/schemes 里", "改正 scheme，或新建这个方案文件"),
        ProblemKind("scheme-mismatch", "方案属于本省、本年", "改用本省本年的方案"),
        ProblemKind("unknown-scheme-task", "key 与方案一致", "改成方案里对应的 key"),
        ProblemKind(
            "scheme-task-missing",
            "方案里的每件事在计划里都有",
            "补上这件事；县里确实没有承诺的可以不管",
            warning=True,
        ),
        ProblemKind("unknown-measure", "口径写在方案里", "改正 measure，或在方案里补上这个口径"),
        ProblemKind("unknown-source", "文件登记在 sources.yml 里", "改正 source，或登记这份文件"),
        ProblemKind("unused-source", "登记的文件都有用处", "补上用到它的方案或通报，或从 sources.yml 删去"),
        ProblemKind(
            "unknown-unit",
            "单位名称或别名登记在 data/units.yml 里",
            "改正写法，或在 units.yml 里补上这个单位",
        ),
        ProblemKind("unknown-task", "通报里的编号与方案一致", "改成方案里的编号"),
        ProblemKind("unknown-indicator", "目标 id 与方案一致", "改成方案里的 id"),
        ProblemKind("unknown-stage", "阶段与方案里的 stages 一致", "改成其中一个阶段，或在方案里补上"),
        ProblemKind("unknown-member", "名称与方案里的 members 一致", "改正名称，或在方案里补上"),
        ProblemKind("unknown-part", "部分名称与 sources.yml 里的 parts 一致", "改成其中一个名称"),
        ProblemKind(
            "task-not-reported",
            "通报对每件事都有记录",
            "补上这件事；通报确实没有提到的可以不管",
            warning=True,
        ),
    ),
    "网址": (
        ProblemKind(
            "redirect-chain", "一次就跳转到现在的网址", "在 new 里直接写最后的网址；绕圈的，改正其中一条"
        ),
        ProblemKind("redirect-taken", "old 是已经没有页面的旧网址", "改正 old；页面没有换网址的，删去这一条"),
        ProblemKind("redirect-target", "new 是网站现在有的页面", "改正 new"),
        ProblemKind(
            "lost-address",
            "公开过的网址一直都在，或者跳转到新的网址",
            "放回这一页的数据；换了网址的，在 data/redirects.yml 里写 old（旧网址）和 new（新网址）",
        ),
    ),
    "目标": (
        ProblemKind(
            "target-missing",
            "amount 和 rate 的目标写有 target",
            "补上 target；没有可比的数就写 kind: qualitative",
        ),
        ProblemKind("target-unexpected", "没有数的目标不写数", "改 kind，或删去这个数"),
        ProblemKind("target-zero", "目标是大于零的数", "改正数量；没有可比的数就写 kind: qualitative"),
        ProblemKind("stages-missing", "至少两个阶段，第一个是未开始，最后一个就是所承诺的", "补上 stages"),
        ProblemKind("part-of", "part_of 指向同一件事的另一个目标", "改正 part_of，或删去"),
        ProblemKind("due-order", "期限晚于起算日", "改正期限的日期"),
    ),
    "进展数": (
        ProblemKind(
            "figure-result",
            "value、numerator 与 denominator、parts、by_stage、items、stage、words、unavailable 中恰好写一种",
            "只写通报写明的那一种",
        ),
        ProblemKind(
            "figure-identity", "写 indicator；没有目标的数写 extra: true、id 和 name", "补上或删去多余的键"
        ),
        ProblemKind("half-rate", "分子和分母都有，单位相同，分母大于零，分子不大于分母", "照原文补上或改正"),
        ProblemKind(
            "unit-mismatch",
            "单位与目标的单位相同（人不是人次）",
            "照原文改正；进展数的单位确可相比的，写 counts_as 和 note",
        ),
        ProblemKind(
            "workbook-cell",
            "工作簿里的数写明单元格，如 进度!E7；其他文件里的数不写",
            "出自工作簿的，照工作簿补上 cell；不是的，删去 cell",
        ),
        ProblemKind("note-missing", "用 note 说明为什么可以相比", "补上 note，它会公开"),
        ProblemKind("prior-year", "往年的数不算进今年的目标", "改写为 extra: true，并写 id 和 name"),
        ProblemKind(
            "falling-figure",
            "累计数和阶段不回落",
            "核对两份通报；确属更正的，在后一份通报写 correction 和 reason",
        ),
        ProblemKind(
            "correction-result",
            "更正写 new，撤回写 withdrawn: true，恰好一种",
            "只留下其中一种",
        ),
        ProblemKind(
            "correction-source",
            "依据的文件（source）和其中的原句（quote）一起写，或都不写",
            "补上缺的一个，或两个都删去",
        ),
        ProblemKind(
            "correction-mismatch",
            "old 与这份通报里的数一致，new 与它不同；撤回的数不再更正",
            "照 figures 里写的改正 old，核对 new",
        ),
    ),
    "日期": (
        ProblemKind("date-order", "日期前后有序", "对照原文件改正日期"),
        ProblemKind("date-missing", "通报有日期", "原文件没有成文日期的，在通报里写 as_of"),
    ),
    "原文和引文": (
        ProblemKind(
            "part-opening",
            "begins 在全文中恰好出现一次，只有第一部分不写",
            "照抄这一部分开头的一段文字，长到全文里只有一处；第一部分删去 begins",
        ),
        ProblemKind(
            "not-in-source", "与原文件逐字一致（空白和全角半角不计）", "从原文件复制；原文没有的，删去"
        ),
        ProblemKind("missing-quote", "每个目标、每个数都有引文", "从原文件复制含有这个数的一句，写在 quote"),
        ProblemKind("quote-too-long", "引文不超过 80 字", "只留下含有数字的那个分句"),
        ProblemKind(
            "quote-not-clause", "引文是一个分句，不含句号、分号、问号、叹号和换行", "只留下含有数字的那个分句"
        ),
        ProblemKind(
            "quote-not-found",
            "引文与原文件逐字一致（空白和全角半角不计）",
            "从原文件复制这一句，检查 source 和 part",
        ),
        ProblemKind("quote-ambiguous", "引文只指一处", "写明 part，或把引文写长一些"),
        ProblemKind(
            "quote-lacks-number",
            "引文含有所写的数字和单位（2.8万人不是2.8万人次）",
            "改正数量，或换成含有它的一句",
        ),
        ProblemKind("qualifier-mismatch", "不少于、超、以内、约等限定词与原文一致", "照原文补上或删去限定词"),
    ),
    "已经公开的内容": (
        ProblemKind(
            "published-changed",
            "公开过的方案和通报保持原样",
            "改回原来的内容；数有误的，在通报里写 corrections；目标有调整的，在方案里写 revisions；"
            "本站录错了的，写 amendments 说明原因",
            warning=True,
        ),
        ProblemKind(
            "published-vanished",
            "公开过的方案和通报都在",
            "放回原来的文件；要撤回的数，在通报的 corrections 里写 withdrawn: true",
            warning=True,
        ),
        ProblemKind(
            "log-broken",
            "data/log 里的公开记录与上次发布时一个字节也不差",
            "从版本库取回上次发布时的 data/log 文件夹",
        ),
    ),
    "数字有没有遗漏": (
        ProblemKind(
            "uncovered-number",
            "原文件里的每个数字都有去处",
            "录为目标或进展数；都不是的，写进 sources.yml 的 not_indicators，并选一个原因",
        ),
        ProblemKind(
            "dismissal-void", "not_indicators 的文字在原文件里，并含有数字", "从原文件复制，或删去这一条"
        ),
        ProblemKind(
            "dismissal-of-figure", "not_indicators 不含目标和进展数", "把文字改短，只含不是指标的数字"
        ),
        ProblemKind(
            "dismissal-reason",
            "原因与数字的样子相符；进展里的数量只能是名称、往年或复述",
            "改正原因，或把它录为进展数",
        ),
    ),
}

KINDS = {kind.code: kind for kinds in GROUPS.values() for kind in kinds}
