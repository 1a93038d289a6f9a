//! The dictionary: words with their frequencies.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::trie::{Full, Trie, WEIGHTS};

/// The default dictionary, read at the first use and shared by the whole process.
static SHIPPED: LazyLock<Arc<Words>> = LazyLock::new(|| {
    let text = super::unpack(include_bytes!("../../../data/segmenter_words.txt.zst"));
    // A test compares it with jieba's, so it is known to fit.
    Arc::new(Words::parse(&text).unwrap_or_default())
});

/// Words and their frequencies.
#[derive(Clone, Default)]
pub(super) struct Words {
    pub(super) trie: Trie,
    /// For each weight, the frequency of its words and the logarithm of that frequency. The first weight is for strings that are not words.
    frequencies: Vec<usize>,
    pub(super) logarithms: Vec<f64>,
    weights: FxHashMap<usize, u32>,
    /// The sum of the frequencies of all words, and its logarithm.
    total: usize,
    pub(super) log_total: f64,
}

impl Words {
    /// Returns jieba's dictionary, which ships with the library.
    pub(super) fn shipped() -> &'static Arc<Words> {
        &SHIPPED
    }

    /// Parses a dictionary whose sorted lines begin with a word and its frequency.
    fn parse(text: &str) -> Result<Self, Full> {
        let mut words = Words { frequencies: vec![0], logarithms: vec![f64::NEG_INFINITY], ..Words::default() };
        let mut entries = Vec::with_capacity(text.len() / 14);
        for line in text.lines() {
            let mut fields = line.split(' ');
            if let (Some(word), Some(Ok(frequency))) = (fields.next(), fields.next().map(str::parse)) {
                entries.push((word, frequency, words.weight(frequency)?));
                words.total += frequency;
            }
        }
        words.trie = Trie::build(entries)?;
        words.log_total = (words.total as f64).ln();
        Ok(words)
    }

    /// Returns the weight of words with a frequency.
    fn weight(&mut self, frequency: usize) -> Result<u32, Full> {
        if let Some(&weight) = self.weights.get(&frequency) {
            return Ok(weight);
        }
        let weight = u32::try_from(self.frequencies.len()).ok().filter(|&weight| (weight as usize) < WEIGHTS).ok_or(Full)?;
        self.frequencies.push(frequency);
        self.logarithms.push((frequency as f64).ln());
        self.weights.insert(frequency, weight);
        Ok(weight)
    }

    fn frequency(&self, word: &str) -> Option<usize> {
        self.frequencies.get(self.trie.weight(word) as usize).copied().filter(|&frequency| frequency > 0)
    }

    /// Adds a word, or changes its frequency, which is at least 1; without a frequency it gets one that makes it a token. Returns the frequency.
    pub(super) fn add(&mut self, word: &str, frequency: Option<usize>) -> Result<usize, Full> {
        let frequency = frequency.unwrap_or_else(|| self.suggested_frequency(word));
        let before = self.frequency(word).unwrap_or(0);
        let weight = self.weight(frequency)?;
        self.trie.set(word, weight)?;
        self.total = self.total + frequency - before;
        self.log_total = (self.total as f64).ln();
        Ok(frequency)
    }

    /// Returns a frequency that makes `word` a token: one that makes it as probable as all the words that it is split into, plus one.
    pub(super) fn suggested_frequency(&self, word: &str) -> usize {
        let mut logarithm = 0.0;
        self.cut(word, None, |piece| {
            let frequency = self.frequency(&word[piece.start..piece.end]).unwrap_or(1);
            logarithm = logarithm + (frequency as f64).ln() - self.log_total;
        });
        ((logarithm + self.log_total).exp() as usize + 1).max(self.frequency(word).unwrap_or(1))
    }
}
