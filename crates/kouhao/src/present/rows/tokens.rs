//! Rows of tokens.

use serde::Serialize;

use crate::present::table::{Field, Row};
use crate::text::{Document, Span};
use crate::tokens::{Token, TokenKind};

/// The row of a [`Token`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct TokenRow<'t> {
    pub document: &'t str,
    pub start: usize,
    pub end: usize,
    pub text: &'t str,
    pub kind: &'static str,
}

impl Row for TokenRow<'_> {
    const FIELDS: &'static [Field] = fields!["document": End, "start", "end", "text", "kind"];
}

impl<'t> TokenRow<'t> {
    /// Creates the row of a token of `document`, tokenized from byte `from` on.
    pub fn new(document: &'t Document, from: usize, token: Token<'t>) -> Self {
        let span = token.span().shifted(from);
        let chars = document.chars(span);
        TokenRow { document: document.name(), start: chars.start, end: chars.end, text: document.slice(span), kind: token.kind().name() }
    }

    /// Creates the rows of consecutive tokens of `document`, tokenized from byte `from` on. They tile the original text: a break between two lines
    /// that were joined is white space, unless it lies within a token.
    pub fn all(document: &'t Document, from: usize, tokens: impl IntoIterator<Item = Token<'t>>) -> impl Iterator<Item = Self> {
        let mut end = document.chars(Span::new(from, from)).start;
        let mut byte = document.original_span(Span::new(from, from)).start;
        tokens.into_iter().flat_map(move |token| {
            let span = document.original_span(token.span().shifted(from));
            // Offsets are counted from token to token, which is faster than looking each up.
            let mut row = |span: Span, kind: &'static str| {
                let (start, text) = (end, &document.original()[span]);
                end += text.chars().count();
                TokenRow { document: document.name(), start, end, text, kind }
            };
            let gap = (byte < span.start).then(|| row(Span::new(byte, span.start), TokenKind::Space.name()));
            byte = span.end;
            gap.into_iter().chain([row(span, token.kind().name())])
        })
    }
}
