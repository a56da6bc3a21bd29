"""Numbers of running text: quantity, unit, qualifier, the words that name what is counted, and what is no quantity."""

from __future__ import annotations

import pytest

from livelihood.drafting.clauses import Passage
from livelihood.drafting.mention import Mention
from livelihood.drafting.mentions import find_mentions
from livelihood.drafting.roles import Role


def mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(Passage(text))


def only(text: str) -> Mention:
    found = mentions(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("嵌入式床位不少于50张", "不少于50张"),
        ("注册用户数突破26万", "突破26万"),
        ("覆盖13.41万人以上的老年人", "13.41万人以上"),
        ("推动超4家医院联网", "超4家"),
        ("筛查率达到60%", "60%"),
        ("走访3000余人", "3000余人"),
        ("失业率控制在4.5%以内", "控制在4.5%以内"),
        ("新建农田3万-5万亩", "3万-5万亩"),
        ("整治约30处", "约30处"),
        ("总投资1.2亿元", "1.2亿元"),
        ("完成 2.8 万人次", "2.8万人次"),
        ("绿化２００平方米", "２００平方米"),
        ("标准为600元/月", "600元/月"),
        ("改造1,200个窨井", "1,200个"),
    ],
)
def test_quantities_are_written_as_in_the_text(text: str, written: str) -> None:
    assert only(text).text == written


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("培训500人次", "人次"),
        ("培训500人", "人"),
        ("举办10场次", "场次"),
        ("增绿5平方米", "平方米"),
        ("注册26万", ""),
    ],
)
def test_the_longest_unit_counts(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2022年完成", Role.DATE),
        ("截至7月底", Role.DATE),
        ("鲁办文〔2022〕", Role.DATE),
        ("第3批项目", Role.ORDINAL),
        ("1.辛店镇", Role.ORDINAL),
        ("(2)截至目前", Role.ORDINAL),
        ("拨打12345热线", Role.PHONE),
        ("电话96119", Role.PHONE),
        ("辛店镇(31路)", Role.NAME),
        ("建设5G基站", Role.NAME),
        ("改造G107沿线", Role.NAME),
        ("打造15分钟便民生活圈", Role.NAME),
        ("24小时自助服务", Role.NAME),
        ("升级10千伏线路", Role.NAME),
        ("推进“1+3”模式", Role.NAME),
        ("为18周岁以上居民", Role.AGE),
        ("60岁以上老人", Role.AGE),
        ("3个工作日内办结", Role.TIME),
        ("安装监控1200路", Role.QUANTITY),
    ],
)
def test_roles(text: str, role: Role) -> None:
    assert mentions(text)[0].role is role


def test_years_from_to_are_dates() -> None:
    assert [each.role for each in mentions("2020—2022年建设")] == [Role.DATE]


def test_an_age_and_a_number_of_people_are_two_things() -> None:
    age, people = mentions("60岁以上老人1.2万人")
    assert (age.role, people.role, people.text) == (Role.AGE, Role.QUANTITY, "1.2万人")


def test_words_before_and_after_name_what_is_counted() -> None:
    before = only("改扩建公办幼儿园5所")
    after = only("5所公办幼儿园")
    both = only("新增35个行政村农村客运班线实现公交化运行")
    assert (before.before, before.after) == ("改扩建公办幼儿园", "")
    assert (after.before, after.after) == ("", "公办幼儿园")
    assert (both.before, both.after) == ("新增", "行政村农村客运班线实现公交化运行")


def test_words_between_two_numbers_go_to_the_one_that_they_name() -> None:
    first, second = mentions("64.77公里通村公路已完成路基34.5公里")
    assert (first.after, second.before) == ("通村公路", "已完成路基")
    first, second = mentions("新建5所公办幼儿园、3所小学")
    assert (first.after, second.after) == ("公办幼儿园", "小学")


def test_a_number_in_a_bracket_belongs_to_the_one_before() -> None:
    whole, part = mentions("新增技能人才2.28万人（含高技能人才9300人）")
    assert (whole.whole, part.whole, part.nested) == (None, 0, True)


def test_all_that_follows_among_them_is_a_part() -> None:
    found = mentions("改造1.2万户，其中气代煤4000户、电代煤8000户")
    assert [each.whole for each in found] == [None, 0, 0]


def test_an_unknown_unit_is_doubtful() -> None:
    assert only("培训500学员").doubt == "“500学员”的单位认不出来"


def test_digits_that_white_space_parts_are_doubtful() -> None:
    assert all(each.doubt for each in mentions("新建1 200个"))
