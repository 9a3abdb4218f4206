"""``python -m avgtool``."""

from avgtool.cli import main

if __name__ == "__main__":
    main()
