//! The tokenizer, which returns lists of words as fast as Python can hold them.

use std::ops::Range;
use std::sync::Arc;

use kouhao::text::Span;
use kouhao::tokens::{Engine, TokenKind};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyList, PyString, PyTuple};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::cells::Strings;
use crate::collector::Held;
use crate::enter::{Progress, Watch, enter, enter_briefly};
use crate::errors::{self, Raise};
use crate::options::choice;
use crate::source::runs;

/// The amount of text, in bytes, that is tokenized on the calling thread: for less, dispatching to another would take longer.
const BRIEF: usize = 8 << 10;
/// The amount of text, in bytes, that one thread tokenizes before its words become strings, and that all threads tokenize between two checks for
/// Ctrl-C.
const CHUNK: usize = 256 << 10;
const BATCH: usize = 4 << 20;

/// Splits text into tokens.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Tokenizer {
    pub inner: kouhao::tokens::Tokenizer,
}

#[pymethods]
impl Tokenizer {
    #[new]
    fn new(py: Python<'_>, engine: &str, hmm: bool, words: Vec<String>, dictionaries: Vec<(String, PyBackedBytes)>) -> PyResult<Self> {
        let mut builder = kouhao::tokens::Tokenizer::builder();
        builder.engine(choice(py, "engine", engine, &Engine::ALL, Engine::name)?).hmm(hmm).words(words);
        for (name, bytes) in &dictionaries {
            builder.dictionary_from(name, &bytes[..]);
        }
        let inner = enter_briefly(py, || builder.build()).raise(py)?;
        Ok(Tokenizer { inner })
    }

    /// Returns the words of one text.
    fn words<'py>(&self, py: Python<'py>, text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyList>> {
        let backed = errors::utf8(text, || "the text".into())?;
        if backed.len() <= BRIEF {
            let words = enter_briefly(py, || self.inner.words(&backed));
            return PyList::new(py, words);
        }
        let lists = self.words_of(py, vec![backed], None)?;
        Ok(lists.get_item(0)?.cast_into::<PyList>()?)
    }

    /// Returns the words of each text.
    fn words_each<'py>(&self, py: Python<'py>, texts: Bound<'py, PyList>, progress: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyList>> {
        self.words_of(py, backed(&texts)?, progress)
    }

    /// Returns the tokens of each text.
    fn tokenize_each<'py>(&self, py: Python<'py>, texts: Bound<'py, PyList>, progress: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyList>> {
        let texts = Arc::new(backed(&texts)?);
        let mut progress = Progress::new(progress, texts.len());
        let class = py.import("kouhao._rows")?.getattr("Token")?;
        let new = py.get_type::<PyTuple>().getattr("__new__")?;
        let mut strings = Strings::default();
        let lists = PyList::empty(py);
        for batch in batches(&texts, BATCH) {
            let (own, tokenizer, places) = (texts.clone(), self.inner.clone(), batch.clone());
            let found = enter(py, &mut progress, move |watch| tokenize(&tokenizer, &own, places, watch))?;
            let held = Held::back(py)?;
            for (place, cuts) in batch.zip(found) {
                let (list, document) = (PyList::empty(py), PyString::new(py, &(place + 1).to_string()));
                for Cut { span, chars, kind } in cuts {
                    // Columns would copy each text once more, which took a third of the time.
                    let fields = (&document, chars.start, chars.end, strings.get(py, &texts[place][span]), strings.get(py, kind));
                    list.append(new.call1((&class, fields))?)?;
                    held.made(1)?;
                }
                lists.append(list)?;
            }
        }
        Ok(lists)
    }
}

