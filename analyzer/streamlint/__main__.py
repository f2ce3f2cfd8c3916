"""`python -m streamlint` is the command `streamlint`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # Python has put the working directory before all else, and nothing of a project that is analysed may be imported.
        del sys.path[0]

    from streamlint.cli import main

    main()
