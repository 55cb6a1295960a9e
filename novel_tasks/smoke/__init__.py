"""`manage.py smoke`: the full flow against a running installation, by the doors that everybody uses."""
