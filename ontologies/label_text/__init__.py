"""What a label's own sentence says: conditions, biomarkers, tumours; the rest word for word."""

from ontologies.label_text.reading import LabelText, consumed, read_sentence, sentences

__all__ = ["LabelText", "consumed", "read_sentence", "sentences"]
