//! Names built in a way that anyone uses for a set of their own: N步走 of any plan, N通 of any campaign, N化 of any industry, N位一体 of any service.
//!
//! It means little that the catalogue has a name of such a pattern. Its sense applies if the text contains one of its members, or if nothing beside the
//! name indicates another set: 我国现代化“三步走”战略目标 is that of the nation, 北斗“三步走” and 举报“四位一体”平台 are not.

use super::numerals::is_numeral;
use super::signs::PROGRAMMES;
use crate::find::nouns::noun_behind;
use crate::find::tagged::{Tagged, tagged};
use crate::find::word_lists::holds;
use crate::lexicon::{Entry, Sense};
use crate::text::{Fold, Span, is_han, key};
use crate::tokens::Tokenizer;

/// The text after the number in such names: productive suffixes and classifiers with their verbs. A closed class, from general knowledge of official Chinese.
const BUILDS: [&str; 17] =
    ["化", "通", "率", "性", "步走", "位一体", "轮驱动", "级联动", "个一", "个一批", "个到位", "个必须", "个第一", "个转变", "结合", "集中", "三制"];

/// Words that accompany a plan of the nation and do not indicate any other; from general knowledge of official Chinese.
const GENERAL: &str = "我国 中国 国家 全国 国民 国民经济 社会主义 特色 事业 经济 社会 现代化 建设 发展 协调 同步 总体 整体 全面 布局 格局 战略 部署 安排 目标 构想 步骤 \
    任务 工作 推进 统筹 协同 融合 直接 双向 基本 重大 时代 新时代 伟大 历史 党中央 中央 中共中央 总书记 主席 同志 海峡 两岸";

/// How far the text around a name is read, in code points: a noun phrase or two.
const REACH: usize = 16;

/// Returns whether a name, spelt in simplified script, consists of a number and a pattern that anyone uses.
pub(crate) fn is_common(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| is_numeral(c) || c.is_ascii_digit());
    rest.len() < name.len() && BUILDS.contains(&rest)
}

/// Returns whether a text means another set by a name of an entry: many sets may have the name, the text contains no member of any sense, and the words
/// beside it indicate something else.
pub(crate) fn means_another(text: &str, name: &str, entry: &Entry, tokenizer: &Tokenizer) -> bool {
    is_common(&key(name, Fold::new().simplified(true)))
        && !holds_any(&simplified(text), entry.senses().iter().flat_map(Sense::members))
        && is_another(text, name, entry, tokenizer)
}

/// Returns whether, at most occurrences of a name in a text, the words around it indicate something that no sense of its entry mentions.
fn is_another(text: &str, name: &str, entry: &Entry, tokenizer: &Tokenizer) -> bool {
    let folded = |text: &str| key(text, Fold::new().simplified(true));
    let of = |sense: &'_ Sense| sense.members().iter().map(String::as_str).chain(sense.document()).map(folded).collect::<Vec<_>>();
    let told = entry.names().map(folded).chain(entry.senses().iter().flat_map(of));
    let told: Vec<Vec<char>> = told.map(|told| told.chars().collect()).collect();
    let spoken_of = |word: &str| {
        let word: Vec<char> = folded(word).chars().collect();
        word.windows(2).any(|pair| told.iter().any(|told| told.windows(2).any(|other| other == pair)))
    };
    // The person who leads or says it indicates nothing.
    let other = |token: &Tagged<'_>| token.text.chars().nth(1).is_some() && !token.is_name() && !is_general(token.text) && !spoken_of(token.text);
    let is_singled_out = |at: usize| {
        let (before, behind) = (before(&text[..at]), behind(&text[at + name.len()..]));
        nouns_at_end(&before, tokenizer).iter().any(other)
            || noun_behind(&behind, 0, tokenizer).is_some_and(|noun| tagged(&behind, noun, tokenizer).iter().any(other))
    };
    let places: Vec<bool> = text.match_indices(name).map(|(at, _)| is_singled_out(at)).collect();
    2 * places.iter().filter(|&&is_other| is_other).count() > places.len()
}

