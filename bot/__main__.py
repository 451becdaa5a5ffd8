"""`python -m bot` and `kpibot`."""

from bot.cli import main

if __name__ == "__main__":
    main()
