"""All shared words in one value, made from vocabulary records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Drug, Gene, GeneFacts, GeneModel, Record, TumourType
from ontologies.drugs import Drugs
from ontologies.genes import Genes
from ontologies.tumours import Tumours


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
        kept = list(records)
        return cls(
            genes=Genes(
                [record for record in kept if isinstance(record, Gene)],
                [record for record in kept if isinstance(record, GeneModel)],
                [record for record in kept if isinstance(record, GeneFacts)],
            ),
            tumours=Tumours([record for record in kept if isinstance(record, TumourType)]),
            drugs=Drugs([record for record in kept if isinstance(record, Drug)]),
        )

    def records(self) -> tuple[Record, ...]:
        """Give every word as the record it was made from, so that a snapshot can keep them."""
        return (*self.genes.records(), *self.tumours.records(), *self.drugs.records())
