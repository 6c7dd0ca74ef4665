"""Conditions, biomarkers and tumours in a label's own sentence; what is unread stays word for word."""

from ontologies.label_text.reading import LabelText, consumed, read_sentence, sentences

__all__ = ["LabelText", "consumed", "read_sentence", "sentences"]
