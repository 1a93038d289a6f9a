//! Tokens: Han text split by dictionary, all other text by Unicode's rules.
//!
//! Only counting needs tokens; finders read units and use tokens as evidence. A [`Tokenizer`] yields [`Token`]s that tile the text, so every byte can
//! be accounted for. A token consists of whole units, except for the few words of the dictionary and of the user that mix Latin letters and
//! ideographs (T恤).

mod dictionary;
mod phrases;
mod pieces;
mod segmenter;
mod token;
mod tokenizer;

pub use segmenter::Engine;
pub use token::{Token, TokenKind};
pub use tokenizer::{Tokenizer, TokenizerBuilder, Tokens};
