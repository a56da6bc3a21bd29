"""Publishing: whole releases beside one another, one of which is served, changed in one step."""
