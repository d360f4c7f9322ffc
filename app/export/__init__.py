"""A session's answers as files to take home: CSV, XLSX and JSON. What it needs of the store is in `ports.py`."""
