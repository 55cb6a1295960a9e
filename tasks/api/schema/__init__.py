"""The API described for machines: /openapi.json, and the pages made of it."""
