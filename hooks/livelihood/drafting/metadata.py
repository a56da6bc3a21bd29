"""What a document says of itself: who issued it, its number, its title and its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from livelihood.drafting.numbering import read_numbering
from livelihood.drafting.passages import quoted, tight, wrapped_number
from livelihood.office.blocks import Paragraph
from livelihood.plain_text import comparable

_YEAR = r"(?:20\d\d|二[〇○零oOΟ0]\s*[〇○零一二三四五六七八九oOΟ0]\s*[〇○零一二三四五六七八九oOΟ0])"
_DAY = re.compile(
    rf"({_YEAR})年(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff()（）]{1,16}[〔\[［【(（﹝]20\d\d[〕\]］】)）﹞](?:第)?\d{1,4}号")
_SIGNER = re.compile(r"签发人.*$")
_ORGAN = re.compile(
    r"(?:中国共产党|中共)?[\u4e00-\u9fff（）()]{2,30}"
    r"(?:委员会|办公室|办公厅|人民政府|人民代表大会|常务委员会|局|委|中心|领导小组|指挥部|工作专班|组织部|宣传部)"
)
_RED_HEAD = re.compile(r"(?:文件|（?\(?便函\)?）?)$")
_TITLE_END = re.compile(
    r"(?:通知|通报|方案|计划|报告|意见|函|公告|公示|情况|清单|任务|分解表|情况表|台账|一览表|进度表|任务表|汇总表|表)"
    r"(?:（[^）]*）|\([^)]*\))?$"
)
_TITLE_WORDS = re.compile(r"民生|实事|关于|方案|通报")
# A title has none of these: the addressees and the text do.
_RUNNING = re.compile(r"[，,。；！？：:]|、$|^各(?:乡|镇|街道|县|市|区|有关|部门|单位|委|办|局|科|股)")
_OFFICE = re.compile(r"(?:办公室|办公厅|委员会|人民政府|政府办|县委|县政府|局|委)$")
_BODY_OPENS = re.compile(r"^(?:根据|为|今年|按照|经|现将|近年|截至|20\d\d年(?:以来|上半年|来)?[，,])")


@dataclass(frozen=True)
class Metadata:
    """What stands around a document's text. ``opening`` is how many paragraphs come before the text itself."""

    title: str | None
    issuer: str | None
    number: str | None
    date: date | None
    opening: int
    doubts: tuple[str, ...]


def read_metadata(paragraphs: Sequence[Paragraph]) -> Metadata:
    """Return what ``paragraphs``, those of the document's first part, say of the document."""
    doubts: list[str] = []
    opening = _opening(paragraphs)
    number_at = next(
        (at for at, each in enumerate(paragraphs[:opening]) if document_number(each.text) is not None), None
    )
    beneath = [at for at in range(opening) if standing_date(paragraphs[at].text.strip("（）() "))]
    doubts.extend(
        f"{paragraphs[at].place}的{quoted(paragraphs[at].text)}写在标题旁边，没有当作成文日期"
        for at in beneath
    )
    head = [at for at in range(opening) if at != number_at and at not in beneath]
    organs = [at for at in head if (number_at is None or at < number_at) and organ(paragraphs[at].text)]
    first_title = _title_start(paragraphs, head, organs, number_at)
    lines = [paragraphs[at].text for at in head if first_title is not None and at >= first_title]
    if broken := wrapped_number("\n".join(lines)):
        doubts.append(f"标题的“{broken}”处换行把数字断开了，是一个数还是两个数看不出来")
    issuer = " ".join(filter(None, (organ(paragraphs[at].text) for at in organs))) or None
    day = _date(paragraphs, doubts)
    issuer = _signed(paragraphs, issuer, doubts)
    number = document_number(paragraphs[number_at].text) if number_at is not None else None
    return Metadata(title_of(lines), issuer, number, day, opening, tuple(doubts))


def _opening(paragraphs: Sequence[Paragraph]) -> int:
    """Return the index of the addressee (各乡镇…：) or, where there is none, of the first paragraph of the text."""
    for at, paragraph in enumerate(paragraphs):
        text = tight(paragraph.text)
        if document_number(text) is not None:
            continue
        if (
            read_numbering(text)
            or _RUNNING.search(text)
            or _BODY_OPENS.match(text)
            or standing_date(text)
            or is_attachment_list(text)
            or len(text) > 60
        ):
            return at
    return len(paragraphs)


