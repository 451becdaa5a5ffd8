"""Stop-and-search files of Exampleshire as data.police.uk lays them out; all rows are invented."""

from io import BytesIO

NAME = "2021-10-exampleshire-stop-and-search.csv"
HEADER = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
)
NONE = "A no further action disposal"


def search(outcome: str = NONE, linked: str = "", moment: str = "2021-10-05T12:00:00+00:00") -> str:
    """One row."""
    return f"Person search,{moment},,,,,Male,over 34,,White,Misuse of Drugs Act 1971,Drugs,{outcome},{linked},"


def searches(*rows: str) -> bytes:
    """A whole file of these rows."""
    return "\n".join([HEADER, *rows, ""]).encode()


def stream(*rows: str) -> BytesIO:
    """The same, opened."""
    return BytesIO(searches(*rows))
