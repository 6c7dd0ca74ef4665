"""The questions: each a function of a store. Rules are tables in ``queries.rules``."""
