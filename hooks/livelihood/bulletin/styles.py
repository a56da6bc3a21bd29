"""How an official document looks (GB/T 9704—2012): fonts, sizes, indents and line spacing, as styles of Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

# Sizes by their Chinese names, in points.
ERHAO, SANHAO, SIHAO, XIAOSI, WUHAO = 22, 16, 14, 12, 10.5
# 22 of these lines fill the 225 mm between the upper and the lower margin.
LINE = 28.95
# And 28 characters the 156 mm between the left and the right margin, a quarter of a point closer than by themselves.
CLOSER = -0.25
XIAOBIAOSONG, FANGSONG, HEITI, KAITI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
# What Word takes where a font isn't installed: the first of these that is.
FALLBACKS = {
    XIAOBIAOSONG: "方正小标宋_GBK,小标宋体,华文中宋,宋体,SimSun",
    FANGSONG: "仿宋,FangSong,华文仿宋",
    HEITI: "SimHei,华文黑体",
    KAITI: "楷体,KaiTi,华文楷体",
    SONG: "SimSun,华文宋体",
}


@dataclass(frozen=True)
class Look:
    """A paragraph style. ``indent`` is the first line's, ``left`` and ``right`` the sides', in characters."""

    id: str
    name: str
    font: str
    size: float = SANHAO
    line: float = LINE
    align: Literal["both", "center", "left", "right"] = "both"
    indent: int = 0
    left: int = 0
    right: int = 0
    before: float = 0
    after: float = 0
    heading: bool = False


TITLE = Look("DocTitle", "公文标题", XIAOBIAOSONG, ERHAO, line=35, align="center")
ADDRESSEE = Look("Addressee", "主送机关", FANGSONG, before=LINE)
BODY = Look("DocBody", "公文正文", FANGSONG, indent=2)
HEADING = Look("FirstLevel", "公文一级标题", HEITI, indent=2, heading=True)
ATTACHED = Look("Attached", "附件说明", FANGSONG, left=2, before=LINE)
SIGNATURE = Look("Signature", "公文落款", FANGSONG, align="right")
MARK = Look("AttachmentMark", "附件标识", HEITI, align="left")
TABLE_TITLE = Look("TableTitle", "附件标题", XIAOBIAOSONG, ERHAO, line=35, align="center", after=8)
TABLE_HEAD = Look("TableHead", "附件表头", HEITI, XIAOSI, line=18, align="center")
TABLE_TEXT = Look("TableText", "附件表文", FANGSONG, WUHAO, line=16)
TABLE_CENTRED = Look("TableCentred", "附件表文居中", FANGSONG, WUHAO, line=16, align="center")
ODD_PAGE = Look("OddPage", "单页页码", SONG, SIHAO, line=16, align="right", right=1)
EVEN_PAGE = Look("EvenPage", "双页页码", SONG, SIHAO, line=16, align="left", left=1)
LOOKS = (
    *(TITLE, ADDRESSEE, BODY, HEADING, ATTACHED, SIGNATURE, MARK),
    *(TABLE_TITLE, TABLE_HEAD, TABLE_TEXT, TABLE_CENTRED, ODD_PAGE, EVEN_PAGE),
)


def apply_styles(document: Document) -> None:
    """Give ``document`` these styles and no others, and name the fonts' stand-ins."""
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    for xml in _style_xml():
        styles.append(parse_xml(xml))
    table = Part(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        _font_table().encode(),
        document.part.package,
    )
    document.part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def fonts_xml(font: str, words: str = "") -> str:
    """Return the property that sets ``font`` for all characters, quotation marks too, which are as wide in Chinese.

    ``words`` declares the namespace where the property isn't within an element that does.
    """
    return f'<w:rFonts {words} w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}" w:hint="eastAsia"/>'


def _style_xml() -> Iterator[str]:
    words = nsdecls("w")
    yield (
        f"<w:docDefaults {words}><w:rPrDefault><w:rPr>{fonts_xml(FANGSONG)}{_size(SANHAO)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    yield (
        f'<w:style {words} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    )
    yield (
        f'<w:style {words} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    )
    yield (
        f'<w:style {words} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    for look in LOOKS:
        yield (
            f'<w:style {words} w:type="paragraph" w:customStyle="1" w:styleId="{look.id}">'
            f'<w:name w:val="{look.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
            f"<w:pPr>{_paragraph(look)}</w:pPr><w:rPr>{fonts_xml(look.font)}{_spacing(look)}{_size(look.size)}</w:rPr></w:style>"
        )


def _paragraph(look: Look) -> str:
    # In characters for Word, which follows the font's size, and in twentieths of a point for programs that don't.
    unit = look.size * 20
    indent = "".join(
        f' w:{side}Chars="{count * 100}" w:{side}="{count * unit:.0f}"'
        for side, count in (("left", look.left), ("right", look.right), ("firstLine", look.indent))
        if count
    )
    spacing = (
        f' w:before="{look.before * 20:.0f}" w:after="{look.after * 20:.0f}"'
        f' w:line="{look.line * 20:.0f}" w:lineRule="exact"'
    )
    return "".join(
        (
            "<w:keepNext/><w:keepLines/>" if look.heading else "",
            "" if look.size == SANHAO else '<w:snapToGrid w:val="0"/>',
            f"<w:spacing{spacing}/>",
            f"<w:ind{indent}/>" if indent else "",
            f'<w:jc w:val="{look.align}"/>',
            '<w:outlineLvl w:val="0"/>' if look.heading else "",
        )
    )


def _spacing(look: Look) -> str:
    return f'<w:spacing w:val="{CLOSER * 20:.0f}"/>' if look.size == SANHAO else ""


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for font, others in FALLBACKS.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    )
