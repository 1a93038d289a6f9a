//! Tokenizes text.
//!
//! A stretch of text is tokenized in three steps: user words that contain anything but Han characters are taken out first; the dictionary segments
//! the rest; and every longest run of its tokens without an ideograph is split again by UAX #29, because the dictionary's own rules for Latin
//! letters, digits and marks are crude. The text is processed in chunks, so memory does not grow with it.

mod builder;

use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use self::builder::TokenizerBuilder;
use super::phrases::Phrases;
use super::pieces;
use super::segmenter::{Engine, Piece, Segmenter};
use super::token::Token;
use crate::text::{Span, attached, is_han};

/// Splits text into tokens.
///
/// Han text is segmented by jieba's dictionary and hidden Markov model, with the same result as jieba-rs; all other text is split at Unicode's word
/// boundaries (UAX #29). Japanese and Korean are therefore split by Unicode in kana and Hangul, and by jieba in ideographs. Nothing is folded and
/// nothing dropped: the tokens tile the text. jieba does not know the ideographs 〇 and 々; each is a token by itself.
///
/// Cloning is cheap, and one tokenizer can serve many threads. The dictionary that ships with the library is loaded at the first text and shared by
/// all tokenizers.
///
/// ```
/// use kouhao::tokens::Tokenizer;
///
/// let tokenizer = Tokenizer::builder().word("四个全面").word("1+5").build()?;
/// assert_eq!(tokenizer.words("四个全面和“1+5”主导产业"), ["四个全面", "和", "“", "1+5", "”", "主导产业"]);
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone)]
pub struct Tokenizer {
    inner: Arc<Inner>,
}

struct Inner {
    segmenter: Segmenter,
    hmm: bool,
    phrases: Phrases,
    /// Parts of speech given by the user; the dictionary cannot replace its own.
    tags: FxHashMap<String, String>,
}

impl Inner {
    fn new(engine: Engine, hmm: bool) -> Self {
        Inner { segmenter: Segmenter::new(engine), hmm, phrases: Phrases::default(), tags: FxHashMap::default() }
    }
}

