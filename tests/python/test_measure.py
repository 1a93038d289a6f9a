"""The numbers of comparisons, against SciPy and scikit-learn."""

import math
import pickle
import warnings

import kouhao
import numpy as np
import pytest
from scipy import stats
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

TEXTS = ["改革开放，改革创新改革。发展", "稳定发展，稳定增长。改革", "", "发展发展，创新。", "协调发展，绿色发展，改革攻坚。", "稳定。"]


@pytest.fixture(scope="module")
def corpus():
    return kouhao.Corpus.from_texts(TEXTS, variables={"year": ["2024", "2025", "2024", "2024", "2025", "2025"]})


def test_keyness_agrees_with_scipy(corpus):
    keys = corpus.keyness(target="year=2025")
    totals = keys.method.target_total, keys.method.reference_total
    assert totals == (sum(key.target for key in keys), sum(key.reference for key in keys))
    for key in keys:
        cells = [[key.target, key.reference], [totals[0] - key.target, totals[1] - key.reference]]
        found = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
        assert abs(key.g2) == pytest.approx(found.statistic, abs=1e-6)
        assert key.p == pytest.approx(found.pvalue, rel=1e-5)
        assert math.copysign(1, key.g2) == math.copysign(1, key.target / totals[0] - key.reference / totals[1]) or key.g2 == 0
        # The formula, written out once more.
        prior = key.target + key.reference
        ours, theirs = key.target + prior, key.reference + prior
        others = [total + sum(totals) - count for total, count in zip(totals, (ours, theirs), strict=True)]
        z = (math.log(ours / others[0]) - math.log(theirs / others[1])) / math.sqrt(1 / ours + 1 / theirs)
        assert key.log_odds_z == pytest.approx(z, abs=1e-6)
        if key.target and key.reference:
            ratio = stats.contingency.relative_risk(key.target, totals[0], key.reference, totals[1])
            interval = ratio.confidence_interval(0.95)
            expected = np.log2([ratio.relative_risk, interval.low, interval.high])
            assert [key.log_ratio, key.log_ratio_low, key.log_ratio_high] == pytest.approx(expected, abs=1e-6)
        else:
            assert key.log_ratio is None
    assert [key.q for key in keys] == pytest.approx(stats.false_discovery_control([key.p for key in keys]), rel=1e-4)
    assert [abs(key.log_odds_z) for key in keys] == sorted((abs(key.log_odds_z) for key in keys), reverse=True)


def test_dispersion_is_that_of_all_documents(corpus):
    sizes = [sum(token.kind != "punctuation" for token in kouhao.tokens(text)) for text in TEXTS]
    ours = [place for place, document in enumerate(corpus) if document.variables["year"] == "2025"]
    for key in corpus.keyness(target="year=2025"):
        held = [sum(token.text == key.term for token in kouhao.tokens(TEXTS[place])) for place in ours]
        if not key.target:
            assert key.target_dp is None
            continue
        shares = np.array([sizes[place] for place in ours]) / sum(sizes[place] for place in ours)
        assert key.target_dp == pytest.approx(np.abs(np.array(held) / key.target - shares).sum() / 2, abs=1e-6)


def test_every_sort_of_reference_is_the_same_comparison(corpus, tmp_path):
    theirs = kouhao.Corpus([document for document in corpus if document.variables["year"] == "2024"])
    ours = kouhao.Corpus([document for document in corpus if document.variables["year"] == "2025"])
    keys = corpus.keyness(target="year=2025")
    assert corpus.keyness(target="year=2025", reference="year=2024") == keys == ours.keyness(reference=theirs)
    texts = [document.text for document in theirs]
    assert kouhao.keyness(ours, reference=texts) == ours.keyness(reference=texts) == ours.keyness(reference=iter(texts)) == keys
    # Texts are named by their digest, not told word by word.
    assert ours.keyness(reference=texts).provenance.options["reference"]["corpus"]["documents"] == len(texts)
    with pytest.raises(TypeError, match="text 1 is not a str but int"):
        ours.keyness(reference=[3])
    counts = {term.term: term.count for term in theirs.terms()}
    path = tmp_path / "counts.tsv"
    path.write_text("term\tcount\n" + "".join(f"{term}\t{count}\n" for term, count in counts.items()), encoding="utf-8")
    for reference in (counts, path):
        against = ours.keyness(reference=reference)
        assert [(key.term, key.log_odds_z, key.g2, key.q) for key in against] == [(key.term, key.log_odds_z, key.g2, key.q) for key in keys]
        assert {(key.reference_documents, key.reference_dp) for key in against} == {(None, None)}
    with pytest.raises(FileNotFoundError):
        ours.keyness(reference=tmp_path / "none.csv")
    path.write_text("term\tcount\n改革\tmany\n", encoding="utf-8")
    with pytest.raises(kouhao.DataError, match=r"counts\.tsv:2"):
        ours.keyness(reference=path)


