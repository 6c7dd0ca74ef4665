"""Makes records of rows: every word is looked up, none is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from kg.model import (
    Authorisation,
    Breadth,
    CohortOutcome,
    Curie,
    Drug,
    GeneFacts,
    Label,
    Or,
    Profile,
    Provenance,
    Regimen,
    Statement,
    TumourScope,
)
from loaders.sources.curated.conditions import conditions_of
from loaders.sources.curated.rows import (
    AnyRow,
    AuthorisationRow,
    CohortRow,
    DrugRow,
    GeneRow,
    LabelRow,
    StatementRow,
)
from loaders.sources.curated.sentence import sentence_of
from ontologies.claims import parse_profile

if TYPE_CHECKING:
    from loaders.rows import Place
    from loaders.source import Release
    from ontologies.words import Words

#: What becomes of a row.
Made = Label | Statement | CohortOutcome | Authorisation | Drug | GeneFacts

_NO_WORD: Final = re.compile(r"[^a-z0-9+:.]+")


def record_of(row: AnyRow, place: Place, release: Release, words: Words) -> Made:
    """Give the record that a row states.

    Raises:
        RowError: a word of the row is unknown or ambiguous.
    """
    match row:
        case LabelRow():
            return _label(row, place, release, words)
        case StatementRow():
            return _statement(row, place, release, words)
        case CohortRow():
            return _cohort(row, place, release, words)
        case AuthorisationRow():
            return _authorisation(row, place, release, words)
        case GeneRow():
            with place.reading("gene"):
                words.genes.find(row.gene)
            return facts_of(row)
        case DrugRow():
            return drug_of(row)


def facts_of(row: GeneRow) -> GeneFacts:
    """Give what a row says of a gene; it is a word before anything is loaded."""
    return GeneFacts(
        gene=row.gene,
        role=row.role,
        benign_from_codon=row.benign_from_codon,
        sources=("curated",),
    )


def drug_of(row: DrugRow) -> Drug:
    """Give the drug that a row names; it is a word before anything is loaded."""
    name = row.name.lower()
    return Drug(
        id=Curie(f"curated.drug:{name.replace(' ', '-')}"),
        name=name,
        synonyms=row.synonyms,
        brands=row.brands,
        targets=row.targets,
        antineoplastic=True,
    )


def _label(row: LabelRow, place: Place, release: Release, words: Words) -> Label:
    profile = _profile("biomarker", row.biomarker, place, words)
    return Label(
        jurisdiction=row.jurisdiction,
        regimen=_regimen(row.regimen, place, words),
        profile=Or(of=(profile,), or_unknown=True) if row.or_unknown else profile,
        profile_text=row.biomarker,
        tumour=_scope(row.tumours, row.excluded, place, words),
        conditions=conditions_of(row, place, words),
        to_check=row.to_check,
        limits=tuple(_profile("limits", text, place, words) for text in row.limits),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        date_kind=row.date_kind,
        drug_from=row.drug_from,
        approval=row.approval,
        document=row.document,
        sentence=row.sentence or sentence_of(row, *_names(row, words)),
        provenance=_provenance(
            row,
            release,
            row.jurisdiction,
            row.regimen,
            row.biomarker,
            *row.tumours,
            str(row.valid_from or ""),
        ),
    )


def _names(row: LabelRow, words: Words) -> tuple[list[str], list[str]]:
    """The tumours and exclusions of a label by name, where it has codes."""

    def name(text: str) -> str:
        found = words.tumours.known(text)
        return text if found is None else found.name

    return [name(text) for text in row.tumours], [name(text) for text in row.excluded]


def _statement(row: StatementRow, place: Place, release: Release, words: Words) -> Statement:
    named = (row.biomarker, row.regimen, *row.tumours, row.effect.value, *row.citations)
    return Statement(
        profile=_profile("biomarker", row.biomarker, place, words),
        profile_text=row.biomarker,
        regimen=_regimen(row.regimen, place, words),
        tumour=_scope(row.tumours, (), place, words),
        effect=row.effect,
        supports=row.supports,
        band=row.band,
        native_level=row.level,
        provenance=_provenance(row, release, *named, studies=row.studies, published=row.published),
    )


def _cohort(row: CohortRow, place: Place, release: Release, words: Words) -> CohortOutcome:
    named = (row.study, row.stage or "", row.regimen, row.biomarker, *row.tumours)
    return CohortOutcome(
        study=row.study,
        stage=row.stage,
        regimen=_regimen(row.regimen, place, words),
        profile=_profile("biomarker", row.biomarker, place, words),
        profile_text=row.biomarker,
        tumour=_scope(row.tumours, (), place, words),
        n_started=row.n_started,
        n_evaluable=row.n_evaluable,
        complete=row.complete,
        partial=row.partial,
        responses=row.responses,
        stable_16w=row.stable_16w,
        benefit=row.benefit,
        benefit_definition=row.benefit_definition,
        response_rate=row.response_rate,
        null_rate=row.null_rate,
        verdict=row.verdict,
        verdict_source=row.verdict_source,
        source_class=row.source_class,
        provenance=_provenance(
            row, release, *named, studies=row.studies or (row.study,), published=row.published
        ),
    )


def _authorisation(
    row: AuthorisationRow, place: Place, release: Release, words: Words
) -> Authorisation:
    with place.reading("drug"):
        drug = words.drugs.find(row.drug).name
    day = str(row.valid_from or row.none_as_of or "")
    return Authorisation(
        drug=drug,
        jurisdiction=row.jurisdiction,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        none_as_of=row.none_as_of,
        brand=row.brand,
        provenance=_provenance(row, release, row.jurisdiction, drug, row.brand or "", day),
    )


def _regimen(text: str, place: Place, words: Words) -> Regimen:
    with place.reading("regimen"):
        return words.drugs.regimen(text)


def _profile(name: str, text: str, place: Place, words: Words) -> Profile:
    with place.reading(name):
        return parse_profile(text, words)


def _scope(
    tumours: tuple[str, ...], excluded: Iterable[str], place: Place, words: Words
) -> TumourScope:
    with place.reading("excluded"):
        without = tuple(words.tumours.find(text).id for text in excluded)
    text = ", ".join(tumours)
    with place.reading("tumours"):
        breadth = words.tumours.breadth(text)
        if breadth is not None:
            return TumourScope(breadth=breadth, excluded=without, text=text)
        types = tuple(words.tumours.find(name).id for name in tumours)
    return TumourScope(breadth=Breadth.TYPES, types=types, excluded=without, text=text)


def _provenance(
    row: AnyRow,
    release: Release,
    *named: str,
    studies: tuple[str, ...] = (),
    published: int | None = None,
) -> Provenance:
    """A row's id is what it is about, so that the same fact written again is the same record."""
    slug = "/".join(filter(None, (_NO_WORD.sub("-", part.lower()).strip("-") for part in named)))
    return Provenance(
        source=release.source,
        release=release.name,
        record=Curie(f"curated:{slug}"),
        recorded=row.recorded or release.released,
        citations=row.citations,
        studies=studies,
        published=published,
    )
