"""Finds the formulations that recur across all speeches, with their spellings."""

from shared import speeches

for slogan in speeches().slogans(min_documents=2)[:8]:
    print(f"{slogan.count:>2} in {slogan.documents} documents, {slogan.first or '?'} to {slogan.last or '?'}: {slogan.text}")
    for variant in slogan.variants[1:]:
        print(f"     also {variant.text} ×{variant.count}")
