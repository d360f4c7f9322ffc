"""Pictures and documents that organizers bring, made fit to show. Neither SQL nor HTTP."""
