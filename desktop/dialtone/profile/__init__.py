"""Provider profile: TOML → typed values, all errors at once. `load` and `check` are the doors; the values are in `types`."""

from dialtone.profile.loading import check, load
from dialtone.profile.types import ProviderProfile
from dialtone.profile.validation import ProfileFault

__all__ = ["ProfileFault", "ProviderProfile", "check", "load"]
