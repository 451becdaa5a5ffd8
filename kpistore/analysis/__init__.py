"""Pure arithmetic: what changed, by how much, and whether it may be chance."""
