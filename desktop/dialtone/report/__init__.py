"""The commissioning report: content, PDF, signature, verification."""
