"""Whom citizens can ask in a county: what county.yml tells, and nothing that isn't set."""

from __future__ import annotations

import re
from dataclasses import dataclass

from livelihood.model import County
from livelihood.routes import Url

# One number, with its area code or extension signs: anything else isn't one that a telephone can call.
_ONE_NUMBER = re.compile(r"[+(（]?[0-9][0-9 ()（）-]{3,18}[0-9]")


@dataclass(frozen=True)
class ContactFact:
    """A term and its words; ``call`` calls the number, "" for anything but one telephone number."""

    term: str
    words: str
    call: Url


def county_facts(county: County) -> tuple[ContactFact, ...]:
    """Return who publishes a county's tasks, and whom to ask."""
    known = (("主办单位", county.publisher), ("承办单位", county.organizer))
    publishing = tuple(ContactFact(term, words, Url()) for term, words in known if words)
    return (*publishing, *whom_to_ask(county))


def whom_to_ask(county: County) -> tuple[ContactFact, ...]:
    """Return the telephone number and address for questions."""
    contact = county.contact
    if contact is None:
        return ()
    telephone, address = contact.telephone, contact.address
    found = []
    if telephone:
        found.append(ContactFact("咨询电话", telephone, _call(telephone)))
    if address:
        found.append(ContactFact("地址", address, Url()))
    return tuple(found)


def _call(telephone: str) -> Url:
    return Url(f"tel:{re.sub(r'[^0-9+]', '', telephone)}") if _ONE_NUMBER.fullmatch(telephone) else Url()
