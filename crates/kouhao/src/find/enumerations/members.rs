//! The members of a set, where the text spells them out.

use super::page::{Found, Page, Range};

/// The 名词解释 at the end of a document.
pub(super) struct Glossary {
    /// The terms it defines that hold a number, without their quotation marks.
    pub terms: Vec<Range>,
    /// Where the explanation of each term stands.
    explanations: Vec<Range>,
}

impl Glossary {
    pub fn of(_page: &Page) -> Self {
        Glossary { terms: Vec::new(), explanations: Vec::new() }
    }

    pub fn define(&self, _page: &Page, _found: &mut Vec<Found>) {}
}

pub(super) fn resolve(_page: &Page, _glossary: &Glossary, _found: &mut [Found]) {}
