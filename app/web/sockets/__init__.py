"""The two sockets: a phone's and a presenter's."""
