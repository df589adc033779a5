"""Ways of finding devices, one file each, and the fusion of what they find."""
