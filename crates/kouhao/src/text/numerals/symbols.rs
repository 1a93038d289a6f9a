//! Classifies characters by their role in a numeral.

/// The role of a character in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    Zero,
    Digit(u8),
    Arabic(u8),
    /// 廿 and 卅: a number of tens.
    Tens(u8),
    /// A power of ten: 十 1, 百 2, 千 3, 万 4, 亿 8.
    Unit(u8),
}

/// Returns the role of a character in any numeral except a formal one.
pub(super) fn symbol(c: char) -> Option<Symbol> {
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

/// Returns whether a character can be part of a numeral other than a formal one.
pub(crate) fn is_numeral(c: char) -> bool {
    symbol(c).is_some()
}

/// Returns whether a character is one of 一 to 十, which number the items of lists, sessions and congresses.
pub(crate) fn is_small_numeral(c: char) -> bool {
    matches!(symbol(c), Some(Symbol::Digit(_) | Symbol::Unit(1))) && !matches!(c, '两' | '兩')
}

/// Returns whether a character can be part of the number of an item, a chapter or an issue: 3, 十二, 一百〇五.
pub(crate) fn is_item_numeral(c: char) -> bool {
    c.is_ascii_digit() || is_small_numeral(c) || matches!(c, '〇' | '零' | '百')
}

/// Returns the value of 双, 俩 and 仨.
pub(super) fn pair(c: char) -> Option<u128> {
    match c {
        '双' | '雙' | '俩' | '倆' => Some(2),
        '仨' => Some(3),
        _ => None,
    }
}

/// Returns the role of a character in the formal numerals of cheques and contracts.
pub(super) fn formal(c: char) -> Option<Symbol> {
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

impl Symbol {
    /// Returns the digit, or 0 for anything else.
    pub(super) fn digit(self) -> u8 {
        match self {
            Symbol::Digit(n) | Symbol::Arabic(n) | Symbol::Tens(n) => n,
            Symbol::Zero | Symbol::Unit(_) => 0,
        }
    }
}