def test_the_method_stays_with_the_rows(corpus):
    keys = corpus.keyness(target="year=2025", prior_weight=0.25)
    assert (keys.method.prior_weight, keys.method.prior_total, keys.method.family, keys.method.g2) == (0.25, 4.75, len(keys), "4-cell")
    assert keys[:1].method == keys.method == pickle.loads(pickle.dumps(keys)).method
    assert corpus.slogans().method is None


def test_sets_that_say_little_are_told(corpus):
    with pytest.raises(kouhao.OptionError, match="no document matches year=1999; the values of year are 2024, 2025;"):
        corpus.keyness(target="year=1999")
    with pytest.raises(kouhao.OptionError, match="no document matches year=1999"):
        corpus.keyness(target="year=2025", reference="year=1999")
    with pytest.raises(kouhao.OptionError, match=r"all \d documents match year>2000, and none is left to compare with"):
        corpus.where("year>2000").keyness(target="year>2000")
    with pytest.warns(UserWarning, match="a set has no documents"):
        corpus.keyness(reference=kouhao.Corpus())
    with pytest.warns(UserWarning, match="3 of the documents are in both"):
        corpus.keyness(target="year=2025", reference="year>2000")


def test_trends_agree_with_scipy():
    documents = [0, 0, 3, 5, 9, 12, 30]
    texts = ["改革" if place < held else "稳定" for held in documents for place in range(30)]
    years = [str(2000 + year) for year in range(len(documents)) for _ in range(30)]
    corpus = kouhao.Corpus.from_texts(texts, variables={"date": years})
    points, [life] = corpus.timeline("改革"), corpus.timeline("改革", life=True)
    shares = [held / 30 for held in documents]
    assert [point.document_share for point in points] == pytest.approx(shares, abs=1e-6)
    # The published case, whose values are these times thirty.
    assert (life.trend_s, life.trend_z, life.trend_p) == (20, pytest.approx(2.886307, abs=1e-6), pytest.approx(0.0038979, abs=1e-6))
    assert life.slope == pytest.approx(stats.theilslopes(shares).slope, abs=1e-6) == pytest.approx(3 / 30, abs=1e-6)
    tau = stats.kendalltau(range(len(shares)), shares)
    pairs = len(shares) * (len(shares) - 1) / 2
    assert life.trend_s == pytest.approx(tau.statistic * math.sqrt(pairs * (pairs - 1)))
    assert (life.first, life.first_censored, life.last, life.last_censored) == ("2002", False, "2006", True)


def test_timelines_say_what_they_rest_on():
    corpus = kouhao.Corpus.from_texts(["改革", "改革"], variables={"date": ["2020", None]})
    with pytest.warns(UserWarning, match=r"left out .*: 1 document has no date; give a date to each"):
        method = corpus.timeline(["改革", "改革！"]).method
    assert (method.by, method.overlap, method.undated) == ("year", "overlapping", 1)
    dated = corpus.where("date=2020")
    assert method.phrases_hash == dated.timeline("改革").method.phrases_hash != dated.timeline("发展").method.phrases_hash


def test_dates_without_months_are_told():
    corpus = kouhao.Corpus.from_texts(["改革"] * 4, variables={"date": ["2020", "2021", "2021-03", None]})
    told = "1 document has no date, 2 documents have a date without a month; give dates with months, or use years"
    with pytest.warns(UserWarning, match=told):
        found = corpus.timeline("改革", by="month")
    assert ([point.period for point in found], found.method.undated) == (["2021-03"], 3)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        corpus.where("date>2021-02 & date=2021-03").timeline("改革", by="month")


def test_dates_in_characters_are_numbers():
    text = "一九五八年三月，三年增长百分之五。"
    assert [row.term for row in kouhao.terms(text, numbers=False)] == ["三年", "增长"]
    assert "一九五八年" in [row.term for row in kouhao.terms(text)]


@pytest.mark.parametrize("options", [{}, {"window": 2}, {"within": "sentence"}])
def test_collocations_agree_with_scipy(corpus, options):
    found = corpus.collocations("发展", **options)
    assert len(found) > 2
    method = found.method
    terms = {term.term: term.count for term in corpus.terms()} if "within" not in options else None
    for row in found:
        # Without the phrase's own words, every term counts as `terms` counts it.
        all_ = terms[row.term] if terms else round(row.expected * method.total / method.near)
        cells = [[row.together, all_ - row.together], [method.near - row.together, method.total - method.near - all_ + row.together]]
        assert row.expected == pytest.approx(stats.contingency.expected_freq(cells)[0, 0], abs=1e-6)
        if min(map(min, stats.contingency.expected_freq(cells))):
            assert abs(row.g2) == pytest.approx(stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic, abs=1e-5)
        assert -1 <= row.npmi <= 1
        assert row.log_dice <= 14


