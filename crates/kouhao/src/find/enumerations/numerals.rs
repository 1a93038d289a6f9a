//! Determines which characters are numerals of the grammar, a question that is asked for every character of a text.

/// One bit for each character of up to three bytes, which nearly all characters are: whether it is a numeral.
static NUMERALS: [u64; 1 << 10] = {
    let mut bits = [0; 1 << 10];
    let mut code = 0;
    while code < 1 << 16 {
        if let Some(c) = char::from_u32(code)
            && (c.is_ascii_digit() || is_chinese_numeral(c))
        {
            bits[(code >> 6) as usize] |= 1u64 << (code & 63);
        }
        code += 1;
    }
    bits
};

pub(super) fn is_numeral(c: char) -> bool {
    NUMERALS.get(c as usize >> 6).is_some_and(|bits| bits >> (c as u32 & 63) & 1 == 1)
}

pub(super) const fn is_chinese_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '两'
            | '双'
            | '〇'
            | '零'
            | '廿'
            | '卅'
    )
}
