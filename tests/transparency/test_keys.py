"""Keys in files: written for their owner alone, outside of anything that is committed, and never over another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from livelihood.cli import main
from livelihood.transparency.keys import KeyFileError, read_signer, read_verifier
from livelihood.transparency.notes import Note, signed


def test_a_new_key_signs_what_its_public_half_checks(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "livelihood.key"
    made = CliRunner().invoke(main, ["key", "ms.example/log", str(file)])
    signer = read_signer(file)
    (tmp_path / "public").write_text(made.stdout, encoding="utf-8")

    assert made.exit_code == 0
    assert made.stdout == f"{signer.verifier.text}\n"
    assert "PRIVATE" not in made.output
    assert read_verifier(tmp_path / "public") == signer.verifier
    assert Note.parse(signed("a\nb\n", signer)).is_signed_by(signer.verifier)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "livelihood.key"
    CliRunner().invoke(main, ["key", "ms.example/log", str(file)])
    before = file.read_bytes()
    again = CliRunner().invoke(main, ["key", "ms.example/log", str(file)])

    assert again.exit_code == 1
    assert "已经存在，没有改动" in again.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize("mark", [".git", "mkdocs.yml"])
def test_no_key_lies_where_it_would_be_committed(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).touch()
    file = tmp_path / "data" / "livelihood.key"
    made = CliRunner().invoke(main, ["key", "ms.example/log", str(file)])

    assert made.exit_code == 1
    assert f"在项目或版本库的文件夹 {tmp_path.as_posix()} 里" in made.stderr
    assert not file.exists()
    with pytest.raises(KeyFileError, match="私钥会跟着提交或公开"):
        read_signer(file)


def test_a_name_that_no_key_may_have(tmp_path: Path) -> None:
    made = CliRunner().invoke(main, ["key", "a b", str(tmp_path / "key")])

    assert made.exit_code == 1
    assert "密钥的名称“a b”不合要求" in made.stderr
    assert not (tmp_path / "key").exists()


def test_what_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff")
    for read in (read_signer, read_verifier):
        with pytest.raises(KeyFileError, match="不是密钥文件"):
            read(tmp_path / "key")
        with pytest.raises(KeyFileError, match="读不了"):
            read(tmp_path / "none")
