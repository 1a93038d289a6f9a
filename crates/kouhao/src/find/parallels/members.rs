//! Describes a single member: whether it makes a statement or only names something, and how it begins and ends.

use std::ops::Range;

use crate::find::nouns::GOVERNING;
use crate::find::word_lists::may_report;
use crate::text::is_numeral;

use super::cut::{Class, Cut, CutText, Word};
use super::likeness::LONGEST;

/// Words that open clauses of parallel structure: prepositions, particles of will and negation, and verbs that carry a clause. A closed class, from
/// general knowledge of Chinese grammar.
const OPENERS: &str = "把将让使以用靠向为对从在当既又不没无要能敢是有";

/// Verbs of saying and seeing that remarks end in: a closed class, from general knowledge of Chinese.
const REMARKS: &str = "说看讲言";

/// Characters that remarks begin with: a closed class, from general knowledge of Chinese.
const REMARKED: &str = "从就总一对";

/// Characters that open clauses of time and condition, and characters that end them: closed classes, from general knowledge of Chinese grammar.
const CIRCUMSTANCES: (&str, &str) = ("在当随自", "下时后前际中");

/// Prepositions that relate one thing to another, with a verb after both: a closed class, from general knowledge of Chinese grammar.
const RELATING: [&str; 5] = ["同", "与", "跟", "向", "对"];

/// Nouns for those who act in public life: a closed class, from general knowledge of Chinese official language.
const AGENTS: [&str; 21] = [
    "党委", "党组", "人大", "政府", "政协", "法院", "部门", "单位", "国家", "地方", "基层", "社会", "公众", "群众", "村民", "居民", "市场", "企业",
    "行业", "个人", "家庭",
];

/// Words that determine nouns: a closed class, from general knowledge of Chinese grammar.
const DETERMINERS: &str = "各每某该本";

/// Suffixes that turn a word into the name of a quality: a closed class, from general knowledge of Chinese grammar.
const SUFFIXES: &str = "化感性型力度观率";

/// Characters that make a place or time of the one before them.
const PLACES: &str = "上下前后中里内外间处";

