"""Merkle trees: the known hashes of Certificate Transparency, proofs by hand, and any tree of some hundred leaves."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livelihood.transparency.merkle import (
    ProofError,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_of,
)

# The inputs and roots with which implementations of Certificate Transparency are tested.
INPUTS = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = tuple(leaf_hash(bytes.fromhex(each)) for each in INPUTS)

# The tree of seven leaves that RFC 6962 draws (section 2.1.3), its hashes by the RFC's names (EF is its i).
A, B, C, D, E, F, J = (leaf_hash(f"d{at}".encode()) for at in range(7))


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


G, H, EF = node(A, B), node(C, D), node(E, F)
K, L = node(G, H), node(EF, J)
DRAWN = (A, B, C, D, E, F, J)


def numbered(count: int) -> list[bytes]:
    """Return that many leaves, each other than the rest."""
    return [leaf_hash(at.to_bytes(2, "big")) for at in range(count)]


@pytest.mark.parametrize("size", range(9))
def test_known_roots(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


def test_a_known_leaf() -> None:
    known = "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert leaf_hash(b"L123456").hex() == known


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (
            0,
            8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            1,
            5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ],
)
def test_known_inclusion(index: int, size: int, proof: list[str]) -> None:
    assert [each.hex() for each in inclusion_proof(LEAVES[:size], index)] == proof
    check_inclusion(
        [bytes.fromhex(each) for each in proof], LEAVES[index], index, size, root_of(LEAVES[:size])
    )


@pytest.mark.parametrize(
    ("size", "later", "proof"),
    [
        (1, 1, []),
        (
            1,
            8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            6,
            8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ],
)
def test_known_consistency(size: int, later: int, proof: list[str]) -> None:
    found = consistency_proof(LEAVES[:later], size)

    assert [each.hex() for each in found] == proof
    check_consistency(found, size, bytes.fromhex(ROOTS[size]), later, bytes.fromhex(ROOTS[later]))


def test_the_proofs_that_the_rfc_works_out() -> None:
    assert inclusion_proof(DRAWN, 0) == [B, H, L]
    assert inclusion_proof(DRAWN, 3) == [C, G, L]
    assert inclusion_proof(DRAWN, 4) == [F, J, K]
    assert inclusion_proof(DRAWN, 6) == [EF, K]
    assert consistency_proof(DRAWN, 3) == [C, D, G, L]
    assert consistency_proof(DRAWN, 4) == [L]
    assert consistency_proof(DRAWN, 6) == [EF, J, K]
    assert root_of(DRAWN) == node(K, L)


@given(size=st.integers(1, 300), data=st.data())
def test_every_leaf_of_a_tree_is_proved(size: int, data: st.DataObject) -> None:
    leaves, index = numbered(size), data.draw(st.integers(0, size - 1))
    proof, root = inclusion_proof(leaves, index), root_of(leaves)

    check_inclusion(proof, leaves[index], index, size, root)
    with pytest.raises(ProofError):
        check_inclusion(proof, leaf_hash(b"another"), index, size, root)
    with pytest.raises(ProofError):
        check_inclusion([*proof, root], leaves[index], index, size, root)
    for at in range(len(proof)):
        with pytest.raises(ProofError):
            check_inclusion(_altered(proof, at), leaves[index], index, size, root)
        with pytest.raises(ProofError):
            check_inclusion(proof[:at], leaves[index], index, size, root)
    if size > 1:
        with pytest.raises(ProofError):
            check_inclusion(proof, leaves[index], (index + 1) % size, size, root)


@given(later=st.integers(1, 300), data=st.data())
def test_every_beginning_of_a_tree_is_proved(later: int, data: st.DataObject) -> None:
    leaves, size = numbered(later), data.draw(st.integers(0, later))
    proof, root, later_root = consistency_proof(leaves, size), root_of(leaves[:size]), root_of(leaves)

    check_consistency(proof, size, root, later, later_root)
    with pytest.raises(ProofError):
        check_consistency([*proof, root], size, root, later, later_root)
    with pytest.raises(ProofError):
        check_consistency(proof, size, leaf_hash(b"another"), later, later_root)
    for at in range(len(proof)):
        with pytest.raises(ProofError):
            check_consistency(_altered(proof, at), size, root, later, later_root)
        with pytest.raises(ProofError):
            check_consistency(proof[:at], size, root, later, later_root)


@given(later=st.integers(2, 300), data=st.data())
def test_a_rewritten_leaf_has_no_proof(later: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, later))
    changed = data.draw(st.integers(0, size - 1))
    leaves = numbered(later)
    root = root_of(leaves[:size])
    rewritten = [*leaves[:changed], leaf_hash(b"rewritten"), *leaves[changed + 1 :]]

    with pytest.raises(ProofError):
        check_consistency(consistency_proof(rewritten, size), size, root, later, root_of(rewritten))


def test_what_there_is_no_proof_of() -> None:
    with pytest.raises(ValueError, match="no leaf 3 among 3"):
        inclusion_proof(DRAWN[:3], 3)
    with pytest.raises(ValueError, match="no 4 leaves among 3"):
        consistency_proof(DRAWN[:3], 4)
    with pytest.raises(ProofError, match="no leaf 1 among 1"):
        check_inclusion([], A, 1, 1, A)
    with pytest.raises(ProofError, match="the later tree is smaller"):
        check_consistency([], 3, root_of(DRAWN[:3]), 2, G)
    with pytest.raises(ProofError, match="the proof is too short"):
        check_consistency([], 3, root_of(DRAWN[:3]), 7, root_of(DRAWN))


def _altered(proof: list[bytes], at: int) -> list[bytes]:
    return [*proof[:at], bytes([proof[at][0] ^ 8]) + proof[at][1:], *proof[at + 1 :]]
