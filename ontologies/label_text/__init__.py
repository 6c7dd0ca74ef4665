"""What a label's own sentence says: conditions, biomarkers, tumours; the rest word for word."""

from ontologies.label_text.pieces import Kind, Piece
from ontologies.label_text.reading import (
    LabelText,
    consumed,
    read_pieces,
    read_sentence,
    sentences,
)

__all__ = [
    "Kind",
    "LabelText",
    "Piece",
    "consumed",
    "read_pieces",
    "read_sentence",
    "sentences",
]
