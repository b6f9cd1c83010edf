"""`python -m dateline.cli` is the command `dateline`."""

from dateline.cli.main import main

main()
