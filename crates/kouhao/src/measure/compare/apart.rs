//! Decides whether one text can be regarded as the successor of the other.

use std::collections::BTreeSet;

use crate::text::{Corpus, is_date};

/// Fields that identify whose a text is, the most reliable first. Written for this project, after what collections of speeches and reports usually
/// record.
pub(crate) const WHOSE: [&str; 8] = ["speaker", "place", "province", "city", "office", "organisation", "outlet", "author"];

/// The one field whose value the same person may change from text to text.
const OFFICE: &str = "office";

/// Returns whether two sets of texts are merely parallel: they are of the same time, or of different speakers or places. In that case nobody dropped
/// or added anything; what one text lacks it never had, and “only here” and “only there” describe the result better.
///
/// Texts without dates and variables count as an earlier and a later one, in the order given.
///
/// ```
/// use kouhao::measure::apart;
/// use kouhao::text::{Corpus, Document};
///
/// let report = |province: &str, date: &str| -> Corpus { Document::from("修桥。").with_variable("province", province).with_variable("date", date).into() };
/// assert!(apart(&report("A", "2024-01-20"), &report("B", "2025-01-18")));
/// assert!(apart(&report("A", "2025-01"), &report("A", "2025-01-18")));
/// assert!(!apart(&report("A", "2024-01-20"), &report("A", "2025-01-18")));
/// ```
pub fn apart(a: &Corpus, b: &Corpus) -> bool {
    WHOSE.iter().filter(|&&field| field != OFFICE).any(|field| others(a, b, field)) || at_one_time(a, b)
}

/// Returns whether all documents have the field, and the two sides share no value of it.
fn others(a: &Corpus, b: &Corpus, field: &str) -> bool {
    let values =
        |corpus: &Corpus| -> Option<BTreeSet<String>> { corpus.iter().map(|document| Some(document.value(field)?.trim().to_string())).collect() };
    let (Some(a), Some(b)) = (values(a), values(b)) else { return false };
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// Returns whether the times that the two sets span overlap, as far as all dates are precise.
fn at_one_time(a: &Corpus, b: &Corpus) -> bool {
    let dates = |corpus: &Corpus| -> Option<Vec<String>> {
        corpus.iter().map(|document| document.date().map(str::trim).filter(|date| is_date(date)).map(str::to_string)).collect()
    };
    let (Some(a), Some(b)) = (dates(a), dates(b)) else { return false };
    let precise = a.iter().chain(&b).map(String::len).min().unwrap_or(0);
    let span = |dates: &[String]| Some((dates.iter().min()?[..precise].to_string(), dates.iter().max()?[..precise].to_string()));
    let (Some(a), Some(b)) = (span(&a), span(&b)) else { return false };
    a.0 <= b.1 && b.0 <= a.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn dated(dates: &[&str]) -> Corpus {
        Corpus::new(dates.iter().map(|&date| Document::from("修桥。").with_variable("date", date)))
    }

    #[test]
    fn times() {
        assert!(!apart(&dated(&["2018-03-05"]), &dated(&["2019-03-05"])));
        assert!(!apart(&dated(&["2019-03-05"]), &dated(&["2018-03-05"])));
        assert!(apart(&dated(&["2019-03-05"]), &dated(&["2019"])));
        assert!(apart(&dated(&["2018", "2020"]), &dated(&["2019"])));
        assert!(!apart(&dated(&["2018", "不详"]), &dated(&["2018"])));
    }

    #[test]
    fn hands() {
        let of = |speaker: &str| -> Corpus { Document::from("修桥。").with_variable("speaker", speaker).into() };
        assert!(apart(&of("甲"), &of("乙")));
        assert!(!apart(&of("甲"), &of("甲")));
        assert!(!apart(&of("甲"), &Document::from("修桥。").into()));
        assert!(!apart(&Corpus::default(), &of("甲")));
    }
}
