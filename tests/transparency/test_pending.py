"""What publishing makes of the log: what is new is added, what changed without a record is named, and whole is whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from livelihood.problems import DataError, Severity
from livelihood.transparency import pending as pending_module
from livelihood.transparency.log import read_log
from livelihood.transparency.notes import Signer
from livelihood.transparency.pending import pending_log
from tests.transparency.published_data import (
    AMENDMENT,
    CORRECTION,
    FIRST_DAY,
    LATER,
    NOTICE,
    PLAN,
    REPORT,
    SOURCES,
    edit,
    publish,
    published,
    told,
)
from tests.unit.data_tree import YEAR, write_data


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def lines(data: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in (data / "log" / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def test_the_first_publication_adds_each_plan_and_report(tmp_path: Path) -> None:
    data = published(tmp_path)
    contents = {file.stem: json.loads(file.read_bytes()) for file in (data / "log" / "contents").iterdir()}

    assert [(each["kind"], each["id"], each["published"]) for each in lines(data)] == [
        ("plan", "plan", "2022-07-05T09:00:00+08:00"),
        ("report", "notice", "2022-07-05T09:00:00+08:00"),
    ]
    report = contents[str(lines(data)[1]["content_sha256"])]
    assert report == {
        "format": 1,
        "county": "虚构县",
        "county_code": "990101",
        "year": 2022,
        "kind": "report",
        "source": "notice",
        "documents": [
            {
                "id": "notice",
                "date": "2022-07-01",
                "recorded": "2022-07-02",
                "text_sha256": hashlib.sha256((data / NOTICE).read_bytes()).hexdigest(),
            }
        ],
        "tasks": [
            {
                "no": 1,
                "progress": [{"part": "正文", "text": "已救助150人。"}],
                "figures": [{"indicator": "relief", "value": "150人", "quote": "已救助150人"}],
            }
        ],
    }


def test_the_same_again_adds_nothing(tmp_path: Path) -> None:
    data = published(tmp_path)
    before = snapshot(data)
    again = publish(data)

    assert (again.is_new, again.added) == (False, 0)
    assert snapshot(data) == before


def test_the_files_are_those_that_are_saved(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    pending = pending_log(data, FIRST_DAY, Signer.new("county.example/log"))
    assert not (data / "log").exists()
    pending.save()

    assert sorted(pending.files) == ["log/checkpoint", "log/entries.jsonl", "log/verifier-key"]
    for path, content in pending.files.items():
        assert (data / path).read_bytes() == content


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (REPORT, "value: 150人", "value: 155人", f"{REPORT}:8 published-changed: 公开过的内容改动了，没有记录：第 1 件事的“救助”的数由“150人”改成了“155人”"),
        (REPORT, ", quote: 已救助150人", ", quote: 救助150人", f"{REPORT}:8 published-changed: 公开过的内容改动了，没有记录：第 1 件事的“救助”的引文由“已救助150人”改成了“救助150人”"),
        (PLAN, "target: 140人", "target: 130人", f"{PLAN}:14 published-changed: 公开过的内容改动了，没有记录：第 1 件事“开展救助”的“救助”的目标数由“140人”改成了“130人”"),
        (PLAN, "title: 开展救助", "title: 救助", f"{PLAN}:6 published-changed: 公开过的内容改动了，没有记录：第 1 件事“救助”的标题由“开展救助”改成了“救助”"),
        (PLAN, "lead: [县民政局]", "lead: [县民政局]\n    responsible: [县民政局]", f"{PLAN}:6 published-changed: 公开过的内容改动了，没有记录：第 1 件事“开展救助”的责任单位是后来加的：“县民政局”"),
        (SOURCES, "date: 2022-07-01", "date: 2022-06-30", f"{REPORT}:1 published-changed: 公开过的内容改动了，没有记录：文件 notice 的日期由“2022-07-01”改成了“2022-06-30”"),
        (NOTICE, "150人。", "150人！", f"{REPORT}:1 published-changed: 公开过的内容改动了，没有记录：文件 notice 的文件原文改动过（校验值不同）"),
    ],
)  # fmt: skip
def test_a_change_without_a_record_is_named(
    tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    data = published(tmp_path)
    edit(data, file, old, new)

    assert told(data) == [expected]
    assert all(each.severity is Severity.ERROR for each in pending_log(data, LATER, None).problems)


def test_each_field_of_a_document_counts(tmp_path: Path) -> None:
    data = published(tmp_path)
    edit(
        data,
        SOURCES,
        "    date: 2022-07-01\n",
        "    date: 2022-07-01\n    number: 虚政〔2022〕3号\n    title: 通报\n",
    )

    assert told(data) == [
        f"{REPORT}:1 published-changed: 公开过的内容改动了，没有记录：文件 notice 的文号是后来加的：“虚政〔2022〕3号”",
        f"{REPORT}:1 published-changed: 公开过的内容改动了，没有记录：文件 notice 的标题是后来加的：“通报”",
    ]


def test_of_a_long_text_the_place_is_shown(tmp_path: Path) -> None:
    text = f"已救助150人。{'继续推进各项救助工作，' * 20}年底前完成。"
    notice = f"{text}\n2022年7月1日\n"
    report = (
        (write_data(tmp_path) / REPORT)
        .read_text(encoding="utf-8")
        .replace("text: 已救助150人。", f"text: {text}")
    )
    data = write_data(tmp_path, {NOTICE: notice, REPORT: report})
    publish(data, now=FIRST_DAY)
    edit(data, REPORT, "年底前完成。", "年底前基本完成。")

    expected = "由“…各项救助工作，年底前完成。”改成了“…各项救助工作，年底前基本完成。”"
    assert told(data) == [
        f"{REPORT}:4 published-changed: 公开过的内容改动了，没有记录：第 1 件事的第 1 条进展原文的文字{expected}"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (REPORT, "value: 150人, quote: 已救助150人", "quote: 已救助150人, value: '150人', note: 新的说明"),
        (REPORT, "text: 已救助150人。", "text: 已救助\n          150人。"),
        (PLAN, "title: 开展救助", "title: 开展救助  # 说明"),
        (PLAN, "name: 王晓明", "name: 李晓明"),
        (SOURCES, "{text: 2022年7月1日, reason: 日期}", "{text: 2022年7月, reason: 日期}"),
    ],
)
def test_layout_notes_and_officials_are_exempt(tmp_path: Path, file: str, old: str, new: str) -> None:
    data = published(tmp_path)
    edit(data, file, old, new)

    assert told(data) == []
    assert not pending_log(data, LATER, None).is_new


def test_a_correction_is_a_new_version(tmp_path: Path) -> None:
    data = published(tmp_path)
    edit(data, REPORT, "tasks:\n", f"{CORRECTION}tasks:\n")
    publish(data)

    assert [(each["id"], each.get("follows"), each["published"]) for each in lines(data)] == [
        ("plan", None, "2022-07-05T09:00:00+08:00"),
        ("notice", None, "2022-07-05T09:00:00+08:00"),
        ("notice", 1, "2022-08-10T09:00:00+08:00"),
    ]
    kept = {file.stem for file in (data / "log" / "contents").iterdir()}
    assert kept == {str(lines(data)[0]["content_sha256"]), str(lines(data)[2]["content_sha256"])}


def test_a_correction_of_one_figure_covers_no_other_change(tmp_path: Path) -> None:
    data = published(tmp_path)
    edit(data, REPORT, "tasks:\n", f"{CORRECTION}tasks:\n")
    edit(data, REPORT, "value: 150人", "value: 145人")

    assert told(data) == [
        f"{REPORT}:10 published-changed: 公开过的内容改动了，没有记录：第 1 件事的“救助”的数由“150人”改成了“145人”",
    ]


def test_a_record_stays(tmp_path: Path) -> None:
    data = published(tmp_path)
    edit(data, REPORT, "tasks:\n", f"{CORRECTION}tasks:\n")
    publish(data)
    edit(data, REPORT, "reason: 重复统计5人", "reason: 另有原因")
    assert told(data) == [
        f"{REPORT}:1 published-changed: 公开过的内容改动了，没有记录：第 1 条更正的原因由“重复统计5人”改成了“另有原因”"
    ]

    edit(data, REPORT, CORRECTION.replace("重复统计5人", "另有原因"), "")
    assert len(told(data)) == 1
    assert "第 1 条更正删去了" in told(data)[0]


def test_an_amendment_says_why_what_was_recorded_is_mended(tmp_path: Path) -> None:
    data = published(tmp_path)
    edit(data, REPORT, "value: 150人", "value: 155人")
    edit(data, REPORT, "tasks:\n", f"{AMENDMENT}tasks:\n")
    publish(data)
    assert [each.get("follows") for each in lines(data)] == [None, None, 1]

    # One record is for one change.
    edit(data, REPORT, "value: 155人", "value: 156人")
    assert len(told(data)) == 1


def test_a_revised_target_keeps_the_original(tmp_path: Path) -> None:
    data = published(tmp_path)
    revision = "revisions:\n  - {no: 1, indicator: relief, original: 140人, date: 2022-08-01, reason: 调整, source: notice, quote: 150人}\n"
    edit(data, PLAN, "target: 140人", "target: 150人")
    assert len(told(data)) == 1
    edit(data, PLAN, "tasks:\n", f"{revision}tasks:\n")
    assert told(data) == []

    edit(data, PLAN, "original: 140人", "original: 145人")
    assert told(data) != []


def test_a_vanished_report_is_missed(tmp_path: Path) -> None:
    data = published(tmp_path)
    register = (data / SOURCES).read_text(encoding="utf-8")
    (data / SOURCES).write_text(register.partition("  - id: notice")[0], encoding="utf-8", newline="\n")
    (data / REPORT).unlink()
    (data / NOTICE).unlink()

    assert told(data) == [
        "log/entries.jsonl:2 published-vanished: 990101 2022 年的通报 notice（2022-07-05）公开过，现在不见了"
    ]


def test_a_county_with_another_code_goes_on(tmp_path: Path) -> None:
    data = published(tmp_path)
    (data / "990101-xugou").rename(data / "990103-xugou")
    edit(data, "990103-xugou/county.yml", "code: 990101\nname: 虚构县", "code: 990103\nname: 虚构区")
    assert [each.partition(":")[2][:20] for each in told(data)] == [
        "1 published-vanished",
        "2 published-vanished",
    ]

    redirect = "format: 1\nredirects:\n  - {old: 990101/, new: 990103/, below: true}\n"
    (data / "redirects.yml").write_text(redirect, encoding="utf-8")
    publish(data)
    assert [(each["county_code"], each.get("follows")) for each in lines(data)] == [
        ("990101", None),
        ("990101", None),
        ("990103", 0),
        ("990103", 1),
    ]
    assert read_log(data / "log").faults == ()
    assert told(data) == []
    assert not pending_log(data, LATER, None).is_new

    edit(data, "990103-xugou/2022/reports/2022-07-01.yml", "value: 150人", "value: 155人")
    assert len(told(data)) == 1


def test_a_log_that_was_taken_back_does_not_begin_anew(tmp_path: Path) -> None:
    data = published(tmp_path)
    served = shutil.copytree(data / "log", tmp_path / "served")
    assert not pending_log(data, LATER, None, served).is_new
    assert not pending_log(data, LATER, None, tmp_path / "none").is_new
    shutil.rmtree(data / "log")

    with pytest.raises(DataError, match="正在公开的网站有 2 条公开记录，这里的 0 条接不上：被删去或退回过"):
        pending_log(data, LATER, None, served)


def test_an_embargoed_report_is_no_part_of_the_log_before_its_time(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    edit(data, REPORT, "source: notice\n", "source: notice\npublish_at: 2022-08-10T09:00:00+08:00\n")
    early = publish(data, now=LATER - timedelta(seconds=1))

    assert early.added == 1
    assert b"notice" not in b"".join([*early.files.values(), *early.contents.values()])
    assert publish(data).added == 1
    assert "现在又要到以后才公开（publish_at）" in told(data, FIRST_DAY)[0]


def test_a_withheld_name_is_nowhere_in_the_log(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    edit(data, "990101-xugou/county.yml", "code: 990101", "code: 990101\nname_display: withheld")
    publish(data)

    written = b"".join(snapshot(data / "log").values()).decode()
    assert "王晓明" not in written
    shown = (data / YEAR / "sources" / "plan.txt").read_text(encoding="utf-8").replace("王晓明", "〔略〕")
    assert hashlib.sha256(shown.encode()).hexdigest() in written


def test_a_lost_content_is_no_way_around(tmp_path: Path) -> None:
    data = published(tmp_path)
    for file in (data / "log" / "contents").iterdir():
        file.write_bytes(file.read_bytes().replace(b"150", b"155"))
    edit(data, REPORT, "value: 150人", "value: 155人")
    edit(data, REPORT, "tasks:\n", f"{AMENDMENT}tasks:\n")

    assert told(data) == [
        (
            f"{REPORT}:1 published-changed: 990101 2022 年的通报 notice（2022-07-05）与公开过的不同；"
            "data/log/contents 里没有公开时的内容，说不出改了什么"
        )
    ]


def test_a_log_that_was_tampered_with_stops(tmp_path: Path) -> None:
    data = published(tmp_path)
    (data / "log" / "checkpoint").unlink()
    with pytest.raises(DataError, match="log/checkpoint:0: error log-broken: 缺少这个文件"):
        pending_log(data, LATER, None)


def test_a_signed_log_stays_signed_with_its_key(tmp_path: Path) -> None:
    signer = Signer.new("county.example/log")
    data = published(tmp_path, signer)
    log = read_log(data / "log")

    assert log.checkpoint is not None
    assert (log.checkpoint.origin, log.key, log.faults) == ("county.example/log", signer.verifier, ())
    with pytest.raises(DataError, match="这次没有给密钥"):
        pending_log(data, LATER, None)
    with pytest.raises(DataError, match="这次给的是另一把密钥"):
        pending_log(data, LATER, Signer.new("county.example/log"))
    assert not pending_log(data, LATER, signer).is_new


def test_an_unsigned_log_may_be_signed_later(tmp_path: Path) -> None:
    data = published(tmp_path)
    assert not read_log(data / "log").is_signed
    signer = Signer.new("county.example/log")

    assert publish(data, signer).is_new
    assert read_log(data / "log").faults == ()
    assert read_log(data / "log").is_signed


@pytest.mark.parametrize("stop", range(6))
def test_a_save_that_is_cut_short_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Whatever is written when the power goes: the log is the old one or the new one, and the next save is the same."""
    signer = Signer.new("county.example/log")
    data = published(tmp_path)
    before = read_log(data / "log").entries
    edit(data, REPORT, "tasks:\n", f"{CORRECTION}tasks:\n")
    pending = pending_log(data, LATER, signer)
    whole, count = pending_module.write_whole, 0

    def cut(file: Path, content: bytes, *, durable: bool = False) -> None:
        nonlocal count
        if count == stop:
            raise OSError("no power")
        count += 1
        whole(file, content, durable=durable)

    monkeypatch.setattr(pending_module, "write_whole", cut)
    if stop < 4:
        with pytest.raises(OSError, match="no power"):
            pending.save()
    else:
        pending.save()
    log = read_log(data / "log")
    monkeypatch.undo()

    assert log.faults == ()
    assert log.entries == (before if stop < 3 else (*before, log.entries[-1]))
    again = pending_log(data, LATER, signer)
    again.save()
    assert again.added == (1 if stop < 3 else 0)
    assert read_log(data / "log").files == {
        Path(path).name: content for path, content in pending.files.items()
    }


def test_a_save_after_another_one_is_refused(tmp_path: Path) -> None:
    data = published(tmp_path)
    edit(data, REPORT, "tasks:\n", f"{CORRECTION}tasks:\n")
    late = pending_log(data, LATER, None)
    publish(data)

    with pytest.raises(DataError, match="公开记录在这期间被别的发布改动过"):
        late.save()
