"""What the messages promise (docs/protocol.md), asked of a real server in a process of its own, from outside."""
