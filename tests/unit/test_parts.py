"""Parts of counties: kept and read again they are the same, and a page above the counties reads what it says it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from livelihood.assessment import assess
from livelihood.clock import moment
from livelihood.contexts.changes import ChangeView
from livelihood.contexts.links import YearLinks
from livelihood.feeds import FeedSettings, site_feed
from livelihood.pages import above_pages, county_pages, markdown_pages, peers_markdown
from livelihood.parts.changes import MOST_CHANGES, MOST_NUMBERS
from livelihood.parts.checks import MOST_CHECKS
from livelihood.parts.county import MadeParts, counties_of, parts_of
from livelihood.parts.feed import MOST_ENTRIES
from livelihood.parts.home import MOST_DOCUMENTS
from livelihood.parts.place import CountyPlace, TaskPlace, YearPlace, updated
from livelihood.parts.stored import StoredParts
from livelihood.parts.storing import decoded, encoded, encoded_parts
from livelihood.rendering import render
from livelihood.routes import Url
from livelihood.site import Site, load_site
from tests.builds import ROOT
from tests.invented import write_invented
from tests.unit.builders import NOW, county_year, figure, goal, report, source
from tests.unit.county_parts import parts, sections


@pytest.fixture(scope="module", params=["real", "invented"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    data = ROOT / "data" if request.param == "real" else write_invented(tmp_path_factory.mktemp("parts"))
    return load_site(data, now=moment("2026-11-21"))


@pytest.fixture(scope="module")
def made(site: Site) -> list[MadeParts]:
    return [parts_of(years) for years in counties_of(site)]


def kept(county: MadeParts) -> dict[str, bytes]:
    return dict(encoded_parts(county))


def links_of(*goals: object, **fields: object) -> YearLinks:
    return YearLinks(assess(county_year(*goals, **fields), NOW), {})  # type: ignore[arg-type]


def test_a_part_that_was_kept_is_the_same(made: list[MadeParts]) -> None:
    for county in made:
        found = {name: decoded(name, content) for name, content in kept(county).items()}
        again = MadeParts(
            **{name: part for name, part in found.items() if "/" not in name},
            schemes={topic: found[f"schemes/{topic}"] for topic in county.place.topics},
            peers={topic: found[f"peers/{topic}"] for topic in county.place.topics},
        )
        assert again == county
        assert kept(again) == kept(county)


def test_the_same_county_gives_the_same_bytes(site: Site, made: list[MadeParts]) -> None:
    assert [kept(parts_of(years)) for years in counties_of(site)] == [kept(county) for county in made]


def test_all_pages_can_be_made_from_what_was_kept(site: Site, made: list[MadeParts]) -> None:
    stored = [StoredParts(kept(county).__getitem__) for county in made]
    last = updated((county.place for county in stored), site.now)
    assert last == site.updated

    pages = {page.uri: page.markdown for page in markdown_pages(site)}

    above = list(above_pages(stored, site.ledger.schemes, last))
    for page in above:
        assert pages[f"{page.url}index.md"].endswith("---\n\n" + render(page.template, page.context()))
    for url, section in sections(stored).items():
        assert peers_markdown(section) in pages[f"{url}index.md"]
    own = {page.url for years in counties_of(site) for page in county_pages(years)}
    assert {f"{page.url}index.md" for page in above} | {f"{url}index.md" for url in own} == set(pages)
    assert site_feed(stored, last, FeedSettings()) == site_feed(made, site.updated, FeedSettings())


class Noting:
    """Reads parts of a county and notes which."""

    def __init__(self, county: MadeParts, read: set[tuple[str, str]]) -> None:
        self._code = county.place.code
        self._kept = kept(county)
        self._read = read

    def __call__(self, name: str) -> bytes:
        self._read.add((self._code, name))
        return self._kept[name]


def test_a_page_reads_what_it_says_it_reads(site: Site, made: list[MadeParts]) -> None:
    read: set[tuple[str, str]] = set()
    stored = [StoredParts(Noting(county, read)) for county in made]

    def check(says: tuple[tuple[str, str], ...], make: Callable[[], object]) -> None:
        read.clear()
        make()
        assert read == set(says)

    pages = list(above_pages(stored, site.ledger.schemes, site.updated))
    found = sections(stored)
    # To know what pages there are, and what they read, places are enough.
    assert {name for _, name in read} == {"place"}
    for page in pages:
        assert len(page.reads) == len(set(page.reads))
        check(page.reads, page.context)
    for section in found.values():
        check(section.reads, section.peers)


def test_a_page_knows_its_address_template_and_day(site: Site, made: list[MadeParts]) -> None:
    for page in above_pages(made, site.ledger.schemes, site.updated):
        frame = page.context().frame
        assert (frame.url, frame.updated) == (page.url, page.updated)


def test_a_place() -> None:
    told = report(figure("70人", stated={"text": "60%", "of": "target"}))
    links = links_of(goal(), reports=(told,), sources=(source(recorded="2022-07-05"),))

    assert parts_of([links]).place == CountyPlace(
        code="990101",
        name="虚构县",
        pinyin="xugou",
        prefecture="虚构市",
        province="虚构省",
        years=(YearPlace(2022, date(2022, 7, 5), True, "a", (TaskPlace(1, "task-1"),), 1),),
        changed=(date(2022, 7, 5), date(2022, 7, 5)),
        corrected=(),
        documents=(date(2022, 7, 5),),
    )


def test_the_update_time_of_the_site() -> None:
    """The newest of all years, not only of the counties' newest."""
    years = [
        links_of(goal(), year=2022, sources=(source(recorded="2022-07-05"),)),
        links_of(goal(), year=2021, sources=(source(recorded="2022-09-01"),)),
    ]

    assert updated((county.place for county in parts(years)), NOW) == date(2022, 9, 1)
    assert updated((), NOW) == NOW.date()


