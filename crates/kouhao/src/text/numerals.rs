//! Numerals and their values.
//!
//! A number is written in many ways: 三千五百零二, 两千三 (2300), 二〇二五, ３５, 1,024, 1.2万亿, 1亿2000万, 百分之五. The naive way, adding up
//! digit times unit, reads anything: it makes 44 million of 四千四万, which is no number but a motto. So the grammar here is strict: units
//! fall within a section of four places, a skipped place has its 零, a digit without unit ends the numeral; what does not fit starts the
//! next numeral. Nothing is said of what a numeral does in its sentence: 一 in 统一 is found like any other.

use super::span::Span;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Symbol {
    Zero,
    Digit(u8),
    Arabic(u8),
    /// 廿 and 卅: so many tens.
    Tens(u8),
    /// A power of ten: 十 1, 百 2, 千 3, 万 4, 亿 8.
    Unit(u8),
}

fn symbol(c: char) -> Option<Symbol> {
    Some(match c {
        '0'..='9' => Symbol::Arabic(c as u8 - b'0'),
        '０'..='９' => Symbol::Arabic((c as u32 - '０' as u32) as u8),
        '〇' | '零' | '○' => Symbol::Zero,
        '一' => Symbol::Digit(1),
        '二' | '两' | '兩' => Symbol::Digit(2),
        '三' => Symbol::Digit(3),
        '四' => Symbol::Digit(4),
        '五' => Symbol::Digit(5),
        '六' => Symbol::Digit(6),
        '七' => Symbol::Digit(7),
        '八' => Symbol::Digit(8),
        '九' => Symbol::Digit(9),
        '廿' => Symbol::Tens(2),
        '卅' => Symbol::Tens(3),
        '十' => Symbol::Unit(1),
        '百' => Symbol::Unit(2),
        '千' => Symbol::Unit(3),
        '万' | '萬' => Symbol::Unit(4),
        '亿' | '億' => Symbol::Unit(8),
        _ => return None,
    })
}

fn pair(c: char) -> Option<u128> {
    match c {
        '双' | '雙' | '俩' | '倆' => Some(2),
        '仨' => Some(3),
        _ => None,
    }
}

/// The numerals of cheques and contracts, as symbols.
fn formal(c: char) -> Option<Symbol> {
    Some(match c {
        '壹' => Symbol::Digit(1),
        '贰' | '貳' => Symbol::Digit(2),
        '叁' | '參' => Symbol::Digit(3),
        '肆' => Symbol::Digit(4),
        '伍' => Symbol::Digit(5),
        '陆' | '陸' => Symbol::Digit(6),
        '柒' => Symbol::Digit(7),
        '捌' => Symbol::Digit(8),
        '玖' => Symbol::Digit(9),
        '拾' => Symbol::Unit(1),
        '佰' => Symbol::Unit(2),
        '仟' => Symbol::Unit(3),
        _ => return None,
    })
}

/// One digit string or one Chinese symbol, with its end.
#[derive(Clone, Copy)]
enum Token {
    Number { digits: u128, scale: u32 },
    Zero,
    Digit(u8),
    Tens(u8),
    Unit(u8),
}

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
    let (mut len, mut value, mut form) = plain(text)?;
    // 百分之五: the denominator stands first, and only 百, 千, 万 and digits are denominators.
    if let Some(rest) = text[len..].strip_prefix("分之")
        && let (Some(denominator), Some((more, numerator, _))) =
            (value.integer().filter(|&n| n > 1), plain(rest).map(|whole| with_decimals(rest, whole)))
        && let Some(denominator) = numerator.denominator.checked_mul(u128::from(denominator))
    {
        len += "分之".len() + more;
        value = Value::new(numerator.numerator, denominator);
        form = NumeralForm::Fraction;
    } else if matches!(form, NumeralForm::Digits)
        && let Some(sign) = text[len..].chars().next().filter(|&c| matches!(c, '%' | '％' | '‰'))
    {
        len += sign.len_utf8();
        value = Value::new(value.numerator, value.denominator.saturating_mul(if sign == '‰' { 1000 } else { 100 }));
        form = NumeralForm::Fraction;
    }
    Some((len, value, form))
}

