"""What pages above the counties show of one county: finished words, links, dates and counts, nothing of the model.

So those pages can be made from what was kept of each county, without its data.
"""
