//! Known formulations: the wordings of a text that others use as formulations too, or others like them, however often they stand in it.
//!
//! Most formulations of one speech occur in it once, so that nothing in the speech tells them from ordinary wording. A [`Lexicon`] lists some; the
//! [`Background`] has what large collections repeat, formulations and ordinary terms alike. What neither has may be one all the same: of the stretches that a
//! writer sets apart between marks one in twenty is. All are judged by trees of questions (`model`): the signs of [`super::formulation`], how a phrase
//! is used compared with those around and inside it (推进京津冀协同发展 is a verb before a name, 同志为核心的党中央 a part of a longer one), and how its `relatives` are used, the phrases that
//! start or end alike. All phrases that start at a place are looked up in one walk; of what overlaps the likelier one stays, and what stands inside
//! another as a whole is listed too, unless it is an unlikely name inside a longer name.

mod highest;
mod model;
mod relatives;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use self::highest::{Highest, Remembered};
use self::model::Trees;
use self::relatives::{Edges, Kin};
use super::evidence::Evidence;
use super::formulation::{Family, Phrase, Signs, signs};
use super::layout::{Layout, MEMBERS, ends, flag, lay_out, set_apart, unit_end};
use super::slogans::balanced_span;
use super::words::{Word, Words};
use crate::Error;
use crate::lexicon::{Background, Entry, Lexicon, Role, Source, Usage};
use crate::rounding::quantised;
use crate::text::{Document, Fold, PartSet, Span, View, WORD};
use crate::tokens::Tokenizer;

/// A known formulation in a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Known {
    /// Where it stands.
    pub span: Span,
    /// Its units, folded: what all its spellings share.
    pub key: String,
    /// Where it is known from.
    pub source: KnownSource,
    /// How strongly wording, use and relatives tell a formulation: the logarithm of the odds. What a lexicon lists is one whatever the score.
    pub score: f64,
    /// Occurrences per million units in the political collections of the background, if it has the phrase.
    pub background_per_million: Option<f64>,
    /// Since when it is known: the first sense of the lexicon, else the earliest dated document of the background; nothing if that is younger than the
    /// document.
    pub first_known: Option<String>,
    /// The signs that the score weighs, if they were [asked for](KnownFinderBuilder::signs).
    pub signs: Option<Vec<(&'static str, f64)>>,
}

/// Where a formulation is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KnownSource {
    /// The catalogue of national formulations.
    Catalogue,
    /// The background.
    Background,
    /// The glossary of a report.
    Glossary,
    /// A lexicon file of the user's own.
    File,
    /// Nothing lists it: how it is set apart, what it is made of and what is built alike tell a formulation.
    Wording,
}

impl KnownSource {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            KnownSource::Catalogue => "catalogue",
            KnownSource::Background => "background",
            KnownSource::Glossary => "glossary",
            KnownSource::File => "file",
            KnownSource::Wording => "wording",
        }
    }
}

/// Finds known formulations, and what is worded like them.
///
/// ```
/// use kouhao::find::known::KnownFinder;
/// use kouhao::text::Document;
///
/// let document = Document::new("", "我们要踔厉奋发、勇毅前行，把镇里的集市办热闹。");
/// let found = KnownFinder::new().find(&document);
/// assert_eq!(&document.text()[found[0].span], "踔厉奋发、勇毅前行");
/// ```
#[derive(Clone, Debug)]
pub struct KnownFinder {
    settings: Arc<KnownFinderBuilder>,
    /// The names of the lexicon, to be looked up as the background is.
    names: Background,
    words: Arc<Words>,
    /// What was worked out for phrases of the background in earlier documents.
    remembered: Arc<Remembered>,
}

/// Settings of a [`KnownFinder`].
#[derive(Clone, Debug)]
#[must_use]
pub struct KnownFinderBuilder {
    tokenizer: Tokenizer,
    parts: PartSet,
    lexicon: Lexicon,
    background: Background,
    listed_only: bool,
    signs: bool,
}

impl Default for KnownFinder {
    fn default() -> Self {
        KnownFinder::new()
    }
}

