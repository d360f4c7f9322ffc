"""A simulated hall that answers through a running server's real sockets, so that a newcomer sees the screen live."""
