//! Reads the numeral at a given place of a text, according to its notation.

use super::digits::digit_string;
use super::positional::{Token, positional};
use super::symbols::{Symbol, formal, pair, symbol};
use super::{MOST_DIGITS, NumeralForm, Value};

/// The maximum number of symbols and digit strings examined at once, so that a long run is not read repeatedly. No numeral has that many.
const MOST_SYMBOLS: usize = 40;
const MOST_TOKENS: usize = 24;

/// The maximum number of decimals read after 点; a percentage has one or two.
const MOST_DECIMALS: usize = 9;

/// Symbols, each with the byte at which it ends.
type Symbols = [(Symbol, usize)];

/// Reads the numeral at the start of `text`: its length, value and form.
pub(crate) fn read(text: &str, pairs: bool) -> Option<(usize, Value, NumeralForm)> {
    let first = text.chars().next()?;
    if let Some(value) = pair(first) {
        return pairs.then(|| (first.len_utf8(), Value::new(value, 1), NumeralForm::Positional));
    }
    if formal(first).is_some() {
        return amount(text);
    }
    if text.starts_with("百分点") {
        return None;
    }
    let (len, value, form) = plain(text)?;
    fraction(text, len, value).or_else(|| percentage(text, len, value, form)).or(Some((len, value, form)))
}

/// Reads 百分之五, whose denominator comes first and has already been read: only 百, 千, 万 and digits are denominators.
fn fraction(text: &str, len: usize, denominator: Value) -> Option<(usize, Value, NumeralForm)> {
    let rest = text[len..].strip_prefix("分之")?;
    let denominator = denominator.integer().filter(|&n| n > 1)?;
    let (more, numerator) = with_decimals(rest, plain(rest)?);
    let denominator = numerator.denominator.checked_mul(u128::from(denominator))?;
    Some((len + "分之".len() + more, Value::new(numerator.numerator, denominator), NumeralForm::Fraction))
}

/// Adds the decimals of 百分之十四点六 to the whole number read at the start of `text`. Used only there: 三点一线 is not 3.1.
fn with_decimals(text: &str, (len, value, _): (usize, Value, NumeralForm)) -> (usize, Value) {
    let decimals = text[len..].strip_prefix(['点', '點']).unwrap_or("");
    let digit = |c: char| symbol(c).filter(|symbol| matches!(symbol, Symbol::Zero | Symbol::Digit(_)));
    let digits: Vec<(char, u8)> = decimals.chars().map_while(|c| Some((c, digit(c)?.digit()))).take(MOST_DECIMALS).collect();
    let (Some(whole), false) = (value.integer(), digits.is_empty()) else { return (len, value) };
    let numerator = digits.iter().fold(u128::from(whole), |sum, &(_, digit)| sum * 10 + u128::from(digit));
    let end = len + '点'.len_utf8() + digits.iter().map(|(c, _)| c.len_utf8()).sum::<usize>();
    (end, Value::new(numerator, 10u128.pow(digits.len() as u32)))
}

/// Reads the sign after a digit string: 5%, 3‰.
fn percentage(text: &str, len: usize, value: Value, form: NumeralForm) -> Option<(usize, Value, NumeralForm)> {
    let sign = text[len..].chars().next().filter(|_| form == NumeralForm::Digits)?;
    let whole = match sign {
        '%' | '％' => 100,
        '‰' => 1000,
        _ => return None,
    };
    Some((len + sign.len_utf8(), Value::new(value.numerator, value.denominator.saturating_mul(whole)), NumeralForm::Fraction))
}

/// Reads formal numerals, which count only with a unit and before 元 or 圆.
fn amount(text: &str) -> Option<(usize, Value, NumeralForm)> {
    let symbols = symbols_of(text, |c| formal(c).or_else(|| symbol(c)));
    let (len, value) = positional(&tokens_of(&symbols))?;
    let is_whole = symbols.last().is_some_and(|&(_, end)| end == len);
    let has_unit = symbols.iter().any(|(symbol, _)| matches!(symbol, Symbol::Unit(_)));
    (is_whole && has_unit && text[len..].starts_with(['元', '圆', '圓'])).then_some((len, value, NumeralForm::Positional))
}

