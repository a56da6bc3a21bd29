"""Files with keys: the private one is kept outside of anything that is committed or published."""

from __future__ import annotations

import os
from pathlib import Path

from livelihood.transparency.notes import NoteError, Signer, Verifier


class KeyFileError(Exception):
    """A key can't be read or written; the reason is in Chinese, without the key in it."""


def write_new_key(file: Path, name: str) -> Signer:
    """Make a key named ``name``, write it into the new ``file`` for its owner alone, and return it.

    Raises KeyFileError where that is no place for one.
    """
    _refuse_committed(file)
    try:
        signer = Signer.new(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        # Never over another key; the mode counts where the system has modes.
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(f"{signer.text}\n")
    except NoteError as error:
        raise KeyFileError(f"{error}。") from error
    except FileExistsError as error:
        raise KeyFileError(f"{file.as_posix()} 已经存在，没有改动。改法：换一个文件名。") from error
    except OSError as error:
        raise KeyFileError(f"写不了 {file.as_posix()}：{error.strerror}。") from error
    return signer


def read_signer(file: Path) -> Signer:
    """Return the private key in ``file``; raise KeyFileError where it can't be read or lies where it would get out."""
    _refuse_committed(file)
    try:
        return Signer.parse(_text(file))
    except NoteError as error:
        raise KeyFileError(f"{file.as_posix()} {error}。") from error


def read_verifier(file: Path) -> Verifier:
    """Return the public key in ``file``; raise KeyFileError where it can't be read."""
    try:
        return Verifier.parse(_text(file))
    except NoteError as error:
        raise KeyFileError(f"{file.as_posix()} {error}。") from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KeyFileError(f"{file.as_posix()} 不是密钥文件。") from error
    except OSError as error:
        raise KeyFileError(f"读不了 {file.as_posix()}：{error.strerror}。") from error


def _refuse_committed(file: Path) -> None:
    """Raise KeyFileError for a place that is committed or published: a work tree of git, or a project of ours."""
    for folder in file.resolve().parents:
        if (folder / ".git").exists() or (folder / "mkdocs.yml").exists():
            raise KeyFileError(
                f"{file.as_posix()} 在项目或版本库的文件夹 {folder.as_posix()} 里，私钥会跟着提交或公开。"
                "应当：私钥放在项目以外。改法：换一个地方，如用户文件夹下的 livelihood.key。"
            )
