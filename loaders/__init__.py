"""Readers: every source of facts and every kind of patient file, each row kept or accounted for."""
