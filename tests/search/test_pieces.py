"""Search records that were kept as bytes: nothing is lost, and the same bundles come of them in any split."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from livelihood.clock import moment
from livelihood.contexts.links import YearLinks
from livelihood.search import kept, shards
from livelihood.search.kept import BundleWriter
from livelihood.search.meaning import meaning
from livelihood.search.pages import HandWrittenPage
from livelihood.search.pieces import Piece, county_records, decoded, encoded, pages_piece
from livelihood.search.places import places
from livelihood.search.records import Place, Record, record_of_page, records_of_year
from livelihood.search.shards import Shard, kept_bundle, make_bundle
from livelihood.search.writing import write_search, write_search_from
from livelihood.site import Site, load_site
from tests.builds import tree
from tests.invented import write_invented

PAGES = (HandWrittenPage("method/", "数字是怎么来的", "數字從文件裡來"),)
RECORD = Record("page", "a/", "养老", "养老")
FULL = Record(
    kind="task",
    url="990101/2022/01/",
    title="一、救助",
    text="第一行\n第二行\u2028又一行\x85末行",
    place=Place("虚构县", "990101", 2022),
    standing="1项目标：1项已达标",
    bar="met:1000",
    statuses=("已达标",),
    units=("县民政局",),
    headings=("救助",),
    names=("救助", "王晓明"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two counties of one province."""
    return load_site(write_invented(tmp_path_factory.mktemp("pieces")), now=moment("2026-11-21"))


def links_of(site: Site) -> list[YearLinks]:
    return [YearLinks(year, site.ledger.unit_names) for year in site.years]


def pieces(site: Site) -> list[Piece]:
    return [Piece.of(county_records([links])) for links in links_of(site)]


@pytest.mark.parametrize("records", [[], [RECORD], [FULL, RECORD], [Record("page", "b/", "", "")]])
def test_records_come_back_as_they_were(records: list[Record]) -> None:
    assert list(decoded(encoded(records))) == records


def test_a_county_has_the_records_of_its_years(site: Site) -> None:
    links = links_of(site)

    assert list(decoded(county_records(links))) == [each for year in links for each in records_of_year(year)]


def test_promises_that_are_shown_already_are_not_made_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = links_of(site)[0]
    made = county_records([links])
    monkeypatch.delattr("livelihood.contexts.indicator.indicator_view")

    assert county_records([links]) == made
    with pytest.raises(NameError):
        county_records(links_of(site)[:1])


def test_the_same_search_from_kept_pieces_in_any_split_and_order(site: Site, tmp_path: Path) -> None:
    whole = write_search(site, PAGES, tmp_path / "whole", tmp_path / "cache")
    one, other = pieces(site)
    words = meaning(site.ledger.synonyms, site.ledger.units)
    together = Piece.of(one.load() + other.load())
    for at, split in enumerate([(pages_piece(PAGES), other, one), (together, pages_piece(PAGES))]):
        folder, cache = tmp_path / str(at), tmp_path / f"cache-{at}"
        report = write_search_from([Shard("9901", split)], places(site), words, folder, cache)

        assert report == whole
        assert tree(folder) == tree(tmp_path / "whole")


def test_the_order_of_pieces_does_not_count_and_their_bytes_do(site: Site) -> None:
    one, other = pieces(site)
    changed = Piece.of(one.load().replace("救助".encode(), "救护".encode()) + b"\n")

    assert Shard("9901", (one, other)).fingerprint == Shard("9901", (other, one)).fingerprint
    assert Shard("9901", (one, other)).fingerprint != Shard("9901", (changed, other)).fingerprint
    assert Shard("9901", (one, other)).fingerprint != Shard("9901", (one,)).fingerprint


def test_what_is_kept_is_found_without_reading_a_record(tmp_path: Path) -> None:
    made = make_bundle(Shard("9901", (Piece.of(encoded([RECORD])),)), tmp_path)

    def unread() -> bytes:
        raise AssertionError("the records were read")

    digest = hashlib.sha256(encoded([RECORD])).hexdigest()
    assert kept_bundle(Shard("9901", (Piece(digest, unread),)), tmp_path) == made
    assert kept_bundle(Shard("98", (Piece(digest, unread),)), tmp_path) is None


def test_the_list_of_a_bundle_has_every_file_with_its_length_and_hash(tmp_path: Path) -> None:
    shard = Shard("9901", (Piece.of(encoded([RECORD, FULL])),))
    # As a process of its own does it.
    bundle = make_bundle(pickle.loads(pickle.dumps(shard)), tmp_path)  # noqa: S301 - what this test has pickled

    assert (bundle.name, bundle.records) == ("9901", 2)
    assert set("养老第末又一行") <= set(bundle.characters)
    assert {each.path.removeprefix("search/index/9901/") for each in bundle.files} == set(
        tree(shard.kept_in(tmp_path) / "bundle")
    )
    for each in bundle.files:
        content = each.file.read_bytes()
        assert (each.size, each.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert each.content() == content


def test_a_harmed_file_is_found_where_it_is_read(tmp_path: Path) -> None:
    bundle = make_bundle(Shard("9901", (Piece.of(encoded([RECORD])),)), tmp_path)
    first, second, *_ = bundle.files
    first.file.write_bytes(first.file.read_bytes()[::-1])
    second.file.unlink()

    assert (first.content(), second.content()) == (None, None)


def write_bundle_of(folder: Path, content: bytes) -> Path:
    writer = BundleWriter(folder)
    writer.put("pagefind.js", content)
    writer.finish(1, "养老")
    return folder


def test_of_two_builds_that_make_the_same_bundle_the_first_one_keeps_it(tmp_path: Path) -> None:
    there = write_bundle_of(tmp_path / "99-a", b"first")
    found = kept.keep("99", write_bundle_of(tmp_path / "new", b"second"), there)

    assert found is not None
    assert [each.content() for each in found.files] == [b"first"]


def test_a_harmed_bundle_makes_way_for_a_whole_one(tmp_path: Path) -> None:
    there = write_bundle_of(tmp_path / "99-a", b"first")
    (there / "bundle" / "pagefind.js").write_bytes(b"spoiled")
    found = kept.keep("99", write_bundle_of(tmp_path / "new", b"second"), there)

    assert found is not None
    assert [each.content() for each in found.files] == [b"second"]


def test_pages_written_by_hand_are_a_piece() -> None:
    assert list(decoded(pages_piece(PAGES).load())) == [record_of_page(page) for page in PAGES]


def test_another_program_makes_another_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    shard = Shard("9901", (Piece.of(encoded([RECORD])),))
    before = shard.fingerprint
    monkeypatch.setattr(shards, "_program", lambda: "changed")

    assert shard.fingerprint != before
