"""Sockets, interfaces, deadlines and rate limits; netifaces and psutil only here."""
