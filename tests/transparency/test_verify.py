"""``livelihood verify``: a sound copy of a site holds, and whatever byte of its log or a report changed is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from livelihood.cli import main
from livelihood.clock import moment
from livelihood.feeds import FeedSettings
from livelihood.pages import static_files
from livelihood.site import load_site
from livelihood.transparency.checkpoints import Checkpoint
from livelihood.transparency.contents import canonical_json
from livelihood.transparency.entries import Entry, EntryError
from livelihood.transparency.log import log_of, read_log
from livelihood.transparency.merkle import root_of
from livelihood.transparency.notes import Signer, signed
from livelihood.transparency.pending import pending_log
from livelihood.transparency.published import published_log
from tests.builds import INVENTED
from tests.transparency.published_data import edit

SIGNER = Signer.parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
JULY, OCTOBER = moment("2022-07-20"), moment("2022-12-01")
YEAR = "990101/2022"
DATA = "990101-xugou/2022"


def livelihood(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def written(data: Path, site: Path) -> Path:
    """Write what a build writes beside the pages."""
    made = [(file.uri, file.content) for file in static_files(load_site(data, now=OCTOBER), FeedSettings())]
    for path, content in [*made, *published_log(data), ("index.html", b"")]:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data, a copy of the site, and the checkpoint after the first publication."""
    folder = tmp_path_factory.mktemp("verify")
    data = shutil.copytree(INVENTED, folder / "data")
    pending_log(data, JULY, SIGNER).save()
    shutil.copy(data / "log" / "checkpoint", folder / "july")
    corrections = "corrections:\n  - {no: 1, indicator: training, old: 9800人次, new: 9700人次, reason: 重复, date: 2022-11-20}\n"
    edit(data, f"{DATA}/reports/2022-10-08.yml", "tasks:\n", f"{corrections}tasks:\n")
    pending_log(data, OCTOBER, SIGNER).save()
    written(data, folder / "site")
    (folder / "key").write_text(f"{SIGNER.verifier.text}\n", encoding="utf-8")
    return folder


@pytest.fixture
def site(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound / "site", tmp_path / "site")


def faults(result: Result) -> list[str]:
    return [line for line in result.stdout.splitlines() if ": 不符：" in line]


def test_a_sound_copy_holds(sound: Path) -> None:
    result = livelihood(
        "verify", str(sound / "site"), "--against", str(sound / "july"), "--key", str(sound / "key")
    )

    assert result.exit_code == 0, result.output
    root = read_log(sound / "data" / "log").checkpoint
    assert root is not None
    assert result.stdout.splitlines() == [
        f"相符：公开记录 PeterNeumann：4 条，与检查点的根哈希 {root.root.hex()} 相符。",
        f"相符：签名有效：{SIGNER.verifier.text}。",
        "相符：与较早的 3 条一致，一条也没有改动；此后新增 1 条。",
        "相符：现行的 3 份方案和通报的内容、所用文件的原文，以及 data.json、tasks.csv、indicators.csv、figures.csv 里的承诺和数。",
        "没有核对：网页上显示的字和数、本站的说明、负责人、现行版本以前的各版内容；文件是不是政府发的、数是不是真的，核对不出来。",
    ]


def test_a_log_alone_and_a_data_folder(sound: Path) -> None:
    for place in (sound / "site" / "open-data" / "log", sound / "data"):
        result = livelihood("verify", str(place), "--against", str(sound / "site"))
        assert result.exit_code == 0, result.output
        assert "注意：自带的公钥可能和记录一起被换掉" in result.stdout
        assert "份方案和通报" not in result.stdout


def changed_bytes(content: bytes) -> Iterator[bytes]:
    for at in range(len(content)):
        yield content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize("name", ["entries.jsonl", "checkpoint", "verifier-key"])
def test_any_changed_byte_of_the_log_is_found(site: Path, name: str) -> None:
    files = read_log(site / "open-data" / "log").files
    for changed in changed_bytes(files[name]):
        assert log_of({**files, name: changed}).faults, changed


def test_an_altered_entry_is_named(site: Path) -> None:
    entries = site / "open-data" / "log" / "entries.jsonl"
    entries.write_bytes(entries.read_bytes().replace(b'"year":2022', b'"year": 2022', 1))
    result = livelihood("verify", str(site))

    assert result.exit_code == 1
    assert faults(result) == [f"{entries.as_posix()}:1: 不符：写法与记录的规定不同，可能被改动过"]