/// Adds the decimals of 百分之十四点六 to the whole number read at the start of `text`. Only there: 三点一线 is no 3.1.
fn with_decimals(text: &str, (len, value, form): (usize, Value, NumeralForm)) -> (usize, Value, NumeralForm) {
    let digit = |c: char| symbol(c).filter(|symbol| matches!(symbol, Symbol::Zero | Symbol::Digit(_)));
    let decimals = text[len..].strip_prefix('点').or_else(|| text[len..].strip_prefix('點')).unwrap_or("");
    let digits: Vec<(char, u8)> = decimals.chars().map_while(|c| Some((c, digit_value(digit(c)?)))).take(9).collect();
    let (Some(whole), false) = (value.integer(), digits.is_empty()) else { return (len, value, form) };
    let numerator = digits.iter().fold(u128::from(whole), |sum, &(_, digit)| sum * 10 + u128::from(digit));
    let end = len + '点'.len_utf8() + digits.iter().map(|(c, _)| c.len_utf8()).sum::<usize>();
    (end, Value::new(numerator, 10u128.pow(digits.len() as u32)), form)
}

/// Reads formal numerals, which count only with a unit and before 元 or 圆.
fn amount(text: &str) -> Option<(usize, Value, NumeralForm)> {
    let mut symbols = Vec::new();
    let mut len = 0;
    for c in text.chars() {
        let Some(symbol) = formal(c).or_else(|| symbol(c)) else { break };
        len += c.len_utf8();
        symbols.push((symbol, len));
    }
    let (end, value) = positional(&tokens_of(&symbols))?;
    let has_unit = symbols.iter().any(|(symbol, _)| matches!(symbol, Symbol::Unit(_)));
    (end == len && has_unit && text[len..].starts_with(['元', '圆', '圓'])).then_some((len, value, NumeralForm::Positional))
}

fn plain(text: &str) -> Option<(usize, Value, NumeralForm)> {
    let mut symbols: Vec<(Symbol, usize)> = Vec::new();
    let mut chars = text.char_indices();
    let first = symbol(chars.next()?.1)?;
    if let Symbol::Arabic(_) = first {
        let (len, token) = digit_string(text)?;
        let Token::Number { digits, scale } = token else { return None };
        let follows = text[len..].chars().next().and_then(symbol);
        if !matches!(follows, Some(Symbol::Unit(_))) {
            return Some((len, Value::new(digits, 10u128.checked_pow(scale)?), NumeralForm::Digits));
        }
        let mut tokens = vec![(token, len)];
        let mut at = len;
        // A bound, so that a long run of units is not read again and again.
        while tokens.len() < 24
            && let Some(c) = text[at..].chars().next()
            && let Some(symbol) = symbol(c)
        {
            if let Symbol::Arabic(_) = symbol {
                let Some((len, token)) = digit_string(&text[at..]) else { break };
                at += len;
                tokens.push((token, at));
            } else {
                at += c.len_utf8();
                tokens.push((token_of(symbol), at));
            }
        }
        let (len, value) = positional(&tokens)?;
        return Some((len, value, NumeralForm::Mixed));
    }
    for (at, c) in text.char_indices() {
        match symbol(c) {
            Some(Symbol::Arabic(_)) | None => break,
            Some(symbol) => symbols.push((symbol, at + c.len_utf8())),
        }
        if symbols.len() == 40 {
            break;
        }
    }
    let digits = symbols.iter().take_while(|(s, _)| matches!(s, Symbol::Zero | Symbol::Digit(_))).count();
    if digits >= 2 {
        let next = symbols.get(digits).map(|&(s, _)| s);
        if digits == 2
            && let (Symbol::Digit(low), Symbol::Digit(high)) = (symbols[0].0, symbols[1].0)
            && (high == low + 1 || (low, high) == (3, 5))
        {
            // 三五 and 二三十 leave the number open.
            let power = match next {
                Some(Symbol::Unit(power)) => power,
                _ => 0,
            };
            let end = if power > 0 { symbols[2].1 } else { symbols[1].1 };
            return Some((end, Value::new(u128::from(low) * 10u128.pow(power.into()), 1), NumeralForm::Approximate));
        }
        if next.is_none() && digits <= 30 {
            let value = symbols[..digits].iter().fold(0u128, |value, (symbol, _)| value * 10 + u128::from(digit_value(*symbol)));
            return Some((symbols[digits - 1].1, Value::new(value, 1), NumeralForm::Sequence));
        }
    }
    let (len, value) = positional(&tokens_of(&symbols))?;
    Some((len, value, NumeralForm::Positional))
}

fn digit_value(symbol: Symbol) -> u8 {
    match symbol {
        Symbol::Digit(n) | Symbol::Arabic(n) | Symbol::Tens(n) => n,
        Symbol::Zero | Symbol::Unit(_) => 0,
    }
}

