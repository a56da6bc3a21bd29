"""The typed, immutable model of the data files. The JSON Schemas for editors come from these classes too."""

from livelihood.model.base import Amendment, Record
from livelihood.model.county import Contact, County
from livelihood.model.ledger import Common, CountyRecord, CountyYear, Ledger
from livelihood.model.plan import Due, Indicator, Official, Per, Plan, Revision, TargetPart, Task
from livelihood.model.redirects import Redirect, RedirectFile
from livelihood.model.report import (
    Correction,
    Figure,
    FigureCorrection,
    FigurePart,
    Item,
    ProgressText,
    Report,
    Stated,
    TaskReport,
)
from livelihood.model.scheme import Measure, Scheme, SchemeTask
from livelihood.model.source import NotIndicator, Original, Source, SourceFile, SourcePart
from livelihood.model.synonyms import Synonym, SynonymFile
from livelihood.model.unit import Unit, UnitFile

__all__ = [
    "Amendment",
    "Common",
    "Contact",
    "Correction",
    "County",
    "CountyRecord",
    "CountyYear",
    "Due",
    "Figure",
    "FigureCorrection",
    "FigurePart",
    "Indicator",
    "Item",
    "Ledger",
    "Measure",
    "NotIndicator",
    "Official",
    "Original",
    "Per",
    "Plan",
    "ProgressText",
    "Record",
    "Redirect",
    "RedirectFile",
    "Report",
    "Revision",
    "Scheme",
    "SchemeTask",
    "Source",
    "SourceFile",
    "SourcePart",
    "Stated",
    "Synonym",
    "SynonymFile",
    "TargetPart",
    "Task",
    "TaskReport",
    "Unit",
    "UnitFile",
]