/// A phrase where it stands, in units.
struct Place<'b> {
    start: usize,
    end: usize,
    entry: Option<Arc<Entry>>,
    usage: Option<Usage<'b>>,
}

impl<'b> Place<'b> {
    /// What the layout says of it; its tokens and its family are left out.
    fn phrase(&self, layout: &Layout) -> Phrase<'b> {
        let (start, end) = (self.start, self.end);
        let evidence = Evidence::of(layout.flags[start], layout.flags[end], layout.is_quoted(start, end));
        let marks = |bit: u16| layout.flags[start + 1..end].iter().filter(|&flags| flags & bit != 0).count();
        Phrase {
            units: end - start,
            marks: marks(flag::DELIMITED),
            clauses: marks(flag::CLAUSE),
            count: 1,
            documents: 1,
            evidence,
            usage: self.usage,
            ..Phrase::default()
        }
    }
}

/// A place with what is said of it.
struct Judged<'b> {
    place: Place<'b>,
    score: f64,
    /// Its signs, if they were asked for.
    signs: Option<(Signs, relatives::Signs)>,
}

/// The tokens of a document, each looked up once: of the stretches that are judged a dozen hold it.
struct Tokens<'f> {
    layout: &'f Layout,
    words: &'f Words,
    /// Of each token, where it starts, the end and the word.
    at: Vec<Option<(usize, &'f Word)>>,
    /// For each position a bit for it and for each of the next 63, set where a token starts.
    cuts: Vec<u64>,
}

impl<'f> Tokens<'f> {
    fn new(layout: &'f Layout, words: &'f Words) -> Self {
        let mut at = vec![None; layout.codes.len()];
        let edges: Vec<usize> = (0..layout.codes.len()).filter(|&place| layout.flags[place] & flag::TOKEN != 0).collect();
        for edge in edges.windows(2).filter(|edge| layout.codes[edge[0]] != 0) {
            at[edge[0]] = Some((edge[1], words.get(&layout.key(edge[0], edge[1]))));
        }
        let mut cuts = vec![0; layout.codes.len()];
        let mut next = 0;
        for (cuts, flags) in cuts.iter_mut().zip(&layout.flags).rev() {
            next = next << 1 | u64::from(flags & flag::TOKEN != 0);
            *cuts = next;
        }
        Tokens { layout, words, at, cuts }
    }

    /// Collects the tokens of a stretch.
    fn between(&self, start: usize, end: usize, tokens: &mut Vec<&'f Word>) {
        tokens.clear();
        let mut from = start;
        for to in (start + 1..=end).filter(|&at| at == end || self.layout.flags[at] & flag::TOKEN != 0) {
            tokens.push(self.word(from, to));
            from = to;
        }
    }

    /// Returns a stretch as a word; what a lexicon lists may cut a token.
    fn word(&self, start: usize, end: usize) -> &'f Word {
        match self.at[start] {
            Some((known, word)) if known == end => word,
            _ => self.words.get(&self.layout.key(start, end)),
        }
    }
}

/// Compares the uses of phrases with those of the longer ones around them and the shorter ones inside them.
struct Families<'f> {
    background: &'f Background,
    layout: &'f Layout,
    tokens: &'f Tokens<'f>,
    used: &'f [u32],
    /// Start, end and uses of what the background has, in the order of the starts, at one start shorter ones first.
    places: Vec<(usize, usize, f64)>,
    /// Units of the longest place.
    longest: usize,
}

