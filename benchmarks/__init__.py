"""Timings of whole answers, beside a plain index in the same run: ratios, never a timed test."""
