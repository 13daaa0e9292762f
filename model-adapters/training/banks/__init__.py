"""Banks of known scams, all of them made here, and how well they find such scams again."""
