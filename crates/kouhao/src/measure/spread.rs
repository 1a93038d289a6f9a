//! Finds when each place first used a phrase, and how long after the centre.
//!
//! Places are the values of a variable (province, outlet); one of them can be the centre. A corpus begins and ends somewhere, so a first date is only
//! as reliable as the coverage before it: if a place has the phrase in its first dated document, it may have used it before, and if it has it in
//! none, it may use it later. Both are reported (the date is *censored*), and no lag is given where either date is missing or may be too late;
//! otherwise a corpus of one year's reports would give the order of the congresses as that of the places. A lag says what came after what, not why.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::Error;
use crate::measure::{Overlap, PhraseList};
use crate::text::{Corpus, Expression, Fold, IsoDate, PartSet, Selection, Span};

/// Finds when each place first used phrases.
///
/// ```
/// use kouhao::measure::Spread;
/// use kouhao::text::{Corpus, Document};
///
/// let report = |place: &str, date: &str, text: &str| Document::new(date, text).with_variable("place", place).with_variable("date", date);
/// let corpus = Corpus::new([
///     report("centre", "2019-03-05", "修好水渠。"),
///     report("centre", "2020-03-05", "勇毅前行。"),
///     report("north", "2019-06-01", "种好果树。"),
///     report("north", "2020-03-15", "勇毅前行。"),
///     report("south", "2020-06-01", "种好果树。"),
/// ]);
/// let found = Spread::builder().phrase("勇毅前行").place("place").centre("centre").build()?.find(&corpus);
/// let shown: Vec<_> = found.iter().map(|row| (row.place.as_str(), row.first.as_deref(), row.lag.map(|lag| lag.steps))).collect();
/// assert_eq!(shown, [("centre", Some("2020-03-05"), Some(0)), ("north", Some("2020-03-15"), Some(10)), ("south", None, None)]);
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Spread {
    settings: Arc<Settings>,
}

#[derive(Debug)]
struct Settings {
    phrases: PhraseList,
    place: String,
    centre: Option<String>,
    overlap: Overlap,
    parts: PartSet,
}

/// Builds a [`Spread`].
#[derive(Clone, Debug)]
#[must_use]
pub struct SpreadBuilder {
    phrases: Vec<String>,
    place: String,
    centre: Option<String>,
    overlap: Overlap,
    parts: PartSet,
    fold: Fold,
}

/// A phrase in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arrival {
    /// The phrase, in its first given spelling.
    pub phrase: String,
    /// The value of the variable.
    pub place: String,
    /// The date of the first dated document of the place that contains it.
    pub first: Option<String>,
    /// The time since the centre's first date; negative if it was earlier. `None` if either has no first date or is censored
    /// [`Before`](Censored::Before), or if no centre was named.
    pub lag: Option<Lag>,
    /// Why the phrase may have reached the place at another time than `first` says.
    pub censored: Option<Censored>,
    /// One more than the number of places with an earlier first date; ties share a rank.
    pub rank: Option<usize>,
    /// The index of that document in the corpus, and the span of the first occurrence in it.
    pub at: Option<(usize, Span)>,
    /// The number of occurrences in the dated documents of the place.
    pub count: u64,
    /// The number of dated documents of the place that contain it.
    pub documents: u64,
    /// The date of the first dated document of the place.
    pub observed_from: String,
    /// The date of its last dated document.
    pub observed_to: String,
}

/// The time between two dates, as precise as the less precise of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lag {
    /// The number of units.
    pub steps: i64,
    /// The unit of time.
    pub unit: LagUnit,
}

/// The unit of a [`Lag`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LagUnit {
    /// Calendar years.
    Years,
    /// Calendar months.
    Months,
    /// Days.
    Days,
}

/// The reason why a first date is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Censored {
    /// The first dated documents of the place contain it: it may have been in use before the corpus begins.
    Before,
    /// No document of the place contains it: it may appear after the corpus ends.
    After,
}

impl LagUnit {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            LagUnit::Years => "years",
            LagUnit::Months => "months",
            LagUnit::Days => "days",
        }
    }
}

impl Censored {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            Censored::Before => "before",
            Censored::After => "after",
        }
    }
}

/// The occurrences of each phrase in a document.
#[derive(Clone, Debug)]
struct Observed<'c> {
    place: &'c str,
    date: &'c str,
    /// The index of the document in the corpus.
    number: usize,
    /// The phrases, in order, with the number of their occurrences and the first of these.
    found: Vec<(usize, u64, Span)>,
}

