"""The transformer for scikit-learn's pipelines."""

import pickle
import subprocess
import sys

import kouhao
import pytest

sklearn = pytest.importorskip("sklearn")

from kouhao.sklearn import TermVectorizer  # noqa: E402
from sklearn.base import clone  # noqa: E402
from sklearn.exceptions import NotFittedError  # noqa: E402
from sklearn.feature_extraction.text import TfidfTransformer  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.model_selection import GridSearchCV  # noqa: E402
from sklearn.pipeline import Pipeline  # noqa: E402

TEXTS = ["修好水渠，修好水库。", "办好学校，办好医院。", "水渠修好了。", "学校办好了。"] * 5
LABELS = ["水", "人", "水", "人"] * 5


def test_counts_are_those_of_terms():
    vectorizer = TermVectorizer()
    matrix = vectorizer.fit_transform(TEXTS)
    counts = kouhao.terms(TEXTS).counts
    assert (matrix.toarray() == counts.to_sparse().toarray()).all()
    assert tuple(vectorizer.get_feature_names_out()) == counts.vocabulary
    assert list(vectorizer.vocabulary_.values()) == list(range(matrix.shape[1]))
    assert matrix.dtype == "int64"


def test_new_texts_have_the_columns_that_were_learnt():
    vectorizer = TermVectorizer(min_documents=6).fit(TEXTS)
    columns = list(vectorizer.get_feature_names_out())
    assert columns == sorted(columns)
    assert "水库" not in columns
    assert "学校" in columns
    matrix = vectorizer.transform(["学校、学校、灯塔", "灯塔"])
    assert matrix.shape == (2, len(columns))
    assert matrix.toarray()[:, columns.index("学校")].tolist() == [2, 0]
    assert matrix.sum() == 2
    assert TermVectorizer(min_count=11).fit(TEXTS).vocabulary_.keys() < TermVectorizer().fit(TEXTS).vocabulary_.keys()
    assert vectorizer.transform([]).shape == (0, len(columns))


def test_it_clones_and_pickles():
    tokenizer = kouhao.Tokenizer(user_words=["修好水渠"])
    vectorizer = TermVectorizer(unit="ngram", n=2, tokenizer=tokenizer)
    again = clone(vectorizer)
    assert again.get_params().keys() == vectorizer.get_params().keys()
    assert (again.unit, again.n) == ("ngram", 2)
    fitted = pickle.loads(pickle.dumps(vectorizer.fit(TEXTS)))
    assert fitted.vocabulary_ == vectorizer.vocabulary_
    assert (fitted.transform(TEXTS) != vectorizer.transform(TEXTS)).nnz == 0
    with pytest.raises(NotFittedError):
        again.transform(TEXTS)


def test_pipelines_and_searches():
    pipeline = Pipeline([("count", TermVectorizer()), ("weigh", TfidfTransformer()), ("tell", LogisticRegression())])
    search = GridSearchCV(pipeline, {"count__unit": ["word", "ngram"], "count__min_count": [1, 2]}, cv=2, n_jobs=2)
    search.fit(TEXTS, LABELS)
    assert search.predict(["修好水渠。", "办好学校。"]).tolist() == ["水", "人"]


def test_it_says_that_it_takes_texts():
    tags = TermVectorizer().__sklearn_tags__()
    assert tags.input_tags.string
    assert not tags.input_tags.two_d_array
    assert tags.requires_fit


def test_what_cannot_work_is_refused():
    with pytest.raises(kouhao.OptionError, match="min_documents=0"):
        TermVectorizer(min_documents=0).fit(TEXTS)
    with pytest.raises(kouhao.OptionError, match="ngram"):
        TermVectorizer(n=2).fit(TEXTS)
    with pytest.raises(TypeError, match="list of texts"):
        TermVectorizer().fit("改革")


def test_columns_of_frames():
    pandas = pytest.importorskip("pandas")
    assert (TermVectorizer().fit_transform(pandas.Series(TEXTS)) != TermVectorizer().fit_transform(TEXTS)).nnz == 0


def test_nothing_imports_it_unasked():
    code = "import kouhao, sys; kouhao.demo().terms(); print('sklearn' in sys.modules, 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.split() == ["False", "False"]
