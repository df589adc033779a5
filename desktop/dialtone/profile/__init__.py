"""The provider profile: TOML data with sources, read into typed values; all faults of a file at once."""