/// Reads a number that is not a fraction.
fn plain(text: &str) -> Option<(usize, Value, NumeralForm)> {
    if let Symbol::Arabic(_) = symbol(text.chars().next()?)? {
        return arabic(text);
    }
    let symbols = symbols_of(text, |c| symbol(c).filter(|symbol| !matches!(symbol, Symbol::Arabic(_))));
    approximate(&symbols).or_else(|| sequence(&symbols)).or_else(|| {
        let (len, value) = positional(&tokens_of(&symbols))?;
        Some((len, value, NumeralForm::Positional))
    })
}

/// Reads a digit string with the Chinese units that follow it: 35, 1.2万亿, 1万2千.
fn arabic(text: &str) -> Option<(usize, Value, NumeralForm)> {
    let (digits, mut at) = digit_string(text)?;
    if !matches!(text[at..].chars().next().and_then(symbol), Some(Symbol::Unit(_))) {
        return Some((at, Value::new(digits.value, 10u128.checked_pow(digits.decimals)?), NumeralForm::Digits));
    }
    let mut tokens = vec![(Token::Number(digits), at)];
    while tokens.len() < MOST_TOKENS
        && let Some(c) = text[at..].chars().next()
        && let Some(symbol) = symbol(c)
    {
        let token = if let Symbol::Arabic(_) = symbol {
            let Some((digits, len)) = digit_string(&text[at..]) else { break };
            at += len;
            Token::Number(digits)
        } else {
            at += c.len_utf8();
            Token::from(symbol)
        };
        tokens.push((token, at));
    }
    let (len, value) = positional(&tokens)?;
    Some((len, value, NumeralForm::Mixed))
}

/// Reads two adjacent digits, with or without a unit after them: 三五 and 二三十 are approximate numbers.
fn approximate(symbols: &Symbols) -> Option<(usize, Value, NumeralForm)> {
    let [(Symbol::Digit(low), _), (Symbol::Digit(high), end), rest @ ..] = symbols else { return None };
    let (power, end) = match rest.first() {
        Some((Symbol::Zero | Symbol::Digit(_), _)) => return None,
        Some((Symbol::Unit(power), end)) => (*power, end),
        _ => (0, end),
    };
    let is_open = *high == low + 1 || (*low, *high) == (3, 5);
    is_open.then(|| (*end, Value::new(u128::from(*low) * 10u128.pow(power.into()), 1), NumeralForm::Approximate))
}

/// Reads digits in sequence: 二〇二五.
fn sequence(symbols: &Symbols) -> Option<(usize, Value, NumeralForm)> {
    let are_digits = symbols.iter().all(|(symbol, _)| matches!(symbol, Symbol::Zero | Symbol::Digit(_)));
    let (_, end) = symbols.last().filter(|_| are_digits && (2..=MOST_DIGITS as usize).contains(&symbols.len()))?;
    let value = symbols.iter().fold(0, |value, (symbol, _)| value * 10 + u128::from(symbol.digit()));
    Some((*end, Value::new(value, 1), NumeralForm::Sequence))
}

/// Returns the symbols at the start of `text`.
fn symbols_of(text: &str, symbol: impl Fn(char) -> Option<Symbol>) -> Vec<(Symbol, usize)> {
    text.char_indices().map_while(|(at, c)| Some((symbol(c)?, at + c.len_utf8()))).take(MOST_SYMBOLS).collect()
}

fn tokens_of(symbols: &Symbols) -> Vec<(Token, usize)> {
    symbols.iter().map(|&(symbol, end)| (Token::from(symbol), end)).collect()
}
