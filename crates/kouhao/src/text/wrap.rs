//! Joins lines that were broken by the page and not by the writer: text from PDF and old mail, whose lines end in mid-sentence at a fixed width.
//!
//! Taking every line for a paragraph would hide whatever runs across two lines; joining all lines would turn a list, a poem or a title page into one
//! paragraph. So the text as a whole must show that it was broken by width, and a break is then undone only where the line was full: where the first
//! piece of the next line had no room left. Finders read the joined text; the origin of each stretch is kept.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::marks::Mark;
use super::numerals::is_item_numeral;
use super::span::Span;

/// The minimum number of lines, and of broken lines, from which a width can be determined.
const LINES: usize = 6;
const BROKEN: usize = 5;
/// The range of page widths, in columns; an ideograph takes two. Verses are narrower, paragraphs wider.
const NARROWEST: usize = 36;
const WIDEST: usize = 160;
/// Columns by which a full line may deviate: marks that may not begin a line are squeezed in or carried over with the character before them.
const SLACK: usize = 4;

/// A text whose broken lines are joined, with a mapping to the original text.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    pub(super) text: String,
    joints: Vec<Joint>,
}

/// A line break that was removed.
#[derive(Clone, Copy, Debug)]
struct Joint {
    /// Its position, in bytes of the joined text, and the length of its replacement: nothing, or a space of one byte between words.
    at: usize,
    len: usize,
    /// The start of the next line in the original text, in bytes.
    to: usize,
}

impl Joined {
    /// Joins the broken lines of a text; `None` if it was not broken by width.
    ///
    /// # Complexity
    /// Linear in the length of the text; a text of long lines costs only a search for line breaks.
    pub(super) fn of(original: &str) -> Option<Self> {
        let breaks = count_lines(original);
        // Lines that are longer on average than any page is wide.
        if breaks < LINES || original.len() / breaks > 2 * WIDEST {
            return None;
        }
        let lines: Vec<Line<'_>> = lines(original);
        let width = page_width(&lines)?;
        let full: Vec<bool> = lines.windows(2).map(|pair| pair[0].is_broken(&pair[1], width)).collect();
        is_wrapped(&lines, &full).then(|| join(original, &lines, &full))
    }

    /// Converts a span of the joined text to one of the original. A span that ends at a break ends before it; one that starts at a break starts after it.
    pub(super) fn original(&self, span: Span) -> Span {
        let start = self.place(self.joints.partition_point(|joint| joint.at + joint.len <= span.start), span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.place(self.joints.partition_point(|joint| joint.at < span.end), span.end))
    }

    /// Converts a byte offset after the given number of joints to one in the original text.
    fn place(&self, joints: usize, at: usize) -> usize {
        joints.checked_sub(1).map_or(at, |last| {
            let joint = self.joints[last];
            joint.to + (at - joint.at - joint.len)
        })
    }
}

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|&byte| byte == b'\n').count() + 1
}

/// A non-blank line.
struct Line<'t> {
    /// The text of the line, trimmed.
    text: &'t str,
    start: usize,
    width: usize,
    indented: bool,
    /// Whether it is preceded by a blank line.
    apart: bool,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let (mut at, mut apart) = (0, true);
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let inner = line.trim_start();
        if inner.is_empty() {
            apart = true;
        } else {
            let start = at + (line.len() - inner.len());
            found.push(Line { text: inner, start, width: line.width(), indented: inner.len() < line.len(), apart });
            apart = false;
        }
        at += whole.len();
    }
    found
}

