//! Finds runs of neighbours with the same structure.

use std::ops::Range;

use crate::find::nouns::GOVERNING;

use super::cut::{Bracket, Class, Cut, CutText, Word};
use super::likeness::{FIRST_OF_TWO, LONGEST, Likeness, MARKED, SECOND_OF_TWO};

/// What the first and last neighbours of a list may contain besides their members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edges {
    /// Whole clauses before the first member: 为此，我们…，创造了…；…，创造了….
    Clauses,
    /// A head before the first member: 努力以…，以….
    Head,
    /// A head before the first member and a tail after the last: 坚持甲、乙、丙的要求.
    Both,
    /// The same, and a conjunction before the last member: 坚持甲、乙和丙的要求.
    Parted,
}

/// The maximum length, in units, of members that have text before and after them.
const LONGEST_BETWEEN: usize = 12;

/// The maximum length, in units, of members whose end is marked by a noun after them, and of that noun.
const SHORT: usize = 4;

/// The average points per pair at which three or more members are parallel, whatever they consist of.
const AVERAGE: i32 = 4;

/// The maximum length, in units, of three clauses that are parallel by their length alone.
const TERSE: usize = 8;

/// The maximum number of members of a rejected run that is retried without its first member. It bounds the time for texts that consist of such runs.
const MOST_RETRIED: usize = 12;

/// The points at which a member of equal length may begin within a clause, without other evidence.
const STRONG: i32 = 7;

/// The points that two members need within a longer list.
const LISTED: i32 = 7;

/// The points for two similarly described things joined by a conjunction: one less, because a conjunction also joins two things of equal length.
const JOINED_QUALITIES: i32 = LISTED - 1;

/// The points that two clauses need if they stand alone and are balanced; their length alone scores three.
const BALANCED: i32 = 4;

/// Particles and conjunctions that no member begins with: a closed class, from general knowledge of Chinese grammar.
const PARTICLES: &str = "的了着等和与及";

/// Particles and locatives that follow a phrase: a closed class, from general knowledge of Chinese grammar.
const LINKS: &str = "的地等之中上下";

/// Prepositions whose object two members can be, and numerals for two: closed classes, from general knowledge of Chinese grammar.
const PREPOSITIONS: &str = "为向对在以从";
const TWO: &str = "两双";

/// Words that introduce a list: a closed class, from general knowledge of Chinese grammar.
const INTRODUCING: &[&str] = &["即", "就是", "也就是", "分别是"];

/// Prepositions that are also conjunctions, so that a member begins with one only if the next does as well: a closed class, from general knowledge of Chinese
/// grammar.
const ACCOMPANYING: &str = "与和同跟";

/// Pronouns for people: a closed class, from general knowledge of Chinese grammar.
const PERSONS: [&str; 11] = ["我", "我们", "咱们", "你", "你们", "他", "她", "他们", "她们", "大家", "自己"];

