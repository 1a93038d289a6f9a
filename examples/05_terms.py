"""Counts words by the date of the text, as a table in Markdown."""

from shared import speeches

terms = speeches().terms(by="date", min_count=4)
print(f"| {' | '.join(terms.columns)} |")
print("|" + " --- |" * len(terms.columns))
for term in terms:
    if len(term.term) > 1:
        print(f"| {term.group} | {term.term} | {term.count} | {term.documents} | {term.per_million:.3f} |")
