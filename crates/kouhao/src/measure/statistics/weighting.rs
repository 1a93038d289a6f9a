//! Weights of terms in documents: TF-IDF.

use super::contingency::share;

/// Weighs terms by how often a document contains them and how few documents do. The formula and its parameters are those of scikit-learn's
/// `TfidfTransformer`, with the same defaults.
///
/// tf · idf, where idf = ln((1 + n) ÷ (1 + df)) + 1 for a term in df of n documents (without `smooth_idf` ln(n ÷ df) + 1, without `use_idf` 1), and
/// tf is the count (with `sublinear_tf` 1 + ln of it); then the weights of each document are divided by their norm. A document without terms remains
/// empty.
///
/// ```
/// use kouhao::measure::statistics::TfIdf;
///
/// // Three terms in six documents, in 6, 1 and 2 of them; the first document holds 3, 0 and 1.
/// let mut weights: Vec<f64> = [(3, 6), (0, 1), (1, 2)].iter().map(|&(count, df)| TfIdf::default().weight(count, df, 6)).collect();
/// TfIdf::default().normalise(&mut weights);
/// assert!((weights[0] - 0.8515).abs() < 5e-5 && weights[1] == 0.0 && (weights[2] - 0.5243).abs() < 5e-5);
/// ```
///
/// # References
/// Spärck Jones, K. (1972). A statistical interpretation of term specificity and its application in retrieval. Journal of Documentation 28(1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TfIdf {
    /// The norm that the weights of each document are divided by. Default: the Euclidean norm.
    pub norm: Option<Norm>,
    /// Whether rare terms weigh more. Default: yes.
    pub use_idf: bool,
    /// Whether one document that contains every term is added, so that no weight is infinite. Default: yes.
    pub smooth_idf: bool,
    /// Whether the logarithm of a count is taken. Default: no.
    pub sublinear_tf: bool,
}

/// The norm of a document's weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Norm {
    /// The sum of their absolute values.
    L1,
    /// The square root of the sum of their squares.
    L2,
}

impl Default for TfIdf {
    fn default() -> Self {
        TfIdf { norm: Some(Norm::L2), use_idf: true, smooth_idf: true, sublinear_tf: false }
    }
}

impl TfIdf {
    /// Returns the weight, before normalisation, of a term that occurs `count` times in a document and in `holders` of `documents`.
    pub fn weight(self, count: u64, holders: u64, documents: u64) -> f64 {
        if count == 0 {
            return 0.0;
        }
        let tf = if self.sublinear_tf { 1.0 + (count as f64).ln() } else { count as f64 };
        if self.use_idf { tf * self.idf(holders, documents) } else { tf }
    }

    /// Returns the inverse document frequency of a term in `holders` of `documents`. Without `smooth_idf`, a term in no document, which has no weight
    /// anywhere, gets the value of a term in one.
    pub fn idf(self, holders: u64, documents: u64) -> f64 {
        let more = f64::from(u8::from(self.smooth_idf));
        ((documents as f64 + more) / (holders as f64 + more).max(1.0)).max(f64::MIN_POSITIVE).ln() + 1.0
    }

    /// Divides the weights of a document by their norm.
    pub fn normalise(self, weights: &mut [f64]) {
        let length = match self.norm {
            None => return,
            Some(Norm::L1) => weights.iter().map(|weight| weight.abs()).sum(),
            Some(Norm::L2) => weights.iter().map(|weight| weight * weight).sum::<f64>().sqrt(),
        };
        weights.iter_mut().for_each(|weight| *weight = share(*weight, length));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_weighs_nothing() {
        for smooth_idf in [true, false] {
            let weights = TfIdf { smooth_idf, ..TfIdf::default() };
            assert_eq!(weights.weight(0, 0, 0), 0.0);
            assert!(weights.idf(0, 0).is_finite() && weights.idf(0, 5).is_finite());
        }
        let mut row = [0.0, 0.0];
        TfIdf::default().normalise(&mut row);
        assert_eq!(row, [0.0, 0.0]);
    }

    #[test]
    fn parameters_choose_the_formula() {
        let plain = TfIdf { norm: Some(Norm::L1), use_idf: false, smooth_idf: true, sublinear_tf: false };
        let mut row = [plain.weight(3, 1, 9), plain.weight(1, 1, 9)];
        plain.normalise(&mut row);
        assert_eq!(row, [0.75, 0.25]);
        let log = TfIdf { sublinear_tf: true, use_idf: false, norm: None, ..TfIdf::default() };
        assert!((log.weight(3, 1, 9) - (1.0 + 3.0_f64.ln())).abs() < 1e-12);
    }
}