/// The occurrences of a phrase in a place.
#[derive(Clone, Debug)]
struct Seen<'c> {
    from: &'c str,
    to: &'c str,
    first: Option<(&'c str, usize, Span)>,
    count: u64,
    documents: u64,
}

impl Spread {
    /// Creates a builder with the default settings.
    pub fn builder() -> SpreadBuilder {
        let (place, overlap, parts) = (String::new(), Overlap::All, PartSet::default());
        SpreadBuilder { phrases: Vec::new(), place, centre: None, overlap, parts, fold: Fold::new() }
    }

    /// Checks that there is such a centre: a misspelt one would yield no lags, which looks like a finding.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if a centre was named and no document, dated or not, has that value; the message
    /// lists values that there are.
    ///
    /// # Complexity
    /// That of [`Selection::admits`] until a document has it.
    pub fn check(&self, corpus: &Corpus) -> Result<(), Error> {
        let Settings { place, centre: Some(centre), .. } = &*self.settings else { return Ok(()) };
        let mut selection = Selection::new([Expression::equal(place, centre)]);
        corpus.iter().any(|document| selection.admits(document));
        selection.check()
    }

    /// Returns a row for each phrase and place: phrases in the order given; places by first date, those without one last, and then by name.
    ///
    /// Documents without a date, or without the variable, are ignored.
    ///
    /// # Complexity
    /// Linear in the length of the text and the number of occurrences, however many phrases there are; then in the number of documents, for each
    /// phrase.
    pub fn find(&self, corpus: &Corpus) -> Vec<Arrival> {
        let observed: Vec<Observed> = (0..corpus.len()).into_par_iter().with_max_len(1).filter_map(|number| self.observed(corpus, number)).collect();
        (0..self.settings.phrases.len()).flat_map(|phrase| self.arrivals(phrase, &observed)).collect()
    }

    /// Reads a document, if it has both a place and a date.
    fn observed<'c>(&self, corpus: &'c Corpus, number: usize) -> Option<Observed<'c>> {
        let Settings { phrases, place, overlap, parts, .. } = &*self.settings;
        let document = &corpus[number];
        let (place, date) = (document.group(place)?, document.date()?.trim());
        IsoDate::parse(date)?;
        let mut found = phrases.find(document, *parts);
        found.retain(|found| overlap.counts(found));
        // They come in the order of the text, and the stable sort keeps it for each phrase.
        found.sort_by_key(|found| found.phrase);
        let found = found.chunk_by(|a, b| a.phrase == b.phrase).map(|same| (same[0].phrase, same.len() as u64, same[0].span)).collect();
        Some(Observed { place, date, number, found })
    }

    fn arrivals(&self, phrase: usize, observed: &[Observed<'_>]) -> Vec<Arrival> {
        let settings = &*self.settings;
        let mut places: BTreeMap<&str, Seen> = BTreeMap::new();
        for &Observed { place, date, number, ref found } in observed {
            let seen = places.entry(place).or_insert(Seen { from: date, to: date, first: None, count: 0, documents: 0 });
            (seen.from, seen.to) = (seen.from.min(date), seen.to.max(date));
            let Ok(at) = found.binary_search_by_key(&phrase, |&(phrase, ..)| phrase) else { continue };
            let (_, count, span) = found[at];
            seen.count += count;
            seen.documents += 1;
            if seen.first.is_none_or(|(known, ..)| date < known) {
                seen.first = Some((date, number, span));
            }
        }
        // A less precise date (2020) may also be that of the first document (2020-03).
        let known = |seen: &Seen<'_>| seen.first.is_some_and(|(first, ..)| !is_same(first, seen.from));
        let centre = settings.centre.as_deref().and_then(|centre| places.get(centre)).filter(|seen| known(seen)).and_then(|seen| seen.first);
        let centre = centre.map(|(date, ..)| date);
        let mut dates: Vec<&str> = places.values().filter_map(|seen| seen.first).map(|(date, ..)| date).collect();
        dates.sort_unstable();
        let arrival = |(&place, seen): (&&str, &Seen)| {
            let first = seen.first.map(|(date, ..)| date);
            Arrival {
                phrase: settings.phrases.phrase(phrase).to_string(),
                place: place.to_string(),
                first: first.map(str::to_string),
                lag: centre.zip(first).filter(|_| known(seen)).and_then(|(centre, first)| lag(centre, first)),
                censored: match first {
                    None => Some(Censored::After),
                    Some(_) if known(seen) => None,
                    Some(_) => Some(Censored::Before),
                },
                rank: first.map(|first| dates.partition_point(|&date| date < first) + 1),
                at: seen.first.map(|(_, number, span)| (number, span)),
                count: seen.count,
                documents: seen.documents,
                observed_from: seen.from.to_string(),
                observed_to: seen.to.to_string(),
            }
        };
        let mut arrivals: Vec<Arrival> = places.iter().map(arrival).collect();
        arrivals.sort_by(|x, y| (x.first.is_none(), &x.first, &x.place).cmp(&(y.first.is_none(), &y.first, &y.place)));
        arrivals
    }
}

