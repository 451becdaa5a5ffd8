"""`make gallery`: every kind of chart on real figures, on one page to be looked at."""
