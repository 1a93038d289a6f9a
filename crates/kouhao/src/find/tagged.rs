//! Tokens with their parts of speech, for finders that examine the words around their findings.

use crate::text::Span;
use crate::tokens::Tokenizer;

/// A token with its part of speech, empty if unknown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tagged<'t> {
    pub(crate) span: Span,
    pub(crate) text: &'t str,
    pub(crate) tag: &'t str,
}

impl Tagged<'_> {
    /// Returns whether it is a noun by itself, or a verb used as a noun.
    pub(crate) fn is_noun(&self) -> bool {
        self.tag.starts_with('n') || matches!(self.tag, "vn" | "an" | "j")
    }

    /// Returns whether it is a person's name.
    pub(crate) fn is_name(&self) -> bool {
        self.tag.starts_with("nr")
    }
}

/// Tokenizes and tags `text[span]`.
pub(crate) fn tagged<'t>(text: &'t str, span: Span, tokenizer: &'t Tokenizer) -> Vec<Tagged<'t>> {
    let tokens = tokenizer.tokenize(&text[span]);
    tokens
        .map(|token| {
            let at = token.span().shifted(span.start);
            Tagged { span: at, text: &text[at], tag: tokenizer.likely_part_of_speech(&text[at]).unwrap_or("") }
        })
        .collect()
}