/// Returns whether two dates are equal as far as both are precise.
fn is_same(a: &str, b: &str) -> bool {
    IsoDate::parse(a).zip(IsoDate::parse(b)).is_some_and(|(a, b)| a.compare(b).is_eq())
}

/// Returns the time from one date to another.
fn lag(from: &str, to: &str) -> Option<Lag> {
    let (from, to) = (IsoDate::parse(from)?, IsoDate::parse(to)?);
    let years = i64::from(to.year) - i64::from(from.year);
    Some(match (from.month.zip(to.month), day_number(from).zip(day_number(to))) {
        (_, Some((from, to))) => Lag { steps: to - from, unit: LagUnit::Days },
        (Some((from, to)), None) => Lag { steps: 12 * years + i64::from(to) - i64::from(from), unit: LagUnit::Months },
        (None, None) => Lag { steps: years, unit: LagUnit::Years },
    })
}

/// Returns the number of a day, counted from 1 March of the year 0; `None` for a date that is less precise.
///
/// The algorithm is Howard Hinnant's (chrono-compatible low-level date algorithms, 2013): years that begin in March have their leap day last.
fn day_number(date: IsoDate) -> Option<i64> {
    let (month, day) = date.month.zip(date.day).map(|(month, day)| (i64::from(month), i64::from(day)))?;
    let year = i64::from(date.year) - i64::from(month <= 2);
    Some(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * ((month + 9) % 12) + 2) / 5 + day - 1)
}

impl SpreadBuilder {
    /// Adds a phrase; see [`PhraseList`] for what it matches. Phrases with the same matches yield rows once.
    pub fn phrase(&mut self, phrase: impl Into<String>) -> &mut Self {
        self.phrases.push(phrase.into());
        self
    }

