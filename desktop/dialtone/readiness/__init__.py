"""One file per check, and a suite that runs them; results are codes and evidence, words are added at the edge."""

from dialtone.readiness.options import ReadinessOptions

__all__ = ["ReadinessOptions"]