impl Tokenizer {
    fn words_of<'py>(&self, py: Python<'py>, texts: Vec<PyBackedStr>, progress: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyList>> {
        let texts = Arc::new(texts);
        let mut progress = Progress::new(progress, texts.len());
        let mut strings: FxHashMap<Box<str>, Bound<'py, PyString>> = FxHashMap::default();
        let lists = PyList::empty(py);
        for batch in batches(&texts, BATCH) {
            let (texts, tokenizer) = (texts.clone(), self.inner.clone());
            let cut = enter(py, &mut progress, move |watch| {
                let chunks: Vec<Range<usize>> = batches(&texts[batch.clone()], CHUNK).collect();
                let chunks = chunks.into_par_iter();
                chunks.map(|chunk| Words::cut(&tokenizer, &texts[batch.start + chunk.start..batch.start + chunk.end], watch)).collect::<Vec<_>>()
            })?;
            let held = Held::back(py)?;
            for words in cut {
                let mut new = |word: Box<str>| strings.entry(word).or_insert_with_key(|word| PyString::new(py, word)).clone();
                let vocabulary: Vec<Bound<'py, PyString>> = words.vocabulary.into_iter().map(&mut new).collect();
                let mut start = 0;
                for end in words.ends {
                    lists.append(PyList::new(py, words.ids[start..end].iter().map(|&id| &vocabulary[id as usize]))?)?;
                    held.made(end - start)?;
                    start = end;
                }
            }
        }
        Ok(lists)
    }
}

/// The words of some texts, each distinct word once.
struct Words {
    vocabulary: Vec<Box<str>>,
    /// The words of all texts, as indices into the vocabulary.
    ids: Vec<u32>,
    /// The end of each text among these indices.
    ends: Vec<usize>,
}

impl Words {
    fn cut(tokenizer: &kouhao::tokens::Tokenizer, texts: &[PyBackedStr], watch: &Watch) -> Self {
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut words = Words { vocabulary: Vec::new(), ids: Vec::new(), ends: Vec::with_capacity(texts.len()) };
        for text in texts {
            for token in tokenizer.tokenize(text).take_while(|_| !watch.is_stopped()) {
                let word = token.text();
                let id = match known.get(word) {
                    Some(&id) => id,
                    None => {
                        // Strings that are not words are kept too, so that the kind of each is determined only once.
                        let id = if token.kind() == TokenKind::Space { SPACE } else { words.vocabulary.len() as u32 };
                        if id != SPACE {
                            words.vocabulary.push(word.into());
                        }
                        known.insert(word, id);
                        id
                    }
                };
                if id != SPACE {
                    words.ids.push(id);
                }
            }
            words.ends.push(words.ids.len());
            watch.advance();
        }
        words
    }
}

/// The index of white space, which is not in the vocabulary.
const SPACE: u32 = u32::MAX;

/// A token on its way from the thread that found it to the one that creates its row: its span in bytes and code points, and its kind.
struct Cut {
    span: Span,
    chars: Range<usize>,
    kind: &'static str,
}

impl Cut {
    /// Tokenizes a text.
    fn all(tokenizer: &kouhao::tokens::Tokenizer, text: &str, watch: &Watch) -> Vec<Cut> {
        let mut end = 0;
        let tokens = tokenizer.tokenize(text).take_while(|_| !watch.is_stopped());
        let cut = tokens.map(|token| {
            let start = end;
            end += token.text().chars().count();
            Cut { span: token.span(), chars: start..end, kind: token.kind().name() }
        });
        cut.collect()
    }
}

fn tokenize(tokenizer: &kouhao::tokens::Tokenizer, texts: &[PyBackedStr], batch: Range<usize>, watch: &Watch) -> Vec<Vec<Cut>> {
    let places = batch.into_par_iter();
    places
        .map(|place| {
            let cuts = Cut::all(tokenizer, &texts[place], watch);
            watch.advance();
            cuts
        })
        .collect()
}

fn backed(texts: &Bound<'_, PyList>) -> PyResult<Vec<PyBackedStr>> {
    texts.iter().enumerate().map(|(i, text)| errors::utf8(&text.cast_into::<PyString>()?, || format!("text {}", i + 1))).collect()
}

/// Divides texts into runs of about `size` bytes.
fn batches(texts: &[PyBackedStr], size: usize) -> impl Iterator<Item = Range<usize>> {
    runs(texts.iter().map(|text| text.len()).collect(), size)
}