/// Returns the width of the page: the 90th percentile of line widths, if almost no line is wider.
fn page_width(lines: &[Line<'_>]) -> Option<usize> {
    if lines.len() < LINES {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let width = widths[(widths.len() - 1) * 9 / 10];
    let wider = widths.len() - widths.partition_point(|&other| other <= width + SLACK);
    ((NARROWEST..=WIDEST).contains(&width) && wider * 50 <= lines.len()).then_some(width)
}

impl Line<'_> {
    /// Returns whether the line ended only because the page did: it does not end a sentence, and the start of the next line did not fit.
    fn is_broken(&self, next: &Line<'_>, width: usize) -> bool {
        let goes_on = !next.apart && !next.indented && !opens_item(next.text) && !self.ends_sentence();
        goes_on && self.width + first_piece(next.text) + SLACK > width && self.width + SLACK >= width / 2
    }

    /// Returns whether the line ends a sentence, or announces something.
    fn ends_sentence(&self) -> bool {
        let open =
            self.text.trim_end_matches(|c| matches!(Mark::of(c), Some(Mark::CloseQuote | Mark::CloseBracket | Mark::CloseTitle | Mark::Quote)));
        open.ends_with(|c| Mark::of(c) == Some(Mark::Sentence) || matches!(c, '：' | ':' | '；' | ';'))
    }

    /// Returns whether a sentence ends within the line.
    fn holds_sentence_end(&self) -> bool {
        let mut chars = self.text.chars().rev();
        chars.next();
        chars.any(|c| matches!(c, '。' | '！' | '？' | '；')) || self.text.contains(". ")
    }

    fn ends_with_mark(&self) -> bool {
        self.text.chars().next_back().and_then(Mark::of).is_some()
    }
}

/// Returns whether a line begins with the number or bullet of an item: （一） 一、 1. •
fn opens_item(line: &str) -> bool {
    let opened = line.trim_start_matches(['（', '(', '第', '【', '[']);
    let rest = opened.trim_start_matches(is_item_numeral);
    let numbered = rest.len() < opened.len() && rest.starts_with(['、', '）', ')', '．', '】', ']', '章', '条', '节']);
    numbered || (rest.len() < opened.len() && rest.starts_with(". ")) || line.starts_with(['•', '·', '●', '■', '◆', '-', '*', '—', '#', '|', '>'])
}

/// Returns the width of the unbreakable start of a line: a word or number, or an ideograph, with the marks attached to it.
fn first_piece(line: &str) -> usize {
    let mut width = 0;
    let mut inside_word = false;
    let mut seen = false;
    for c in line.chars() {
        let mark = Mark::of(c);
        let opens = matches!(mark, Some(Mark::OpenQuote | Mark::OpenBracket | Mark::OpenTitle));
        let word = mark.is_none() && c.width() == Some(1);
        let clings = mark.is_some() && !opens && mark != Some(Mark::Space);
        if seen && !clings && !(inside_word && word) {
            break;
        }
        width += c.width().unwrap_or(0);
        inside_word = word;
        seen |= mark.is_none();
    }
    width
}

/// Returns whether a text was broken by width: most lines are full, most of them end in the middle of a clause, and sentences end within lines, as they
/// do in prose and not in lists or verse.
fn is_wrapped(lines: &[Line<'_>], full: &[bool]) -> bool {
    let broken: Vec<&Line<'_>> = lines.iter().zip(full).filter(|&(_, &full)| full).map(|(line, _)| line).collect();
    let marked = broken.iter().filter(|line| line.ends_with_mark()).count();
    let holding = broken.iter().filter(|line| line.holds_sentence_end()).count();
    broken.len() >= BROKEN && 2 * broken.len() >= lines.len() && 5 * marked <= 2 * broken.len() && 8 * holding >= broken.len()
}

fn join(original: &str, lines: &[Line<'_>], full: &[bool]) -> Joined {
    let mut joined = Joined { text: String::with_capacity(original.len()), joints: Vec::new() };
    let mut copied = 0;
    for (pair, _) in lines.windows(2).zip(full).filter(|&(_, &full)| full) {
        let (from, to) = (pair[0].start + pair[0].text.len(), pair[1].start);
        joined.text.push_str(&original[copied..from]);
        let at = joined.text.len();
        // Between two words of letters the break was a space; ideographs stand side by side.
        let narrow = |c: Option<char>| c.is_some_and(|c| c.width() == Some(1));
        if narrow(pair[0].text.chars().next_back()) && narrow(pair[1].text.chars().next()) {
            joined.text.push(' ');
        }
        joined.joints.push(Joint { at, len: joined.text.len() - at, to });
        copied = to;
    }
    joined.text.push_str(&original[copied..]);
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Breaks a paragraph into lines of so many characters.
    fn wrapped(paragraph: &str, characters: usize) -> String {
        let chars: Vec<char> = paragraph.chars().collect();
        chars.chunks(characters).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    }

    const PROSE: &str = "今年以来，全镇上下把修好水渠当作头等大事来抓，党员干部带头下田，群众自发出工，三个月里清淤四十公里。\
        在此基础上，我们又把果园的老旧管网全部更换，让每一棵树都喝上了放心水。大家都说，水通了，心也就通了。下一步，要接着把集市的棚子搭起来，\
        让赶集的人晴天不晒、雨天不淋，把小镇的日子过得更红火。要在办好学校上再加一把劲，要在修好道路上再加一把劲，要在管好医院上再加一把劲。";

    #[test]
    fn broken_lines_are_joined_and_lead_back() {
        let text = format!("全镇大会上的讲话\n\n{}\n\n{}\n", wrapped(PROSE, 22), wrapped(PROSE, 22));
        let joined = Joined::of(&text).expect("lines of one width");
        assert_eq!(joined.text, format!("全镇大会上的讲话\n\n{PROSE}\n\n{PROSE}\n"));
        for (at, c) in joined.text.char_indices() {
            let span = joined.original(Span::new(at, at + c.len_utf8()));
            assert_eq!(&text[span], c.to_string());
        }
        let at = joined.text.find("头等大事").expect("joined");
        let all = joined.original(Span::new(at, at + "头等大事".len()));
        assert_eq!(text[all].replace('\n', ""), "头等大事");
        assert_eq!(joined.original(Span::new(0, joined.text.len())), Span::new(0, text.len()));
    }

    #[test]
    fn words_keep_their_space() {
        let prose = "The council met on the first Monday of the month to talk about the bridge. It was agreed that the old planks must go and that \
            new ones should be cut from the oak behind the mill. Nobody spoke against it. The miller asked who would pay for the work and was told \
            that the village would, as it always had. Then the lamps were put out and all went home through the rain to their own beds.";
        let mut text = String::new();
        let mut width = 0;
        for word in prose.split(' ') {
            if width + word.len() > 60 {
                text.push('\n');
                width = 0;
            } else if width > 0 {
                text.push(' ');
            }
            text.push_str(word);
            width += word.len() + 1;
        }
        assert_eq!(Joined::of(&text).expect("lines of one width").text, prose);
    }

    #[test]
    fn full_lines_that_end_a_sentence_stay_apart() {
        let lines = [
            "我们在湖边修好了三座桥，又把两条路铺到了山脚下。乡亲们都",
            "说这是几十年来头一回。大家要接着干，把剩下的活一件件干完",
            "，干出样子来。到了秋天，果园里的苹果红了，集市上的人多了。",
            "这一年的工作，靠的是全镇干部群众一条心。明年要在修好水库",
            "上下功夫，要在办好学校上下功夫。水库修好了，下游的田就不",
            "怕旱；学校办好了，孩子们就不用翻山。我们说到就要做到，不",
            "放空炮。",
        ];
        let joined = Joined::of(&lines.join("\n")).expect("lines of one width");
        assert_eq!(joined.text.lines().count(), 2);
        assert!(joined.text.contains("修好水库上下功夫") && joined.text.contains("集市上的人多了。\n这一年"));
    }

    #[test]
    fn lists_verse_paragraphs_and_headings_are_left_alone() {
        let paragraphs = [PROSE; 8].join("\n");
        let verse = "春风又绿江边柳，渔火还明水上舟。\n".repeat(12);
        let list = (0..12).map(|i| format!("{}年度全镇水利设施维修养护工作先进单位名单", 2001 + i)).collect::<Vec<_>>().join("\n");
        let couplets = "把水渠修好把果树种好把道路铺好把集市办好，把日子过好\n".repeat(10);
        let numbered = (1..12).map(|i| format!("{i}. 把水渠修好。把果树种好，把道路铺好，把集市办好，把日子过好")).collect::<Vec<_>>().join("\n");
        let slogans = "热烈庆祝全镇水利工程胜利竣工！向奋战在一线的建设者致敬！\n".repeat(10);
        let headings = "把水渠修好\n把果树种好的若干意见\n关于集市管理的通知\n".repeat(6);
        for text in [paragraphs, verse, list, couplets, numbered, slogans, headings, String::new(), wrapped(PROSE, 15)] {
            assert!(Joined::of(&text).is_none(), "{text}");
        }
    }

    #[test]
    fn headings_and_items_of_a_broken_text_stay_lines() {
        let text = format!("一、关于水利\n{}\n（二）要把水渠修好把果树种好\n{}\n", wrapped(PROSE, 24), wrapped(PROSE, 24));
        let joined = Joined::of(&text).expect("lines of one width");
        let lines: Vec<&str> = joined.text.lines().collect();
        assert!(lines[0] == "一、关于水利" && lines.contains(&"（二）要把水渠修好把果树种好"));
        assert!(lines.len() < text.lines().count() / 2);
    }
}
