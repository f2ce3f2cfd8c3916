"""Fixes: what would mend a finding, as edits of its file. Beside lowering the only room that knows LibCST."""
