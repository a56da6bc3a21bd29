"""``livelihood publish`` as users run it, on a small project of invented counties."""

from __future__ import annotations

import errno
import json
import shutil
import zipfile
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from livelihood.cli import main
from livelihood.transparency.notes import Note, Signer
from tests.builds import configured, tree
from tests.invented import replace, write_invented
from tests.publishing.conftest import served

YEAR = Path("data/990101-xugou/2022")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published once."""
    folder = tmp_path_factory.mktemp("published") / "project"
    configured(folder, site_url="https://www.example.org/ms/")
    write_invented(folder)
    done = publish(folder)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def project(model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(model, tmp_path / "project", symlinks=True)


def publish(project: Path, *arguments: str, now: str = "2026-11-21") -> Result:
    data, config, out = project / "data", project / "mkdocs.yml", project / "out"
    options = ("--data", str(data), "--config-file", str(config), "--now", now, "--workers", "1")
    return CliRunner().invoke(main, ["publish", str(out), *options, *arguments])


def edit(project: Path, note: str = "新的说明") -> None:
    """Add a note, which needs no record."""
    plan = project / "data" / "990102-wuyou" / "2022" / "plan.yml"
    replace(plan, "name: 开办夜校,", f"name: 开办夜校, note: {json.dumps(note)},")


def releases(project: Path) -> list[str]:
    return sorted(path.stem for path in (project / "out" / "releases").glob("2*.json"))


def test_a_site_is_published(model: Path) -> None:
    (release,) = releases(model)

    assert release.startswith("20261120T160000Z-")
    assert "完成技能培训" in served(model / "out")["990101/2022/01/index.html"].decode()
    told = json.loads((model / "out" / "releases" / f"{release}.json").read_text(encoding="utf-8"))
    assert told["files"].keys() == served(model / "out").keys()
    assert {path.name for path in (model / "out").iterdir()} == {"current", "lock", "releases", "server"}


def test_servers_find_the_site_that_is_served(model: Path) -> None:
    settings = tree(model / "out" / "server")

    assert settings.keys() == {"nginx.conf", "apache.conf", "Caddyfile"}
    for content in settings.values():
        assert f"{(model / 'out').resolve().as_posix()}/current" in content.decode()
        assert "/ms/" in content.decode()


def test_an_edit_is_a_new_release_and_can_be_taken_back(project: Path) -> None:
    before = served(project / "out")
    edit(project)

    done = publish(project)
    assert done.exit_code == 0
    assert f"发布了 {releases(project)[-1]}，" in done.stderr
    assert "新的说明" in served(project / "out")["990102/2022/01/index.html"].decode()

    done = publish(project, "--rollback")
    assert done.stderr.startswith(f"已恢复成上一版 {releases(project)[0]}，")
    assert served(project / "out") == before


def test_without_a_change_nothing_is_published(project: Path) -> None:
    done = publish(project, now="2026-11-22")

    assert done.exit_code == 0
    assert done.stderr.startswith(f"没有变化，网站仍是 {releases(project)[0]} 这一版，")
    assert len(releases(project)) == 1


def test_problems_of_the_data_stop_it(project: Path) -> None:
    before = tree(project / "out")
    replace(project / YEAR / "plan.yml", "target: 2500人\n", "target: 2500个\n")

    done = publish(project)
    assert done.exit_code == 1
    assert "error unit-mismatch" in done.stdout
    assert done.stderr.endswith("个问题，网站没有改动。\n")
    assert tree(project / "out") == before


def test_flaws_of_the_site_stop_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(project / "out")
    monkeypatch.setattr("livelihood.publishing.command._SHOWN", 1)
    monkeypatch.setattr("livelihood.site_checks.search._known", lambda _: 0)
    monkeypatch.setattr("livelihood.site_checks.open_data._NAMES", {"tasks": "实事", "none": "项"})
    edit(project)

    done = publish(project)
    assert done.exit_code == 1
    assert done.stdout == "open-data/none.csv：没有这个文件\n"
    assert done.stderr == "错误：生成的网站有 2 处不对（只列出前 1 处），没有发布，原来的网站没有改动。\n"
    assert tree(project / "out") == before


@pytest.mark.parametrize(
    ("step", "number", "told"),
    [
        (
            "livelihood.building.site_build._write",
            errno.ENOSPC,
            "磁盘满了：somewhere。改法：腾出地方，或用 --keep 少留几版，再发布一次。",
        ),
        (
            "livelihood.publishing.releases.write_whole",
            errno.EROFS,
            "没有写入的权限，或文件夹是只读的：somewhere。改法：检查文件夹的权限和所在的磁盘，再发布一次。",
        ),
        (
            "livelihood.publishing.current.LinkedSite.switch",
            errno.EIO,
            "读写文件时出错：somewhere（broken）。改法：检查磁盘，再发布一次。",
        ),
    ],
)
def test_a_disk_that_refuses(
    step: str, number: int, told: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = served(project / "out")
    edit(project)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "broken", "somewhere")

    with monkeypatch.context() as patched:
        patched.setattr(step, refuse)
        done = publish(project)
    assert (done.exit_code, done.stderr) == (1, f"错误：没有发布，原来的网站没有改动。{told}\n")
    assert served(project / "out") == before
    assert not (project / "out" / "releases" / ".staging").exists()

    assert publish(project).exit_code == 0
    assert "新的说明" in served(project / "out")["990102/2022/01/index.html"].decode()


def test_an_archive_holds_the_release(project: Path, tmp_path: Path) -> None:
    done = publish(project, "--archive", str(tmp_path / "one.zip"))
    again = publish(project, "--archive", str(tmp_path / "other.zip"))

    assert (done.exit_code, again.exit_code) == (0, 0)
    assert done.stderr.endswith(f"压缩包：{(tmp_path / 'one.zip').as_posix()}\n")
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == served(project / "out")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_an_archive_of_another_kind_is_refused_at_once(project: Path) -> None:
    edit(project)
    done = publish(project, "--archive", "site.rar")

    assert done.exit_code == 2
    assert "应当以 .zip、.tar.gz 或 .tgz 结尾" in done.stderr
    assert len(releases(project)) == 1


def test_an_archive_that_cannot_be_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full", "a.zip")

    monkeypatch.setattr("livelihood.publishing.command.write_archive", refuse)
    done = publish(project, "--archive", "a.zip")
    assert done.exit_code == 1
    assert f"错误：网站已经是 {releases(project)[0]} 这一版；压缩包没有写成。磁盘满了：a.zip。" in done.stderr


def test_the_log_is_published_and_kept(model: Path) -> None:
    kept = tree(model / "data" / "log")
    published = {
        path.removeprefix("open-data/log/"): content
        for path, content in served(model / "out").items()
        if path.startswith("open-data/log/")
    }

    assert published.keys() == {"entries.jsonl", "checkpoint"}
    assert published.items() <= kept.items()
    # Two plans and two reports.
    assert published["entries.jsonl"].count(b"\n") == 4


def test_what_changed_without_a_record_is_not_published(project: Path) -> None:
    before = tree(project)
    replace(project / "data" / "990102-wuyou" / "2022" / "plan.yml", "name: 开办夜校", "name: 开办新夜校")

    done = publish(project)
    assert done.exit_code == 1
    assert "plan.yml:13: error published-changed: " in done.stdout
    assert "的名称由“开办夜校”改成了“开办新夜校”" in done.stdout
    assert done.stderr == "错误：有 1 个问题，网站没有改动。\n"
    assert tree(project / "out") == {
        path[4:]: each for path, each in before.items() if path.startswith("out/")
    }
    assert tree(project / "data" / "log") == {
        path[9:]: each for path, each in before.items() if path.startswith("data/log/")
    }


def test_a_log_that_was_deleted_stops_it(project: Path) -> None:
    for name in ("entries.jsonl", "checkpoint"):
        (project / "data" / "log" / name).unlink()
    done = publish(project)

    assert done.exit_code == 1
    assert "接不上：被删去或退回过" in done.stdout


def test_a_publishing_that_ended_before_the_switch_adds_nothing_twice(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(project / "data" / "log")
    shutil.rmtree(project / "out")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr("livelihood.publishing.current.LinkedSite.switch", refuse)
        assert publish(project).exit_code == 1
    saved = tree(project / "data" / "log")
    assert saved["entries.jsonl"].count(b"\n") == 4

    done = publish(project, now="2026-11-22")
    assert done.stderr.endswith("公开记录没有新增，没有签名（没有用 --key）。\n")
    assert tree(project / "data" / "log") == saved
    assert served(project / "out")["open-data/log/entries.jsonl"] == saved["entries.jsonl"]


def test_a_key_signs_the_log(project: Path, tmp_path: Path) -> None:
    signer = Signer.new("ms.example.org/log")
    key = tmp_path / "livelihood.key"
    key.write_text(f"{signer.text}\n", encoding="utf-8")

    done = publish(project, "--key", str(key))
    assert done.stderr.endswith("公开记录没有新增，已签名。\n")
    note = Note.parse(served(project / "out")["open-data/log/checkpoint"].decode())
    assert note.is_signed_by(signer.verifier)

    (project / "inside.key").write_text(f"{signer.text}\n", encoding="utf-8")
    refused = publish(project, "--key", str(project / "inside.key"))
    assert refused.exit_code == 1
    assert "私钥会跟着提交或公开" in refused.stderr


def test_an_address_that_was_published_stays(project: Path) -> None:
    listed = (project / "data" / "log" / "addresses.txt").read_text(encoding="utf-8").split()
    pages = {path for path in served(project / "out") if path.endswith("index.html")}
    assert {"/" if path == "index.html" else path.removesuffix("index.html") for path in pages} == set(listed)

    # The page of a unit whose id changes.
    moved = [address for address in listed if address.endswith("/units/minzheng/")]
    replace(project / "data" / "units.yml", "id: minzheng,", "id: mzj,")
    stopped = publish(project)
    assert (stopped.exit_code, "lost-address" in stopped.stdout) == (1, True)

    entries = [f"  - {{old: {each}, new: {each.replace('minzheng', 'mzj')}}}\n" for each in moved]
    redirects = f"format: 1\nredirects:\n{''.join(entries)}"
    (project / "data" / "redirects.yml").write_text(redirects, encoding="utf-8")
    done = publish(project)
    assert done.exit_code == 0, done.output
    assert len(moved) == 2
    for address in moved:
        assert "url=../mzj/" in served(project / "out")[f"{address}index.html"].decode()


def test_marks_that_were_typed_are_published_as_typed(project: Path) -> None:
    edit(project, "{{ 7*7 }} None #REF!")

    done = publish(project)
    assert done.exit_code == 0, done.output
    page = served(project / "out")["990102/2022/01/index.html"].decode()
    assert "{{ 7*7 }} None #REF!" in unescape(page)


def test_another_publishing_is_named(project: Path) -> None:
    from tests.publishing.test_lock import end, hold

    process, _ = hold(project / "out" / "lock")
    try:
        done = publish(project)
    finally:
        end(process)
    assert done.exit_code == 1
    assert f"上的进程 {process.pid}，从 " in done.stderr
