"""What changed between two states of the data: before → after, number by number (``livelihood diff``)."""
