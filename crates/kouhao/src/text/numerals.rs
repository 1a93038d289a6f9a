//! Finds numerals and their values.
//!
//! Numbers are written in many ways: 三千五百零二, 两千三 (2300), 二〇二五, ３５, 1,024, 1.2万亿, 1亿2000万, 百分之五. The naive method, adding up digit times unit, accepts
//! anything: it reads 44 million in 四千四万, which is a motto and not a number. The grammar here is therefore strict: units must decrease within a
//! section of four places, a skipped place needs its 零, and a digit without a unit ends the numeral; whatever does not fit begins the next numeral.
//! The function of a numeral in its sentence is not considered: the 一 of 统一 is found like any other.

mod digits;
mod english;
mod positional;
mod read;
mod symbols;

use super::span::Span;
pub(crate) use english::{ENGLISH_CARDINALS, is_english_number};
pub(crate) use read::read;
use symbols::{Symbol, formal, pair, symbol};
pub(crate) use symbols::{is_item_numeral, is_numeral, is_small_numeral};

/// The maximum number of digits of a number: longer strings are codes, and would overflow.
const MOST_DIGITS: u32 = 30;

/// The notation of a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NumeralForm {
    /// Arabic digits, optionally with a decimal point or thousands separators: 35, ３５, 1,024, 3.5
    Digits,
    /// Chinese digits with place units: 三千五百零二, 十五, 廿三
    Positional,
    /// Chinese digits in sequence: 二〇二五
    Sequence,
    /// Arabic digits with Chinese units: 1.2万亿, 1万2千
    Mixed,
    /// A fraction or percentage: 百分之五, 三分之二, 5%
    Fraction,
    /// Two adjacent digits that give an approximate number: 三五, 二三十. The value is the lower one.
    Approximate,
}

/// An exact, non-negative number: a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Value {
    numerator: u128,
    denominator: u128,
}

impl Value {
    fn new(numerator: u128, denominator: u128) -> Self {
        let common = gcd(numerator, denominator).max(1);
        Value { numerator: numerator / common, denominator: denominator / common }
    }

    /// Returns the value if it is an integer below 2⁶⁴.
    pub fn integer(self) -> Option<u64> {
        (self.denominator == 1).then(|| u64::try_from(self.numerator).ok()).flatten()
    }

    /// Returns the numerator of the fraction in lowest terms.
    pub fn numerator(self) -> u128 {
        self.numerator
    }

    /// Returns the denominator of the fraction in lowest terms, which is 1 for integers.
    pub fn denominator(self) -> u128 {
        self.denominator
    }

    /// Returns the nearest floating-point number.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// A numeral in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Numeral {
    /// The span of the numeral, in bytes.
    pub span: Span,
    /// Its value.
    pub value: Value,
    /// Its notation.
    pub form: NumeralForm,
}

/// Returns the numerals of `text`, in order and without overlap.
///
/// Full-width digits, ○ for 〇, and traditional 兩萬億 are read as they are. 双, 俩 and 仨 are numerals only with [`with_pairs`](Numerals::with_pairs).
/// Formal numerals (叁佰) are read only in amounts, because some of them occur in words such as 收拾 and 队伍. Digit strings worth 10³⁰ or more are
/// skipped.
///
/// # Complexity
/// Linear in the length of the text.
///
/// # Examples
/// ```
/// use kouhao::text::numerals;
///
/// let text = "投资1.2万亿元，占百分之五，三千五百零二人";
/// let found: Vec<(&str, f64)> = numerals(text).map(|n| (&text[n.span], n.value.to_f64())).collect();
/// assert_eq!(found, [("1.2万亿", 1.2e12), ("百分之五", 0.05), ("三千五百零二", 3502.0)]);
/// ```
pub fn numerals(text: &str) -> Numerals<'_> {
    Numerals { text, at: 0, pairs: false }
}

/// An iterator over the numerals of a text; see [`numerals`].
#[derive(Clone, Debug)]
pub struct Numerals<'t> {
    text: &'t str,
    at: usize,
    pairs: bool,
}

impl Numerals<'_> {
    /// Also reads 双, 俩 and 仨 as numerals.
    #[must_use]
    pub fn with_pairs(mut self) -> Self {
        self.pairs = true;
        self
    }
}

impl Iterator for Numerals<'_> {
    type Item = Numeral;

    fn next(&mut self) -> Option<Numeral> {
        while let Some(c) = self.text[self.at..].chars().next() {
            let start = self.at;
            if symbol(c).is_none() && pair(c).is_none() && formal(c).is_none() {
                self.at += c.len_utf8();
                continue;
            }
            // A run is read once as a whole; what its grammar rejects is read again after the longest numeral at its start, so each character is examined a
            // bounded number of times.
            let rest = &self.text[start..];
            if let Some((len, value, form)) = read(rest, self.pairs) {
                self.at += len;
                return Some(Numeral { span: Span::new(start, start + len), value, form });
            }
            self.at += skip(rest);
        }
        None
    }
}

/// Returns the length of the text that `read` rejected and that must not be read from its middle: a whole digit string, otherwise one character.
fn skip(text: &str) -> usize {
    let digits: usize = text.chars().take_while(|&c| matches!(symbol(c), Some(Symbol::Arabic(_)))).map(char::len_utf8).sum();
    digits.max(text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests;
