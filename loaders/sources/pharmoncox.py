"""Cancer drugs of 2022 with synonyms, targets and class flags, as derived by pharmOncoX."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Curie, Drug, LicenceClass
from loaders import files
from loaders.source import Release, Vocabulary, WordsOnly, find_release

if TYPE_CHECKING:
    pass

_DRUGS, _SYNONYMS, _TARGETS = "drugs.tsv", "drug_synonyms.tsv", "drug_targets.tsv"
#: The source's class flags → our class words; a flag that says nothing of mechanism is left out.
_CLASSES = {
    "parp_inhibitor": "parp inhibitor",
    "platinum_compound": "platinum",
    "proteasome_inhibitor": "proteasome inhibitor",
    "hdac_inhibitor": "hdac inhibitor",
    "anthracycline": "anthracycline",
    "immune_checkpoint_inhibitor": "immune checkpoint inhibitor",
    "hedgehog_antagonist": "hedgehog inhibitor",
    "bet_inhibitor": "bet inhibitor",
    "topoisomerase_inhibitor": "topoisomerase inhibitor",
    "ar_antagonist": "androgen receptor inhibitor",
}
#: Flags that mark a cancer medicine.
_CANCER_FLAGS = frozenset(_CLASSES) | {
    *("kinase_inhibitor", "tubulin_inhibitor", "antimetabolite", "alkylating_agent"),
    "hormone_therapy",
}
#: Established classes of the FDA that are cancer medicines or help them directly; any other
#: established class is a medicine of another field.
_CANCER_CLASSES = (
    *("Kinase", "Cytolytic", "Immunoconjugate", "Chimeric Antigen", "Topoisomerase", "Alkylating"),
    *("Antimetabolite", "Nucleoside Metabolic", "Microtubule", "Vinca", "Platinum", "Aromatase"),
    *("Androgen Receptor", "Estrogen Receptor", "Estrogen Agonist", "Gonadotropin", "Hedgehog"),
    *("Histone Deacetylase", "Proteasome", "Programmed Death", "CTLA-4", "Epidermal Growth"),
    *("HER2", "Vascular Endothelial", "Poly(ADP", "BCL-2", "Isocitrate", "Thalidomide", "Retinoid"),
    *("Asparagine", "Folate Analog Metabolic", "Cytochrome P450 17A1", "Actinomycin", "Interferon"),
    *("Disialoganglioside", "SLAMF7", "Autologous Cellular", "Progestin", "Janus", "CD123"),
    *("Chemokine Receptor Type 4", "Somatostatin", "Lymphocyte Growth", "Purine"),
)
#: Actions by which a drug is directed at its target.
_NO_ACTION = frozenset({"", "NA", "OTHER"})


class PharmOncoX(WordsOnly):
    """The drugs of NCIt, ChEMBL and Open Targets that have to do with cancer."""

    name = "drugs"
    licence = "CC BY-SA 3.0 in effect (ChEMBL through pharmOncoX)"
    licence_class = LicenceClass.RESTRICTED
    attribution = "pharmOncoX; NCI Thesaurus, ChEMBL, Open Targets"

    def find(self, data: Path) -> Release | None:
        """Find the newest release."""
        wanted = [_DRUGS, _SYNONYMS, _TARGETS]
        return find_release(self.name, data / self.name, wanted, fallback=date(2022, 5, 1))

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read every drug."""
        synonyms: defaultdict[str, list[str]] = defaultdict(list)
        needed: tuple[str, ...] = ("nci_t", "nci_concept_synonym")
        for row in files.rows(release.file(_SYNONYMS), self.name, needed):
            synonyms[row["nci_t"]].append(row["nci_concept_synonym"])
        targets: defaultdict[str, set[str]] = defaultdict(set)
        needed = ("nci_t", "drug_action_type", "target_symbol")
        for row in files.rows(release.file(_TARGETS), self.name, needed):
            if row["target_symbol"] and row["drug_action_type"] not in _NO_ACTION:
                targets[row["nci_t"]].add(row["target_symbol"])
        needed = ("drug", "nci_t", "fda_epc", "classes", "n_approved_indications")
        return [
            _drug(row, synonyms[row["nci_t"]], targets[row["nci_t"]])
            for row in files.rows(release.file(_DRUGS), self.name, needed)
        ]


def _drug(row: dict[str, str], synonyms: list[str], targets: set[str]) -> Drug:
    flags = {flag for flag in row["classes"].split("|") if flag}
    name = row["drug"].lower()
    return Drug(
        id=Curie(f"ncit:{row['nci_t']}"),
        name=name,
        synonyms=tuple(word for word in dict.fromkeys(synonyms) if word.lower() != name),
        classes=tuple(sorted(_CLASSES[flag] for flag in flags if flag in _CLASSES)),
        targets=tuple(sorted(targets)),
        antineoplastic=_antineoplastic(row["fda_epc"], flags, row["n_approved_indications"]),
    )


def _antineoplastic(established: str, flags: set[str], approved: str) -> bool | None:
    """Tell by the FDA's established class first, then by flag or an approved cancer use."""
    if established and not any(word in established for word in _CANCER_CLASSES):
        return False
    return True if established or flags & _CANCER_FLAGS or approved not in {"", "0"} else None
