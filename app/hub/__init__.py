"""Live rooms: sockets, tallies, coalesced publishing, presence. asyncio, but neither SQL nor HTTP."""