@pytest.mark.parametrize("texts", [TEXTS, ["", ""], [], ["改革"]], ids=["some", "empty", "none", "one"])
def test_matrices_are_those_of_scikit_learn(texts):
    counts = kouhao.terms(texts).counts
    words = kouhao.Tokenizer()
    analyzer = CountVectorizer(
        analyzer=lambda text: [word for word in words.words(text) if word not in "，。"], vocabulary=list(counts.vocabulary) or ["-"]
    )
    assert counts.to_sparse().shape == (len(texts), len(counts.vocabulary))
    if not texts or not counts.vocabulary:
        assert counts.to_sparse().nnz == counts.tf_idf().nnz == 0
        return
    theirs = analyzer.fit_transform(texts)
    assert (counts.to_sparse().toarray() == theirs.toarray()).all()
    for options in [{}, {"norm": None}, {"norm": "l1"}, {"use_idf": False}, {"smooth_idf": False}, {"sublinear_tf": True}]:
        expected = TfidfTransformer(**options).fit_transform(theirs)
        found = counts.tf_idf(**options)
        assert found.toarray() == pytest.approx(expected.toarray(), abs=1e-12), options
        dense = TfidfTransformer(**options).fit_transform(counts.to_sparse().toarray())
        assert found.toarray() == pytest.approx(dense.toarray(), abs=1e-12), options
    with pytest.raises(kouhao.OptionError, match="norm"):
        counts.tf_idf(norm="l3")


def test_ngrams_are_those_of_scikit_learn():
    texts = ["改革 发展 改革 发展", "发展 改革", ""]
    terms = kouhao.terms(texts, unit="ngram", n=2)
    theirs = CountVectorizer(token_pattern=r"\S+", ngram_range=(2, 2))
    matrix = theirs.fit_transform(texts)
    assert terms.vocabulary == tuple(term.replace(" ", "") for term in theirs.get_feature_names_out())
    assert (terms.to_sparse().toarray() == matrix.toarray()).all()


def test_groups_are_rows_and_sums_those_of_the_table(corpus):
    terms = corpus.terms(by="year")
    assert terms.counts.names == ("2024", "2025")
    assert terms.counts.documents == (3, 3)
    sums = {
        (name, term): count
        for name, row in zip(terms.counts.names, terms.to_sparse().toarray(), strict=True)
        for term, count in zip(terms.vocabulary, row, strict=True)
        if count
    }
    assert sums == {(term.group, term.term): term.count for term in terms}
    assert (terms.method.documents, terms.method.words) == (6, sum(terms.counts.words))
    assert pickle.loads(pickle.dumps(terms)) == terms


def test_lists_are_named_in_the_result(corpus, tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("发展\n", encoding="utf-8")
    without = corpus.terms(stop_words=path)
    assert without.method.stop_words == str(path)
    assert without.method.words == corpus.terms().method.words > without.method.occurrences
    assert corpus.terms(stop_words=["发展"]) == without
    assert "closed-class" in corpus.terms(stop_words="closed").method.stop_words
    phrases = corpus.terms(phrases=["发展", "稳定发展"], overlap="longest")
    assert {term.term: term.count for term in phrases} == {"发展": 5, "稳定发展": 1}
    assert phrases.method.phrases_hash == corpus.keyness(target="year=2025", phrases=["发展", "稳定发展"]).method.phrases_hash
    assert phrases.counts.vocabulary == ("发展", "稳定发展")


def test_phrases_are_tested_on_documents(corpus):
    keys = corpus.keyness(target="year=2025", phrases=["发展", "改革"])
    assert (keys.method.tested, keys.method.target_total, keys.method.reference_total) == ("documents", 3, 3)
    for key in keys:
        cells = [[key.target_documents, key.reference_documents], [3 - key.target_documents, 3 - key.reference_documents]]
        assert abs(key.g2) == pytest.approx(stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic, abs=1e-6)


def test_passages_left_out_are_told():
    corpus = kouhao.Corpus.from_texts(["要把集市修得更宽敞、更明亮，让赶集的人更舒心，让摆摊的人更安心。"] * 3)
    with pytest.warns(
        UserWarning, match=r"^1 passage in more than 2 documents was left out; a maximum of 3 \(max_documents, --max-documents\) shows it"
    ):
        assert not len(corpus.reuse(max_documents=2))
    assert len(corpus.reuse(max_documents=3)) == 3