impl<'f> Families<'f> {
    fn new(finder: &'f KnownFinder, layout: &'f Layout, tokens: &'f Tokens<'f>, used: &'f [u32], places: &[Place<'_>]) -> Self {
        let longest = places.iter().map(|place| place.end - place.start).max().unwrap_or(0);
        let places = places.iter().filter_map(|place| Some((place.start, place.end, uses(place.usage?)))).collect();
        Families { background: &finder.settings.background, layout, tokens, used, places, longest }
    }

    fn from(&self, start: usize) -> usize {
        self.places.partition_point(|&(other, ..)| other < start)
    }

    /// The uses of the phrase `start..end` as a share of those of a part of it.
    fn share(&self, own: f64, start: usize, end: usize) -> f64 {
        let mut from_start = self.places[self.from(start)..].iter().take_while(|&&(other, ..)| other == start);
        from_start.find(|&&(_, other, _)| other == end).filter(|&&(.., uses)| uses > 0.0).map_or(1.0, |(.., uses)| own / uses)
    }

    fn of(&self, place: &Place<'_>) -> Family {
        let Place { start, end, .. } = *place;
        let is = |at: usize, bit: u16| self.layout.flags[at] & bit != 0;
        let is_verb = |start: usize, end: usize| &*self.tokens.word(start, end).tag == "v";
        let first_end = (start + 1..end).find(|&at| is(at, flag::TOKEN));
        let last_start = (start + 1..end).rev().find(|&at| is(at, flag::TOKEN));
        let before = (0..start).rev().take(self.longest).find(|&at| is(at, flag::TOKEN)).filter(|_| !is(start, flag::DELIMITED));
        let verb_before = before.filter(|&at| is_verb(at, start));
        let verb_first = first_end.filter(|&end| is_verb(start, end));
        let mut family = Family {
            after_verb: verb_before.is_some(),
            openings: verb_first.map(|end| self.background.starting(&self.used[start..end])),
            ..Family::default()
        };
        let own = place.usage.map_or(0.0, uses);
        if own == 0.0 {
            return family;
        }
        let around = self.places[self.from((start + 1).saturating_sub(self.longest))..].iter().take_while(|&&(other, ..)| other <= start);
        for &(other_start, other_end, uses) in around.filter(|&&(other, to, _)| to >= end && to - other > end - start) {
            let share = uses / own;
            if other_end == end && Some(other_start) == verb_before {
                family.with_verb = share;
            } else {
                family.longer = family.longer.max(share);
            }
        }
        family.rest = first_end.map_or(1.0, |first_end| self.share(own, first_end, end));
        family.tail = last_start.map_or(1.0, |last_start| self.share(own, start, last_start));
        family
    }
}

fn uses(usage: Usage<'_>) -> f64 {
    f64::from(usage.total().count)
}

/// Score from which on a phrase that no lexicon has is given. Chosen on sixteen texts of which readers listed all formulations, each scored by trees that
/// were grown without it: of what is given at this level seven in ten are right, and with slogans and named sets beside it two in three.
const LIKELY: f64 = -1.0;

/// Units of the longest token that can be cut off before one.
const LONGEST_FIRST: usize = 4;

impl KnownFinder {
    /// Creates a finder for title and body, with catalogue and background as shipped.
    pub fn new() -> Self {
        let settings = KnownFinder::builder();
        KnownFinder::with(settings)
    }

    fn with(settings: KnownFinderBuilder) -> Self {
        let (names, words) = (names(&settings.lexicon), Arc::new(Words::new(&settings.tokenizer, usize::MAX)));
        let remembered = Arc::new(Remembered::new(settings.background.len()));
        KnownFinder { settings: Arc::new(settings), names, words, remembered }
    }

    /// Returns the default settings, to be changed.
    pub fn builder() -> KnownFinderBuilder {
        KnownFinderBuilder {
            tokenizer: Tokenizer::new(),
            parts: PartSet::default(),
            lexicon: Lexicon::catalogue(),
            background: Background::shipped(),
            listed_only: false,
            signs: false,
        }
    }

