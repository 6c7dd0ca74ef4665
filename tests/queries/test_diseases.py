"""Which claims reach the spine of tumour types: kept ones by scope, lost ones by row."""

from __future__ import annotations

import msgspec
import pytest

from kg.model import Breadth, Curie, Fate, Record, SetAside, TumourScope, TumourType
from kg.stores.memory import MemoryStore
from ontologies.tumours import Tumours
from queries.diseases import Place, Reach, place_of, reach
from tests.queries.worlds import MANIFEST, VOCABULARY, WORDS, statement


def _doid(number: str, name: str, *parents: str, same: str | None = None) -> TumourType:
    return TumourType(
        id=Curie(f"doid:{number}"),
        name=name,
        parents=tuple(Curie(f"doid:{p}") for p in parents),
        same_as=(Curie(same),) if same else (),
    )


TUMOURS = Tumours(
    [
        TumourType(
            id=Curie("oncotree:CHOL"), name="Cholangiocarcinoma", same_as=(Curie("ncit:C4436"),)
        ),
        _doid("1", "biliary tract cancer"),
        _doid("2", "cholangiocarcinoma", "1", same="ncit:C4436"),
        _doid("3", "mucinous cholangiocarcinoma", "2"),
        _doid("4", "gout"),
    ]
)


@pytest.mark.parametrize(
    ("id_", "place"),
    [
        ("oncotree:CHOL", Place.NODE),
        ("doid:2", Place.NODE),
        ("doid:1", Place.ABOVE),
        ("doid:3", Place.BELOW),
        ("doid:4", Place.NONE),
        ("doid:99", Place.NONE),
    ],
)
def test_where_a_disease_stands_to_the_spine(id_: str, place: Place) -> None:
    below = frozenset({Curie("oncotree:CHOL"), Curie("doid:2"), Curie("doid:1")})
    scope = TumourScope(breadth=Breadth.TYPES, types=(Curie(id_),))

    assert place_of(scope, TUMOURS, below) is place


def test_a_claim_on_all_solid_tumours_is_on_the_spine() -> None:
    scope = TumourScope(breadth=Breadth.ALL_SOLID)

    assert place_of(scope, TUMOURS, frozenset()) is Place.FORM


def _aside(row: str, field: str, rule: str, fate: Fate = Fate.REJECTED) -> SetAside:
    return SetAside(
        source="by hand", file="x", row=row, field=field, rule=rule, why="so", fate=fate
    )


def reached(*records: Record, aside: tuple[SetAside, ...] = ()) -> Reach:
    store = MemoryStore(MANIFEST, aside)
    store.add([*VOCABULARY, *records])
    (only,) = reach(store, WORDS.tumours)
    return only


def test_rows_that_were_lost_count_and_are_listed() -> None:
    found = reached(
        statement("dabrafenib", "BRAF V600E", "CHOL"),
        aside=(
            _aside("7", "disease", "unknown tumour"),
            _aside("8", "therapies", "unknown drug x"),
        ),
    )

    assert (found.claims, found.reached) == (3, 1)
    assert [u.why for u in found.unreached] == [
        "unknown tumour: so",
        "disease not read: unknown drug x: so",
    ]


def test_a_row_that_is_no_claim_or_was_kept_is_not_counted() -> None:
    found = reached(
        statement("dabrafenib", "BRAF V600E", "CHOL"),
        aside=(
            _aside("7", "evidence_type", "not predictive"),
            _aside("8", "disease", "disease against sentence", Fate.REPAIRED),
        ),
    )

    assert (found.claims, found.unreached) == (1, ())


def test_a_disease_with_a_receptor_or_a_state_is_counted_beside() -> None:
    plain = statement("dabrafenib", "BRAF V600E", "CHOL")
    scope = msgspec.structs.replace(
        plain.tumour, text="HER2-positive castration-resistant cholangiocarcinoma"
    )
    found = reached(msgspec.structs.replace(plain, tumour=scope))

    assert (found.receptors, found.states) == (1, 1)
