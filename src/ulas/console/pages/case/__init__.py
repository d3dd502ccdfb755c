"""Pages of one case: the case itself, its moves, its files, its drafts."""
