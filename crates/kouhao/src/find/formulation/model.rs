//! A logistic model: the log odds are the weighted sum of the signs.

use std::sync::LazyLock;

use super::signs::{CONTAINED, COUNT, SIGNS, Signs, by_sort};
use crate::rounding::quantised;

/// The weights of the signs.
pub(crate) struct Model {
    /// In the order of [`SIGNS`]: the weight, and the value of the sign for an ordinary repeat.
    weights: [(f64, f64); COUNT],
}

static MODELS: LazyLock<[Model; 4]> =
    LazyLock::new(|| [2, 3, 4, 5].map(|column| Model::parse(include_str!("../../../data/formulation_model.tsv"), column)));

impl Model {
    /// Returns the weights for phrases that were looked up in a background.
    pub(crate) fn shipped() -> &'static Self {
        &MODELS[0]
    }

    /// Returns the weights for phrases about which only their own text is known.
    pub(crate) fn alone() -> &'static Self {
        &MODELS[1]
    }

    /// Returns the weights that recognise a fragment, with a background or without.
    pub(crate) fn fragment(alone: bool) -> &'static Self {
        &MODELS[if alone { 3 } else { 2 }]
    }

    /// Parses lines of a sign, its mean and its weights. A test reads the file that ships with the library.
    fn parse(text: &str, column: usize) -> Self {
        let number = |field: Option<&&str>| field.and_then(|number| number.parse().ok()).unwrap_or(0.0);
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        let weight = |name: &str| {
            let line = lines.iter().find(|fields| fields.first() == Some(&name));
            line.map_or((0.0, 0.0), |fields| (number(fields.get(column)), number(fields.get(1))))
        };
        Model { weights: SIGNS.map(|(name, _)| weight(name)) }
    }

    /// Returns the weighted sum of the signs of a phrase for several models, except the sign of longer phrases that contain it, which is known last;
    /// [`odds`](Self::odds) adds it.
    ///
    /// The models take turns, because each addition waits for the previous one of the same model.
    pub(crate) fn sums<const N: usize>(models: [&Self; N], signs: &Signs) -> [f64; N] {
        let mut sums = [0.0; N];
        for sign in (0..COUNT).filter(|&sign| sign != CONTAINED) {
            for (sum, model) in sums.iter_mut().zip(models) {
                *sum += model.weights[sign].0 * signs[sign];
            }
        }
        sums
    }

    /// Returns the log odds of a phrase whose other signs add up to `sum`, and which longer phrases contain at the given share of its occurrences.
    pub(crate) fn odds(&self, sum: f64, contained: f64) -> f64 {
        quantised(sum + self.weights[CONTAINED].0 * contained)
    }

    /// Returns the corresponding probability.
    pub(crate) fn chance(&self, sum: f64, contained: f64) -> f64 {
        quantised(1.0 / (1.0 + (-self.odds(sum, contained)).exp()))
    }

    /// Returns what each sort of sign adds to the log odds, compared with an ordinary repeat; the four and the score of an ordinary repeat add up to
    /// the whole. In the order of [`Sort::ALL`](super::Sort::ALL).
    pub(crate) fn contributions(&self, signs: &Signs) -> [f32; 4] {
        let mut weighted: [f64; COUNT] = std::array::from_fn(|sign| {
            let (weight, mean) = self.weights[sign];
            weight * (signs[sign] - mean)
        });
        by_sort(&mut weighted).map(|of| of.iter().sum::<f64>() as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::evidence::Evidence;
    use crate::find::formulation::{Phrase, signs};
    use crate::find::words::Words;
    use crate::tokens::Tokenizer;

    const FILE: &str = include_str!("../../../data/formulation_model.tsv");

    #[test]
    fn every_sign_has_a_line_and_every_line_a_sign() {
        let asked: Vec<&str> = SIGNS.iter().map(|&(name, _)| name).collect();
        let mut listed: Vec<&str> = FILE.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
        let mut names = asked.clone();
        names.sort_unstable();
        listed.sort_unstable();
        assert_eq!(names, listed);
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "two signs of one name");
        for line in FILE.lines().skip(1) {
            assert_eq!(line.split('\t').skip(1).filter(|field| field.parse::<f64>().is_ok()).count(), 5, "{line}");
        }
    }

    #[test]
    fn contributions_and_an_ordinary_repeat_make_up_the_score() {
        let words = Words::new(&Tokenizer::new(), 100);
        let tokens = ["护好", "湖湾"].map(|word| words.get(word));
        let evidence = Evidence { delimited: 2, delimited_before: 3, delimited_after: 2, quoted: 1, on_tokens: 4, ..Evidence::default() };
        let phrase = Phrase { tokens: &tokens, units: 4, count: 4, documents: 2, contained: 3, evidence, ..Phrase::default() };
        let signs = signs(&phrase);
        assert_eq!((SIGNS[CONTAINED].0, signs[CONTAINED]), ("contained", 0.75));
        for (model, other) in MODELS.iter().zip(MODELS.iter().rev()) {
            let [sum, _] = Model::sums([model, other], &signs);
            let naive: f64 = model.weights.iter().zip(signs).map(|((weight, _), sign)| weight * sign).sum();
            let odds = model.odds(sum, 0.75);
            assert!((odds - naive).abs() < 1e-6);
            let contributed: f64 = model.contributions(&signs).iter().map(|&sum| f64::from(sum)).sum();
            let ordinary: f64 = model.weights.iter().map(|(weight, mean)| weight * mean).sum();
            assert!((contributed + ordinary - odds).abs() < 1e-3);
            assert!((0.0..=1.0).contains(&model.chance(sum, 0.75)));
        }
    }
}
