//! Words: text cut by dictionary for Han, by Unicode's rules elsewhere.
//!
//! Only counting needs tokens; finders read units and ask tokens for evidence. A [`Tokenizer`] gives [`Token`]s that tile the text, so
//! that every byte can be accounted for. A token is made of whole units, but for the few words of the dictionary and of the user that
//! hold Latin letters beside ideographs (T恤).

mod dictionary;
mod phrases;
mod pieces;
mod segmenter;
mod token;
mod tokenizer;

pub use segmenter::Engine;
pub use token::{Token, TokenKind};
pub use tokenizer::{Tokenizer, TokenizerBuilder, Tokens};
