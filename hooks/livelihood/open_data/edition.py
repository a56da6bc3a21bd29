"""What the open data says besides the counties: once for the whole site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from livelihood.model import Scheme, Unit
from livelihood.site import Site


@dataclass(frozen=True)
class Edition:
    """Units, schemes, the day of the latest document, and whether counties were left out."""

    units: Sequence[Unit]
    schemes: Mapping[str, Scheme]
    updated: date
    partial: bool

    @classmethod
    def of(cls, site: Site) -> Edition:
        """Return what ``site`` has of it."""
        return cls(site.ledger.units, site.ledger.schemes, site.updated, site.partial)
