"""synonyms.yml: what citizens call the things that documents name otherwise."""

from __future__ import annotations

from pydantic import Field

from livelihood.model.base import DataFile, Record, Text


class Synonym(Record):
    """Words that readers type, and the words of documents to search for each of them too."""

    words: tuple[Text, ...] = Field(min_length=1, description="群众会输入的词，整个词相同才算")
    official: tuple[Text, ...] = Field(min_length=1, description="文件里的词，搜 words 时也按它们搜")


class SynonymFile(DataFile):
    """All synonyms, shared by all counties."""

    synonyms: tuple[Synonym, ...]
