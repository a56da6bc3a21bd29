"""Signed notes (C2SP signed-note 1.0): text with Ed25519 signatures, and the keys to them as lines of text.

A key is written as Go's sumdb/note writes it: ``name+id+base64`` for all to check with, ``PRIVATE+KEY+name+id+base64``
to sign with. Its id is the first four bytes of the SHA-256 of its name, a line feed, 0x01 and the public key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\1"
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]+")
_SIGNATURE_LINE = re.compile(r"— (?P<name>[^\s+]+) (?P<signature>[A-Za-z0-9+/]+={0,2})")
_ID_BYTES = 4
_KEY_BYTES = 32


class NoteError(Exception):
    """A note or a key that can't be read, or a signature that doesn't hold; the reason is in Chinese."""


@dataclass(frozen=True)
class Verifier:
    """The public half of a key: whose signatures it checks, and how to tell them."""

    name: str
    public: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``name+id+base64``; raise NoteError where it is no such line."""
        name, public = _key_parts(text.strip(), "公钥")
        verifier = cls(name, public)
        if verifier.text != text.strip():
            raise NoteError("公钥的编号与内容不符")
        return verifier

    @property
    def id(self) -> bytes:
        """The four bytes that name the key in signatures."""
        told = self.name.encode() + b"\n" + _ED25519 + self.public
        return hashlib.sha256(told).digest()[:_ID_BYTES]

    @property
    def text(self) -> str:
        """The key as a line of text, without a line feed."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ED25519 + self.public).decode()}"

    def holds(self, text: str, signature: bytes) -> bool:
        """Tell whether ``signature`` is this key's under ``text``."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Signer:
    """A key that signs. It stands outside the repository and is never published."""

    name: str
    seed: bytes = field(repr=False)

    @classmethod
    def new(cls, name: str) -> Self:
        """Return a new key; raise NoteError for a name that no key may have."""
        if not _NAME.fullmatch(name):
            raise NoteError(f"密钥的名称“{name}”不合要求：不能为空，不能有空格和加号")
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``PRIVATE+KEY+name+id+base64``; raise NoteError, without the key in it, where it is no such line."""
        line = text.strip()
        if not line.startswith(_PRIVATE):
            raise NoteError(f"不是私钥：应以 {_PRIVATE} 开头")
        signer = cls(*_key_parts(line.removeprefix(_PRIVATE), "私钥"))
        if signer.text != line:
            raise NoteError("私钥的编号与内容不符")
        return signer

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return Verifier(self.name, public)

    @property
    def text(self) -> str:
        """The key as a line of text, without a line feed: a secret."""
        key = base64.b64encode(_ED25519 + self.seed).decode()
        return f"{_PRIVATE}{self.name}+{self.verifier.id.hex()}+{key}"

    def sign(self, text: str) -> str:
        """Return the line that signs ``text``, with its line feed."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        return f"— {self.name} {base64.b64encode(self.verifier.id + signature).decode()}\n"


@dataclass(frozen=True)
class Signature:
    """A signature as it stands under a note: the name and the id of its key, and its bytes."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True)
class Note:
    """A text, which ends with a line feed, and the signatures under it: none, where nobody signed."""

    text: str
    signatures: tuple[Signature, ...] = ()

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read a note; raise NoteError where it isn't one. A text without an empty line in it is an unsigned note."""
        if any(ord(character) < ord(" ") and character != "\n" for character in written):
            raise NoteError("含有控制字符")
        if not written.endswith("\n"):
            raise NoteError("最后没有换行")
        text, parted, below = written.rpartition("\n\n")
        if not parted:
            return cls(written)
        return cls(f"{text}\n", tuple(_signature(line) for line in below.splitlines()))

    def is_signed_by(self, verifier: Verifier) -> bool:
        """Tell whether the key signed; raise NoteError where a signature is said to be the key's and isn't."""
        own = [each for each in self.signatures if (each.name, each.key_id) == (verifier.name, verifier.id)]
        if not all(verifier.holds(self.text, each.signature) for each in own):
            raise NoteError(f"{verifier.name} 的签名与内容不符")
        return bool(own)


def signed(text: str, signer: Signer | None) -> str:
    """Return ``text`` as a note that ``signer`` signs; without one, the text alone."""
    return f"{text}\n{signer.sign(text)}" if signer else text


def _signature(line: str) -> Signature:
    found = _SIGNATURE_LINE.fullmatch(line)
    content = _decoded(found["signature"]) if found else None
    if not found or content is None or len(content) <= _ID_BYTES:
        raise NoteError(f"“{line}”不是签名，应当写作“— 名称 签名”")
    return Signature(found["name"], content[:_ID_BYTES], content[_ID_BYTES:])


def _key_parts(text: str, what: str) -> tuple[str, bytes]:
    """Return name and key of ``name+id+base64``; base64 may have a plus in it, too."""
    name, _, rest = text.partition("+")
    _, _, encoded = rest.partition("+")
    content = _decoded(encoded)
    if (
        not _NAME.fullmatch(name)
        or content is None
        or len(content) != 1 + _KEY_BYTES
        or content[:1] != _ED25519
    ):
        raise NoteError(f"不是 Ed25519 {what}：应当写作“名称+编号+内容”，一行")
    return name, content[1:]


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