impl Tokenizer {
    /// Creates a tokenizer with the default dictionary and without user words.
    pub fn new() -> Self {
        Tokenizer { inner: Arc::new(Inner::new(Engine::default(), true)) }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> TokenizerBuilder {
        TokenizerBuilder::new()
    }

    /// Splits `text` into tokens, which tile it.
    ///
    /// # Complexity
    /// Linear in the length of the text; with user words that contain other than Han characters, at worst multiplied by the length of the longest of
    /// them. Memory is needed for one chunk: a paragraph, or 16 KiB of shorter ones; without such words, long paragraphs are divided too.
    ///
    /// ```
    /// use kouhao::tokens::{TokenKind, Tokenizer};
    ///
    /// let tokenizer = Tokenizer::new();
    /// let kinds: Vec<(&str, TokenKind)> = tokenizer.tokenize("GDP增长5.2%。").map(|token| (token.text(), token.kind())).collect();
    /// let (latin, word, number, mark) = (TokenKind::Latin, TokenKind::Word, TokenKind::Number, TokenKind::Punctuation);
    /// assert_eq!(kinds, [("GDP", latin), ("增长", word), ("5.2", number), ("%", mark), ("。", mark)]);
    /// ```
    pub fn tokenize<'t>(&self, text: &'t str) -> Tokens<'t> {
        Tokens { tokenizer: self.clone(), text, cut: 0, given: 0, tokens: Vec::new(), next: 0 }
    }

    /// Returns all tokens except white space, as strings.
    pub fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.tokenize(text).filter(|token| token.kind() != super::TokenKind::Space).map(Token::text).collect()
    }

    /// Returns the byte offsets at which tokens start and, last, the length of the text: evidence of whether a phrase ends at a word boundary.
    pub fn boundaries<'t>(&self, text: &'t str) -> impl Iterator<Item = usize> + use<'t> {
        let mut tokens = self.tokenize(text);
        std::iter::from_fn(move || tokens.next_placed()).map(|(token, _)| token.span().start).chain([text.len()])
    }

    /// Splits `text` as [`tokenize`](Self::tokenize) does, and yields each token with its place in the dictionary.
    ///
    /// The place is a number for counting: tokens with the same place are the same word. It is 0 for a word that is not in the dictionary, whatever
    /// the context.
    pub(crate) fn tokenize_placed<'t>(&self, text: &'t str) -> impl Iterator<Item = (Token<'t>, u32)> + use<'t> {
        let mut tokens = self.tokenize(text);
        std::iter::from_fn(move || tokens.next_placed())
    }

    /// Returns the part of speech of `word` as a tag of jieba's dictionary (`n` noun, `v` verb, `uj` the particle 的 …), or `None` if the word is not
    /// in the dictionary or can never be a token. A tag given by the user takes precedence.
    pub fn part_of_speech<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        match self.inner.tags.get(word) {
            Some(tag) => Some(tag),
            None => self.inner.segmenter.tag(word),
        }
    }

    /// Loads the parts of speech, which takes 0.1 s and otherwise happens when one is first requested.
    pub(crate) fn load_parts_of_speech(&self) {
        self.inner.segmenter.load_tags();
    }

    /// Returns the part of speech of `word`, guessed from its characters if it is not in the dictionary.
    pub(crate) fn likely_part_of_speech<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        self.part_of_speech(word).or_else(|| self.inner.segmenter.guess(word))
    }

    /// Appends the tokens of one chunk of `text`.
    fn cut_chunk(&self, text: &str, chunk: Span, tokens: &mut Vec<Placed>) {
        let mut rest = chunk;
        if !self.inner.phrases.is_empty() {
            for phrase in self.inner.phrases.find(&text[chunk]) {
                let phrase = phrase.shifted(chunk.start);
                self.cut(text, Span { start: rest.start, end: phrase.start }, tokens);
                tokens.push(Placed { end: phrase.end, place: self.inner.segmenter.place(&text[phrase]) });
                rest.start = phrase.end;
            }
        }
        self.cut(text, rest, tokens);
    }

    /// Appends the tokens of one stretch without user phrases.
    fn cut(&self, text: &str, stretch: Span, tokens: &mut Vec<Placed>) {
        // Where the pending pieces without ideographs begin, which are cut together.
        let mut foreign = stretch.start;
        let bytes = text.as_bytes();
        self.inner.segmenter.cut(&text[stretch], self.inner.hmm, |Piece { start, end, place }| {
            let (start, end) = (start + stretch.start, end + stretch.start);
            // Most are words of the dictionary that begin with an ideograph.
            if (place == 0 || bytes[start].is_ascii()) && !self.is_han_token(&text[start..end]) {
                return;
            }
            if foreign < start {
                cut_foreign(text, Span { start: foreign, end: start }, foreign > stretch.start, tokens);
            }
            tokens.push(Placed { end, place });
            foreign = end;
        });
        cut_foreign(text, Span { start: foreign, end: stretch.end }, foreign > stretch.start, tokens);
    }

    /// Returns whether a piece from the dictionary is a token as it is: it contains ideographs, and nothing else unless it is an entry. (The model
    /// joins rare ideographs with adjacent Latin letters.)
    #[inline(never)]
    fn is_han_token(&self, piece: &str) -> bool {
        let mut chars = piece.chars();
        let is_first = chars.next().is_some_and(is_han);
        // Marks are pieces by themselves.
        if chars.as_str().is_empty() {
            return is_first;
        }
        piece.contains(is_han) && (piece.chars().all(is_han) || self.inner.segmenter.knows(piece))
    }
}

impl Default for Tokenizer {
    fn default() -> Self {
        Tokenizer::new()
    }
}

