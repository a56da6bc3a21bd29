"""Drafts: what a plan or a notice says, read by rules and put before a person."""