fn token_of(symbol: Symbol) -> Token {
    match symbol {
        Symbol::Zero => Token::Zero,
        Symbol::Digit(n) | Symbol::Arabic(n) => Token::Digit(n),
        Symbol::Tens(n) => Token::Tens(n),
        Symbol::Unit(n) => Token::Unit(n),
    }
}

fn tokens_of(symbols: &[(Symbol, usize)]) -> Vec<(Token, usize)> {
    symbols.iter().map(|&(symbol, end)| (token_of(symbol), end)).collect()
}

/// Reads Arabic digits, half or full width, with thousands separators and a decimal point.
fn digit_string(text: &str) -> Option<(usize, Token)> {
    let arabic =
        |at: usize| text[at..].chars().next().and_then(|c| if let Some(Symbol::Arabic(n)) = symbol(c) { Some((n, c.len_utf8())) } else { None });
    let mut value: u128 = 0;
    let mut at = 0;
    let mut digits = 0;
    while let Some((n, len)) = arabic(at) {
        value = value.saturating_mul(10).saturating_add(n.into());
        at += len;
        digits += 1;
    }
    // 1,024: groups of exactly three after one to three digits.
    if (1..=3).contains(&digits) {
        while let Some(comma) = text[at..].chars().next().filter(|&c| matches!(c, ',' | '，')) {
            let mut next = at + comma.len_utf8();
            let mut group = 0u128;
            let mut count = 0;
            while let Some((n, len)) = arabic(next) {
                group = group.saturating_mul(10).saturating_add(n.into());
                next += len;
                count += 1;
                if count > 3 {
                    break;
                }
            }
            // A full-width comma with digits around it is more often the end of a clause; it separates only ASCII's way.
            if count != 3 || (comma == '，' && !text[..at].ends_with(|c: char| !c.is_ascii())) {
                break;
            }
            value = value.saturating_mul(1000).saturating_add(group);
            at = next;
            digits += 3;
        }
    }
    // Where the digits behind a point start.
    let behind_point = |at: usize| {
        let point = text[at..].chars().next().filter(|&c| matches!(c, '.' | '．'))?;
        Some(at + point.len_utf8()).filter(|&next| arabic(next).is_some())
    };
    let mut scale = 0;
    if let Some(mut next) = behind_point(at) {
        let (mut fraction, mut places) = (value, 0);
        while let Some((n, len)) = arabic(next) {
            fraction = fraction.saturating_mul(10).saturating_add(n.into());
            next += len;
            places += 1;
        }
        // 3.2.1 is no decimal number.
        if behind_point(next).is_none() && digits + places <= 30 {
            (value, scale, at, digits) = (fraction, places, next, digits + places);
        }
    }
    (digits <= 30).then_some((at, Token::Number { digits: value, scale }))
}