impl fmt::Debug for Tokenizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokenizer").field("hmm", &self.inner.hmm).finish_non_exhaustive()
    }
}

/// A token: its end, which is the start of the next one, and its place in the dictionary, 0 if it is not in it.
#[derive(Clone, Copy, Debug)]
struct Placed {
    end: usize,
    place: u32,
}

/// Appends the tokens of a stretch without ideographs, split by UAX #29.
///
/// `joined` means that a token directly precedes it; that token takes in whatever Unicode never separates from it (variation selectors, joiners).
#[inline(never)]
fn cut_foreign(text: &str, mut stretch: Span, joined: bool, tokens: &mut Vec<Placed>) {
    if stretch.is_empty() {
        return;
    }
    if joined && let Some(token) = tokens.last_mut() {
        let len = attached(&text[stretch]);
        if len > 0 {
            stretch.start += len;
            *token = Placed { end: stretch.start, place: 0 };
        }
    }
    pieces::pieces(&text[stretch], |end| tokens.push(Placed { end: stretch.start + end, place: 0 }));
}

/// The number of bytes tokenized at once, where paragraphs allow.
const CHUNK: usize = 16 << 10;

/// Returns the end of the chunk that starts at byte `at`: a place where any text can be divided without changing its tokens.
///
/// That is after a line break, which Unicode separates from everything, and, unless user phrases may span it, between a Chinese mark and an
/// ideograph.
fn chunk_end(text: &str, at: usize, at_marks: bool) -> usize {
    let rest = &text[at..];
    if rest.len() <= CHUNK {
        return text.len();
    }
    let window = &rest[..rest.floor_char_boundary(CHUNK)];
    if let Some(last) = window.rfind('\n') {
        return at + last + 1;
    }
    let mut before = ' ';
    let mut ends = rest[window.len()..].char_indices().filter_map(|(place, c)| {
        let end = before == '\n' || (at_marks && is_han(c) && matches!(before, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '“' | '”'));
        before = c;
        end.then_some(at + window.len() + place)
    });
    ends.next().unwrap_or(text.len())
}

/// An iterator over the tokens of a text, which tile it. Created by [`Tokenizer::tokenize`].
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    tokenizer: Tokenizer,
    text: &'t str,
    /// How far the text has been tokenized, and how far its tokens have been yielded.
    cut: usize,
    given: usize,
    /// The tokens of the last chunk, and which of them comes next.
    tokens: Vec<Placed>,
    next: usize,
}

impl<'t> Tokens<'t> {
    /// Returns the next token with its place in the dictionary.
    #[inline]
    fn next_placed(&mut self) -> Option<(Token<'t>, u32)> {
        if self.next == self.tokens.len() && !self.cut_more() {
            return None;
        }
        let Placed { end, place } = self.tokens[self.next];
        let token = Token::new(&self.text[self.given..end], self.given);
        self.next += 1;
        self.given = end;
        Some((token, place))
    }

    /// Tokenizes the next chunk; returns whether there was one.
    fn cut_more(&mut self) -> bool {
        if self.cut == self.text.len() {
            return false;
        }
        let end = chunk_end(self.text, self.cut, self.tokenizer.inner.phrases.is_empty());
        self.tokens.clear();
        self.next = 0;
        // A token of Chinese text is five bytes long on average.
        self.tokens.reserve((end - self.cut).min(CHUNK) / 4);
        self.tokenizer.cut_chunk(self.text, Span { start: self.cut, end }, &mut self.tokens);
        self.cut = end;
        true
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        self.next_placed().map(|(token, _)| token)
    }

    /// Consuming all tokens at once avoids the check, at each token, whether it was the last of its chunk.
    fn fold<B, F: FnMut(B, Token<'t>) -> B>(mut self, init: B, mut f: F) -> B {
        let mut sum = init;
        loop {
            for &Placed { end, .. } in &self.tokens[self.next..] {
                sum = f(sum, Token::new(&self.text[self.given..end], self.given));
                self.given = end;
            }
            if !self.cut_more() {
                return sum;
            }
        }
    }
}

