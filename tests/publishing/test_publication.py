"""Releases follow one another; what goes wrong leaves the one that is served as it was."""

from __future__ import annotations

import errno
import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest

from livelihood.publishing.errors import PublishError
from livelihood.publishing.publication import publication
from tests.builds import tree
from tests.publishing.conftest import NEW, NOW, OLD, publish, served, staged


def releases(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / "releases").glob("2*.json"))


def test_a_release_is_whole_and_served(folder: Path) -> None:
    done = publish(folder, OLD)

    assert done.changed
    assert done.release.startswith("20261122T101500Z-")
    assert served(folder) == OLD
    assert tree(folder / "releases" / done.release) == OLD


def test_the_manifest_tells_every_file(folder: Path) -> None:
    first, second = publish(folder, OLD), publish(folder, NEW, "2026-11-23")

    told = json.loads((folder / "releases" / f"{second.release}.json").read_text(encoding="utf-8"))
    assert told["files"] == {
        path: {"sha256": sha256(content).hexdigest(), "size": len(content)} for path, content in NEW.items()
    }
    lines = "".join(f"{sha256(NEW[path]).hexdigest()}  {path}\n" for path in sorted(NEW))
    assert told["sha256"] == sha256(lines.encode()).hexdigest()
    assert second.release == f"20261122T160000Z-{told['sha256'][:8]}"
    assert told["moment"] == "2026-11-23T00:00:00+08:00"
    assert told["previous"] == first.release


def test_the_same_site_is_no_new_release(folder: Path) -> None:
    first = publish(folder, OLD)
    again = publish(folder, OLD, "2026-12-01")

    assert (again.release, again.changed) == (first.release, False)
    assert releases(folder) == [first.release]


def test_a_damaged_release_is_published_anew(folder: Path) -> None:
    first = publish(folder, OLD)
    (folder / "releases" / first.release / "index.html").write_bytes(b"<h1>bad</h1>")

    again = publish(folder, OLD)

    assert again.changed
    assert again.release > first.release
    assert served(folder) == OLD


def test_rolling_back_serves_what_was_served_before(folder: Path) -> None:
    first, second = publish(folder, OLD), publish(folder, NEW)
    with publication(folder) as opened:
        assert opened.roll_back().release == first.release
    assert served(folder) == OLD

    # What was rolled back is no longer what was served before the next release.
    third = publish(folder, {**NEW, "third.html": b"3"})
    with publication(folder) as opened:
        assert opened.roll_back().release == first.release
    assert releases(folder) == [first.release, second.release, third.release]


def test_what_was_rolled_back_can_be_published_again(folder: Path) -> None:
    first, second = publish(folder, OLD), publish(folder, NEW)
    with publication(folder) as opened:
        opened.roll_back()

    assert publish(folder, NEW).release == second.release
    assert releases(folder) == [first.release, second.release]
    assert served(folder) == NEW


def test_there_may_be_nothing_to_roll_back_to(folder: Path) -> None:
    with publication(folder) as opened, pytest.raises(PublishError, match="还没有发布过"):
        opened.roll_back()
    publish(folder, OLD)
    with publication(folder) as opened, pytest.raises(PublishError, match="是最早的，没有可以恢复的上一版"):
        opened.roll_back()


def test_a_damaged_release_is_not_rolled_back_to(folder: Path) -> None:
    first, _ = publish(folder, OLD), publish(folder, NEW)
    (folder / "releases" / first.release / "a" / "index.html").write_bytes(b"bad")

    with publication(folder) as opened, pytest.raises(PublishError, match=r"有 1 个文件.*例如 a/index\.html"):
        opened.roll_back()
    assert served(folder) == NEW


def test_the_newest_are_kept(folder: Path) -> None:
    made = [publish(folder, {"index.html": str(no).encode()}, keep=3) for no in range(6)]

    assert releases(folder) == [each.release for each in made[-3:]]
    assert [each.removed for each in made] == [(), (), (), *((each.release,) for each in made[:3])]
    assert sorted(path.name for path in (folder / "releases").iterdir() if path.is_dir()) == releases(folder)


def test_with_one_kept_there_is_nothing_to_roll_back_to(folder: Path) -> None:
    first, second = publish(folder, OLD, keep=1), publish(folder, NEW, keep=1)

    assert releases(folder) == [second.release]
    with (
        publication(folder) as opened,
        pytest.raises(PublishError, match=f"上一版 {first.release} 已经清理掉"),
    ):
        opened.roll_back()


