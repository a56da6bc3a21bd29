"""Invented names of provinces, prefectures, counties, towns and people, with their pinyin."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

# Rare first characters, so that hardly any name is that of a real place.
_FIRST = (
    "岚lan 棠tang 砚yan 珂ke 芷zhi 苇wei 蓼liao 霁ji 澹dan 岫xiu 筠yun 枫feng 桐tong 椿chun 楠nan 槿jin "
    "樱ying 梧wu 橘ju 柏bai 蘅heng 荻di 菱ling 萍ping 柚you 萱xuan 蕙hui 茗ming 葵kui 薇wei 莲lian 菁jing "
    "鹭lu 鹃juan 鹂li 鸥ou 鹊que 鸢yuan 鲤li 鲈lu 霓ni 霜shuang 雪xue 露lu 虹hong 晴qing 暮mu 晨chen "
    "琅lang 琼qiong 瑶yao 珠zhu 锦jin 绣xiu 墨mo 笔bi 书shu 琴qin 棋qi 画hua 茉mo 禾he 稻dao 麦mai"
)
_SECOND = (
    "川chuan 岭ling 浦pu 溪xi 原yuan 泽ze 陂bei 崖ya 汀ting 渚zhu 湾wan 洲zhou 塘tang 堤di 桥qiao 渡du "
    "坪ping 坡po 坞wu 屯tun 堡bao 寨zhai 台tai 岗gang 峪yu 峡xia 峰feng 岩yan 涧jian 潭tan 淀dian 沼zhao "
    "港gang 津jin 埠bu 集ji 店dian 庄zhuang 营ying 驿yi 楼lou 亭ting 阁ge 园yuan 圃pu 林lin 丛cong 坂ban "
    "丘qiu 陵ling 谷gu 滩tan 浒hu 汇hui 沟gou 渠qu"
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海波晓东云飞雪松清远"
# A prime stride that shares no factor with the number of names: neighbours don't sound alike.
_STRIDE = 1571


class Name(NamedTuple):
    """A name of two characters, and its pinyin written together."""

    text: str
    pinyin: str


def _pool(written: str) -> list[Name]:
    return [Name(each[0], each[1:]) for each in written.split()]


_FIRSTS, _SECONDS = _pool(_FIRST), _pool(_SECOND)
NAMES = len(_FIRSTS) * len(_SECONDS)


def name(number: int) -> Name:
    """Return the name with this number, from 0 to NAMES - 1; no two are alike."""
    first, second = divmod(number * _STRIDE % NAMES, len(_SECONDS))
    return Name(_FIRSTS[first].text + _SECONDS[second].text, _FIRSTS[first].pinyin + _SECONDS[second].pinyin)


def towns(random: Random, count: int) -> list[str]:
    """Return the names of ``count`` towns, none twice."""
    return [name(number).text for number in random.sample(range(NAMES), count)]


def people(random: Random, count: int) -> list[str]:
    """Return the names of ``count`` people."""
    return [
        random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, random.choice((1, 2, 2))))
        for _ in range(count)
    ]
