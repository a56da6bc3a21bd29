"""The text of one Word paragraph as a reader sees it, and what in it can't be read for certain."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.oxml.ns import qn

from livelihood.office.word_styles import Element, Styles, value
from livelihood.office.word_symbols import plain_symbols, shifted, symbol

TRACKED = (
    "有没处理的修订（插入、删除或移动的内容），不知道以哪个为准：请在“审阅”里接受或拒绝全部修订，保存后再导入"
)
_HIDDEN = "有隐藏的文字“{}”，打印出来看不到：请删去，或取消“隐藏”，保存后再导入"
_STRUCK = "有加了删除线的文字“{}”，不知道算不算数：请删去，或取消删除线，保存后再导入"
_EQUATION = "有公式，读不出其中的数：请改成普通文字，保存后再导入"
_OBJECT = "嵌入了别的文件（如 Excel 表格），读不到里面的内容：请改成普通文字或 Word 表格，保存后再导入"
_SYMBOL = "有特殊符号（{}字体），读不出是什么字：请改成普通文字，保存后再导入"
_FIELD = "有 {} 域（如带圈字符），读不出显示的字：请改成普通文字，保存后再导入"
_CHOICE_FIELD = "有下拉窗体域，读不出选中的是哪一项：请改成普通文字，保存后再导入"
_FOOTNOTE = "脚注里有数字“{}”，脚注不作为正文读入：请把脚注的内容写进正文，保存后再导入"
IMAGE_NOTE = "有图片，图片里的字没有读"
_CHART_NOTE = "有图表或图示，其中的字没有读"
_FOOTNOTE_NOTE = "有脚注“{}”，没有读入"

_DRAWN_BY_CODE = ("EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
_BREAKS = (qn("w:br"), qn("w:cr"))
_PLAIN_BOXES = tuple(
    qn(f"w:{name}")
    for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent")
)
_REVISIONS = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"


@dataclass
class ParagraphText:
    """A paragraph's text with a line feed for each of its line breaks, its text boxes, and what is to be said of it."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def alternative(element: Element) -> Element | None:
    """Return the one branch of mc:AlternateContent that counts: the newer, else the fall-back."""
    choice = element.find(f"{_COMPATIBILITY}Choice")
    return element.find(f"{_COMPATIBILITY}Fallback") if choice is None else choice


def is_alternative(element: Element) -> bool:
    """Tell whether an element offers the same content in several forms."""
    return bool(element.tag == f"{_COMPATIBILITY}AlternateContent")


class _Field:
    """A field that has begun: only its result, after the separator, is shown."""

    def __init__(self) -> None:
        self.code = ""
        self.is_result = False


