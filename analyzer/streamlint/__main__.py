"""`python -m streamlint` is the command `streamlint`."""

from streamlint.cli import main

if __name__ == "__main__":
    main()