def test_parts_are_no_larger_than_the_pages() -> None:
    """However long a county's history is."""
    goals = [goal(id=f"goal-{number}") for number in range(MOST_NUMBERS - 1)]
    told = report(*(figure("40人", indicator=each.id) for each in goals))
    years = [links_of(*goals, reports=(told,), year=2100 - back) for back in range(MOST_CHANGES)]

    county = parts_of(years)

    assert len(county.place.changed) == 2 * MOST_CHANGES
    assert (len(county.updates), len(county.feed)) == (MOST_CHANGES, MOST_ENTRIES)
    assert len(county.home.documents) == len(county.place.documents) == MOST_DOCUMENTS
    assert [(len(each.numbers), each.left_off) for each in county.updates[:4]] == [
        (59, 0),
        (0, 0),
        (0, 59),
        (0, 0),
    ]
    # A feed's entry tells every number all the same.
    assert [entry.content.count("<li>") for entry in county.feed[:3]] == [59, 0, 59]


@pytest.mark.parametrize(("number", "kept"), [(MOST_CHECKS, MOST_CHECKS), (MOST_CHECKS + 1, 0)])
def test_more_checks_than_the_page_tells_are_only_counted(number: int, kept: int) -> None:
    goals = [goal(id=f"goal-{at}") for at in range(number)]
    wrong = (figure("70人", indicator=each.id, stated={"text": "60%", "of": "target"}) for each in goals)
    county = parts_of([links_of(*goals, reports=(report(*wrong),))])

    assert (county.place.years[0].checks, [len(rows) for rows in county.check_rows]) == (number, [kept])


def test_texts_of_any_kind_are_kept() -> None:
    words = "<b>\x00\x0b\u2028\ufdd0\U0001f600 \"'\\ ]]>"
    county = parts_of([links_of(goal(name=words), county_fields={"name": words})])

    assert decoded("updates", encoded("updates", county.updates)) == county.updates
    assert county.place.name == words


def test_addresses_stay_addresses(made: list[MadeParts]) -> None:
    """As such they stand in an attribute as they are; text would be escaped."""

    def urls(changes: tuple[ChangeView, ...]) -> Iterator[object]:
        for change in changes:
            yield change.document.url
            yield change.all.url

    for county in made:
        read = decoded("updates", kept(county)["updates"])
        assert {type(url) for url in urls(read)} == {Url}


def test_what_is_no_part_is_refused() -> None:
    with pytest.raises(ValueError, match="CountyPlace"):
        decoded("place", b'{"code": 1}')
