"""`python -m readyroom`: the command line, where the installed script is not on the path."""

from readyroom.cli import main

if __name__ == "__main__":
    main()