def test_a_shortened_log_is_found(site: Path) -> None:
    entries = site / "open-data" / "log" / "entries.jsonl"
    entries.write_bytes(b"".join(entries.read_bytes().splitlines(keepends=True)[:-1]))

    assert faults(livelihood("verify", str(site))) == [
        f"{entries.as_posix()}:0: 不符：只有 3 条，检查点写的是 4 条：有记录被删去"
    ]


def rewritten(folder: Path, signer: Signer) -> None:
    """Rewrite the first entry and sign the log anew, as one could who has the key."""
    log = read_log(folder)
    entries = [replace(log.entries[0], content_sha256="0" * 64), *log.entries[1:]]
    checkpoint = Checkpoint(signer.name, len(entries), root_of([entry.leaf for entry in entries]))
    (folder / "entries.jsonl").write_bytes(b"".join(entry.line + b"\n" for entry in entries))
    (folder / "checkpoint").write_text(signed(checkpoint.text, signer), encoding="utf-8", newline="\n")
    (folder / "verifier-key").write_text(f"{signer.verifier.text}\n", encoding="utf-8", newline="\n")


def test_history_that_was_rewritten_is_found_by_an_older_checkpoint(sound: Path, site: Path) -> None:
    folder = site / "open-data" / "log"
    rewritten(folder, SIGNER)
    alone = livelihood("verify", str(folder), "--key", str(sound / "key"))
    by_checkpoint = livelihood("verify", str(folder), "--against", str(sound / "july"))
    by_log = livelihood("verify", str(folder), "--against", str(sound / "data"))

    assert alone.exit_code == 0
    entries = (folder / "entries.jsonl").as_posix()
    assert faults(by_checkpoint) == [
        f"{entries}:0: 不符：与较早的记录 {(sound / 'july').as_posix()} 不一致：历史被改写过"
    ]
    assert faults(by_log) == [
        f"{entries}:1: 不符：与较早的记录 {(sound / 'data').as_posix()} 不一致：历史被改写过；从这一行起不同"
    ]


def test_another_signer_is_found_by_the_key(sound: Path, site: Path) -> None:
    rewritten(site / "open-data" / "log", Signer.new("PeterNeumann"))
    result = livelihood("verify", str(site / "open-data" / "log"), "--key", str(sound / "key"))

    assert [line.partition("不符：")[2] for line in faults(result)] == [f"没有 {SIGNER.verifier.text} 的签名"]


def test_an_older_log_is_no_later_one(sound: Path) -> None:
    older = sound / "older"
    older.mkdir(exist_ok=True)
    lines = (sound / "data" / "log" / "entries.jsonl").read_bytes().splitlines(keepends=True)
    (older / "entries.jsonl").write_bytes(b"".join(lines[:3]))
    shutil.copy(sound / "july", older / "checkpoint")

    assert (
        "只有 3 条，较早的有 4 条：记录被删短了"
        in livelihood("verify", str(older), "--against", str(sound / "data")).stdout
    )


def test_an_unsigned_log_says_so(tmp_path: Path) -> None:
    data = shutil.copytree(INVENTED, tmp_path / "data")
    pending_log(data, OCTOBER, None).save()
    result = livelihood("verify", str(data))

    assert result.exit_code == 0
    assert "注意：没有签名：能看出记录前后是否一致，看不出是谁发布的。" in result.stdout


