"""Readiness checks, one file each, and the suite that runs them."""
