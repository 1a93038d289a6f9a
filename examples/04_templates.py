"""Finds the wordings that recur in one speech with other fillers."""

from shared import speeches

for template in speeches().templates():
    print(f"{template.template} ×{template.count}{' (refrain)' if template.refrain else ''}")
    print("    " + " | ".join(filler.text for filler in template.fillers))
