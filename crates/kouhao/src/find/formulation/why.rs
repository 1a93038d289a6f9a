//! Explains the rank of a phrase in words.

use crate::find::evidence::Evidence;
use crate::lexicon::{Role, Usage};

/// Explains the rank of a phrase in words: the counts here, and its use elsewhere.
pub(crate) fn why(evidence: &Evidence, usage: Option<Usage<'_>>) -> String {
    let here = [
        ("delimited", evidence.delimited),
        ("quoted", evidence.quoted),
        ("in titles", evidence.titles),
        ("opens paragraphs", evidence.opens_paragraph),
    ];
    let mut told: Vec<String> = here.iter().filter(|(_, places)| *places > 0).map(|(what, places)| format!("{what} {places}×")).collect();
    match usage {
        Some(usage) if !usage.collections().is_empty() => {
            let (rate, reference) = (usage.per_million_of(Role::Political), usage.per_million_of(Role::Reference));
            told.push(format!("{rate:.1} per million elsewhere"));
            let compared: Vec<&str> = usage.collections().iter().filter(|known| known.role == Role::Reference).map(|known| &*known.name).collect();
            match compared.join(", ") {
                names if names.is_empty() => {}
                names if reference == 0.0 => told.push(format!("never in {names}")),
                names if rate >= reference => told.push(format!("{:.0} × more frequent than in {names}", rate / reference)),
                names => told.push(format!("{:.0} × more frequent in {names}", reference / rate.max(1e-9))),
            }
        }
        _ => told.push("not in the background".to_string()),
    }
    told.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_explained_by_what_can_be_counted() {
        let evidence = Evidence { delimited: 3, quoted: 2, ..Evidence::default() };
        let background = crate::lexicon::Background::shipped();
        assert_eq!(why(&evidence, None), "delimited 3×, quoted 2×, not in the background");
        let told = why(&evidence, background.get("供给侧结构性改革"));
        assert!(told.starts_with("delimited 3×, quoted 2×, ") && told.contains("per million elsewhere") && told.ends_with("in laws"), "{told}");
        let term = why(&Evidence::default(), background.get("法律责任"));
        assert!(term.is_empty() || term.contains("more frequent in laws") || background.get("法律责任").is_none(), "{term}");
    }
}
