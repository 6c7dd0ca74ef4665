"""What is known, as frozen values: the whole vocabulary of the graph."""

from kg.model.alteration import (
    Alteration,
    Change,
    Cytogenetic,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    Origin,
    ProteinChange,
    Region,
    RegionKind,
    Residue,
    Signature,
    SignatureName,
    Zygosity,
    genes_of,
    keys_of,
)
from kg.model.biomarker import And, Biomarker, Not, Or, Profile, biomarkers_of, keys_of_profile
from kg.model.case import (
    Case,
    Direction,
    Fact,
    Observation,
    Presence,
    ReportClass,
    Unresolved,
)
from kg.model.cohort import CohortOutcome, SourceClass, Verdict
from kg.model.condition import (
    Age,
    Alone,
    Binding,
    Carries,
    Condition,
    Either,
    Line,
    Prior,
    Setting,
    SettingWord,
    State,
    Weight,
)
from kg.model.drug import Combination, Drug, Regimen
from kg.model.gene import Exon, Gene, GeneFacts, GeneModel, Role
from kg.model.label import Approval, Authorisation, Label, Reimbursement
from kg.model.manifest import Fate, LicenceClass, Manifest, SetAside, SourceManifest
from kg.model.proposition import Proposition, proposition
from kg.model.provenance import Provenance
from kg.model.statement import CLINICAL_LEVEL, Band, Effect, Statement
from kg.model.tumour import Breadth, Form, TumourScope, TumourType
from kg.model.value import Curie, Value

#: Everything a snapshot keeps, told apart by its type.
Record = (
    Statement
    | Label
    | Authorisation
    | Reimbursement
    | CohortOutcome
    | Gene
    | GeneModel
    | GeneFacts
    | Drug
    | TumourType
)

__all__ = [
    "Age",
    "Alone",
    "Alteration",
    "And",
    "Approval",
    "Authorisation",
    "Band",
    "Binding",
    "Biomarker",
    "Breadth",
    "CLINICAL_LEVEL",
    "Carries",
    "Case",
    "Change",
    "CohortOutcome",
    "Combination",
    "Condition",
    "Curie",
    "Cytogenetic",
    "Direction",
    "DnaChange",
    "Drug",
    "Effect",
    "Either",
    "Exon",
    "Expression",
    "Fact",
    "Fate",
    "Form",
    "Fusion",
    "Gene",
    "GeneEvent",
    "GeneEventKind",
    "GeneFacts",
    "GeneModel",
    "Label",
    "Level",
    "LicenceClass",
    "Line",
    "Manifest",
    "NamedVariant",
    "Not",
    "Observation",
    "Or",
    "Origin",
    "Presence",
    "Prior",
    "Profile",
    "Proposition",
    "ProteinChange",
    "Provenance",
    "Regimen",
    "Region",
    "RegionKind",
    "Reimbursement",
    "ReportClass",
    "Residue",
    "Role",
    "SetAside",
    "Setting",
    "SettingWord",
    "Signature",
    "SignatureName",
    "SourceClass",
    "SourceManifest",
    "State",
    "Statement",
    "TumourScope",
    "TumourType",
    "Unresolved",
    "Value",
    "Verdict",
    "Weight",
    "Zygosity",
    "biomarkers_of",
    "genes_of",
    "keys_of",
    "keys_of_profile",
    "proposition",
]