class TextReader:
    """Reads paragraphs one after another; a field may run over several."""

    def __init__(self, styles: Styles, footnotes: dict[tuple[str, str], str]) -> None:
        self._styles = styles
        self._footnotes = footnotes
        self._fields: list[_Field] = []

    def read(self, paragraph: Element) -> ParagraphText:
        """Return the text of ``paragraph`` without its automatic number."""
        found = ParagraphText()
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        if mark is not None and any(each.tag in _REVISIONS for each in mark):
            found.problems.append(TRACKED)
        self._inline(paragraph, paragraph, found)
        found.problems = list(dict.fromkeys(found.problems))
        return found

    def _inline(self, parent: Element, paragraph: Element, found: ParagraphText) -> None:
        for child in parent:
            if child.tag == qn("w:r"):
                self._run(child, paragraph, found)
            elif child.tag in _PLAIN_BOXES:
                self._inline(child, paragraph, found)
            elif child.tag in _REVISIONS:
                found.problems.append(TRACKED)
            elif is_alternative(child):
                branch = alternative(child)
                if branch is not None:
                    self._inline(branch, paragraph, found)
            elif child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
                found.problems.append(_EQUATION)

    def _run(self, run: Element, paragraph: Element, found: ParagraphText) -> None:
        text = self._run_text(run, paragraph, found)
        if text.strip():
            if self._styles.switched(run, paragraph, "w:vanish"):
                found.problems.append(_HIDDEN.format(_short(text)))
            if any(self._styles.switched(run, paragraph, name) for name in ("w:strike", "w:dstrike")):
                found.problems.append(_STRUCK.format(_short(text)))
        text = shifted(text, value(run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")))
        found.text += text

    def _run_text(self, run: Element, paragraph: Element, found: ParagraphText) -> str:
        text = ""
        for child in run:
            if child.tag == qn("w:fldChar"):
                self._field(child, found)
            elif child.tag == qn("w:instrText"):
                if self._fields:
                    self._fields[-1].code += child.text or ""
            elif all(each.is_result for each in self._fields):
                text += self._piece(child, paragraph, found)
        return text

    def _piece(self, child: Element, paragraph: Element, found: ParagraphText) -> str:
        if child.tag == qn("w:t"):
            return self._characters(child, found)
        if child.tag in (qn("w:tab"), qn("w:ptab")):
            return "\t"
        if child.tag in _BREAKS:
            return "\n"
        if child.tag == qn("w:noBreakHyphen"):
            return "-"
        if child.tag == qn("w:sym"):
            return self._symbol(child, found)
        if child.tag == qn("w:ruby"):
            # Pronunciation stands above the characters and is none of the text.
            for base in child.findall(qn("w:rubyBase")):
                self._inline(base, paragraph, found)
        elif is_alternative(child):
            branch = alternative(child)
            return "".join(
                self._piece(each, paragraph, found) for each in (branch if branch is not None else ())
            )
        else:
            self._attached(child, found)
        return ""

    @staticmethod
    def _characters(child: Element, found: ParagraphText) -> str:
        text = plain_symbols(child.text or "")
        if text is None:
            found.problems.append(_SYMBOL.format("符号"))
        return text or ""

    def _attached(self, child: Element, found: ParagraphText) -> None:
        if child.tag in (qn("w:drawing"), qn("w:pict")):
            self._drawing(child, found)
        elif child.tag == qn("w:object"):
            found.problems.append(_OBJECT)
        elif child.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            note = self._footnotes.get((child.tag, child.get(qn("w:id"), "")), "")
            if any(character.isdigit() for character in note):
                found.problems.append(_FOOTNOTE.format(_short(note)))
            elif note:
                found.notes.append(_FOOTNOTE_NOTE.format(_short(note)))

    @staticmethod
    def _symbol(child: Element, found: ParagraphText) -> str:
        sign = symbol(child.get(qn("w:char"), ""))
        if sign is None:
            found.problems.append(_SYMBOL.format(f"{child.get(qn('w:font'), '未知')} "))
        return sign or ""

    @staticmethod
    def _drawing(drawing: Element, found: ParagraphText) -> None:
        boxes = list(drawing.iter(qn("w:txbxContent")))
        # A drawing may offer the same box twice, for new programs and for old.
        found.boxes.extend(
            box for box in boxes if not _is_fall_back(box, drawing) and not _is_within(box, boxes)
        )
        for art in drawing.iter(_WORD_ART):
            found.text += art.get("string") or ""
        kinds = [each.get("uri", "").rsplit("/", 1)[-1] for each in drawing.iter(_GRAPHIC)]
        if "picture" in kinds or next(drawing.iter(_VML_IMAGE), None) is not None or _has_picture(drawing):
            found.notes.append(IMAGE_NOTE)
        if any(kind in ("chart", "chartex", "diagram") for kind in kinds):
            found.notes.append(_CHART_NOTE)

    def _field(self, mark: Element, found: ParagraphText) -> None:
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.append(_Field())
            if mark.find(f"{qn('w:ffData')}/{qn('w:ddList')}") is not None:
                found.problems.append(_CHOICE_FIELD)
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            name = (ended.code.split() or [""])[0].upper()
            if name in _DRAWN_BY_CODE and not ended.is_result:
                found.problems.append(_FIELD.format(name))


def _is_within(box: Element, boxes: list[Element]) -> bool:
    return any(parent in boxes for parent in box.iterancestors())


def _is_fall_back(box: Element, drawing: Element) -> bool:
    for parent in box.iterancestors():
        if parent is drawing:
            return False
        if parent.tag == f"{_COMPATIBILITY}Fallback" and alternative(parent.getparent()) is not parent:
            return True
    return False


def _has_picture(drawing: Element) -> bool:
    return (
        next(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"), None) is not None
    )


def _short(text: str, length: int = 20) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[:length]}…"
