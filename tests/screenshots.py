"""Makes the README's pictures of the main pages into the folder that is named: ``make screenshots``."""

from __future__ import annotations

import base64
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser.server import serving
from tests.builds import build
from tests.chromium import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = {"home": "", "county-year": "410422/2022/", "task": "410422/2022/01/"}
SCREENS = {360: 760, 1280: 900}
LARGEST = 100 * 1024

# The pixels of a picture, as places in a table of at most 256 colours: the commonest, to which all others go.
# A page of text has few colours; what is lost is the last shade of a letter's edge.
INDEXED = """async (url) => {
    const picture = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    const pixels = new Uint32Array(pen.getImageData(0, 0, picture.width, picture.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const colours = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])
        .slice(0, 256).map(([colour]) => colour);
    const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
    const table = colours.map(parts);
    const places = new Map(colours.map((colour, place) => [colour, place]));
    const nearest = (colour) => {
        const wanted = parts(colour);
        const far = (one) => one.reduce((sum, part, at) => sum + (part - wanted[at]) ** 2, 0);
        return table.reduce((best, one, place) => far(one) < far(table[best]) ? place : best, 0);
    };
    for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, nearest(colour));
    const places_of_pixels = Uint8Array.from(pixels, (pixel) => places.get(pixel));
    let text = '';
    for (let at = 0; at < places_of_pixels.length; at += 8192)
        text += String.fromCharCode(...places_of_pixels.subarray(at, at + 8192));
    return [picture.width, picture.height, table.flat(), btoa(text)];
}"""


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a part of a PNG file: its length, kind, content and check sum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def small(page: Page, picture: bytes) -> bytes:
    """Return the PNG ``picture`` with a table of its colours instead of three bytes for each pixel."""
    url = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    width, height, colours, pixels = page.evaluate(INDEXED, url)
    places = base64.b64decode(pixels)
    lines = b"".join(b"\0" + places[at : at + width] for at in range(0, len(places), width))
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            chunk(b"PLTE", bytes(colours)),
            chunk(b"IDAT", zlib.compress(lines, 9)),
            chunk(b"IEND", b""),
        ]
    )


def main(folder: Path) -> None:
    """Build the site, open its main pages on a phone's and a desk's screen, and save what is seen into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = build(Path(temporary) / "site")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        workshop = browser.new_page()
        with serving({"/": site}) as address:
            for width, height in SCREENS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
                for name, path in PAGES.items():
                    page.goto(f"{address}/{path}")
                    picture = small(workshop, page.screenshot())
                    if len(picture) > LARGEST:
                        sys.exit(
                            f"{name} at {width} px is {len(picture) // 1024} KB: more than {LARGEST // 1024} KB"
                        )
                    file = folder / f"{name}-{width}.png"
                    file.write_bytes(picture)
                    print(f"{file}  {len(picture) / 1024:.0f} KB")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