    /// Sets the phrases, replacing earlier ones.
    pub fn phrases(&mut self, phrases: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
        self.phrases = phrases.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the variable whose values are the places, or a field such as `speaker` as returned by [`Document::value`](crate::text::Document::value).
    pub fn place(&mut self, field: impl Into<String>) -> &mut Self {
        self.place = field.into();
        self
    }

    /// Sets the place that lags are counted from. Default: none, which yields no lags.
    pub fn centre(&mut self, centre: impl Into<String>) -> &mut Self {
        self.centre = Some(centre.into());
        self
    }

    /// Sets which occurrences count if phrases contain one another. Default: all.
    pub fn overlap(&mut self, overlap: Overlap) -> &mut Self {
        self.overlap = overlap;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are merged; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Builds the spread.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) without a variable, and those of [`PhraseList::folded`].
    pub fn build(&self) -> Result<Spread, Error> {
        let phrases = PhraseList::folded(&self.phrases, self.fold)?;
        if self.place.is_empty() {
            return Err(Error::option("the name of the place variable is empty", "use a variable of the documents"));
        }
        let (place, centre) = (self.place.clone(), self.centre.clone());
        Ok(Spread { settings: Arc::new(Settings { phrases, place, centre, overlap: self.overlap, parts: self.parts }) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn report(place: &str, date: &str, text: &str) -> Document {
        Document::new(format!("{place} {date}"), text).with_variable("place", place).with_variable("date", date)
    }

    fn spread(documents: Vec<Document>) -> Vec<Arrival> {
        Spread::builder().phrase("勇毅前行").place("place").centre("中央").build().unwrap().find(&Corpus::new(documents))
    }

    #[test]
    fn first_dates_lags_and_ranks() {
        let found = spread(vec![
            report("南县", "2020-03-01", "修好水渠。"),
            report("南县", "2021-02-28", "勇毅、前行。勇毅前行！"),
            report("南县", "2022-01-05", "勇毅前行。"),
            report("中央", "2019-02-01", "修好水渠。"),
            report("中央", "2020-02-28", "勇毅前行。"),
            report("北县", "2021-02-28", "勇毅前行。"),
            report("北县", "2020-02-27", "好。"),
        ]);
        let rows: Vec<_> =
            found.iter().map(|row| (row.place.as_str(), row.first.as_deref().unwrap(), row.lag.unwrap().steps, row.rank.unwrap())).collect();
        assert_eq!(rows, [("中央", "2020-02-28", 0, 1), ("北县", "2021-02-28", 366, 2), ("南县", "2021-02-28", 366, 2)]);
        assert!(found.iter().all(|row| row.censored.is_none()));
        let south = &found[2];
        assert_eq!((south.count, south.documents, south.observed_from.as_str(), south.observed_to.as_str()), (3, 2, "2020-03-01", "2022-01-05"));
        assert_eq!(south.at, Some((1, Span::new(0, 15))));
    }

    #[test]
    fn what_the_corpus_cannot_tell_is_marked() {
        let found = spread(vec![
            report("中央", "2018", "好。"),
            report("中央", "2020", "勇毅前行。"),
            report("东县", "2020-05", "勇毅前行。"),
            report("东县", "2020-05-20", "好。"),
            report("西县", "2019", "好。"),
            report("北县", "2019-01", "好。"),
            report("北县", "2019-03", "勇毅前行。"),
        ]);
        let marks: Vec<_> = found.iter().map(|row| (row.place.as_str(), row.censored, row.lag)).collect();
        let years = |steps| Some(Lag { steps, unit: LagUnit::Years });
        assert_eq!(
            marks,
            [("北县", None, years(-1)), ("中央", None, years(0)), ("东县", Some(Censored::Before), None), ("西县", Some(Censored::After), None)]
        );
        // Of one report of each place nothing tells who was first, and if the centre may have been earlier nobody's lag is known.
        let found = spread(vec![report("中央", "2025-01-10", "勇毅前行。"), report("东县", "2025-01-16", "勇毅前行。")]);
        assert!(found.len() == 2 && found.iter().all(|row| row.lag.is_none() && row.censored == Some(Censored::Before)));
        let later = [report("东县", "2024-01-16", "好。"), report("东县", "2025-01-16", "勇毅前行。")];
        let found = spread([vec![report("中央", "2025-01-10", "勇毅前行。")], later.into()].concat());
        assert!(found.len() == 2 && found.iter().all(|row| row.lag.is_none()) && found[1].censored.is_none());
    }

    #[test]
    fn without_a_first_date_of_the_centre_there_are_no_lags() {
        let found = spread(vec![report("中央", "2020", "好。"), report("东县", "2021", "勇毅前行。")]);
        assert!(found.iter().all(|row| row.lag.is_none()) && found.len() == 2);
        // Neither places nor dates: nothing is known.
        assert!(spread(vec![Document::from("勇毅前行。"), report("东县", "someday", "勇毅前行。")]).is_empty());
    }

    #[test]
    fn a_centre_is_a_value_that_some_document_has() {
        let told = |centre: &str, documents: Vec<Document>| {
            let spread = Spread::builder().phrase("勇毅前行").place("place").centre(centre).build().unwrap();
            spread.check(&Corpus::new(documents)).map_err(|error| error.to_string())
        };
        let documents = || vec![report("中央", "2020", "好。"), Document::from("好。").with_variable("place", "东县|西县")];
        let wrong = "no document matches place=北京; the values of place are 东县|西县, 中央; use values that documents have";
        assert_eq!(told("北京", documents()), Err(wrong.to_string()));
        assert_eq!((told("中央", documents()), told("东县|西县", documents())), (Ok(()), Ok(())), "an undated document has its place too");
        assert_eq!(told("北京", Vec::new()), Ok(()), "of no documents nothing is said");
        assert!(told("中央", vec![Document::from("好。")]).unwrap_err().starts_with("no document has a field `place`"));
    }

    #[test]
    fn of_phrases_that_stand_in_one_another_all_count_or_the_longest() {
        let corpus = Corpus::new([
            report("南县", "2020", "修好水渠。"),
            report("南县", "2021", "四湾共治。"),
            report("南县", "2022", "管好四湾，四湾共治。"),
            report("北县", "2021", "管好四湾。"),
        ]);
        let told = |overlap| {
            let found = Spread::builder().phrases(["四湾", "四湾共治", "四湾、共治"]).place("place").overlap(overlap).build().unwrap().find(&corpus);
            found.into_iter().map(|row| (row.phrase, row.place, row.first, row.count, row.documents, row.at)).collect::<Vec<_>>()
        };
        let row = |phrase: &str, place: &str, first: Option<&str>, count, documents, at: Option<(usize, usize)>| {
            let at = at.map(|(number, start)| (number, Span::new(start, start + phrase.len())));
            (phrase.to_string(), place.to_string(), first.map(str::to_string), count, documents, at)
        };
        let whole = [row("四湾共治", "南县", Some("2021"), 2, 2, Some((1, 0))), row("四湾共治", "北县", None, 0, 0, None)];
        let all = [row("四湾", "北县", Some("2021"), 1, 1, Some((3, 6))), row("四湾", "南县", Some("2021"), 3, 2, Some((1, 0)))];
        let longest = [row("四湾", "北县", Some("2021"), 1, 1, Some((3, 6))), row("四湾", "南县", Some("2022"), 1, 1, Some((2, 6)))];
        assert_eq!(told(Overlap::All), [all, whole.clone()].concat());
        assert_eq!(told(Overlap::Longest), [longest, whole].concat());
    }

    #[test]
    fn many_phrases_have_the_rows_of_each_by_itself() {
        let corpus = Corpus::new([
            report("南县", "2020", "护好湖湾、管好渔船。湖湾湖湾湖湾。"),
            report("北县", "2019-02", "护好湖湾管好渔船，管好渔船。"),
            report("北县", "2021", "湖湾。湖、湾。"),
        ]);
        let phrases = ["湖湾", "湖湾湖湾", "管好渔船", "护好湖湾管好渔船", "渔"];
        let found = |phrases: &[&str]| Spread::builder().phrases(phrases.iter().copied()).place("place").build().unwrap().find(&corpus);
        let naive: Vec<Arrival> = phrases.iter().flat_map(|phrase| found(&[phrase])).collect();
        assert_eq!(found(&phrases), naive);
        for row in naive {
            let kwic = crate::measure::Kwic::builder().phrase(&row.phrase).build().unwrap();
            let of_place = corpus.iter().filter(|document| document.value("place") == Some(&row.place));
            assert_eq!(row.count, of_place.map(|document| kwic.find(document).len() as u64).sum::<u64>(), "{row:?}");
        }
    }

    #[test]
    fn times_between_dates() {
        let time = |from, to| lag(from, to).map(|lag| (lag.steps, lag.unit.name()));
        assert_eq!(time("2020-02-28", "2020-03-01"), Some((2, "days")));
        assert_eq!(time("2019-12-31", "2020-01-01"), Some((1, "days")));
        assert_eq!(time("1900-02-28", "1900-03-01"), Some((1, "days")));
        assert_eq!(time("2000-01-01", "2020-01-01"), Some((7305, "days")));
        assert_eq!(time("2020-11-30", "2021-02"), Some((3, "months")));
        assert_eq!(time("2021-02", "2020"), Some((-1, "years")));
        for wrong in ["", "20", "2020-13", "2020-1", "2020-01-32", "2020-02-30", "2020-01-01-01", "２０２０"] {
            assert_eq!(time("2020", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_follow_one_another() {
        let lengths =
            |year: i64| [31, if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let mut last = None;
        for year in 1896..2105 {
            for (month, length) in lengths(year).into_iter().enumerate() {
                for day in 1..=length {
                    let count = IsoDate::parse(&format!("{year}-{:02}-{day:02}", month + 1)).and_then(day_number).unwrap();
                    assert!(last.is_none_or(|last: i64| last + 1 == count), "{year}-{}-{day}", month + 1);
                    last = Some(count);
                }
            }
        }
    }

    #[test]
    fn wrong_settings_fail_in_build() {
        let wrong = |builder: &SpreadBuilder| builder.build().unwrap_err().kind() == crate::ErrorKind::InvalidOption;
        assert!(wrong(Spread::builder().place("place")));
        assert!(wrong(Spread::builder().phrase("好")));
        assert!(wrong(Spread::builder().phrase("，").place("place")));
    }
}
