//! Reads English number words: the closed class of simple cardinals.

/// The cardinals from two on, with their values; “one” is also a pronoun.
pub(crate) const ENGLISH_CARDINALS: [(&str, u64); 26] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Words for powers and rough numbers.
const ROUND: [&str; 12] =
    ["dozen", "dozens", "tens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "trillion"];

/// Returns whether a word, in lower case, is a number from two on.
pub(crate) fn is_english_number(word: &str) -> bool {
    ENGLISH_CARDINALS.iter().any(|&(cardinal, _)| cardinal == word) || ROUND.contains(&word)
}
