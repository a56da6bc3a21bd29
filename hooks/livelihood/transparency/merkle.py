"""Merkle trees as in RFC 6962, section 2.1: what a log of so many entries hashes to, and proofs about that.

Hashes are SHA-256, 32 bytes. A leaf is hashed behind the byte 0x00, a node behind 0x01, so that neither can be taken
for the other. ``leaves`` are hashes of leaves throughout, never the entries themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence


class ProofError(Exception):
    """A proof doesn't prove what it is said to."""


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of an entry as a leaf."""
    return hashlib.sha256(b"\0" + entry).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root of the tree of these leaves (RFC 6962: MTH); that of an empty tree is the hash of nothing."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = _split(len(leaves))
    return _node(root_of(leaves[:middle]), root_of(leaves[middle:]))


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return what shows that the leaf ``index`` (from 0) is in the tree of ``leaves`` (RFC 6962: PATH).

    Raises ValueError where there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise ValueError(f"no leaf {index} among {len(leaves)}")
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    if index < middle:
        return [*inclusion_proof(leaves[:middle], index), root_of(leaves[middle:])]
    return [*inclusion_proof(leaves[middle:], index - middle), root_of(leaves[:middle])]


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """Return what shows that the tree of the first ``size`` leaves begins that of all ``leaves`` (RFC 6962: PROOF).

    Nothing needs to be shown for an empty tree. Raises ValueError for a ``size`` greater than the tree's.
    """
    if not 0 <= size <= len(leaves):
        raise ValueError(f"no {size} leaves among {len(leaves)}")
    return _subproof(leaves, size, whole=True) if size else []


def check_inclusion(proof: Sequence[bytes], leaf: bytes, index: int, size: int, root: bytes) -> None:
    """Raise ProofError unless ``proof`` shows that ``leaf`` is the leaf ``index`` of the tree with this size and root."""
    if not 0 <= index < size:
        raise ProofError(f"no leaf {index} among {size}")
    found = leaf
    for sibling, is_left in zip(proof, _sides(index, size - 1, len(proof)), strict=True):
        found = _node(sibling, found) if is_left else _node(found, sibling)
    if found != root:
        raise ProofError("the proof doesn't lead to the root")


def check_consistency(
    proof: Sequence[bytes], size: int, root: bytes, later_size: int, later_root: bytes
) -> None:
    """Raise ProofError unless ``proof`` shows that the tree with the first size and root begins the later one."""
    if not 0 <= size <= later_size:
        raise ProofError("the later tree is smaller")
    if size in {0, later_size}:
        expected = later_root if size else root_of([])
        if proof or root != expected:
            raise ProofError("the roots differ")
        return
    # A tree of a power of two is itself a node of the later one: its root isn't repeated in the proof.
    path = [root, *proof] if size & (size - 1) == 0 else list(proof)
    if not path:
        raise ProofError("the proof is too short")
    node, last = size - 1, later_size - 1
    while node % 2:
        node, last = node // 2, last // 2
    earlier = later = path[0]
    for sibling, is_left in zip(path[1:], _sides(node, last, len(path) - 1), strict=True):
        earlier = _node(sibling, earlier) if is_left else earlier
        later = _node(sibling, later) if is_left else _node(later, sibling)
    if earlier != root or later != later_root:
        raise ProofError("the proof doesn't lead to both roots")


def _sides(node: int, last: int, steps: int) -> Iterator[bool]:
    """Yield, on the way from a node to the root, whether its sibling stands on the left.

    ``node`` and ``last`` count the nodes of its level, the latter the last one there. Raises ProofError where the way
    hasn't just that many steps.
    """
    for _ in range(steps):
        if last == 0:
            raise ProofError("the proof is too long")
        is_left = node % 2 == 1 or node == last
        yield is_left
        # A node without a sibling is its own parent.
        while is_left and node and node % 2 == 0:
            node, last = node // 2, last // 2
        node, last = node // 2, last // 2
    if last:
        raise ProofError("the proof is too short")


def _subproof(leaves: Sequence[bytes], size: int, *, whole: bool) -> list[bytes]:
    """``whole`` tells that the first ``size`` leaves are the earlier tree, whose root the verifier knows."""
    if size == len(leaves):
        return [] if whole else [root_of(leaves)]
    middle = _split(len(leaves))
    if size <= middle:
        return [*_subproof(leaves[:middle], size, whole=whole), root_of(leaves[middle:])]
    return [*_subproof(leaves[middle:], size - middle, whole=False), root_of(leaves[:middle])]


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def _split(size: int) -> int:
    """Return the largest power of two below ``size``, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)