    /// Returns the known formulations of a document in the order of their starts, longer ones first.
    ///
    /// # Complexity
    /// Linear in the text, times the length of the known phrases that start at a place.
    pub fn find(&self, document: &Document) -> Vec<Known> {
        if u32::try_from(document.text().len()).is_err() {
            return Vec::new();
        }
        let settings = &*self.settings;
        let layout = lay_out(document, settings.parts, Fold::new().simplified(true), &settings.tokenizer);
        let (places, kin) = self.places(&layout);
        let mut judged = self.judged(&layout, places, &kin);
        if !settings.signs {
            judged.retain(|known| known.place.entry.is_some() || known.score > LIKELY);
            judged = without_crossings(judged);
        }
        judged.sort_by(|a, b| (a.place.start, b.place.end).cmp(&(b.place.start, a.place.end)));
        if !settings.signs && !settings.background.is_empty() {
            drop_parts_of_names(&mut judged);
        }
        let mut found: Vec<Known> = judged.into_iter().map(|known| self.known(document, &layout, known)).collect();
        // They are collected in the room of all that was judged, of which most has been left out: a hundred kilobytes that whoever keeps them would keep.
        found.shrink_to_fit();
        found
    }

    /// All phrases that are judged: known ones where words start and end, and what is set apart.
    fn places(&self, layout: &Layout) -> (Vec<Place<'_>>, Kin) {
        let (listed, used) = (self.names.translated(&layout.codes, &layout.words), self.settings.background.translated(&layout.codes, &layout.words));
        let mut places = Vec::new();
        let mut kin = Kin::new(&self.settings.background, layout.codes.len());
        // What starts at one place: units, whether the lexicon has a name of so many, and what the background knows.
        let mut found: Vec<(usize, bool, Option<Usage<'_>>)> = Vec::new();
        for start in 0..layout.codes.len() {
            found.clear();
            found.extend(self.names.at(&listed[start..]).map(|(len, _)| (len, true, None)));
            // Nearly no formulation starts inside a word of the dictionary.
            if layout.flags[start] & flag::TOKEN == 0 && found.is_empty() {
                continue;
            }
            for (len, usage) in self.settings.background.at(&used[start..]) {
                found.push((len, false, Some(usage)));
                kin.note(start, len, usage);
            }
            found.extend(self.unlisted(layout, start).map(|end| (end - start, false, None)));
            found.sort_unstable_by_key(|&(len, ..)| len);
            for same in found.chunk_by(|a, b| a.0 == b.0) {
                let end = start + same[0].0;
                let (is_listed, usage) = (same.iter().any(|&(_, listed, _)| listed), same.iter().find_map(|&(.., usage)| usage));
                let entry = if is_listed { self.settings.lexicon.shared(&layout.key(start, end)).cloned() } else { None };
                if entry.is_some() || layout.flags[start] & layout.flags[end] & flag::TOKEN != 0 {
                    places.push(Place { start, end, entry, usage });
                }
            }
        }
        // A name that cuts a word in two is part of the longer name that has the word: 三保 in 两不愁三保障.
        let listed: Vec<(usize, usize)> = places.iter().filter(|place| place.entry.is_some()).map(|place| (place.start, place.end)).collect();
        let longest = listed.iter().map(|(start, end)| end - start).max().unwrap_or(0);
        places.retain(|place| {
            let whole = layout.flags[place.start] & layout.flags[place.end] & flag::TOKEN != 0;
            let from = listed.partition_point(|&(start, _)| start + longest <= place.start);
            let around = listed[from..].iter().take_while(|&&(start, _)| start <= place.start);
            whole || !around.into_iter().any(|&(start, end)| end >= place.end && end - start > place.end - place.start)
        });
        (places, kin)
    }

    /// Returns the ends of stretches from a position on that nothing lists, but that their writer sets apart: between marks, alone or with the next one or two
    /// members, and behind the first token of what stands so, which may be a verb before a name.
    fn unlisted<'l>(&self, layout: &'l Layout, start: usize) -> impl Iterator<Item = usize> + use<'l> {
        let is = |at: usize, bit: u16| layout.flags[at] & bit != 0;
        let token_before = (start.saturating_sub(LONGEST_FIRST)..start).rev().find(|&at| is(at, flag::TOKEN));
        let second = token_before.is_some_and(|first| is(first, flag::STARTS)) && layout.codes[start] != 0 && !is(start, flag::DELIMITED);
        // Signs of what stands alone were never weighed without a background.
        let asked = !self.settings.listed_only && !self.settings.background.is_empty();
        let whole = set_apart(layout, start).take(if asked { MEMBERS } else { 0 });
        let rest = ends(layout, start, if asked && second { MEMBERS - 1 } else { 0 });
        // Nor do they tell anything of other languages.
        let is_chinese = move |end: usize| layout.codes[start..end].iter().filter(|&&code| code & WORD == 0).count() * 2 > end - start;
        whole.chain(rest).filter(move |&end| is_chinese(end))
    }

    /// Scores places. All places of one phrase have one score, the mean of what each would have: what is a formulation once in a text is one
    /// throughout. Unless signs were asked for, places are left out that cannot be likely.
    fn judged<'b>(&'b self, layout: &Layout, mut places: Vec<Place<'b>>, kin: &Kin) -> Vec<Judged<'b>> {
        let background = &self.settings.background;
        let used = background.translated(&layout.codes, &layout.words);
        let mut edges = Edges::new(background, &used);
        let tokens = Tokens::new(layout, &self.words);
        let families = Families::new(self, layout, &tokens, &used, &places);
        let hopeful = if self.settings.signs { vec![true; places.len()] } else { self.hopeful(layout, &tokens, &places, kin, &mut edges, &families) };
        let (mut asked, mut room) = (Vec::new(), Vec::new());
        let mut sums: FxHashMap<&[u32], (f64, f64)> = FxHashMap::default();
        for (place, _) in places.iter().zip(&hopeful).filter(|(_, hopeful)| **hopeful) {
            tokens.between(place.start, place.end, &mut room);
            let own = signs(&Phrase { tokens: &room, family: families.of(place), ..place.phrase(layout) });
            let relatives = kin.signs(place.start, place.end, place.usage, &mut edges);
            let sum = sums.entry(&layout.codes[place.start..place.end]).or_default();
            *sum = (sum.0 + Trees::shipped().weigh(&own, &relatives), sum.1 + 1.0);
            if self.settings.signs {
                asked.push((own, relatives));
            }
        }
        let mut hopeful = hopeful.into_iter();
        places.retain(|_| hopeful.next().unwrap_or(false));
        let mean = |place: &Place<'_>| sums.get(&layout.codes[place.start..place.end]).map_or(0.0, |(sum, count)| quantised(sum / count));
        let scores: Vec<f64> = places.iter().map(mean).collect();
        let mut asked = asked.into_iter();
        places.into_iter().zip(scores).map(|(place, score)| Judged { place, score, signs: asked.next() }).collect()
    }

    /// Tells of each place whether its phrase is listed, or might be likely.
    ///
    /// Of a hundred places one is given. Most of the others are far from likely whatever the signs would say that take longest to work out.
    fn hopeful<'b, 'f>(
        &'b self,
        layout: &Layout,
        tokens: &Tokens<'f>,
        places: &[Place<'b>],
        kin: &Kin,
        edges: &mut Edges<'b>,
        families: &Families<'f>,
    ) -> Vec<bool> {
        let mut highest = Highest::new(layout, tokens, kin, edges, families, &self.remembered);
        let scores: Vec<f64> = places.iter().map(|place| highest.of(place, LIKELY)).collect();
        // Scores of one phrase are averaged. So one place that might be likely gives hope to all places of the phrase.
        let phrase = |place: &Place<'_>| &layout.codes[place.start..place.end];
        let likely = |(place, score): &(&Place<'_>, &f64)| place.entry.is_some() || **score > LIKELY;
        let phrases: FxHashSet<&[u32]> = places.iter().zip(&scores).filter(likely).map(|(place, _)| phrase(place)).collect();
        places.iter().map(|place| phrases.contains(phrase(place))).collect()
    }

    fn known(&self, document: &Document, layout: &Layout, judged: Judged<'_>) -> Known {
        let Judged { place, score, signs } = judged;
        let text = document.text();
        let (start, last) = (layout.starts[place.start] as usize, layout.starts[place.end - 1] as usize);
        // With the other half of a mark inside it: “三公”经费.
        let span = balanced_span(text, Span { start, end: unit_end(text, last) });
        // Of a younger text nothing is told by when others first used it.
        let older =
            |first: &String| document.date().is_none_or(|date| first.bytes().zip(date.bytes()).find(|(a, b)| a != b).is_none_or(|(a, b)| a < b));
        let unlisted = if place.usage.is_some() { KnownSource::Background } else { KnownSource::Wording };
        let source = place.entry.as_ref().map_or(unlisted, |entry| match entry.source() {
            Source::Catalogue => KnownSource::Catalogue,
            Source::Glossary => KnownSource::Glossary,
            Source::File(_) => KnownSource::File,
        });
        let listed = place.entry.as_ref().and_then(|entry| entry.senses().iter().find_map(|sense| sense.from().map(str::to_string)));
        let key = crate::text::key(&text[span], Fold::new());
        // Numerals stand side by side for other reasons too: 十四五 is not 走了十四、五里.
        let read_elsewhere = |_: &String| !key.chars().all(|c| "一二三四五六七八九十".contains(c));
        let used = place.usage.and_then(|usage| usage.first().map(str::to_string)).filter(read_elsewhere);
        let first_known = listed.or(used).filter(older);
        Known {
            span,
            key,
            source,
            score,
            background_per_million: place.usage.map(|usage| usage.per_million_of(Role::Political)),
            first_known,
            signs: signs.map(|(own, relatives)| model::names().zip(own.into_iter().chain(relatives)).collect()),
        }
    }
}

/// Of phrases that overlap, neither inside the other, leaves the likelier, of equally likely ones the longer; what a lexicon lists is likeliest.
fn without_crossings(mut judged: Vec<Judged<'_>>) -> Vec<Judged<'_>> {
    let rank = |known: &Judged<'_>| (known.place.entry.is_some(), known.score);
    judged.sort_by(|a, b| {
        let ((a_listed, a_score), (b_listed, b_score)) = (rank(a), rank(b));
        let length = |known: &Judged<'_>| known.place.end - known.place.start;
        b_listed.cmp(&a_listed).then(b_score.total_cmp(&a_score)).then(length(b).cmp(&length(a))).then(a.place.start.cmp(&b.place.start))
    });
    let longest = judged.iter().map(|known| known.place.end - known.place.start).max().unwrap_or(0);
    let mut kept: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    judged.retain(|Judged { place, .. }| {
        let crosses = |(&start, ends): (&usize, &Vec<usize>)| {
            ends.iter().any(|&end| {
                (start < place.start && place.start < end && end < place.end) || (place.start < start && start < place.end && place.end < end)
            })
        };
        let free = !kept.range((place.start + 1).saturating_sub(longest)..place.end).any(crosses);
        if free {
            kept.entry(place.start).or_default().push(place.end);
        }
        free
    });
    judged
}

/// Drops names of the catalogue that stand inside a longer name and are not likely by themselves: 从严治党 in 全面从严治党 is that name, and no other one. The places are in the
/// order of their starts, longer ones first.
fn drop_parts_of_names(judged: &mut Vec<Judged<'_>>) {
    // As far as the names reach that start no later.
    let mut reach = 0;
    judged.retain(|Judged { place, score, .. }| {
        let Some(entry) = &place.entry else { return true };
        let inside = place.end <= reach;
        reach = reach.max(place.end);
        !inside || *score > LIKELY || *entry.source() != Source::Catalogue
    });
}

/// The names of all entries, as phrases to be looked up.
fn names(lexicon: &Lexicon) -> Background {
    let key = |name: &str| View::new(name, Fold::new().simplified(true)).text().to_string();
    let names = lexicon.entries().flat_map(|entry| entry.names().map(key).collect::<Vec<_>>());
    Background::new(Vec::new(), names.map(|name| (name, Vec::new(), None)).collect())
}

impl KnownFinderBuilder {
    /// Chooses the parts that are searched; title and body by default.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Chooses the tokenizer; the dictionary as shipped by default.
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Chooses the phrases that are formulations whatever their use; [`Lexicon::catalogue`] by default.
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Chooses what is known of the use of phrases; [`Background::shipped`] by default.
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Leaves out what nothing lists ([`KnownSource::Wording`]), which takes half the time; not by default.
    pub(crate) fn listed_only(&mut self, yes: bool) -> &mut Self {
        self.listed_only = yes;
        self
    }

    /// Gives every phrase of the background, formulation or not, with its signs, by which weights are trained; not by default.
    pub fn signs(&mut self, yes: bool) -> &mut Self {
        self.signs = yes;
        self
    }

    /// Creates the finder.
    ///
    /// # Errors
    /// None today; settings that cannot work will be told here.
    pub fn build(&self) -> Result<KnownFinder, Error> {
        Ok(KnownFinder::with(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &'static str)> {
        let document = Document::new("", text);
        KnownFinder::new().find(&document).iter().map(|known| (document.text()[known.span].to_string(), known.source.name())).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn formulations_are_known_even_if_they_stand_once() {
        let found = texts("镇里要坚持以人民为中心的发展思想，推进供给侧结构性改革，把集市办热闹。");
        assert!(found.iter().any(|text| text == "以人民为中心的发展思想"), "{found:?}");
        assert!(found.iter().any(|text| text == "供给侧结构性改革"), "{found:?}");
        assert!(!found.iter().any(|text| text.contains("集市")), "{found:?}");
    }

    #[test]
    fn a_name_within_a_longer_one_is_another_only_if_it_is_likely() {
        let found = texts("镇里推动全面从严治党走深走实，坚持以人民为中心的发展思想。");
        assert!(found.iter().any(|text| text == "全面从严治党") && !found.iter().any(|text| text == "从严治党"), "{found:?}");
        assert!(found.iter().any(|text| text == "以人民为中心"), "{found:?}");
        // By itself it is listed.
        assert!(texts("镇里坚持从严治党。").iter().any(|text| text == "从严治党"));
    }

    #[test]
    fn ordinary_terms_and_offices_are_none() {
        assert_eq!(texts("国内生产总值、固定资产投资和社会消费品零售总额都由省人民政府统计局公布。"), Vec::<String>::new());
        assert_eq!(texts(""), Vec::<String>::new());
    }

    #[test]
    fn a_name_that_cuts_a_word_is_part_of_the_longer_one() {
        let found = texts("落实“两不愁三保障”，兜牢“三保”底线。");
        assert_eq!(found.iter().filter(|text| *text == "三保").count(), 1, "{found:?}");
    }

    #[test]
    fn since_when_it_is_known_is_told_of_younger_texts() {
        let first = |date: &str| {
            let document = Document::new("", "推动高质量发展。").with_variable("date", date);
            KnownFinder::new().find(&document).iter().find(|known| known.key.ends_with("高质量发展")).and_then(|known| known.first_known.clone())
        };
        let known = first("2024").expect("a date before 2024");
        assert!(known.as_str() < "2024" && first(&known[..4]).as_ref() == Some(&known) && first("1999").is_none(), "{known}");
        // What is no date is compared with nothing, and panics nowhere.
        first("庚子年");
    }

    #[test]
    fn marks_come_in_pairs() {
        let found = texts("严控“三公”经费，推进“千村示范、万村整治”工程，坚决做到“两个维护”。");
        assert!(found.iter().any(|text| text.contains('“')), "{found:?}");
        assert!(found.iter().all(|text| text.matches('“').count() == text.matches('”').count()), "{found:?}");
    }

    #[test]
    fn what_the_catalogue_lists_says_so() {
        let found = found("协调推进“四个全面”。");
        assert!(found.contains(&("四个全面".to_string(), "catalogue")), "{found:?}");
    }

    #[test]
    fn longer_ones_come_first_and_none_cross() {
        let document = Document::new("", "深入学习贯彻习近平新时代中国特色社会主义思想，坚定不移走中国特色社会主义道路。");
        let found = KnownFinder::new().find(&document);
        assert!(found.windows(2).all(|pair| (pair[0].span.start, pair[1].span.end) < (pair[1].span.start, pair[0].span.end)));
        for a in &found {
            for b in &found {
                assert!(!(a.span.start < b.span.start && b.span.start < a.span.end && a.span.end < b.span.end), "{a:?} crosses {b:?}");
            }
        }
    }

    #[test]
    fn what_nothing_lists_is_told_by_its_wording() {
        let text = "镇里要深入开展“清湾护渔”专项行动，落实“两清三护”要求，渔船靠岸时大家都来帮忙。";
        let unlisted = |yes: bool| {
            let document = Document::new("", text);
            let found = KnownFinder::builder().listed_only(!yes).build().unwrap().find(&document);
            let wording = found.into_iter().filter(|known| known.source == KnownSource::Wording);
            wording.map(|known| (document.text()[known.span].to_string(), known.background_per_million, known.first_known)).collect::<Vec<_>>()
        };
        let expected = ["清湾护渔", "两清三护"].map(|text| (text.to_string(), None, None));
        assert_eq!(unlisted(true), expected);
        assert_eq!(unlisted(false), []);
        // What was learnt of Chinese says nothing of English.
        let english = Document::new("", "“Clear the bay, keep the boats.” We clear the bay, keep the boats, and we mend the nets.");
        assert!(KnownFinder::new().find(&english).is_empty());
    }

    /// What is likely and free, with its score.
    fn given(finder: &KnownFinder, document: &Document) -> Vec<(usize, usize, f64)> {
        let settings = &finder.settings;
        let layout = lay_out(document, settings.parts, Fold::new().simplified(true), &settings.tokenizer);
        let (places, kin) = finder.places(&layout);
        let mut judged = finder.judged(&layout, places, &kin);
        judged.retain(|known| known.place.entry.is_some() || known.score > LIKELY);
        without_crossings(judged).into_iter().map(|known| (known.place.start, known.place.end, known.score)).collect()
    }

    #[test]
    fn what_is_left_out_beforehand_would_not_have_been_given() {
        let pieces = [
            "坚持",
            "推进",
            "供给侧结构性改革",
            "以人民为中心的发展思想",
            "护好湖湾",
            "两清三护",
            "攻坚战",
            "条例",
            "高质量发展",
            "绿水青山就是金山银山",
            "“",
            "”",
            "、",
            "，",
            "。",
            "：",
            "一",
            "build back better",
            "战略",
            "大力",
            "污染防治",
            "打好",
            "的",
            "市人民政府",
            "2035年",
            "工作",
        ];
        let finders = [
            KnownFinder::new(),
            KnownFinder::builder().listed_only(true).build().unwrap(),
            KnownFinder::builder().background(Background::empty()).build().unwrap(),
            KnownFinder::builder().lexicon(Lexicon::empty()).build().unwrap(),
        ];
        // With their signs all places are weighed.
        let finders = finders.map(|finder| (finder.clone(), KnownFinder::with(KnownFinderBuilder { signs: true, ..(*finder.settings).clone() })));
        let (mut seed, mut count) = (7u64, 0);
        for round in 0..120 {
            let mut draw = || {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                pieces[(seed >> 33) as usize % pieces.len()]
            };
            let text: String = (0..60).map(|_| draw()).collect();
            let document = Document::new("", text.as_str());
            let (finder, slow) = &finders[round % finders.len()];
            let found = given(finder, &document);
            assert_eq!(found, given(slow, &document), "{text}");
            count += found.len();
        }
        assert!(count > 100);
    }

    #[test]
    fn without_a_background_the_lexicon_is_left() {
        let finder = KnownFinder::builder().background(Background::empty()).build().unwrap();
        let document = Document::new("", "协调推进“四个全面”，推动高质量发展，踔厉奋发、勇毅前行。");
        assert!(finder.find(&document).iter().all(|known| known.source == KnownSource::Catalogue));
        let none = KnownFinder::builder().background(Background::empty()).lexicon(Lexicon::empty()).build().unwrap();
        assert!(none.find(&document).is_empty());
    }
}
