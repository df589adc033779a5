"""The training site: simulated phones, switch and provider on real loopback sockets."""
