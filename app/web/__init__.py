"""What speaks HTTP: sockets, wire messages, pages, REST, identity, headers, and errors as replies."""
