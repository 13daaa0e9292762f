"""Near copies of known bad texts: a text encoder whose cosine tells likeness."""