def test_the_release_that_is_served_is_never_removed(folder: Path) -> None:
    first = publish(folder, OLD)
    publish(folder, NEW)
    with publication(folder) as opened:
        opened.roll_back()
        assert first.release not in opened.releases.prune(1, {first.release})
    assert served(folder) == OLD


def test_a_clock_that_was_set_back(folder: Path) -> None:
    first = publish(folder, OLD)
    second = publish(folder, NEW, "2001-01-01")

    assert second.release.startswith("20261122T101501Z-")
    assert served(folder) == NEW
    with publication(folder) as opened:
        assert opened.roll_back().release == first.release


def test_a_site_that_cannot_be_made_changes_nothing(folder: Path) -> None:
    publish(folder, OLD)
    before = tree(folder)

    def stage(new: Path) -> NoReturn:
        staged(NEW)(new)
        raise OSError(errno.ENOSPC, "full")

    with publication(folder) as opened, pytest.raises(OSError, match="full"):
        opened.publish(stage, NOW, keep=5)
    assert tree(folder) == before


def test_what_is_not_recorded_is_not_served(folder: Path) -> None:
    publish(folder, OLD)

    def refuse(_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with publication(folder) as opened, pytest.raises(OSError, match="full"):
        opened.publish(staged(NEW, refuse), NOW, keep=5)
    assert served(folder) == OLD

    # It is whole: when it's recorded, it needn't be made again.
    waiting = releases(folder)[-1]
    assert publish(folder, NEW).release == waiting
    assert served(folder) == NEW


def test_it_is_recorded_before_it_is_served(folder: Path) -> None:
    publish(folder, OLD)
    seen = []
    with publication(folder) as opened:
        opened.publish(staged(NEW, lambda paths: seen.append((set(paths), served(folder)))), NOW, keep=5)

    assert seen == [(set(NEW), OLD)]


def test_old_releases_that_cannot_be_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(folder, OLD, keep=1)

    def refuse(path: Path) -> None:
        raise OSError(errno.EROFS, "read-only", str(path))

    monkeypatch.setattr("livelihood.publishing.releases._remove", refuse)
    with pytest.raises(PublishError, match="已经发布；旧的几版没有清理完。没有写入的权限"):
        publish(folder, NEW, keep=1)
    assert served(folder) == NEW


def test_a_folder_with_anything_else_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text("other", encoding="utf-8")

    with pytest.raises(PublishError, match=r"里有别的文件（index\.html），不是以前发布的"):
        publish(folder, OLD)
    assert tree(folder) == {"index.html": b"other"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PublishError, match="是一个文件，不是文件夹"):
        publish(tmp_path / "file", OLD)


def test_a_served_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "current").unlink()
    (tmp_path / "current").mkdir()
    with pytest.raises(PublishError, match=r"current 不是 livelihood publish 发布的"):
        publish(tmp_path, NEW)

    (tmp_path / "current").rmdir()
    (tmp_path / "current").symlink_to("/elsewhere")
    with pytest.raises(PublishError, match=r"current 指向 /elsewhere"):
        publish(tmp_path, NEW)


def test_a_manifest_that_is_not_as_it_was_written(folder: Path) -> None:
    first = publish(folder, OLD)
    (folder / "releases" / f"{first.release}.json").write_text('{"files": []}', encoding="utf-8")

    with pytest.raises(PublishError, match=r"\.json 不是发布时写的样子"):
        publish(folder, OLD)
    assert served(folder) == OLD


def test_what_an_interrupted_publishing_left_is_removed(folder: Path) -> None:
    first = publish(folder, OLD)
    top = folder / "releases"
    for left in (".staging/a", "20300101T000000Z-00000000/a", "notes"):
        (top / left).mkdir(parents=True)
    (top / "20300101T000001Z-00000000.json").write_text("{}", encoding="utf-8")
    (top / ".20300101T000002Z-00000000.json-x").write_text("{}", encoding="utf-8")

    second = publish(folder, NEW)

    assert second.release.startswith("20261122T101501Z-")
    # What this program never makes isn't its to remove.
    assert {path.name for path in top.iterdir() if path.is_dir()} == {first.release, second.release, "notes"}
    assert releases(folder) == [first.release, second.release]


def test_a_folder_may_move(folder: Path) -> None:
    publish(folder, OLD)
    moved = folder.with_name("elsewhere")
    shutil.move(folder, moved)

    assert served(moved) == OLD
    publish(moved, NEW)
    assert served(moved) == NEW