def _title_start(
    paragraphs: Sequence[Paragraph], head: Sequence[int], organs: Sequence[int], number_at: int | None
) -> int | None:
    """Return where the title begins: after the number; else at the first line that can be one's."""
    after = [at for at in head if number_at is None or at > number_at]
    text = "".join(tight(paragraphs[at].text) for at in after)
    if not _TITLE_WORDS.search(text) or not _TITLE_END.search(text):
        return None
    if number_at is not None:
        return after[0]
    others = [at for at in after if at not in organs]
    start = others[0]
    if (
        tight(paragraphs[start].text).startswith("关于")
        and start - 1 in organs
        and not _is_red_head(paragraphs[start - 1].text)
    ):
        start -= 1
    return start


def _is_red_head(text: str) -> bool:
    return bool(_RED_HEAD.search(tight(text)))


def document_number(text: str) -> str | None:
    """Return the 文号 that a line consists of (县政办〔2022〕15号), or None."""
    plain = _SIGNER.sub("", tight(text)).strip()
    return plain if _NUMBER.fullmatch(plain) else None


def organ(text: str) -> str | None:
    """Return the organ that a line consists of, a red head's 文件 left off, or None."""
    names = [_RED_HEAD.sub("", tight(word)) for word in text.split()]
    whole = _RED_HEAD.sub("", tight(text))
    if len(names) > 1 and all(_ORGAN.fullmatch(name) for name in names):
        return " ".join(names)
    return whole if _ORGAN.fullmatch(whole) and not whole.startswith(("各", "附")) else None


def title_of(lines: Sequence[str]) -> str | None:
    """Join a title's lines; only between several organs at its head, and after them, does a space stay."""
    text = " ".join(" ".join(line.split()) for line in lines).strip()
    if not text:
        return None
    words = text.split(" ")
    organs = 0
    while organs < len(words) and _OFFICE.search(words[organs]):
        organs += 1
    apart = organs if organs > 1 else 0
    return " ".join([*words[:apart], *filter(None, [tight(" ".join(words[apart:]))])])


def written_date(text: str) -> date | None:
    """Return the date that ``text`` consists of (2022年7月1日, 二〇二二年七月一日); ValueError if it can't be."""
    found = _DAY.fullmatch(comparable(text))
    if not found:
        return None
    year, month, day = found.groups()
    return date(_year(year), _small(month), _small(day))


def standing_date(text: str) -> bool:
    """Tell whether a line is nothing but a date, possible or not."""
    return bool(_DAY.fullmatch(comparable(text)))


def _year(text: str) -> int:
    zeros = re.sub(r"[〇○零oOΟ]", "0", text)
    return int(
        "".join(str("一二三四五六七八九".find(each) + 1) if not each.isdigit() else each for each in zeros)
    )


def _small(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    digits = "〇一二三四五六七八九"
    if not ten:
        return digits.find(tens) if len(tens) == 1 else 0
    return (digits.find(tens) if tens else 1) * 10 + (digits.find(ones) if ones else 0)


def _date(paragraphs: Sequence[Paragraph], doubts: list[str]) -> date | None:
    found: list[date] = []
    for paragraph in paragraphs:
        try:
            day = written_date(paragraph.text)
        except ValueError:
            doubts.append(f"{paragraph.place}的{quoted(paragraph.text)}不是一个存在的日期，成文日期没有收入")
            continue
        if day is not None:
            found.append(day)
    if len(set(found)) > 1:
        days = "、".join(f"{day.year}年{day.month}月{day.day}日" for day in found)
        doubts.append(f"单独成行的日期有几个（{days}），成文日期取最后一个")
    return found[-1] if found else None


def _signed(paragraphs: Sequence[Paragraph], issuer: str | None, doubts: list[str]) -> str | None:
    """Return the issuer: that at the top, else the organs that sign directly above the date."""
    signers: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        if standing_date(paragraph.text):
            signers = []
            while at - len(signers) > 0 and (name := organ(paragraphs[at - len(signers) - 1].text)):
                signers.insert(0, name)
    signed = " ".join(signers) or None
    if issuer and signed and comparable(issuer) != comparable(signed):
        doubts.append(f"文件开头的发文机关是“{issuer}”，落款是“{signed}”，取开头的")
    return issuer or signed


def is_attachment_list(text: str) -> bool:
    """Tell whether a line names the attachments that follow (附件：2022年…表) without being where one begins."""
    return bool(re.match(r"^附\s*件\s*\d*\s*[：:].+", text.strip()))