impl std::iter::FusedIterator for Tokens<'_> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::text::{Mark, Units};
    use crate::{Error, ErrorKind};

    fn words<'t>(user: &[&str], text: &'t str) -> Vec<&'t str> {
        Tokenizer::builder().words(user).build().unwrap().words(text)
    }

    fn from_file(dictionary: &str) -> Result<Tokenizer, Error> {
        Tokenizer::builder().dictionary_from("user.txt", dictionary.as_bytes()).build()
    }

    #[test]
    fn han_by_dictionary_the_rest_by_unicode() {
        assert_eq!(words(&[], "坚定不移深化改革"), ["坚定不移", "深化改革"]);
        assert_eq!(words(&[], "2025年GDP增长5.2%，can't stop"), ["2025", "年", "GDP", "增长", "5.2", "%", "，", "can't", "stop"]);
        assert_eq!(words(&[], "一件T恤，GDP：CPI"), ["一件", "T恤", "，", "GDP", "：", "CPI"]);
        assert_eq!(words(&[], "カラオケと人々、한국의 대통령"), ["カラオケ", "と", "人", "々", "、", "한국의", "대통령"]);
    }

    #[test]
    fn nothing_is_lost_or_parted_from_its_character() {
        let text = "　　葛\u{e0100}城\r\n\u{0}👩‍👩‍👧e\u{301}té\u{feff}";
        let tokens: Vec<&str> = Tokenizer::new().tokenize(text).map(Token::text).collect();
        assert_eq!(tokens, ["　　", "葛\u{e0100}", "城", "\r\n", "\u{0}", "👩‍👩‍👧", "e\u{301}té\u{feff}"]);
        assert_eq!(Tokenizer::new().tokenize("").next(), None);
    }

    #[test]
    fn boundaries_start_and_end_with_the_text() {
        let tokenizer = Tokenizer::new();
        assert_eq!(tokenizer.boundaries("改革发展。").collect::<Vec<_>>(), [0, 6, 12, 15]);
        assert_eq!(tokenizer.boundaries("").collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn user_words_of_any_shape() {
        assert_eq!(words(&[], "四个全面"), ["四个", "全面"]);
        assert_eq!(words(&["四个全面"], "推进四个全面"), ["推进", "四个全面"]);
        assert_eq!(
            words(&["5G基站", "严、细、深、实、准"], "建5G基站，做到严、细、深、实、准。"),
            ["建", "5G基站", "，", "做到", "严、细、深、实、准", "。"]
        );
        assert_eq!(words(&["Build Back Better", "AI"], "build: Build Back Better SAID AI"), ["build", ":", "Build Back Better", "SAID", "AI"]);
        assert_eq!(words(&["二〇二五"], "在二〇二五年"), ["在", "二〇二五", "年"]);
    }

    #[test]
    fn one_tokenizer_does_not_change_another() {
        let _with = Tokenizer::builder().word("四个全面").build().unwrap();
        assert_eq!(Tokenizer::new().words("四个全面"), ["四个", "全面"]);
    }

    #[test]
    fn dictionary_entries_take_effect_or_are_reported() {
        let tokenizer = from_file("\u{feff}两学一做 nz\r\n放管服 100 x\n三严三实\n1+5\tm\n").unwrap();
        assert_eq!(tokenizer.words("两学一做和放管服、三严三实、1+5"), ["两学一做", "和", "放管服", "、", "三严三实", "、", "1+5"]);
        assert_eq!(tokenizer.part_of_speech("两学一做"), Some("nz"));
        assert_eq!(tokenizer.part_of_speech("1+5"), Some("m"));
        assert_eq!(tokenizer.part_of_speech("三严三实"), None);

        let error = from_file("三农\n美丽中国 1 n").unwrap_err();
        assert_eq!((error.kind(), error.line(), error.input()), (ErrorKind::InvalidDictionary, Some(2), Some("user.txt")));
        let enough = error.to_string().split("at least ").nth(1).unwrap().split(',').next().unwrap().to_owned();
        assert_eq!(from_file(&format!("美丽中国 {enough} n")).unwrap().words("美丽中国"), ["美丽中国"]);

        // Words and their parts, one of which is forced very high.
        let tokenizer = from_file("四个全面战略布局\n四个全面\n四个 900000000\n全面 900000000\n战略布局").unwrap();
        for word in ["四个全面战略布局", "四个全面", "战略布局"] {
            assert_eq!(tokenizer.words(word), [word]);
        }
        assert_eq!(from_file("四个全面 5\n四个全面 n").unwrap().words("四个全面"), ["四个全面"]);
    }

    #[test]
    fn bad_settings_fail_in_build() {
        for word in ["", " ", "四个\n全面"] {
            assert_eq!(Tokenizer::builder().word(word).build().unwrap_err().kind(), ErrorKind::InvalidOption, "{word:?}");
        }
        let error = Tokenizer::builder().dictionary("no/such/dictionary.txt").build().unwrap_err();
        assert_eq!((error.kind(), error.input()), (ErrorKind::Io, Some("no/such/dictionary.txt")));
    }

    #[test]
    fn parts_of_speech() {
        let tokenizer = Tokenizer::new();
        assert_eq!(tokenizer.part_of_speech("的"), Some("uj"));
        assert_eq!(tokenizer.part_of_speech("改革"), Some("vn"));
        assert_eq!(tokenizer.part_of_speech("四个全面"), None);
        assert_eq!(tokenizer.part_of_speech(""), None);
    }

    #[test]
    fn long_texts_are_cut_as_short_ones() {
        let tokenizer = Tokenizer::new();
        let paragraph = "坚持以人民为中心，推进“1+N”政策体系建设（第2版）：GDP增长3.5%。";
        let expected: Vec<&str> = tokenizer.tokenize(paragraph).map(Token::text).collect();
        for (joint, count) in [("", 400), ("\n", 400)] {
            let text = [paragraph; 1].repeat(count).join(joint);
            assert!(text.len() > 2 * CHUNK);
            let tokens: Vec<&str> = tokenizer.tokenize(&text).map(Token::text).filter(|&token| token != "\n").collect();
            assert_eq!(tokens, expected.repeat(count));
        }
        // No mark, no line break: one chunk, no panic.
        assert_eq!(tokenizer.tokenize(&"\u{3000}a\u{e0100}".repeat(CHUNK)).count(), 2 * CHUNK);
    }

    #[test]
    fn shared_between_threads() {
        fn check<T: Clone + Send + Sync + 'static>() {}
        check::<Tokenizer>();
        check::<Tokens<'static>>();
    }

    fn config() -> ProptestConfig {
        ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(20), ..ProptestConfig::default() }
    }

    /// Pieces of text that meet in all orders: Han with and without words, extension B, kana, Hangul, Latin, digits, marks, joiners, controls.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[一-鿿]{1,4}",
            4 => prop::sample::select(vec!["改革", "发展", "四个全面", "1+5", "5G基站", "T恤", "卡拉OK", "严、细", "〇", "人々", "，", "：", "。", "、", "“"])
                .prop_map(str::to_owned),
            2 => "[a-zA-Z0-9 .,:+%'_-]{1,6}",
            1 => "[ぁ-ヿ가-힣]{1,3}",
            1 => "[\u{20000}-\u{20100}\u{30000}-\u{30010}]{1,2}",
            1 => "[\u{e0100}\u{200d}\u{301}\u{fe0f}\u{feff}\u{3000}\r\n\t\u{0}\u{85}]{1,3}",
            1 => any::<String>(),
        ]
    }

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat())
    }

    fn is_bad(word: &str) -> bool {
        word.trim().is_empty() || word.trim().contains(|c| Mark::of(c) == Some(Mark::Break))
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn tokens_tile_the_text(text in text(), user in prop::collection::vec(text(), 0..3), hmm: bool) {
            let user = user.iter().filter(|word| !is_bad(word));
            let tokenizer = Tokenizer::builder().hmm(hmm).words(user).words(["1+5", "5G基站", "严、细", "四个全面"]).build().unwrap();
            let mut end = 0;
            for token in tokenizer.tokenize(&text) {
                prop_assert_eq!(token.span().start, end);
                prop_assert!(!token.span().is_empty());
                prop_assert_eq!(&text[token.span().range()], token.text());
                end = token.span().end;
            }
            prop_assert_eq!(end, text.len());
        }

        #[test]
        fn plain_han_is_cut_as_by_jieba(text in "([一-龥]|改革|发展|全面|的|在|中国){0,20}", hmm: bool) {
            let tokenizer = Tokenizer::builder().hmm(hmm).build().unwrap();
            let mut expected = Vec::new();
            Segmenter::new(Engine::Jieba).cut(&text, hmm, |piece| expected.push(&text[piece.start..piece.end]));
            prop_assert_eq!(tokenizer.words(&text), expected);
        }

        #[test]
        fn engines_give_the_same_tokens(text in text(), user in prop::collection::vec(text(), 0..3), hmm: bool) {
            let user: Vec<&String> = user.iter().filter(|word| !is_bad(word)).collect();
            let tokenizers = Engine::ALL.map(|engine| {
                let mut builder = Tokenizer::builder();
                builder.engine(engine).hmm(hmm).words(&user).words(["1+5", "T恤", "四个全面"]);
                builder.build().unwrap()
            });
            let [own, jieba] = tokenizers.each_ref().map(|tokenizer| tokenizer.tokenize(&text).map(Token::text).collect::<Vec<_>>());
            prop_assert_eq!(own, jieba);
        }

        #[test]
        fn a_place_is_that_of_one_word(text in text(), hmm: bool) {
            let tokenizer = Tokenizer::builder().hmm(hmm).words(["1+5", "T恤", "四个全面"]).build().unwrap();
            let (mut places, mut words) = (FxHashMap::default(), FxHashMap::default());
            for (token, place) in tokenizer.tokenize_placed(&format!("{text}，T恤和5G基站的T恤，{text}改革葛\u{e0100}葛aT恤")) {
                prop_assert_eq!(*places.entry(token.text()).or_insert(place), place);
                prop_assert!(place == 0 || *words.entry(place).or_insert(token.text()) == token.text());
            }
        }

        #[test]
        fn every_user_word_comes_out_alone(user in prop::collection::vec(text(), 1..4), hmm: bool) {
            let user: Vec<&str> = user.iter().filter(|word| !is_bad(word)).map(|word| word.trim()).collect();
            let tokenizer = Tokenizer::builder().hmm(hmm).words(&user).build().unwrap();
            for word in user {
                let tokens: Vec<&str> = tokenizer.tokenize(word).map(Token::text).collect();
                prop_assert_eq!(tokens, [word]);
            }
        }

        /// Without user words a token ends inside a unit only beside a word of the dictionary that has Latin letters itself (0T恤).
        #[test]
        fn tokens_are_whole_units(text in text()) {
            let tokens: Vec<Token> = Tokenizer::new().tokenize(&text).collect();
            let mixed = |token: &Token| token.text().contains(is_han) && token.text().contains(|c: char| c.is_ascii_alphanumeric());
            let edges: Vec<usize> = tokens.windows(2).filter(|pair| !pair.iter().any(mixed)).map(|pair| pair[1].span().start).collect();
            for span in Units::new(&text).spans() {
                let inside = edges.iter().find(|&&edge| span.start < edge && edge < span.end);
                prop_assert_eq!(inside, None, "{:?} in {:?}", &text[span.range()], text);
            }
        }
    }
}
