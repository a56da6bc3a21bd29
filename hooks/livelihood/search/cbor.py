"""The part of CBOR (RFC 8949) in which Pagefind writes its tables: whole numbers, texts and lists."""

from __future__ import annotations

from typing import TypeAlias

Item: TypeAlias = "int | str | list[Item]"

_NUMBER, _TEXT, _LIST = 0, 3, 4
_LONGER = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(data: bytes) -> Item:
    """Return the item that ``data`` holds; raise ValueError for anything else than numbers, texts and lists."""
    item, end = _decode(data, 0)
    if end != len(data):
        raise ValueError("more than one item")
    return item


def _decode(data: bytes, at: int) -> tuple[Item, int]:
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= 24:
        length = _LONGER.get(number)
        if length is None:
            raise ValueError(f"item of an unknown length at {at}")
        number, at = int.from_bytes(data[at : at + length], "big"), at + length
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _LIST:
        raise ValueError(f"item of an unknown kind at {at}")
    items: list[Item] = []
    for _ in range(number):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def encode(item: Item) -> bytes:
    """Return ``item`` as CBOR, as short as can be."""
    if isinstance(item, int):
        return _head(_NUMBER, item)
    if isinstance(item, str):
        text = item.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_LIST, len(item)) + b"".join(map(encode, item))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    mark, length = next((mark, length) for mark, length in _LONGER.items() if number < 256**length)
    return bytes([kind << 5 | mark]) + number.to_bytes(length, "big")
