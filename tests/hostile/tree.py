"""The invented county's data files with all the hostile texts in them, as somebody could send them: `check` finds no fault."""

from __future__ import annotations

from collections.abc import Collection
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from tests.builds import INVENTED
from tests.hostile.corpus import PAYLOADS

# Words that stand in documents and in what quotes them, and what comes into the middle of each, everywhere. A quote is
# a clause and may hold no number that is none, so these have neither.
IN_DOCUMENTS = {
    "技能培训": "技能<img src=x onerror=alert(document.domain)>培训",
    "定点医院": "定点<svg/onload=alert(document.domain)>医院",
    "免费体检": "免费[点我](javascript:alert(document.domain))体检",
    "养老服务": "养老{{config}}服务",
    "评价机构": '评价"onmouseover="alert(document.domain)机构',
    "东关街道": "东关</td></table><script>alert(document.domain)</script>街道",
    "村卫生室": "村**卫生**`室`",
    "县人社局": '县=HYPERLINK("//evil.example/")人社局',
    "张三": "张&lt;b&gt;三",
    "县医保局": "县'onfocus='alert(document.domain)'autofocus='医保局",
    "虚构县人民政府办公室": "虚构县人民政府<a href=//evil.example/>办公室",
    "因雨停工": "因雨{%raw%}停工",
}
# What nothing else has to agree with, by file.
_FREE = {
    "county.yml": {"name", "prefecture", "province", "publisher", "organizer", "telephone", "address"},
    "plan.yml": {"name", "note", "set_by"},
    "xusheng-2022.yml": {"title", "name"},
    "units.yml": {"name"},
    "synonyms.yml": {"words", "official"},
    "2022-07-01.yml": {"note", "reason"},
    "2022-10-08.yml": {"note", "reason"},
}
_AT_ONCE = 8
# Fields that the county leaves open.
_MORE: dict[str, Any] = {
    "county.yml": {"organizer": "虚构县政务服务局"},
    "2022-10-08.yml": {"correction": {"reason": "重复计算"}},
}
_SYNONYMS = {"format": "1", "synonyms": [{"words": ["井盖"], "official": ["窨井"]}]}


class HostileData:
    """The data in ``folder``; ``texts`` are those of its fields that hold payloads of the corpus, each in one at least."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: list[str] = []
        self._payloads = cycle(payload.text for payload in PAYLOADS)
        for file in sorted(INVENTED.rglob("*")):
            if file.is_file():
                target = folder / file.relative_to(INVENTED)
                target.parent.mkdir(parents=True, exist_ok=True)
                self._copy(file, target)
        self._write(folder / "synonyms.yml", _SYNONYMS)
        # What is searched for instead is shown nowhere.
        del self.texts[-2:]

    def _copy(self, file: Path, target: Path) -> None:
        if file.suffix == ".yml":
            content = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
            self._write(target, content | _MORE.get(file.name, {}))
        elif file.suffix == ".txt":
            target.write_text(in_documents(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        else:
            target.write_bytes(file.read_bytes())

    def _write(self, file: Path, content: Any) -> None:
        made = self._changed(content, _FREE.get(file.name, frozenset()))
        file.write_text(
            yaml.safe_dump(made, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n"
        )

    def _changed(self, value: Any, free: Collection[str], key: str = "") -> Any:
        if isinstance(value, dict):
            # The names of officials stand in documents, and units by some name.
            in_document = "role" in value or (key == "units" and "aliases" not in value)
            own = frozenset(free) - {"name"} if in_document else free
            return {in_documents(name): self._changed(each, own, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self._changed(each, free, key) for each in value]
        text = in_documents(value)
        if key not in free:
            return text
        self.texts.append(text + "".join(islice(self._payloads, _AT_ONCE)))
        return self.texts[-1]


def in_documents(text: str) -> str:
    """Return ``text`` with the payloads that documents and what quotes them hold."""
    for word, hostile in IN_DOCUMENTS.items():
        text = text.replace(word, hostile)
    return text
