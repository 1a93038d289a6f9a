//! TEMP
use crate::text::*; use crate::tokens::Tokenizer;
pub struct Quotation { pub span: Span, pub noun: Option<Span>, pub attribution: Option<Span> }
pub struct QuotationFinder;
impl QuotationFinder { pub fn builder() -> Self { QuotationFinder } pub fn parts(&mut self, _: PartSet) -> &mut Self { self } pub fn tokenizer(&mut self, _: Tokenizer) -> &mut Self { self } pub fn build(&self) -> Result<QuotationFinder, crate::Error> { Ok(QuotationFinder) } pub fn find(&self, _: &Document) -> Vec<Quotation> { Vec::new() } }
