//! Conditions on documents.

use kouhao::text::{Document, Expression};

use crate::Input;

/// What conditions are made of.
const WORDS: &[&str] = &[
    "date",
    "year",
    "province",
    "rank",
    "document",
    "title",
    "",
    " ",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "&",
    " & ",
    "!",
    "2020",
    "2020-03",
    "2020-03-05",
    "2020-13",
    "-1",
    "1e3",
    "0.5",
    "NaN",
    "inf",
    "河北",
    "名",
    "\u{3000}",
    "\n",
    "a.txt",
    "=&",
    "|",
    " | ",
    "\\",
    "\\|",
];

/// Asks whether a condition is read or refused, is read again as it is shown, whether opposite operators give opposite answers, and whether one of
/// several values is any of them.
pub fn expression(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let mut value = || input.one_of(WORDS).to_string();
    let document = Document::new(value(), value()).with_variable("rank", value()).with_variable("date", value()).with_variable("province", value());
    let structured = input.flag();
    let text = if structured {
        input.rest().iter().map(|&byte| WORDS[usize::from(byte) % WORDS.len()]).collect()
    } else {
        String::from_utf8_lossy(input.rest()).into_owned()
    };
    let Ok(expression) = Expression::parse(&text) else { return };
    let matches = expression.matches(&document);
    let shown = expression.to_string();
    assert!(Expression::parse(&shown).is_ok_and(|again| again == expression), "{text:?}");
    let holds = |condition: &str| Expression::parse(condition).unwrap().matches(&document);
    assert_eq!(matches, text.split('&').all(holds), "{text:?}");
    for condition in text.split('&') {
        opposites(condition, &holds);
    }
}

/// Of a field that a document has, exactly one of each pair of operators holds, and of one that it lacks none.
fn opposites(condition: &str, holds: &dyn Fn(&str) -> bool) {
    let at = condition.find(['!', '<', '>', '=']).unwrap();
    let operator = ["!=", "<=", ">=", "=", "<", ">"].into_iter().find(|operator| condition[at..].starts_with(operator)).unwrap();
    let (field, value) = (&condition[..at], &condition[at + operator.len()..]);
    // A value that begins with = would make another operator of <.
    if value.starts_with('=') {
        return;
    }
    let answer = |operator: &str, value: &str| holds(&[field, operator, value].concat());
    let values = alternatives(value);
    let equals: Vec<bool> = values.iter().map(|value| answer("=", value)).collect();
    let differs: Vec<bool> = values.iter().map(|value| answer("!=", value)).collect();
    assert_eq!(answer("=", value), equals.contains(&true), "{condition:?}");
    assert_eq!(answer("!=", value), !differs.contains(&false), "{condition:?}");
    for value in values {
        // Before or after what is no date there is no date.
        if Expression::parse(&[field, "<", value].concat()).is_err() {
            continue;
        }
        let answers = ["=", "<", ">"].map(|operator| answer(operator, value));
        assert!(answers.iter().filter(|&&holds| holds).count() <= 1, "{condition:?}");
        let known = answers.contains(&true);
        for (operator, opposite) in answers.into_iter().zip(["!=", ">=", "<="]) {
            assert_eq!(answer(opposite, value), known && !operator, "{condition:?} {opposite}");
        }
    }
}

/// Cuts at each | that no backslash stands before.
fn alternatives(value: &str) -> Vec<&str> {
    let bars = value.match_indices('|').map(|(at, _)| at).filter(|&at| !value[..at].ends_with('\\'));
    let mut starts = vec![0];
    let ends: Vec<usize> = bars.inspect(|&at| starts.push(at + 1)).collect();
    starts.iter().zip(ends.iter().chain([&value.len()])).map(|(&start, &end)| &value[start..end]).collect()
}
