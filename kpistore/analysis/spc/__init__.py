"""Control charts: XmR limits and signals as the NHS "Making Data Count" programme uses them.

`words` and `chart` are plain values and start fast; everything that calculates imports numpy and is imported by
those who need it. Reference results: the R package NHSRplotthedots 0.2.2.
"""