impl CutText<'_> {
    /// Returns the parallel runs among neighbours.
    pub(super) fn runs(&self, neighbours: &[Range<usize>], least: usize, edges: Edges) -> Vec<Vec<Range<usize>>> {
        let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
        let mut at = 0;
        // The first neighbour that is in no run.
        let mut free = 0;
        while at + 1 < neighbours.len() {
            let mut run = self.run(&neighbours[at..], edges);
            if edges <= Edges::Head && self.announces(&run) {
                at += 1;
                free = at;
                continue;
            }
            let len = run.len();
            let fits = |&len: &usize| len >= least.max(2) && self.is_parallel(&run[..len], neighbours.len(), edges);
            // A clause that opens differently may only look like one more member.
            let opened = || 1 + run.windows(2).take_while(|pair| self.opens_alike(&pair[0], &pair[1])).count();
            let shorter = || Some(opened()).filter(|&opened| opened > 2 && opened < len).filter(fits);
            if let Some(len) = Some(len).filter(fits).or_else(|| if edges <= Edges::Head && len > 3 { shorter() } else { None }) {
                run.truncate(len);
                let run = self.with_longer_last(self.gone_on(run, &neighbours[at..]), &neighbours[at..]);
                let (before, from) = (&neighbours[free..at], at + run.len());
                let (run, after) = self.widened(run, before, &neighbours[from..]);
                let run = self.gone_back(run, before);
                let earlier = if before.is_empty() { runs.pop_if(|earlier| self.goes_on(earlier, &run)) } else { None };
                at = from + after;
                free = at;
                runs.extend(self.couplets(earlier.into_iter().flatten().chain(run).collect(), least, edges));
            } else {
                // The first neighbour may hide that the others are parallel.
                at += if len <= MOST_RETRIED { 1 } else { len - 1 };
            }
        }
        runs
    }

    /// Returns the two halves of a sentence, with the same number of clauses each, at least two, joined by a pair of conjunctions: 既要…，…，又要…，….
    pub(super) fn joined_halves(&self, clauses: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let half = clauses.len() / 2;
        if half < 2 || !clauses.len().is_multiple_of(2) || self.without(&clauses[half], SECOND_OF_TWO).start == clauses[half].start {
            return None;
        }
        let within = clauses[1..].iter().enumerate().any(|(at, clause)| at + 1 != half && self.without(clause, SECOND_OF_TWO).start > clause.start);
        let joins = |word: &&Word| FIRST_OF_TWO.contains(&self.str(&(word.start..word.end))) && word.start >= clauses[0].start;
        // 既要 may be one word.
        let start = self.words(&clauses[0]).iter().find(joins).map(|word| word.start);
        let start = start.or_else(|| clauses[0].clone().find(|&unit| self.str(&(unit..unit + 1)) == "既" && self.starts_word(unit)))?;
        let run = vec![start..clauses[half - 1].end, clauses[half].start..clauses[clauses.len() - 1].end];
        (!within && self.are_framed(&run[0], &run[1])).then_some(run)
    }

    /// Returns the longest run that begins with the first of some neighbours.
    fn run(&self, neighbours: &[Range<usize>], edges: Edges) -> Vec<Range<usize>> {
        let Some((first, second)) = self.pair(neighbours, edges) else { return Vec::new() };
        let mut run = vec![first, second];
        for next in &neighbours[2..] {
            let last = run[run.len() - 1].clone();
            // A member whose tail was cut off ends the run.
            if last.end != neighbours[run.len() - 1].end {
                break;
            }
            // 是甲，是乙，更是丙
            let climax = || self.behind_climax(next, &last).and_then(|bare| self.fit_last(&run[run.len() - 2..], &bare, edges));
            match self.fit_last(&run[run.len() - 2..], next, edges).or_else(|| climax().map(|member| next.start..member.end)) {
                Some(member) => run.push(member),
                // 既…，又…，还…, each in other words than the one before
                None if self.are_framed(&run[0], next) && self.ids[last] != self.ids[next.clone()] => run.push(next.clone()),
                None => break,
            }
        }
        run
    }

    /// Returns a neighbour without the adverb that heightens it, if it then begins as the member before it: 更|是丙 after 是乙.
    fn behind_climax(&self, next: &Range<usize>, last: &Range<usize>) -> Option<Range<usize>> {
        let bare = next.start + 1;
        let heightens = "更还也".contains(self.str(&(next.start..bare))) && bare < next.end && self.ids[bare] == self.ids[last.start];
        heightens.then_some(bare..next.end)
    }

    /// Returns the first two members, without the head of the first and the tail of the second if they are more alike that way.
    pub(super) fn pair(&self, neighbours: &[Range<usize>], edges: Edges) -> Option<(Range<usize>, Range<usize>)> {
        let (a, b) = (&self.without_introduction(&neighbours[0], &neighbours[1]), &neighbours[1]);
        // If the third is like the second, the first may be as well.
        let third = neighbours.get(2).and_then(|third| self.fit_last(&[b.clone(), b.clone()], third, edges));
        let least = if third.is_some() { Likeness::Rhythm } else { Likeness::Marked };
        let whole = (self.likeness(a, b) > Likeness::None).then(|| (a.clone(), b.clone()));
        let headless = self.fit_first(a, b, least, edges).map(|first| (first, b.clone()));
        let tailless = self.fit_last(std::slice::from_ref(a), b, edges).map(|last| (a.clone(), last));
        let between = if edges >= Edges::Both { self.fit_both(a, b) } else { None };
        // If the third is like the whole of the second, the second ends at its neighbour's end, and so does the first.
        let goes_on = third.is_some() && (whole.is_some() || headless.is_some()) && self.likeness(b, &neighbours[2]) == Likeness::Marked;
        let (between, tailless) = if goes_on { (None, None) } else { (between, tailless) };
        // If the list continues after the second, only the noun that all members modify could follow it.
        let listed = neighbours.len() > 2 && third.is_none();
        let tailless = tailless.filter(|(_, last)| !listed || last.end == b.end);
        let points = |(first, last): &(Range<usize>, Range<usize>)| self.points(first, last);
        // Of equally similar pairs, the first.
        [between, tailless, headless, whole].into_iter().flatten().max_by_key(points)
    }

    /// Returns a first member without the word that introduces all of them, unless the second begins with it as well.
    fn without_introduction(&self, a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
        let part = self.without(a, INTRODUCING);
        // Any clause may begin with 就是; one that is as long as the next or ends alike is a member.
        let is_member = part.len() == b.len() || self.closes_alike(&part, b, 2) || self.str(a).starts_with('即');
        if is_member && !self.opens_alike(a, b) { part } else { a.clone() }
    }

    /// Returns the end of `a` that is most like `b`.
    fn fit_first(&self, a: &Range<usize>, b: &Range<usize>, least: Likeness, edges: Edges) -> Option<Range<usize>> {
        let joined = self.without(b, SECOND_OF_TWO);
        let longest = if edges == Edges::Clauses { a.len() } else { LONGEST.min(b.len() * 2) };
        let starts = (a.start + 1..a.end).rev().take_while(|&start| a.end - start <= longest);
        let mut best: Option<(i32, Range<usize>)> = None;
        // 这是 is one word to the tokenizer.
        let accompanies = ACCOMPANYING.contains(self.str(&(b.start..b.start + 1)));
        let opener = self.opens_clause(b) && (self.words(b)[0].end == b.start + 1 || self.words(b)[0].class == Class::Other);
        let opener = opener || accompanies && self.starts_word(b.start + 1);
        let opens_again = |start: usize| {
            opener && (!accompanies || self.starts_word(start)) && self.ids[start] == self.ids[b.start] && self.cuts[start] == Cut::Joined
        };
        let within_word = |start: usize| self.is_hidden(start, a, b) || self.agrees(start..a.end, b);
        let begins = |start: usize| self.starts_member(start, edges) || opens_again(start) || edges >= Edges::Both && within_word(start);
        // Two members are alike by chance where one of them is cut off its attribute.
        let severed = |start: usize| least == Likeness::Marked && self.is_severed(start);
        for start in starts.filter(|&start| begins(start) && !self.is_complement(start, b) && !severed(start)) {
            let part = start..a.end;
            // If a head is cut off, only an equal length or an equal opening shows where the member begins.
            let opens = self.opens_alike(&part, b) || self.opens_alike(&self.without(&part, FIRST_OF_TWO), &joined);
            let clauses = edges == Edges::Clauses && part.len().max(b.len()) <= LONGEST && self.clauses(&part) == self.clauses(b);
            let framed = self.are_framed(&part, b);
            if !opens && !clauses && !framed && part.len() != b.len() && part.len() != joined.len() {
                continue;
            }
            if !opens && !framed && self.is_object_beside_verb(&part, b) || edges <= Edges::Head && self.splits_quotation(&part) {
                continue;
            }
            let points = self.points(&part, b);
            // 要大胆尝试，稳步推开，鼓励试错: after one word, four characters are enough if there are three or more members, as are three with a verb.
            let four = part.len() == SHORT && b.len() == SHORT || self.are_verbs_of_three(&part, b);
            let four = four && least == Likeness::Rhythm && start == a.start + 1 && self.opens_clause(a);
            let verse = edges == Edges::Head && part.len() == TERSE - 1 && self.end_in_deeds(&part, b);
            let shown =
                opens || clauses || edges >= Edges::Both || four || verse || self.cut_alike(&part, b) || points >= STRONG || self.keeps_two(&part, b);
            // 充分释放潜力，增强动力: an adverb modifies both verbs, as a pronoun is the subject of both.
            let head = a.start..start;
            let threes = self.is_verb_of_three(&part) && self.is_verb_of_three(b);
            let kept = || self.keeps_literary(&part, &joined) || self.ids[start] == self.ids[joined.start];
            let person = (points > MARKED && kept() || threes) && PERSONS.contains(&self.str(&head));
            let least = if person && threes { least.min(Likeness::Grammar) } else { least };
            let adverb = person || points >= MARKED && self.words(&head).iter().all(|word| word.class == Class::Adverb);
            let accompanied = adverb && part.len() == joined.len();
            // 引导村民|加强技术学习，加快产品更新，提高种植水平: three or more verbs with objects, of two words or more.
            let governs = |member: &Range<usize>| self.words(member)[0].class == Class::Verb && self.governs(member);
            let built = edges == Edges::Head
                && least == Likeness::Rhythm
                && part.len() > SHORT
                && points >= MARKED
                && governs(&part)
                && governs(b)
                && self.balance(&part, b);
            let fits = (shown || framed || accompanied || built) && Likeness::of(points) >= least;
            if fits && best.as_ref().is_none_or(|(known, _)| points > *known) {
                best = Some((points, part));
            }
        }
        best.map(|(_, part)| part)
    }

    /// Returns whether two members of three units each begin with verbs of one unit, at least one of which the tokenizer reads as such.
    fn are_verbs_of_three(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let both = self.may_be_verb_of_three(a) && self.may_be_verb_of_three(b);
        both && (self.is_verb_of_three(a) || self.is_verb_of_three(b))
    }

    /// Returns whether a member is a noun without the verb directly before it, while its neighbour begins with its own verb: 完善|价格形成机制、强化公共服务.
    fn is_object_beside_verb(&self, part: &Range<usize>, b: &Range<usize>) -> bool {
        let named = |class: Class| matches!(class, Class::Noun | Class::Name);
        let before = self.words(&(part.start - 1..part.start))[0];
        let acts = |word: Word| word.end - word.start > 1 && (word.class == Class::Verb || GOVERNING.contains(self.str(&(word.start..word.end))));
        part.len() > SHORT
            && acts(before)
            && acts(self.words(b)[0])
            && named(self.words(part)[0].class)
            && named(self.words(part)[self.words(part).len() - 1].class)
    }

    /// Returns whether a first member as long as `b` may start at `start`, although the tokenizer joins its first character with the one before to a word
    /// that the dictionary does not know: 上练 in 在船上练胆量、磨意志.
    fn is_hidden(&self, start: usize, a: &Range<usize>, b: &Range<usize>) -> bool {
        let word = self.words(&(start..start + 1))[0];
        let coined = word.class == Class::Other && word.start + 1 == start && word.end == start + 1;
        coined && a.end - start == b.len() && (self.ids[start] == self.ids[b.start] || self.is_verb_of_three(b) && self.acts(start))
    }

    /// Returns whether two members of equal length have at least half of their units in common, three of them neighbours in the same place, so that the first
    /// starts there however the tokenizer cuts: 渔民|心往一处想, not 渔|民心.
    fn agrees(&self, part: Range<usize>, b: &Range<usize>) -> bool {
        let same: Vec<bool> = part.clone().zip(b.clone()).map(|(x, y)| self.ids[x] == self.ids[y]).collect();
        let half = 2 * same.iter().filter(|&&same| same).count() >= b.len();
        part.len() == b.len() && half && same.windows(3).any(|three| three.iter().all(|&same| same))
    }

    /// Returns whether a part of a clause that starts with 在 at `start` says where its verb takes place (修在河边), beside an adjunct `b` of the next clause
    /// (在老船长带领下): the first belongs to the verb before it, the second to the verb after it.
    fn is_complement(&self, start: usize, b: &Range<usize>) -> bool {
        let is_at = |unit: usize| self.str(&(unit..unit + 1)) == "在";
        let acts = |unit: usize| matches!(self.words(&(unit..unit + 1))[0].class, Class::Verb | Class::Doing | Class::Adjective);
        is_at(start) && self.cuts[start] == Cut::Joined && acts(start - 1) && is_at(b.start) && self.is_circumstance(b)
    }

    /// Returns whether the noun at `start` belongs to the attribute of one unit before it: 新|时代.
    fn is_severed(&self, start: usize) -> bool {
        let (before, noun) = (self.words(&(start - 1..start))[0], self.words(&(start..start + 1))[0]);
        // 十八大|报告
        let numbered = before.start > 0 && self.words(&(before.start - 1..before.start))[0].class == Class::Number;
        let attribute = before.class == Class::Adjective && before.start + 1 == start && before.end == start && !numbered;
        attribute && self.cuts[start] == Cut::Joined && !self.marks[start].open && noun.class == Class::Noun && noun.start == start
    }

    /// Returns whether two members begin with the same word.
    pub(super) fn opens_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let word = self.words(b)[0];
        let len = (word.end - b.start).min(b.len());
        len <= a.len() && self.ids[a.start..a.start + len] == self.ids[b.start..b.start + len]
    }

    /// Returns whether two members of equal length, of a few units, have two neighbouring units in common in the same place.
    fn keeps_two(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let same: Vec<bool> = a.clone().zip(b.clone()).map(|(x, y)| self.ids[x] == self.ids[y]).collect();
        a.len() == b.len() && a.len() <= TERSE && same.windows(2).any(|pair| pair[0] && pair[1])
    }

    /// Returns the number of clauses of a member.
    fn clauses(&self, member: &Range<usize>) -> usize {
        1 + (member.start + 1..member.end).filter(|&unit| self.cuts[unit] == Cut::Comma).count()
    }

    /// Returns the longest end of `a` and beginning of `b` that are alike: 在推动产业提档升级、提能扩链的同时.
    fn fit_both(&self, a: &Range<usize>, b: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let longest = b.len().min(LONGEST_BETWEEN);
        let starts = (a.start + 1..a.end).filter(|&start| a.end - start <= longest && self.starts_member(start, Edges::Both));
        // If nothing else shows the end of the second, both must begin or end with the same word: 向人民、向历史交出答卷.
        let ends = |first: &Range<usize>, last: &Range<usize>| {
            self.modifies(last.end)
                || self.counts_two(last.end)
                || self.is_adjunct(first.start, last.end) && self.ends_member(last, false)
                || self.ends_member(last, false)
                    && (self.opens_alike(first, last)
                        || self.closes_alike(first, last, 2)
                        || self.rearranges(first, last)
                        || self.are_states_of_one(first, last))
        };
        starts
            .map(|start| (start..a.end, b.start..b.start + a.end - start))
            .find(|(first, last)| last.end < b.end && first.len() > 2 && ends(first, last) && self.likeness(first, last) == Likeness::Marked)
    }

    /// Returns whether the text at `unit` counts the two members before it: 桥窄、路陡两大难题, 内需不足、外需承压双重挑战.
    fn counts_two(&self, unit: usize) -> bool {
        unit < self.ids.len() && TWO.contains(self.str(&(unit..unit + 1))) && self.starts_word(unit)
    }

    /// Returns whether a stretch is the object of a preposition, with the verb after it: 为|修好大桥、走出大山|出力.
    fn is_adjunct(&self, start: usize, end: usize) -> bool {
        let preposition = start > 0 && PREPOSITIONS.contains(self.str(&(start - 1..start))) && self.starts_word(start - 1);
        preposition && end < self.ids.len() && self.words(&(end..end + 1))[0].class == Class::Verb
    }

    /// Returns whether a particle of one unit stands at `unit`: 了|航空兵.
    pub(super) fn begins_with_particle(&self, unit: usize) -> bool {
        PARTICLES.contains(self.str(&(unit..unit + 1))) && self.starts_word(unit + 1)
    }

    /// Returns whether a bracket opens before `unit` and does not close before the next mark, so that it encloses a list: （改水、改厕）, not 党组（党委）.
    fn opens_list(&self, unit: usize) -> bool {
        let closes = || (unit + 1..self.cuts.len().min(self.marks.len())).find(|&at| self.marks[at].bracket.is_some() || self.cuts[at] > Cut::Joined);
        self.marks[unit].bracket == Some(Bracket::Before) && closes().is_some_and(|at| self.marks[at].bracket.is_none())
    }

    /// Returns whether a member with a head before it can start at `unit`: not behind brackets, and, if it is a clause, not within a list.
    fn starts_member(&self, unit: usize, edges: Edges) -> bool {
        self.starts_word(unit)
            && !self.begins_with_particle(unit)
            && (self.marks[unit].bracket.is_none() || edges >= Edges::Both && self.opens_list(unit))
            && match edges {
                Edges::Clauses => self.cuts[unit] == Cut::Comma,
                Edges::Head => self.cuts[unit] == Cut::Joined,
                Edges::Both | Edges::Parted => true,
            }
    }

    /// Returns whether a particle or locative at `unit` shows that a phrase ends before it; the 中 of 中央 does not.
    fn modifies(&self, unit: usize) -> bool {
        let word = self.words(&(unit..unit + 1))[0];
        word.start == unit && (unit..word.end).all(|unit| LINKS.contains(self.str(&(unit..unit + 1))))
    }

    /// Returns `b`, or a beginning of it that is like the last member of a run.
    fn fit_last(&self, run: &[Range<usize>], b: &Range<usize>, edges: Edges) -> Option<Range<usize>> {
        let a = &run[run.len() - 1];
        let whole = self.points(a, b);
        if edges >= Edges::Both
            && let Some(part) = self.cut_last(run, b)
            && self.points(a, &part) > whole
        {
            return Some(part);
        }
        let less = if edges == Edges::Clauses { self.as_many_clauses(a, b) } else { None };
        if let Some(part) = less
            && self.points(a, &part) > whole
        {
            return Some(part);
        }
        (Likeness::of(whole) > Likeness::None).then(|| b.clone())
    }

    /// Returns as many clauses from the beginning of `b` as `a` has, if `b` begins alike, has more and ends the sentence: 从…，到…；从…，到…，一路走来.
    fn as_many_clauses(&self, a: &Range<usize>, b: &Range<usize>) -> Option<Range<usize>> {
        if self.cuts[b.end] < Cut::Sentence || !self.opens_alike(a, b) {
            return None;
        }
        let clauses = self.clauses(a);
        let end = (b.start + 1..b.end).filter(|&unit| self.cuts[unit] == Cut::Comma).nth(clauses - 1)?;
        (clauses > 1).then_some(b.start..end)
    }

    /// Returns the beginning of `b` that is as long as the last member of a run, and like it.
    fn cut_last(&self, run: &[Range<usize>], b: &Range<usize>) -> Option<Range<usize>> {
        let a = &run[run.len() - 1];
        let part = b.start..self.end_like(a, b);
        if part.end >= b.end {
            return None;
        }
        let named = a.len() <= SHORT && self.heads(&(part.end..b.end));
        if !self.ends_member(&part, named) {
            return None;
        }
        let modifies = named || self.modifies(part.end);
        let equal = run.len() > 1 && run[0].len() == a.len();
        let least = match (equal, modifies) {
            (true, true) => Likeness::Rhythm,
            // 谋改革、促发展、抓落实精气神: there are few ways to cut three units.
            (true, false) if a.len() <= 3 => Likeness::Rhythm,
            (true, false) => Likeness::Grammar,
            (false, _) => Likeness::Marked,
        };
        // 修桥之艰难、守渡之辛苦天下少见: a literary character shows it as well.
        let literary = || run.len() == 1 && self.keeps_literary(a, &part);
        (self.likeness(a, &part) >= least && (equal || modifies || literary())).then_some(part)
    }

    /// Returns the end of a part of `b` that is as long as `a` or, if `a` ends in a suffix, one unit longer with the same suffix: 多样性、不稳定性上升.
    fn end_like(&self, a: &Range<usize>, b: &Range<usize>) -> usize {
        let end = b.start + a.len();
        let suffix = |end: usize| end < b.end && self.ids[end - 1] == self.ids[a.end - 1] && self.starts_word(end);
        if self.has_suffix(a) && end < b.end && !suffix(end) && suffix(end + 1) { end + 1 } else { end }
    }

    /// Returns whether a member followed by a tail can end at its end: with a whole word, no open quotation, and no word that leads on to the next, unless it
    /// is `named` by the noun after it.
    pub(super) fn ends_member(&self, part: &Range<usize>, named: bool) -> bool {
        let words = self.words(part);
        let verb = |last: &Word| last.class == Class::Verb && last.end - last.start == 1 && words.len() > 1 && !named;
        let leads_on = words.last().is_none_or(|last| matches!(last.class, Class::Adverb | Class::Function) || verb(last));
        let opened = (part.start + 1..part.end).rev().find(|&unit| self.marks[unit].open || self.marks[unit].close);
        let quoted = opened.is_some_and(|unit| self.marks[unit].open && !self.marks[part.end].close);
        self.starts_word(part.end) && (!leads_on || self.modifies(part.end)) && !quoted
    }

    /// Returns whether a tail is a noun modified by the text before it: 修桥铺路、栽树种草行动.
    pub(super) fn heads(&self, tail: &Range<usize>) -> bool {
        tail.len() <= SHORT && self.words(tail).iter().all(|word| matches!(word.class, Class::Noun | Class::Doing))
    }

    /// Returns whether a run, found among `neighbours` neighbours, is deliberately parallel.
    fn is_parallel(&self, run: &[Range<usize>], neighbours: usize, edges: Edges) -> bool {
        let clauses = self.cuts[run[1].start] >= Cut::Comma;
        let named = run.iter().all(|member| self.marks[member.start].title || self.addresses(member));
        if named || run.len() == 2 && self.names_set(run) {
            return false;
        }
        let joined = || clauses && run[1..].iter().all(|member| self.are_framed(&run[0], member));
        if run.len() > 2 && (self.ends_in_suffix(run) || joined()) {
            return true;
        }
        if run.len() == 2 && self.rearranges(&run[0], &run[1]) {
            return true;
        }
        // 工业强基、农业增效 make a statement by their length, whatever counts them.
        let least_counted = if run.iter().all(|member| member.len() == SHORT) { MARKED } else { LISTED };
        if !clauses && (self.is_list_of_names(run) || self.is_counted(run) && self.average(run) < least_counted) {
            return false;
        }
        // 办实事 makes a statement beside 讲真话.
        let threes = run.iter().any(|member| self.is_verb_of_three(member));
        let says = |member: &&Range<usize>| {
            self.says(member) || self.is_set_phrase(member) || threes && self.may_be_verb_of_three(member) || self.is_verb_of_two(member)
        };
        let said = run.iter().filter(says).count();
        if run.len() == 2 {
            return self.is_couplet(run, neighbours, said, edges);
        }
        // 降本、增效、提质: at least one is known not to be a noun.
        let coined = |member: &Range<usize>| matches!(self.words(member)[0].class, Class::Verb | Class::Other);
        if !clauses && run.iter().all(|member| self.may_be_verb_of_two(member)) && run.iter().any(coined) {
            return true;
        }
        if clauses { self.are_clauses_alike(run) } else { self.average(run) >= AVERAGE || 2 * said >= run.len() }
    }

    /// Returns whether two members, `said` of which make a statement, are deliberately a pair among the given number of neighbours.
    fn is_couplet(&self, run: &[Range<usize>], neighbours: usize, said: usize, edges: Edges) -> bool {
        let (a, b) = (&run[0], &run[1]);
        let clauses = self.cuts[b.start] >= Cut::Comma;
        // 修大桥，我们铺村路、架电线: the clause contains nothing else.
        if !clauses && self.are_two_verbs_of_three(run) {
            return true;
        }
        // 路修到村口，车开到门前: the sentence says nothing else.
        if clauses && self.stand_alone(run) && self.is_even_pair(a, b) {
            return true;
        }
        // Clauses of a report state, one after another, what is done about what: all have the same structure.
        if clauses && !self.share(a, b) {
            return false;
        }
        // Two members of a longer list may easily be alike, and so are most that a conjunction joins, or that end in two joined by one.
        let ends_in_two = || self.parted_by_conjunction(run).is_some() && !self.has_conjunction(a) && !self.opens_alike(a, b);
        let listed = neighbours > 2 && said < 2 || edges == Edges::Parted || ends_in_two();
        let least = match (clauses, listed) {
            (false, true) if edges == Edges::Parted && self.are_qualities(a, b) => JOINED_QUALITIES,
            (false, true) => LISTED,
            // Two balanced clauses without anything else are noticed as a pair: 河山添锦绣，星光映万家.
            (true, _) if neighbours == 2 && said == 2 && self.balance(a, b) => BALANCED,
            _ => MARKED,
        };
        self.points(a, b) >= least
    }

    /// Returns whether two members are equally long nouns, each described before 的 or in four units that begin alike: 昂扬的精神和务实的作风, 有效市场和有为政府.
    fn are_qualities(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let named = |member: &Range<usize>| matches!(self.words(member)[0].class, Class::Noun | Class::Name | Class::Function);
        let described = self.keeps_particle(a, b) && !named(a) && !named(b);
        described || a.len() == SHORT && b.len() == SHORT && self.ids[a.start] == self.ids[b.start]
    }

    /// Returns whether two verbs of one unit, each with an object of two, fill the first clause of a sentence, apart from a pronoun before them: 我们稳增长、调结构.
    fn are_two_verbs_of_three(&self, run: &[Range<usize>]) -> bool {
        let (start, end) = (run[0].start, run[1].end);
        let head = (start.saturating_sub(2)..start).find(|&unit| self.cuts[unit] >= Cut::Comma).map_or("", |unit| self.str(&(unit..start)));
        let alone = self.cuts[start] >= Cut::Semicolon || PERSONS.contains(&head);
        alone && self.cuts[end] >= Cut::Comma && run.iter().all(|member| self.is_verb_of_three(member))
    }

    /// Returns whether two clauses are the whole of a sentence, apart from a form of address.
    fn stand_alone(&self, run: &[Range<usize>]) -> bool {
        let last = run[run.len() - 1].end;
        let before = (run[0].start.saturating_sub(SHORT + 2)..run[0].start).rev().find(|&unit| self.cuts[unit] >= Cut::Sentence);
        let addressed = || before.is_some_and(|start| self.addresses(&(start..run[0].start)) || self.str(&(start..start + 2)) == "各位");
        self.cuts[last] >= Cut::Semicolon && (self.cuts[run[0].start] >= Cut::Semicolon || addressed())
    }

    /// Returns whether three or more clauses, each like the next, are deliberately parallel: they are short, open or close alike, or are very similar.
    fn are_clauses_alike(&self, run: &[Range<usize>]) -> bool {
        let average = self.average(run);
        let short = run.iter().all(|member| member.len() <= TERSE);
        let equal = run.iter().all(|member| member.len() == run[0].len());
        let balanced = run.windows(2).all(|pair| self.balance(&pair[0], &pair[1]));
        let opened = run.windows(2).all(|pair| self.opens_alike(&pair[0], &pair[1]));
        let closed = run.windows(2).all(|pair| self.closes_alike(&pair[0], &pair[1], 2));
        // Three clauses of equal length are noticed if they are short or begin with verbs; successive actions of others are narrative.
        let terse = run.iter().all(|member| member.len() <= SHORT + 2);
        let subjects = matches!(self.words(&run[0])[0].class, Class::Noun | Class::Name);
        terse && equal || balanced && !subjects || (short || balanced) && average >= AVERAGE || opened || closed || average >= MARKED
    }

    /// Returns the average points per pair of a run, rounded down.
    fn average(&self, run: &[Range<usize>]) -> i32 {
        let sum: i32 = run.windows(2).map(|pair| self.points(&pair[0], &pair[1])).sum();
        sum.div_euclid(run.len() as i32 - 1)
    }

    /// Returns whether a member is a form of address or a group of people, 同志们, and does not end in a pronoun, 我们.
    fn addresses(&self, member: &Range<usize>) -> bool {
        let pronoun = self.words(member).last().is_some_and(|word| word.class == Class::Function);
        self.str(&(member.end - 1..member.end)) == "们" && !pronoun
    }

    /// Returns whether a number and its noun follow, so that the members name the things counted: 修桥铺路、栽树种草、挖井引水三件事, …等3个项目.
    fn is_counted(&self, run: &[Range<usize>]) -> bool {
        let end = run[run.len() - 1].end;
        let rest = |unit: usize| if unit < self.ids.len() && self.cuts[unit] < Cut::Pause { self.words(&(unit..unit + 1)) } else { &[] };
        let after = if self.str(&(end..(end + 1).min(self.ids.len()))) == "等" { end + 1 } else { end };
        rest(after).first().is_some_and(|word| word.start == after && (self.is_numeral(after) || self.has_figure(&(after..after + 1))))
    }

    /// Returns whether most members contain names and make no statement.
    fn is_list_of_names(&self, run: &[Range<usize>]) -> bool {
        let built = |a: &Range<usize>, b: &Range<usize>| self.share_verb_of_four(a, b) || self.oppose_in_frame(a, b) || self.keeps_frame(a, b);
        if run.windows(2).all(|pair| built(&pair[0], &pair[1])) {
            return false;
        }
        let said = run.iter().filter(|member| self.says(member)).count();
        let named = run.iter().filter(|member| self.has_name(member) && !self.opens_clause(member)).count();
        said == 0 && 2 * named >= run.len()
    }

    /// Returns whether two phrases of four characters contain the same verb of one character, whatever names they begin and end with: 宁电入湘、疆电入湘.
    fn share_verb_of_four(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let fours = a.len() == SHORT && b.len() == SHORT;
        fours && (1..SHORT - 1).any(|at| self.ids[a.start + at] == self.ids[b.start + at] && self.acts(a.start + at))
    }

    /// Returns whether all members end in the same suffix, which turns a word into the name of a quality: 高端化、智能化、绿色化.
    fn ends_in_suffix(&self, run: &[Range<usize>]) -> bool {
        let last = |member: &Range<usize>| self.str(&(member.end - 1..member.end));
        let first = &run[0];
        let suffix = run.iter().all(|member| self.has_suffix(member) && last(member) == last(first));
        // 政治动力、发展动力 share a word.
        suffix && !run.iter().all(|member| self.ids[member.end - 2] == self.ids[first.end - 2])
    }
}