impl CutText<'_> {
    /// Returns whether a member makes a statement: it has a verb, an adverb, a set phrase, or an adjective that is not followed by a noun.
    pub(super) fn says(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        // A noun followed by the name of an activity, in two words of two characters, names a field of work: 疫情防控, 科技创新. A verb with its object does not:
        // 机器换人.
        if let [first, last] = words
            && member.len() == 4
            && matches!(first.class, Class::Noun | Class::Doing | Class::Name)
            && (last.class == Class::Doing || last.class == Class::Verb && self.acts(last.end - 1))
        {
            return false;
        }
        let names = |word: &Word| matches!(word.class, Class::Noun | Class::Name | Class::Doing | Class::Other);
        self.is_verb_of_three(member)
            || (0..words.len()).any(|i| match words[i].class {
                Class::Verb | Class::Adverb | Class::Idiom => true,
                Class::Adjective => !words.get(i + 1).is_some_and(names),
                // With an object it is a verb: 服务京津.
                Class::Doing => match words.get(i + 1).map(|next| next.class) {
                    Some(Class::Name) => true,
                    Some(Class::Noun) => i > 0 && matches!(words[i - 1].class, Class::Function | Class::Other),
                    _ => false,
                },
                _ => false,
            })
            || self.is_state(member)
            || self.asks_whether(member)
            || self.relates(words)
    }

    /// Returns whether words say what something is or does to something else, although the tokenizer tags none as a verb: 企业为主体, 科技同经济对接.
    fn relates(&self, words: &[Word]) -> bool {
        let [first, between @ .., last] = words else { return false };
        let named = matches!(first.class, Class::Noun | Class::Name | Class::Doing);
        let text = |word: &Word| self.str(&(word.start..word.end));
        named
            && between
                .iter()
                .any(|word| word.class == Class::Function && (text(word) == "为" || last.class == Class::Doing && RELATING.contains(&text(word))))
    }

    /// Returns whether a member is a verb of one unit with an object of two, like slogans of three characters: 促增收. The tokenizer may split it differently
    /// (惠民 生), but not read it as one word, which is a noun (加工厂).
    pub(super) fn is_verb_of_three(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        let parted = self.starts_word(member.start + 1) || matches!(words[0].class, Class::Name | Class::Other);
        member.len() == 3 && self.acts(member.start) && parted && self.words(member).len() > 1
    }

    /// Returns whether a member is a verb of one unit with an object of two or three: 修大桥, 啃硬骨头.
    pub(super) fn is_verb_with_object(&self, member: &Range<usize>) -> bool {
        let parted = self.starts_word(member.start + 1) && self.words(member)[0].class == Class::Verb;
        let named = matches!(self.words(member).last().map(|word| word.class), Some(Class::Noun));
        self.is_verb_of_three(member) || member.len() == 4 && parted && named
    }

    /// Returns whether a member is a noun followed by a quality of one unit, however the tokenizer reads it: 百姓富, 天蓝.
    pub(super) fn is_state(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        let apart = words.len() == 2 && words[1].start + 1 == member.end && matches!(words[0].class, Class::Noun | Class::Name | Class::Doing);
        matches!(member.len(), 2 | 3) && self.is_quality(member.end - 1) && apart
    }

    /// Returns whether a member is a verb of one unit with an object of one, and not a word for an activity: 净村, 强县.
    pub(super) fn is_verb_of_two(&self, member: &Range<usize>) -> bool {
        let word = self.words(member)[0];
        member.len() == 2
            && self.acts(member.start)
            && !self.acts(member.start + 1)
            && (word.class == Class::Other || word.end == member.start + 1 && word.class != Class::Function)
    }

    /// Returns whether a member begins with somebody who acts in public life, followed by one word, or by two of two units: 党委领导, 群众广泛参与.
    pub(super) fn has_agent(&self, member: &Range<usize>) -> bool {
        let turn = member.start + 2;
        let agent = || self.starts_word(turn) && AGENTS.contains(&self.str(&(member.start..turn)));
        let words = || self.words(&(turn..member.end)).len();
        member.len() == 4 && agent() && words() == 1 || member.len() == 6 && agent() && words() <= 2
    }

    /// Returns whether a member has two units, of which the first is a verb or quality by itself and the second is neither.
    pub(super) fn may_be_verb_of_two(&self, member: &Range<usize>) -> bool {
        let may_act = |unit: usize| self.acts(unit) || self.is_quality(unit);
        let whole = member.len() == 2 && self.starts_word(member.start) && self.starts_word(member.end);
        // 住处 is a place, 饭后 a time.
        let place = PLACES.contains(self.str(&(member.start + 1..member.end)));
        whole && !place && may_act(member.start) && !may_act(member.start + 1) && self.words(member)[0].class != Class::Doing
    }

    /// Returns whether a member has three units, of which the first is a verb by itself, although all three may be one noun in the dictionary: 办实事.
    pub(super) fn may_be_verb_of_three(&self, member: &Range<usize>) -> bool {
        member.len() == 3 && self.acts(member.start)
    }

    /// Returns whether a member may make a statement: it contains a word unknown to the dictionary, or ends in a verb that may be the name of an activity.
    pub(super) fn may_say(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        let sayable =
            |word: &Word| matches!(word.class, Class::Verb | Class::Adjective | Class::Adverb | Class::Idiom | Class::Phrase | Class::Other);
        self.says(member) || words.iter().any(sayable) || words.len() > 1 && words[words.len() - 1].class == Class::Doing
    }

    /// Returns whether a member contains a person, a place or an organisation.
    pub(super) fn has_name(&self, member: &Range<usize>) -> bool {
        self.words(member).iter().any(|word| word.class == Class::Name)
    }

    /// Returns whether a member begins with a word that opens clauses of parallel structure.
    pub(super) fn opens_clause(&self, member: &Range<usize>) -> bool {
        OPENERS.contains(self.str(&(member.start..member.start + 1))) && self.words(member)[0].class != Class::Noun
    }

    /// Returns whether a member contains figures or a share. A year, as in 总结2025年工作, is a name and not a quantity.
    pub(super) fn has_figure(&self, member: &Range<usize>) -> bool {
        let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let counts = |unit: usize| digits(self.str(&(unit..unit + 1))) && !self.is_year(unit);
        let text = self.str(member);
        text.contains("百分之") || digits(text) && member.clone().any(counts)
    }

    /// Returns whether a unit is the four digits of a year.
    fn is_year(&self, unit: usize) -> bool {
        let after = unit + 1..(unit + 2).min(self.ids.len());
        self.str(&(unit..unit + 1)).len() == 4 && self.str(&after) == "年"
    }

    /// Returns the grammar words of a member, except 的, which occurs in any clause.
    pub(super) fn words_of_grammar(&self, member: &Range<usize>) -> impl Iterator<Item = &str> {
        self.words(member).iter().filter_map(|word| {
            let grammar = matches!(word.class, Class::Function | Class::Adverb);
            let text = self.str(&(word.start..word.end));
            let holds = text != "的" && (grammar || word.end == word.start + 1 && OPENERS.contains(text));
            holds.then_some(text)
        })
    }

    /// Returns whether a member only names the speaker of the following text: 会议强调, not 提出更高要求 or 是发展的必然要求.
    pub(super) fn reports(&self, member: &Range<usize>) -> bool {
        let speaker = matches!(self.words(member)[0].class, Class::Noun | Class::Name | Class::Function | Class::Other);
        speaker && may_report(self.str(member))
    }

    /// Returns whether a member only says how the following text is meant: 从根本上说, 总的来看, 更重要的是.
    pub(super) fn remarks(&self, member: &Range<usize>) -> bool {
        let announces = || member.len() > 2 && self.str(&(member.end - 2..member.end)) == "的是";
        announces()
            || REMARKS.contains(self.str(&(member.end - 1..member.end)))
                && self.starts_word(member.end)
                && REMARKED.contains(self.str(&(member.start..member.start + 1)))
    }

    /// Returns whether a clause, of which a member is all or the end, only gives the time or condition of the following text: 在老船长带领下, 当大雾散去时.
    pub(super) fn is_circumstance(&self, member: &Range<usize>) -> bool {
        let closes = CIRCUMSTANCES.1.contains(self.str(&(member.end - 1..member.end))) && self.starts_word(member.end - 1);
        let start = || (member.start.saturating_sub(LONGEST)..=member.start).rev().find(|&unit| self.cuts[unit] >= Cut::Comma);
        let opens = |start: usize| {
            let must = self.str(&(start..start + 1)) == "要" && self.starts_word(start + 1);
            CIRCUMSTANCES.0.contains(self.str(&(start + usize::from(must)..start + 1 + usize::from(must))))
        };
        closes && start().is_some_and(opens)
    }

    /// Returns whether a member says what something is.
    pub(super) fn is(&self, member: &Range<usize>) -> bool {
        self.str(&(member.start..member.start + 1)) == "是"
    }

    /// Returns whether a member begins with 一 and a measure word.
    pub(super) fn opens_with_one(&self, member: &Range<usize>) -> bool {
        let word = self.words(member)[0];
        self.str(&(member.start..member.start + 1)) == "一" && word.class == Class::Number && word.end == member.start + 2 && member.len() > 2
    }

    /// Returns whether a member begins with 一 and a doubled measure word: 一条条小路.
    pub(super) fn opens_with_each(&self, member: &Range<usize>) -> bool {
        member.len() > 3
            && self.str(&(member.start..member.start + 1)) == "一"
            && self.ids[member.start + 1] == self.ids[member.start + 2]
            && self.ids[member.start + 1] != self.ids[member.start]
    }

    /// Returns whether a unit determines the noun after it.
    pub(super) fn is_determiner(&self, unit: usize) -> bool {
        DETERMINERS.contains(self.str(&(unit..unit + 1)))
    }

    /// Returns whether a unit is a numeral.
    pub(super) fn is_numeral(&self, unit: usize) -> bool {
        self.str(&(unit..unit + 1)).chars().all(is_numeral)
    }

    /// Returns whether a member of at most four units contains a word unknown to the dictionary.
    pub(super) fn is_coined(&self, member: &Range<usize>) -> bool {
        member.len() <= 4 && self.words(member).iter().any(|word| word.class == Class::Other)
    }

    /// Returns whether a member has four characters, as set phrases have, and is a known set phrase or coined.
    pub(super) fn is_set_phrase(&self, member: &Range<usize>) -> bool {
        member.len() == 4 && self.words(member).iter().any(|word| matches!(word.class, Class::Idiom | Class::Phrase | Class::Other))
    }

    /// Returns whether a member has four characters and is a set phrase, or a single dictionary word other than a name.
    pub(super) fn is_four(&self, member: &Range<usize>) -> bool {
        self.is_set_phrase(member) || member.len() == 4 && self.words(member).len() == 1 && !self.has_name(member)
    }

    /// Returns whether a member of four units is a set phrase or a verb with its object: 武装头脑, 服务人民.
    pub(super) fn acts_in_four(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        let whole = member.len() == 4 && self.starts_word(member.start) && self.starts_word(member.end);
        whole
            && match words {
                [word] => word.class == Class::Idiom,
                [first, second] if first.end == member.start + 2 => match first.class {
                    _ if GOVERNING.contains(self.str(&(first.start..first.end))) => true,
                    // 晒香, a verb with its result, may be a name to the tokenizer.
                    Class::Name | Class::Other => second.class == Class::Noun && self.acts(first.start) && self.is_quality(first.start + 1),
                    Class::Verb => !matches!(second.class, Class::Doing | Class::Verb),
                    Class::Doing => !matches!(second.class, Class::Doing | Class::Verb | Class::Other),
                    _ => false,
                },
                _ => false,
            }
    }

    /// Returns whether a member is a single noun of the dictionary.
    pub(super) fn is_noun(&self, member: &Range<usize>) -> bool {
        matches!(self.words(member), [word] if word.class == Class::Noun)
    }

    /// Returns whether a member ends in a verb that is used equally often as the name of an activity.
    pub(super) fn ends_in_doing(&self, member: &Range<usize>) -> bool {
        self.words(member).last().is_some_and(|word| word.class == Class::Doing)
    }

    /// Returns whether a member ends in a suffix that turns a word into the name of a quality.
    pub(super) fn has_suffix(&self, member: &Range<usize>) -> bool {
        member.len() > 2 && SUFFIXES.contains(self.str(&(member.end - 1..member.end)))
    }

    /// Returns whether a member begins with a verb that is followed by something.
    pub(super) fn governs(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        words.len() > 1
            && match words[0].class {
                Class::Verb | Class::Adverb | Class::Other => true,
                Class::Doing => words[1].class == Class::Name,
                _ => false,
            }
    }
}
