"""The draft has the outline of such reports, and no number in it that is not a figure with a source."""
from phoihop.reviews.papers import paper_of
from phoihop.documents import pdf, docx
from phoihop.documents.layouts import Family, profile
from datetime import date

def test_look(review):
    for f in review.figures.all():
        if f.of in("change","versus"): print(f.code, f.words, "|", f.label, f.expected, f.approved)
    paper=paper_of(review)
    for fam in Family.STATE, Family.PARTY:
        open(f"/tmp/phoihop/r-{fam}.pdf","wb").write(pdf.write(paper, profile(fam, date(2026,4,20))))
        open(f"/tmp/phoihop/r-{fam}.docx","wb").write(docx.write(paper, profile(fam, date(2026,4,20))))
    assert 0
