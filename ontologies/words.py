"""All shared words in one value, made from vocabulary records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Drug, Gene, GeneFacts, GeneModel, Record, TumourType
from ontologies.drugs import Drugs
from ontologies.genes import Genes
from ontologies.tumours import Tumours

T = TypeVar("T", Gene, GeneModel, GeneFacts, Drug, TumourType)


@dataclass(frozen=True, slots=True)
class Words:
    """Genes, tumours and drugs by any of their names."""

    genes: Genes
    tumours: Tumours
    drugs: Drugs

    @classmethod
    def of(cls, records: Iterable[Record]) -> Words:
        """Make the words from records of any kind; records that are no words are passed over.

        Drugs of one substance that several sources name are merged; the order of the records
        does not matter.
        """
        sorts: dict[type, list[Record]] = {}
        for record in records:
            sorts.setdefault(type(record), []).append(record)
        return cls(
            genes=Genes(_of(Gene, sorts), _of(GeneModel, sorts), _of(GeneFacts, sorts)),
            tumours=Tumours(_of(TumourType, sorts)),
            drugs=Drugs(_of(Drug, sorts)),
        )

    def records(self) -> tuple[Record, ...]:
        """Give every word as the record it was made from, so that a snapshot can keep them."""
        return (*self.genes.records(), *self.tumours.records(), *self.drugs.records())


def _of(kind: type[T], sorts: dict[type, list[Record]]) -> list[T]:
    return [record for record in sorts.get(kind, ()) if isinstance(record, kind)]
