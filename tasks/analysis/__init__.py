"""Text in, report out: pure Python, no Django, no database, no network.

One module (or package) per stage, each with one entry; `pipeline.analyse` runs them all.
The values that pass between stages are in `values`.
"""
