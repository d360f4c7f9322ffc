"""`python -m app …` equals `visent …`."""

from app.cli import main

main()
