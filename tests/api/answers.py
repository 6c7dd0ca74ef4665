"""Answers made by hand, in the contract's JSON, as small as a test needs them."""

from __future__ import annotations

from typing import Any


def standing(jurisdiction: str, name: str, **more: Any) -> dict[str, Any]:
    """One standing, unconditional unless told otherwise."""
    return {
        "jurisdiction": jurisdiction,
        "standing": name,
        "conditional_on": [],
        "to_check": [],
        "labels": [],
        **more,
    }


def candidate(*drugs: str, **more: Any) -> dict[str, Any]:
    """A candidate with one record for it, on-label in the US unless told otherwise."""
    return {
        "regimen": list(drugs),
        "standings": [standing("US", "on-label")],
        "effect": "sensitive",
        "band": "label",
        "evidence": {"for": ["made:1"], "against": []},
        "rules": [],
        "path": {
            "nodes": [{"id": "gene:BRAF", "kind": "gene", "name": "BRAF"}],
            "edges": [
                {"source": "made:1", "target": "pubmed:7", "kind": "cites", "record": "statement:1"}
            ],
        },
        **more,
    }


def hypothesis(*drugs: str, **more: Any) -> dict[str, Any]:
    """A hypothesis without standings unless told otherwise."""
    return {
        "regimen": list(drugs),
        "standings": [],
        "effect": "sensitive",
        "why": "other tissue",
        **more,
    }


def blocked(*drugs: str, effect: str = "resistant") -> dict[str, Any]:
    """A regimen held back by one record."""
    return {
        "regimen": list(drugs),
        "effect": effect,
        "rule": "veto: own target",
        "records": ["made:2"],
        "why": "the record says so",
        "unblocked_by": "a label that names the finding",
    }


def answer(**parts: Any) -> dict[str, Any]:
    """An answer with empty lists, but for the parts given."""
    return {
        "id": "1",
        "read": {
            "tumour": {"oncotree": "CHOL", "name": "Cholangiocarcinoma", "how": "code"},
            "alterations": [],
            "facts": [],
        },
        "unresolved": [],
        "candidates": [],
        "hypotheses": [],
        "blocked": [],
        "empty_because": [],
        "snapshot": "0123456789abcdef",
        "rules": "1",
        "sources": [],
        "intended_use": "For research and curation.",
        **parts,
    }
