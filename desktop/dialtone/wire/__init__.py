"""Protocol codecs without sockets: bytes to values and back."""
