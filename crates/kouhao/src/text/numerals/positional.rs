//! Reads numerals of digits and place units: 三千五百零二, 两千三, 1亿2000万.
//!
//! Sections of up to four places are closed by 万 or 亿 (亿 may follow 万: 万亿). Within a section, units decrease by one place at a time, or follow 零; a
//! digit without a unit has the value of the next lower place (两千三) and ends the numeral.

use super::Value;
use super::digits::Digits;
use super::symbols::Symbol;

/// One digit string or one Chinese symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Number(Digits),
    Zero,
    Digit(u8),
    Tens(u8),
    Unit(u8),
}

impl From<Symbol> for Token {
    fn from(symbol: Symbol) -> Self {
        match symbol {
            Symbol::Zero => Token::Zero,
            Symbol::Digit(n) | Symbol::Arabic(n) => Token::Digit(n),
            Symbol::Tens(n) => Token::Tens(n),
            Symbol::Unit(n) => Token::Unit(n),
        }
    }
}

/// Reads the longest positional numeral at the start of `tokens`, each of which comes with its end. Returns the end of the numeral, and its value.
pub(super) fn positional(tokens: &[(Token, usize)]) -> Option<(usize, Value)> {
    let mut total: u128 = 0;
    // The power of ten that the rest must stay below: that of the last section's unit.
    let mut limit = None;
    let mut at = 0;
    let mut best = None;
    while at < tokens.len() {
        let Some(section) = section(tokens, at, limit) else { break };
        at = section.end;
        let mut power = if section.is_last { 0 } else { unit_of_section(tokens, &mut at, limit) };
        let scaled = section.value.checked_mul(10u128.pow(power.into()))?;
        // A section must stay below the unit before it: 一亿二千万 is one number, 四千|四万 are two.
        if limit.is_some_and(|limit: u8| scaled >= 10u128.pow(limit.into())) {
            break;
        }
        total = total.checked_add(scaled)?;
        // 一万三千亿: 亿 multiplies everything before it.
        if power == 0 && limit == Some(4) && matches!(tokens.get(at), Some((Token::Unit(8), _))) {
            total = total.checked_mul(100_000_000)?;
            power = 8;
            at += 1;
        }
        best = Some((tokens[at - 1].1, Value::new(total, 10u128.checked_pow(section.decimals)?)));
        if power == 0 || section.decimals > 0 {
            break;
        }
        limit = Some(power);
    }
    best
}

/// A section of up to four places, without the 万 or 亿 that closes it.
struct Section {
    value: u128,
    /// The number of decimals of the value.
    decimals: u32,
    /// The number of tokens read.
    end: usize,
    /// Whether the numeral ends with this section, whatever follows.
    is_last: bool,
}

/// Reads the section that starts at token `from`, below the unit before it if there is one.
fn section(tokens: &[(Token, usize)], from: usize, limit: Option<u8>) -> Option<Section> {
    let token = |i: usize| tokens.get(i).map(|&(token, _)| token);
    let mut i = from;
    let (mut value, mut decimals) = (0, 0);
    let mut place: u8 = 4;
    // Whether places may be skipped: only at the start of a numeral, which has no higher place.
    let mut is_free = limit.is_none();
    let mut is_empty = true;
    // Each turn reads [零] digit unit, or a bare unit at the start.
    while place > 0 {
        let is_zero = matches!(token(i), Some(Token::Zero)) && (!is_empty || from > 0);
        let j = i + usize::from(is_zero);
        match token(j) {
            // 1.2万亿 and 1亿2000万: a digit string is a section of its own, but 3千5百 goes place by place.
            Some(Token::Number(digits)) if is_empty && (digits.decimals == 0 || from == 0) => {
                (value, decimals) = (digits.value, digits.decimals);
                (place, is_empty, is_free, i) = (0, false, false, j + 1);
                if let Some(Token::Unit(unit @ 1..=3)) = token(i) {
                    value = digits.value.checked_mul(10u128.pow(unit.into()))?;
                    // 1.2千五百 are two numerals.
                    (place, i) = (if decimals > 0 { 0 } else { unit }, i + 1);
                }
            }
            Some(Token::Number(Digits { value: digit @ 0..10, decimals: 0 })) => match token(j + 1) {
                Some(Token::Unit(unit @ 1..=3)) if unit < place => {
                    value += digit * 10u128.pow(unit.into());
                    (place, i) = (unit, j + 2);
                }
                _ => break,
            },
            Some(Token::Tens(n)) if place > 1 && (is_empty || is_zero || place == 2) => {
                value += u128::from(n) * 10;
                (place, is_empty, is_free, i) = (1, false, false, j + 1);
            }
            Some(Token::Digit(n)) => match token(j + 1) {
                Some(Token::Unit(unit @ 1..=3)) if unit < place && (unit + 1 == place || is_zero || is_free) => {
                    value += u128::from(n) * 10u128.pow(unit.into());
                    (place, is_empty, is_free, i) = (unit, false, false, j + 2);
                }
                Some(Token::Unit(1..=3)) => break,
                // The ones: 十五, 三百零二, 五.
                _ if place == 1 || is_zero || is_free => {
                    value += u128::from(n);
                    (place, is_empty, i) = (0, false, j + 1);
                }
                // 两千三, 一万五: the next place, and the end.
                None if (2..=3).contains(&place) || is_empty => {
                    let power = if is_empty { limit? - 1 } else { place - 1 };
                    value += u128::from(n) * 10u128.pow(power.into());
                    return Some(Section { value, decimals, end: j + 1, is_last: true });
                }
                _ => break,
            },
            // 十五, and 百万, 千亿; a bare 百 or 千 takes no digits after it.
            Some(Token::Unit(unit @ 1..=3)) if is_empty && from == 0 => {
                value += 10u128.pow(unit.into());
                (place, is_empty, is_free, i) = (u8::from(unit == 1), false, false, j + 1);
            }
            // 零 alone.
            Some(Token::Zero) if is_empty && from == 0 => return Some(Section { value: 0, decimals: 0, end: j + 1, is_last: true }),
            _ => break,
        }
    }
    if is_empty && from == 0 && matches!(token(i), Some(Token::Unit(4..))) {
        // A bare 万 or 亿.
        (value, is_empty) = (1, false);
    }
    (!is_empty).then_some(Section { value, decimals, end: i, is_last: false })
}

/// Reads the unit that closes a section, 万, 亿 or 万亿, if it stays below the previous one. Returns its power of ten; 0 if there is no such unit.
fn unit_of_section(tokens: &[(Token, usize)], at: &mut usize, limit: Option<u8>) -> u8 {
    let mut power = 0;
    while let Some(&(Token::Unit(unit @ (4 | 8)), _)) = tokens.get(*at)
        && (power == 0 || (power == 4 && unit == 8))
        && limit.is_none_or(|limit| power + unit < limit)
    {
        power += unit;
        *at += 1;
    }
    power
}