/// Returns whether a word, or each half of one of four characters (总体布局), indicates no particular set.
fn is_general(word: &str) -> bool {
    let general = |word: &str| holds(GENERAL, word) || PROGRAMMES.contains(&word);
    let halves = word.char_indices().nth(2).map(|(half, _)| word.split_at(half));
    general(word) || halves.is_some_and(|(first, second)| general(first) && general(second))
}

/// Returns the text directly before a name, up to a mark, in simplified script; without an opening mark and 的.
fn before(text: &str) -> String {
    let text = text.trim_end_matches(['“', '‘', '「', '『', '"']);
    // 渔政现代化新“三步走”
    let text = text.strip_suffix(['的', '新']).unwrap_or(text);
    let start = text.char_indices().rev().take(REACH).take_while(|&(_, c)| is_han(c)).last().map_or(text.len(), |(start, _)| start);
    simplified(&text[start..])
}

/// Returns the text directly after a name, in simplified script; without a closing mark.
fn behind(text: &str) -> String {
    let text = text.trim_start_matches(['”', '’', '」', '』', '"']);
    simplified(&text[..text.char_indices().nth(REACH).map_or(text.len(), |(end, _)| end)])
}

/// Converts a text to simplified script, and to one width and case.
pub(super) fn simplified(text: &str) -> String {
    Fold::new().simplified(true).chars(text).map(|(_, c)| c).collect()
}

/// Returns whether a text, already simplified, contains one of some members.
pub(super) fn holds_any<'m>(simplified_text: &str, members: impl IntoIterator<Item = &'m String>) -> bool {
    members.into_iter().any(|member| simplified_text.contains(&simplified(member)))
}

/// Returns the nouns that a text ends with.
fn nouns_at_end<'t>(text: &'t str, tokenizer: &'t Tokenizer) -> Vec<Tagged<'t>> {
    let mut tokens = tagged(text, Span::new(0, text.len()), tokenizer);
    let nouns = tokens.iter().rev().take_while(|token| token.is_noun() || is_general(token.text) && token.tag != "v").count();
    tokens.split_off(tokens.len() - nouns)
}

#[cfg(test)]
mod tests {
    use super::super::{Check, EnumerationFinder, ItemsFrom};
    use crate::text::Document;

    /// What the text is given as the members of its first set.
    fn known(text: &str) -> (Option<ItemsFrom>, bool, Check) {
        let document = Document::from(text).with_variable("date", "2013-05");
        let set = EnumerationFinder::new().find(&document).remove(0);
        (set.items_from, set.meaning.is_some(), set.check)
    }

    #[test]
    fn common_names_that_single_out_something_else() {
        let other = (None, false, Check::Unstated);
        for text in [
            "松湾港口“三步走”战略开了头。",
            "渔政和船检建设三步走战略构想。",
            "推进渔政现代化新“三步走”战略安排。",
            "岚川“三通”工程覆盖渔村。",
            "按照“三化”处理办法。",
            "建成“五位一体”的举报平台。",
            "抓实“三个一”船检机制。",
            "渔政执法做到“四集中”管理。",
        ] {
            assert_eq!(known(text), other, "{text}");
        }
    }

    #[test]
    fn common_names_of_the_nation() {
        let catalogue = (Some(ItemsFrom::Catalogue), true, Check::Unstated);
        for text in ["我国现代化“三步走”战略目标。", "带领船工统筹推进“五位一体”总体布局。", "推进五位一體總體布局。", "走好“三步走”。"]
        {
            assert_eq!(known(text), catalogue, "{text}");
        }
        // One of its members is in the text.
        assert_eq!(known("松湾“三通”工程不是通邮。"), (Some(ItemsFrom::Catalogue), true, Check::Matches));
        assert_eq!(known("渔村要通水、通电、通路“三通”。"), (Some(ItemsFrom::Text), false, Check::Matches));
    }
}
