//! Numerals and their values.
//!
//! A number is written in many ways: 三千五百零二, 两千三 (2300), 二〇二五, ３５, 1,024, 1.2万亿, 1亿2000万, 百分之五. The naive way, adding up
//! digit times unit, reads anything: it makes 44 million of 四千四万, which is no number but a motto. So the grammar here is strict: units
//! fall within a section of four places, a skipped place has its 零, a digit without unit ends the numeral; what does not fit starts the
//! next numeral. Nothing is said of what a numeral does in its sentence: 一 in 统一 is found like any other.

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

/// Digits that a number has at most: more of them are a code, and would not be held.
const MOST_DIGITS: u32 = 30;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NumeralForm {
    /// Arabic digits, perhaps with a decimal point or thousands separators: 35, ３５, 1,024, 3.5
    Digits,
    /// Chinese digits with their places: 三千五百零二, 十五, 廿三
    Positional,
    /// Chinese digits one after another: 二〇二五
    Sequence,
    /// Arabic digits with Chinese units: 1.2万亿, 1万2千
    Mixed,
    /// A part of a whole: 百分之五, 三分之二, 5%
    Fraction,
    /// Two neighbouring digits that leave the number open: 三五, 二三十. The value is the lower one.
    Approximate,
}

/// An exact, non-negative value: a fraction in lowest terms.
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

    /// Returns the value if it is a whole number below 2⁶⁴.
    pub fn integer(self) -> Option<u64> {
        (self.denominator == 1).then(|| u64::try_from(self.numerator).ok()).flatten()
    }

    /// Returns the numerator of the fraction in lowest terms.
    pub fn numerator(self) -> u128 {
        self.numerator
    }

    /// Returns the denominator, one for whole numbers.
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

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Numeral {
    /// Where it stands.
    pub span: Span,
    /// What it is worth.
    pub value: Value,
    /// How it is written.
    pub form: NumeralForm,
}

/// Returns the numerals of `text`, in order and without overlap.
///
/// Full-width digits, ○ for 〇, and traditional 兩萬億 are read as they are. 双, 俩 and 仨 are numerals only for
/// [`with_pairs`](Numerals::with_pairs). Formal numerals (叁佰) are read only in amounts, because 收拾 and 队伍 hold some; digit strings worth
/// 10³⁰ and more are no numbers and are passed over.
///
/// # Complexity
/// Linear in the text.
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

/// The numerals of a text; see [`numerals`].
#[derive(Clone, Debug)]
pub struct Numerals<'t> {
    text: &'t str,
    at: usize,
    pairs: bool,
}

impl Numerals<'_> {
    /// Reads 双, 俩 and 仨 as numerals as well.
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
            // A run is read once as a whole: what its grammar rejects is taken up again after the longest numeral at its start, so each
            // character is looked at a bounded number of times.
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

/// Length of what `read` refused and that may not be read from its middle: all of a digit string, else one character.
fn skip(text: &str) -> usize {
    let digits: usize = text.chars().take_while(|&c| matches!(symbol(c), Some(Symbol::Arabic(_)))).map(char::len_utf8).sum();
    digits.max(text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests;
