"""What Django's own formats leave out: Chinese readers group digits by three, as browsers do for them."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
