"""How texts are read: words as tables, then pieces, shapes and findings.

``ontologies.claims`` and ``ontologies.cases`` are the two ways in; what sources write and what
people type share everything here. A new spelling is a row in one of the ``*_words`` tables.
"""
