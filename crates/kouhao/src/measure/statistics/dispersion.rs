//! Dispersion: how evenly a term is spread over the parts of a corpus.

/// How far the distribution of a term deviates from that of the text itself.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Dispersion {
    /// DP: 0 if each part has the same share of the term as of the text; close to 1 if all occurrences are in one small part.
    pub dp: f64,
    /// DP divided by its maximum, so that corpora of few parts can be compared; `None` for a single part.
    pub dp_norm: Option<f64>,
}

/// Returns Gries's deviation of proportions (DP) of a term.
///
/// DP = ½ Σ |vᵢ ÷ f − sᵢ| over all parts, where vᵢ of the f occurrences are in part i, whose size is the share sᵢ of the whole; DPnorm = DP ÷ (1 −
/// min s). Only the parts that contain the term are given, with occurrences and size: all others together contribute half of their share. `smallest`
/// is the size of the smallest of all parts. `None` if the term never occurs, or if there is no text.
///
/// ```
/// use kouhao::measure::statistics::dispersion;
///
/// // Two, one and no occurrence in three parts of equal size.
/// let found = dispersion([(2, 10), (1, 10)], 30, 10).unwrap();
/// assert!((found.dp_norm.unwrap() - 0.5).abs() < 1e-9);
/// ```
///
/// # Complexity
/// Linear in the number of parts that contain the term.
///
/// # References
/// Gries, S. (2008). Dispersions and adjusted frequencies in corpora. International Journal of Corpus Linguistics 13(4). Lijffijt, J., Gries, S. (2012).
/// Correction to the same, 17(1).
pub fn dispersion(parts: impl IntoIterator<Item = (u64, u64)> + Clone, size: u64, smallest: u64) -> Option<Dispersion> {
    let (count, held) = parts.clone().into_iter().fold((0, 0), |(count, held), (occurrences, size)| (count + occurrences, held + size));
    if count == 0 || size == 0 {
        return None;
    }
    let (count, size) = (count as f64, size as f64);
    let apart: f64 = parts.into_iter().map(|(occurrences, part)| (occurrences as f64 / count - part as f64 / size).abs()).sum();
    let dp = ((apart + (size - held as f64) / size) / 2.0).clamp(0.0, 1.0);
    let most = 1.0 - smallest as f64 / size;
    Some(Dispersion { dp, dp_norm: (most > 0.0).then(|| (dp / most).min(1.0)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_and_single_parts_reach_the_bounds() {
        assert_eq!(dispersion([(0, 10)], 30, 10), None);
        assert_eq!(dispersion([(1, 0)], 0, 0), None);
        let even = dispersion([(1, 10), (2, 20)], 30, 10).unwrap();
        assert!(even.dp.abs() < 1e-12 && even.dp_norm.unwrap().abs() < 1e-12);
        let whole = dispersion([(3, 30)], 30, 30).unwrap();
        assert_eq!((whole.dp, whole.dp_norm), (0.0, None));
        let one = dispersion([(3, 10)], 30, 10).unwrap();
        assert!((one.dp_norm.unwrap() - 1.0).abs() < 1e-12);
    }
}