/// Reads the longest positional numeral at the start of `tokens`: its end and value.
///
/// Sections of up to four places are closed by 万 or 亿 (亿 may follow 万: 万亿). Within a section units fall by one place at a time, or
/// after 零; a digit without unit is worth the next place (两千三) and ends the numeral.
fn positional(tokens: &[(Token, usize)]) -> Option<(usize, Value)> {
    let token = |i: usize| tokens.get(i).map(|&(token, _)| token);
    let (mut total, mut scale): (u128, u32) = (0, 0);
    // The power of ten below which what follows must stay, and whether a 零 has just allowed places to be skipped.
    let mut limit: u8 = u8::MAX;
    let mut i = 0;
    let mut best = None;
    while i < tokens.len() {
        let from = i;
        let mut section: u128 = 0;
        let mut place: u8 = 4;
        let mut skipped = limit == u8::MAX;
        let mut empty = true;
        // Each turn reads [零] digit unit, or a bare unit at the start.
        loop {
            let mut j = i;
            let mut zero = false;
            if let (Some(Token::Zero), true) = (token(j), !empty || from > 0) {
                zero = true;
                j += 1;
            }
            match token(j) {
                Some(Token::Number { digits, scale: places }) if empty && (places == 0 || from == 0) => {
                    // 1.2万亿 and 1亿2000万: a digit string is a section of its own, but 3千5百 goes place by place.
                    (section, scale, empty) = (digits, places, false);
                    i = j + 1;
                    place = match token(i) {
                        Some(Token::Unit(unit @ 1..=3)) => {
                            section = section.checked_mul(10u128.pow(unit.into()))?;
                            i += 1;
                            unit
                        }
                        _ => 0,
                    };
                    skipped = false;
                }
                Some(Token::Number { digits, scale: 0 }) if digits < 10 && place > 0 => {
                    let Some(Token::Unit(unit @ 1..=3)) = token(j + 1) else { break };
                    if unit >= place {
                        break;
                    }
                    section += digits * 10u128.pow(unit.into());
                    (place, i) = (unit, j + 2);
                }
                Some(Token::Tens(n)) if place > 1 && (empty || zero || place == 2) => {
                    section += u128::from(n) * 10;
                    (place, empty, skipped, i) = (1, false, false, j + 1);
                }
                Some(Token::Digit(n)) => match token(j + 1) {
                    Some(Token::Unit(unit @ 1..=3)) if unit < place && (unit + 1 == place || zero || skipped) => {
                        section += u128::from(n) * 10u128.pow(unit.into());
                        (place, empty, skipped, i) = (unit, false, false, j + 2);
                    }
                    Some(Token::Unit(4..)) | None | Some(Token::Zero | Token::Digit(_) | Token::Tens(_) | Token::Number { .. })
                        if place == 1 || zero || skipped =>
                    {
                        // The ones: 十五, 三百零二, 五.
                        section += u128::from(n);
                        (empty, i) = (false, j + 1);
                        break;
                    }
                    None if (2..=3).contains(&place) || (empty && limit != u8::MAX) => {
                        // 两千三, 一万五: the next place, and the end.
                        let power = if empty { limit - 1 } else { place - 1 };
                        let value = total + section + u128::from(n) * 10u128.pow(power.into());
                        return Some((tokens[j].1, Value::new(value, 1)));
                    }
                    _ => break,
                },
                // 十五, and 百万, 千亿; a bare 百 or 千 takes no digits after it.
                Some(Token::Unit(unit @ 1..=3)) if empty && from == 0 && !zero => {
                    section += 10u128.pow(unit.into());
                    (place, empty, skipped, i) = (if unit == 1 { 1 } else { 0 }, false, false, j + 1);
                }
                // 零 alone.
                Some(Token::Zero) if empty && from == 0 => {
                    return best.or(Some((tokens[j].1, Value::new(0, 1))));
                }
                _ => break,
            }
            if place == 0 {
                break;
            }
        }
        if empty && from == 0 && matches!(token(i), Some(Token::Unit(4..))) {
            // A bare 万 or 亿.
            (section, empty) = (1, false);
        }
        if empty {
            break;
        }
        // The unit of the section: 万, 亿, 万亿.
        let mut power: u8 = 0;
        while let Some(Token::Unit(unit @ (4 | 8))) = token(i)
            && (power == 0 || (power == 4 && unit == 8))
            && power + unit < limit
        {
            power += unit;
            i += 1;
        }
        let scaled = section.checked_mul(10u128.pow(power.into()))?;
        // A section must stay below the unit before it: 一亿二千万 is one number, 四千|四万 are two.
        if limit != u8::MAX && scaled >= 10u128.pow(limit.into()) {
            break;
        }
        total = total.checked_add(scaled)?;
        // 一万三千亿: 亿 takes in all before it.
        if power == 0 && limit == 4 && matches!(token(i), Some(Token::Unit(8))) {
            total = total.checked_mul(100_000_000)?;
            power = 8;
            i += 1;
        }
        best = Some((tokens[i - 1].1, Value::new(total, 10u128.checked_pow(scale)?)));
        if power == 0 || scale > 0 {
            break;
        }
        limit = power;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(&str, u64)> {
        numerals(text).map(|n| (&text[n.span], n.value.integer().expect("whole"))).collect()
    }

    /// Spells a number below 10000 the way it is taught at school.
    fn spell(mut n: u32) -> String {
        const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
        let mut text = String::new();
        let (mut started, mut gap) = (false, false);
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = n / unit;
            n %= unit;
            if digit == 0 {
                gap = started;
                continue;
            }
            if gap {
                text.push('零');
                gap = false;
            }
            text.push(DIGITS[digit as usize]);
            text.push_str(name);
            started = true;
        }
        text
    }

    #[test]
    fn numbers_with_two_points_are_no_decimals() {
        for text in ["3.2.1", "３．２．１", "3.2．1", "3．2.1"] {
            assert_eq!(numerals(text).next().map(|numeral| text[numeral.span].chars().count()), Some(1), "{text}");
        }
    }

    #[test]
    fn every_number_below_ten_thousand() {
        for n in 1..=9999 {
            let text = spell(n);
            assert_eq!(found(&text), [(text.as_str(), u64::from(n))]);
            if let Some(short) = text.strip_prefix("一十") {
                let text = format!("十{short}");
                assert_eq!(found(&text), [(text.as_str(), u64::from(n))]);
            }
        }
    }

    proptest! {
        #[test]
        fn sections(high in 1u32..=9999, middle in 1u32..=9999, low in 1000u32..=9999) {
            let zero = if middle < 1000 { "零" } else { "" };
            let text = format!("{}亿{zero}{}万{}", spell(high), spell(middle), spell(low));
            let value = u64::from(high) * 100_000_000 + u64::from(middle) * 10_000 + u64::from(low);
            prop_assert_eq!(found(&text), vec![(text.as_str(), value)]);
        }

        #[test]
        fn any_text_is_read(text in "[零〇一二两三五九十百千万亿廿0-9０-９.,，分之%个双壹拾元]{0,40}") {
            let mut end = 0;
            for n in numerals(&text).with_pairs() {
                prop_assert!(n.span.start >= end && n.span.end > n.span.start);
                prop_assert!(text.is_char_boundary(n.span.start) && text.is_char_boundary(n.span.end));
                end = n.span.end;
            }
        }
    }

    #[test]
    fn spoken_short_forms() {
        assert_eq!(found("两千三，三百五，一万五，十五"), [("两千三", 2300), ("三百五", 350), ("一万五", 15000), ("十五", 15)]);
    }

    #[test]
    fn digits_and_mixed() {
        assert_eq!(
            found("1万2千 ３５００人 1,024件 1亿2000万"),
            [("1万2千", 12000), ("３５００", 3500), ("1,024", 1024), ("1亿2000万", 120_000_000)]
        );
        assert_eq!(found("1.2万亿元，3.5亿"), [("1.2万亿", 1_200_000_000_000), ("3.5亿", 350_000_000)]);
        assert_eq!(found("1，2和3"), [("1", 1), ("2", 2), ("3", 3)]);
    }

    #[test]
    fn ten_thousands_of_hundred_millions() {
        assert_eq!(found("一万三千亿，十二万亿"), [("一万三千亿", 1_300_000_000_000), ("十二万亿", 12_000_000_000_000)]);
        assert_eq!(found("三亿五，一万两千三"), [("三亿五", 350_000_000), ("一万两千三", 12_300)]);
    }

    #[test]
    fn sequences_and_scores() {
        assert_eq!(found("二〇二五年，一九八七、二○一二"), [("二〇二五", 2025), ("一九八七", 1987), ("二○一二", 2012)]);
        assert_eq!(found("廿三、卅"), [("廿三", 23), ("卅", 30)]);
    }

    #[test]
    fn bare_units() {
        assert_eq!(
            found("百万 千亿 万亿 十万 万 百"),
            [("百万", 1_000_000), ("千亿", 100_000_000_000), ("万亿", 1_000_000_000_000), ("十万", 100_000), ("万", 10_000), ("百", 100)]
        );
    }

    #[test]
    fn a_motto_is_no_number() {
        assert_eq!(found("四千四万"), [("四千", 4000), ("四万", 40000)]);
        assert_eq!(found("十百千"), [("十", 10), ("百", 100), ("千", 1000)]);
    }

    #[test]
    fn parts_of_a_whole() {
        let value = |text| numerals(text).next().map(|n| (n.value.numerator(), n.value.denominator(), n.form, n.span.len()));
        assert_eq!(value("百分之五"), Some((1, 20, NumeralForm::Fraction, "百分之五".len())));
        assert_eq!(value("三分之二"), Some((2, 3, NumeralForm::Fraction, "三分之二".len())));
        assert_eq!(value("5.2%"), Some((13, 250, NumeralForm::Fraction, 4)));
        assert_eq!(value("3.25"), Some((13, 4, NumeralForm::Digits, 4)));
    }

    #[test]
    fn open_numbers() {
        let forms: Vec<_> = numerals("三五个，二三十人，七八百").map(|n| (n.value.integer().unwrap(), n.form)).collect();
        assert_eq!(forms, [(3, NumeralForm::Approximate), (20, NumeralForm::Approximate), (700, NumeralForm::Approximate)]);
    }

    #[test]
    fn formal_numerals_only_in_amounts() {
        assert_eq!(found("收拾队伍，大陆，叁仟伍佰元"), [("叁仟伍佰", 3500)]);
    }

    #[test]
    fn pairs_only_where_asked() {
        assert_eq!(found("双碳，两个，他俩"), [("两", 2)]);
        assert_eq!(numerals("双碳，两个，他俩").with_pairs().count(), 3);
    }

    #[test]
    fn endless_digits_are_no_number() {
        assert_eq!(found(&format!("{}，7", "9".repeat(100_000))), [("7", 7)]);
        assert!(found(&"万".repeat(10_000)).len() <= 10_000);
    }
}