def test_any_changed_byte_of_a_report_or_its_document_is_found(site: Path) -> None:
    files = [*(site / YEAR / "log").glob("*.json"), *(site / YEAR / "sources").glob("*.txt")]
    assert len(files) == 6
    for file in files:
        content = file.read_bytes()
        for at in (0, len(content) // 2, len(content) - 1):
            file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            found = faults(livelihood("verify", str(site)))
            assert found, file
            assert all(line.startswith(f"{file.as_posix()}:0: 不符：") for line in found)
        file.write_bytes(content)
        file.unlink()
        assert "缺少990101 2022 年的" in faults(livelihood("verify", str(site)))[0]
        file.write_bytes(content)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("data.json", '"value_text": "9700人次"', '"value_text": "9900人次"', "数 1/training 写作“9900人次”，记录里没有"),
        ("data.json", '"original_text": "9800人次"', '"original_text": "9900人次"', "数 1/training 没有记录里的“9800人次”"),
        ("figures.csv", ",9700,9700人次", ",9600,9700人次", "数 1/training 写作“9700人次”，数却是 9600"),
        ("indicators.csv", ",12000,1.2万人次", ",12001,1.2万人次", "第 1 件事的目标 training 的数是 12001，记录里是“1.2万人次”"),
        ("tasks.csv", "全年完成技能培训1.2万人次", "全年完成技能培训1.1万人次", "第 1 件事的承诺原文是“全年完成技能培训1.1万人次"),
    ],
)  # fmt: skip
def test_open_data_that_tells_another_thing_is_named(
    site: Path, file: str, old: str, new: str, expected: str
) -> None:
    path = site / "open-data" / file
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode(), 1))
    found = faults(livelihood("verify", str(site)))

    assert found
    assert all(line.startswith(f"{path.as_posix()}:0: 不符：990101 2022 年的") for line in found)
    assert expected in found[0]


def test_every_text_of_every_figure_and_promise_in_the_open_data_counts(site: Path) -> None:
    path = site / "open-data" / "data.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    tasks = whole["counties"][0]["years"][0]["tasks"]
    rows = [
        (row, name)
        for task in tasks
        for row in task["figures"]
        for name in ("quote", "value_text")
        if row[name]
    ]
    rows += [
        (row, name)
        for task in tasks
        for row in task["indicators"]
        for name in ("target_quote", "target_text")
        if row[name]
    ]
    rows += [(task, "commitment") for task in tasks]
    # What the site adds up or divides itself is told by what it is made of.
    made = {"parts", "rate", "by_stage", "items"}
    rows = [
        (row, name)
        for row, name in rows
        if name != "value_text" or row["form"] not in made or row["component"] != "figure"
    ]
    assert len(rows) > 40
    unfound = []
    for row, name in rows:
        original = row[name]
        row[name] = "别的"
        path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        if not faults(livelihood("verify", str(site))):
            unfound.append((row, name))
        row[name] = original
    assert unfound == []


def test_a_figure_that_was_left_out_or_added(site: Path) -> None:
    path = site / "open-data" / "data.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    figures = whole["counties"][0]["years"][0]["tasks"][0]["figures"]
    gone = [row for row in figures if row["figure"] == "training"]
    for row in gone:
        figures.remove(row)
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    assert all(line.endswith("缺少数 1/training") for line in faults(livelihood("verify", str(site))))

    figures += [*gone, {**gone[0], "figure": "another"}]
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    assert [
        line.partition("：")[2].partition("：")[2] for line in faults(livelihood("verify", str(site)))
    ] == ["多出记录里没有的数 1/another"]


def test_open_data_that_cannot_be_read_is_named(site: Path) -> None:
    path = site / "open-data" / "data.json"
    path.write_bytes(path.read_bytes()[:-10])

    assert faults(livelihood("verify", str(site))) == [f"{path.as_posix()}:0: 不符：读不出来，可能被改动过"]


def test_what_is_no_log_or_key(tmp_path: Path, sound: Path) -> None:
    nothing = livelihood("verify", str(tmp_path))
    assert (nothing.exit_code, nothing.stderr) == (
        1,
        f"错误：{tmp_path.as_posix()} 里没有公开记录（open-data/log）。\n",
    )
    (tmp_path / "text").write_text("text", encoding="utf-8")
    site = str(sound / "site")
    assert "text 读不出检查点" in livelihood("verify", site, "--against", str(tmp_path / "text")).stderr
    assert "不是 Ed25519 公钥" in livelihood("verify", site, "--key", str(tmp_path / "text")).stderr
    assert "读不了" in livelihood("verify", site, "--key", str(tmp_path / "none")).stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("county_code", "9901"),
        ("kind", "notice"),
        ("id", "../plan"),
        ("content_sha256", "0" * 63),
        ("published", "2022-07-20"),
        ("year", "2022"),
        ("follows", 1.5),
        ("document_date", "20220720"),
        ("document_number", 3),
        ("another", "key"),
    ],
)
def test_what_is_no_entry(name: str, value: object) -> None:
    line = Entry("990101", 2022, "plan", "plan", "0" * 64, JULY).line
    assert Entry.parse(line).line == line

    with pytest.raises(EntryError):
        Entry.parse(canonical_json(json.loads(line) | {name: value}))
