"""Signed notes and checkpoints, against the examples of the specifications and of the Go programs that use them."""

from __future__ import annotations

import base64

import pytest

from livelihood.transparency.checkpoints import Checkpoint
from livelihood.transparency.notes import Note, NoteError, Signer, Verifier, signed

# The example of golang.org/x/mod/sumdb/note, by whose format keys are written.
SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

# The example of c2sp.org/signed-note: its text has an empty line in it.
POEM = """\
Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
"""
# The example of c2sp.org/tlog-checkpoint.
SOFA = """\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
"""


def test_signing_gives_the_bytes_of_the_example() -> None:
    assert signed(TEXT, Signer.parse(SIGNER)) == f"{TEXT}\n{LINE}"


def test_keys_are_read_and_written_as_in_the_example() -> None:
    signer = Signer.parse(f"{SIGNER}\n")

    assert signer.text == SIGNER
    assert signer.verifier == Verifier.parse(VERIFIER)
    assert signer.verifier.text == VERIFIER
    assert signer.verifier.id.hex() == "c74f20a3"
    assert "AYEKFALVF" not in repr(signer)


def test_the_signature_of_the_example_holds() -> None:
    note = Note.parse(f"{TEXT}\n{LINE}")

    assert note.text == TEXT
    assert note.is_signed_by(Verifier.parse(VERIFIER))


def test_a_second_known_key_checks_its_signature() -> None:
    key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    line = "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
    note = Note.parse(f"This is an example message.\n\n— example.com/foo {line}\n")

    assert note.is_signed_by(Verifier.parse(key))


def test_any_changed_byte_of_a_signed_text_is_found() -> None:
    verifier = Verifier.parse(VERIFIER)
    for at, character in enumerate(TEXT.removesuffix("\n")):
        changed = TEXT[:at] + ("x" if character != "x" else "y") + TEXT[at + 1 :]
        with pytest.raises(NoteError, match="PeterNeumann 的签名与内容不符"):
            Note.parse(f"{changed}\n{LINE}").is_signed_by(verifier)


def test_signatures_of_other_keys_say_nothing() -> None:
    another = Signer.new("PeterNeumann")
    note = Note.parse(signed(TEXT, another) + LINE)

    assert [each.name for each in note.signatures] == ["PeterNeumann"] * 2
    assert note.is_signed_by(Verifier.parse(VERIFIER))
    assert note.is_signed_by(another.verifier)
    assert not note.is_signed_by(Signer.new("PeterNeumann").verifier)


def test_the_last_empty_line_parts_text_and_signatures() -> None:
    note = Note.parse(POEM)

    assert note.text.endswith("sole:\n\ned è subito sera.\n")
    assert [(each.name, each.key_id.hex()) for each in note.signatures] == [
        ("quasimodo.example/salvatore", "367ba04b")
    ]
    assert len(note.signatures[0].signature) == 64


def test_a_checkpoint_is_read_as_in_the_example() -> None:
    checkpoint = Checkpoint.of_note(Note.parse(SOFA))

    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert base64.b64encode(checkpoint.root) == b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    assert SOFA.startswith(f"{checkpoint.text}\n— ")


def test_an_unsigned_note_is_its_text() -> None:
    assert signed("one\ntwo\n", None) == "one\ntwo\n"
    assert Note.parse("one\ntwo\n") == Note("one\ntwo\n")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("text", "最后没有换行"),
        ("a\tb\n", "含有控制字符"),
        ("text\n\n- name AAAA\n", "“- name AAAA”不是签名"),
        ("text\n\n— name\n", "“— name”不是签名"),
        ("text\n\n— name AAAA\n", "“— name AAAA”不是签名"),
        ("text\n\n— na+me AAAAAAAA\n", "不是签名"),
    ],
)
def test_what_is_no_note(written: str, reason: str) -> None:
    with pytest.raises(NoteError, match=reason.replace("+", r"\+")):
        Note.parse(written)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("origin\n1\n", "应有来源、条数、根哈希三行"),
        ("origin\n01\nAAAA\n", "“01”不是条数"),
        ("origin\n-1\nAAAA\n", "“-1”不是条数"),
        ("origin\n1\nAAAA\n", "“AAAA”不是根哈希"),
        ("origin\n1\n\nAAAA\n", "应有来源、条数、根哈希三行"),
    ],
)
def test_what_is_no_checkpoint(text: str, reason: str) -> None:
    with pytest.raises(NoteError, match=reason):
        Checkpoint.of_note(Note(text))


def test_no_altered_key_is_read() -> None:
    for at in range(len(VERIFIER)):
        for altered in (VERIFIER[:at] + VERIFIER[at + 1 :], f"{VERIFIER[:at]}A{VERIFIER[at + 1 :]}"):
            if altered != VERIFIER:
                with pytest.raises(NoteError):
                    Verifier.parse(altered)


def test_a_private_key_that_cannot_be_read_is_not_shown() -> None:
    for text in (SIGNER[:-1], SIGNER.removeprefix("PRIVATE+KEY+"), SIGNER.replace("c74f20a3", "c74f20a4")):
        with pytest.raises(NoteError) as raised:
            Signer.parse(text)
        assert "AYEKFALVF" not in str(raised.value)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb"])
def test_names_that_no_key_may_have(name: str) -> None:
    with pytest.raises(NoteError, match="密钥的名称"):
        Signer.new(name)
