//! Tokens.

use std::sync::LazyLock;

use kouhao::present::rows::TokenRow;
use kouhao::text::{Mark, Units};
use kouhao::tokens::{Engine, Tokenizer};

use crate::Input;
use crate::sound::Page;

/// Words of a user: of ideographs, of other characters, of both; parts of each other and of words of the dictionary.
const USER_WORDS: &[&[&str]] =
    &[&[], &["四个全面", "个全", "改革发", "展", "走在前列"], &["1+5", "1+N", "GDP", "T恤衫", "“稳字当头”", "持续加力", "一带一路"]];

/// A tokenizer, and one of jieba-rs with the same settings.
struct Pair {
    own: Tokenizer,
    jieba: Tokenizer,
}

/// For each list of user words, without and with the hidden Markov model. Made once, for each takes time.
static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let made = |words: &[&str], hmm| {
        let with = |engine| Tokenizer::builder().engine(engine).hmm(hmm).words(words).build().unwrap();
        Pair { own: with(Engine::Kouhao), jieba: with(Engine::Jieba) }
    };
    USER_WORDS.iter().flat_map(|words| [false, true].map(|hmm| made(words, hmm))).collect()
});

/// Asks whether tokens tile the text, are those of jieba-rs and whole units, and do not change with what stands on other lines.
pub fn tokens(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let pair = input.one_of(&PAIRS);
    let at = input.byte();
    let text = input.text();
    tile(&pair.own, &text);
    same(pair, &text);
    units_are_whole(&pair.own, &text);
    let (first, second) = text.split_at(text.floor_char_boundary(text.len() * usize::from(at) / 256));
    let first = format!("{first}\n");
    let spans = |text: &str, from: usize| pair.own.tokenize(text).map(|token| token.span().shifted(from)).collect::<Vec<_>>();
    assert_eq!(spans(&format!("{first}{second}"), 0), [spans(&first, 0), spans(second, first.len())].concat(), "{first:?}, {second:?}");
}

/// Asks the same of a tokenizer with other user words for each input, which takes time to make.
pub fn user_words(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let count = input.below(6);
    let words: Vec<String> = (0..count).map(|_| input.phrase()).collect();
    let hmm = input.flag();
    let with = |engine| Tokenizer::builder().engine(engine).hmm(hmm).words(&words).build();
    match (with(Engine::Kouhao), with(Engine::Jieba)) {
        (Ok(own), Ok(jieba)) => {
            let text = [words.concat(), input.text()].concat();
            let pair = Pair { own, jieba };
            tile(&pair.own, &text);
            same(&pair, &text);
            for word in words.iter().map(|word| word.trim()) {
                let found: Vec<&str> = pair.own.tokenize(word).map(|token| token.text()).collect();
                assert_eq!(found, [word], "of {words:?}");
            }
        }
        (own, jieba) => {
            assert_eq!(own.err().map(|error| error.to_string()), jieba.err().map(|error| error.to_string()));
            let refused = |word: &String| word.trim().is_empty() || word.contains(|c| Mark::of(c) == Some(Mark::Break));
            assert!(words.iter().any(refused), "{words:?} are refused");
        }
    }
}

fn tile(tokenizer: &Tokenizer, text: &str) {
    let page = Page::new(text);
    let text = page.document.text();
    let mut end = 0;
    for token in tokenizer.tokenize(text) {
        assert_eq!(token.span().start, end);
        page.holds(token.span());
        end = token.span().end;
        let row = TokenRow::new(&page.document, 0, token);
        page.row(row.start, row.end, row.text);
    }
    assert_eq!(end, text.len());
    // Rows tile the text as it came.
    let rows = TokenRow::all(&page.document, 0, tokenizer.tokenize(text));
    assert_eq!(rows.map(|row| row.text).collect::<String>(), page.document.original());
}

fn same(Pair { own, jieba }: &Pair, text: &str) {
    let cut = |tokenizer: &Tokenizer| tokenizer.tokenize(text).map(|token| token.text()).collect::<Vec<_>>();
    assert_eq!(cut(own), cut(jieba));
}

/// Tells whether a token may cut units: it holds an ideograph and something else, as words of the dictionary and of the user do.
fn mixed(token: &str) -> bool {
    // A radical is a symbol, but is cut as the ideograph that it stands for; so is what the planes of ideographs will hold one day.
    let han = |c: char| !c.is_ascii() && (c.is_alphanumeric() || matches!(c, '\u{2e80}'..='\u{2fd5}' | '\u{20000}'..='\u{323af}'));
    token.contains(han) && !token.chars().all(han) || USER_WORDS.iter().any(|words| words.contains(&token))
}

fn units_are_whole(tokenizer: &Tokenizer, text: &str) {
    let tokens: Vec<_> = tokenizer.tokenize(text).collect();
    let mut next = 0;
    for &unit in Units::new(text).spans() {
        while tokens[next].span().end <= unit.start {
            next += 1;
        }
        let within = tokens[next].span().contains(unit);
        let neighbours = tokens[next..].iter().take_while(|token| token.span().start < unit.end);
        assert!(within || neighbours.into_iter().any(|token| mixed(token.text())), "{:?} is cut in {text:?}", &text[unit]);
    }
}
