//! Lists templates and refrains: one line for each, with its fillers anywhere in the corpus.

use std::cmp::Reverse;

use super::tally::{Distinct, Ordered};
use crate::find::templates::Template;
use crate::text::Corpus;

/// A template, with all its occurrences in the corpus.
pub(in crate::present) struct Wording {
    pub text: String,
    pub count: usize,
    pub documents: usize,
    pub refrain: bool,
    pub fillers: Vec<String>,
}

/// Groups the occurrences of each template, refrains first, then the most frequent.
pub(in crate::present) fn wordings(corpus: &Corpus, found: &[Vec<Template>]) -> Vec<Wording> {
    let mut all: Ordered<&str, (Wording, Distinct)> = Ordered::default();
    for (document, templates) in corpus.iter().zip(found) {
        for template in templates {
            let wording = || Wording { text: template.text.clone(), count: 0, documents: 0, refrain: template.refrain, fillers: Vec::new() };
            let (wording, fillers) = all.entry(&template.text, || (wording(), Distinct::default()));
            wording.count += template.count();
            wording.documents += 1;
            wording.refrain &= template.refrain;
            // The fillers of two slots at once count as one filler: 把{}同{}结合起来.
            template.occurrences.iter().for_each(|occurrence| fillers.add(&occurrence.filled(document)));
        }
    }
    let mut all: Vec<Wording> = all.into_iter().map(|(wording, fillers)| Wording { fillers: fillers.texts, ..wording }).collect();
    all.sort_by_key(|wording| (!wording.refrain, Reverse(wording.count)));
    all
}
