"""`python -m explorer` does what `explorer` does."""

from explorer.cli import main

if __name__ == "__main__":
    main()
