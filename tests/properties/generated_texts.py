"""Generated texts as officials and their scanners write them, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from livelihood.quantity import Qualifier

WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
UNITS = ("", "人", "人次", "个", "公里", "户", "平方米", "m2", "元/月", "%", "‰", "个百分点", "kWh")
# Around the number: before it, after it.
QUALIFIERS = {
    Qualifier.AT_LEAST: [
        ("", ""),
        ("不少于", ""),
        ("不低于", ""),
        ("达到", ""),
        ("", "以上"),
        ("达到", "以上"),
    ],
    Qualifier.MORE_THAN: [("超", ""), ("超过", ""), ("突破", "")],
    Qualifier.AT_MOST: [("不超过", ""), ("", "以内"), ("控制在", "以内"), ("控制在", "")],
    Qualifier.ABOUT: [("约", ""), ("近", ""), ("", "左右")],
}
# What may stand between any two characters of a scanned document without changing what it says.
NOISE = ("", " ", "\u3000", "\n", "<br>", "</p>\n<p>", "\u200b", "\u200e", "\u00ad", "\x07")
HAN = "县乡镇村路桥水电医教民政局培训救助改造建设完成任务王晓明欧阳李四"


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, str]:
    """Return a number as written, perhaps with thousands separators, and its plain digits."""
    whole = draw(st.integers(0, 10**9))
    decimals = draw(st.text("0123456789", max_size=4))
    fraction = f".{decimals}" if decimals else ""
    written = f"{whole:,}" if draw(st.booleans()) else str(whole)
    return written + fraction, f"{whole}{fraction}"


def some_wide(text: str) -> st.SearchStrategy[str]:
    """Return ``text`` with any of its ASCII characters in full width."""
    return st.lists(st.booleans(), min_size=len(text), max_size=len(text)).map(
        lambda wide: "".join(
            character.translate(WIDE) if is_wide else character
            for character, is_wide in zip(text, wide, strict=True)
        )
    )


def noisy(text: str) -> st.SearchStrategy[str]:
    """Return ``text`` with white space, tags and invisible characters between its characters."""
    noise = st.lists(st.sampled_from(NOISE), min_size=len(text), max_size=len(text))
    return noise.map(
        lambda between: "".join(character + gap for character, gap in zip(text, between, strict=True))
    )
