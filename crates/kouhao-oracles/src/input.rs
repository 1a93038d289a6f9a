//! Bytes to texts.

/// Bytes as a source of choices; when they run out, every choice is the first.
///
/// A byte stands for a piece of text, so what a fuzzer changes, moves or repeats are pieces, and few bytes give a text with findings.
#[derive(Clone, Copy, Debug)]
pub struct Input<'b>(&'b [u8]);

/// Longest text that is made, in bytes; pieces that repeat others would let it grow beyond all bounds.
const LONGEST: usize = 1500;

/// Words and marks that anything is made of.
const COMMON: &[&str] = &[
    "，", "。", "、", "；", "：", "！", "\n", "“", "”", "的", "和", "要", "在", "是", "把", "改革", "发展", "工作", "落实", "推进", "招商", "民生",
    "科技", "生态", "产业", "我们",
];

/// Every other mark of the table of marks, some that it calls `Other`, and what separates lines and words elsewhere.
const MARKS: &str = "\r\u{b}\u{c}\u{85}\u{2028}\u{2029}？｡!?．.…‼⁇⁈⁉,;:﹐﹔﹕､﹑‘「『﹁﹃｢〝’」』﹂﹄｣〞〟\"＂《〈﹤«‹》〉﹥»›\
     （【〔［｛([{〖﹙）】〕］｝)]}〗﹚—–―～〜~─━ \t\u{3000}\u{a0}\u{200b}\u{feff}·・-+/&%％＋•→'#*_=|^";

/// Formulas of every form, the words that lead to them, and what makes parts, numerals, quotations, series, parallels and templates. Invented, but for
/// well-known formulas.
const FORMULAS: &[&str] = &[
    "四个全面",
    "“1+5”",
    "1+N",
    "一带一路",
    "“四千四万”",
    "五位一体",
    "三去一降一补",
    "24个要",
    "八项规定",
    "两个维护",
    "双碳",
    "三农",
    "放管服",
    "“严、细、深、实、准”",
    "生产、生活、生态",
    "一是",
    "二是",
    "三是",
    "第一，",
    "第二，",
    "首先，",
    "最后，",
    "（一）",
    "（二）",
    "一、",
    "二、",
    "1.",
    "2.",
    "①",
    "②",
    "第一条 ",
    "另一方面",
    "要在招商上持续加力",
    "要在科技上持续加力",
    "要在民生上持续加力，",
    "上持续加力",
    "这篇文章写好",
    "坚决一点、快一点",
    "坚决一点快一点",
    "奔跑起来",
    "走在前列",
    "我们一定要",
    "全力做好",
    "主导产业",
    "的要求",
    "等",
    "即",
    "包括",
    "分别是",
    "总书记强调：“",
    "群众说：“",
    "\n名词解释\n1.四个全面：全面深化改革、全面依法治国。\n2.三农：农业、农村、农民。",
    "各位代表：\n",
    "2022年9月7日",
    "政府工作报告\n",
    "二〇二五",
    "百分之五",
    "3.5%",
    "１，０００",
    "2.3万亿",
    "落实“稳字当头”的要求",
    "推进“双碳”工作",
    "做强“1+5”主导产业",
    "王伟书记强调：“要走在前列。”",
    "省委“再上台阶”的部署",
    "‘好。’居民们说",
    "四個全面",
    "鄉親們說",
    "乾隆",
    "Build Back Better",
    "the Four Comprehensives",
    "three pillars",
    "GDP",
    "ｇｄｐ",
    "can't",
    "e\u{301}té",
    "İ",
    "ẞ",
    "T恤",
    "知责于心、担责于身、履责于行",
    "不敢腐、不能腐、不想腐的机制",
    "照镜子、正衣冠、洗洗澡、治治病",
    "強化“甲鄉”、“乙鄉”意識",
    "把桥修好，把路铺平",
    "做大做强做优",
    "既“好看”又“好走”",
    "讲三點意見：",
    "三个方面",
    // A name so general that the text is searched for its members.
    "八大行动",
];

/// What a text may begin with: nothing as a rule, else a title page or a masthead.
const HEADS: &[&str] = &["在大会上的讲话\n（2022年9月7日）\n王伟\n", "工作通讯\n第3期\n关于作风的几点意见\n各位代表：\n"];

/// Frequent characters and words, from which others are made.
const WRITTEN: &str = "坚持人民为中心全面深化经济社会建设党中央国家政府会议精神加强提高稳定增长高质量走在前列奋力谱写新时代篇章城乡居民收入就业教育医疗养老住房环境\
     大小多少上下左右东西南北山水林田湖草沙风雨一二三四五六七八九十百千万亿两双第年月日个项条件次种类";

/// What clauses of one build have in common.
const OPENINGS: [&str; 4] = ["要在", "走在前列，我们一定要", "（一）坚定不移把", ""];
const ENDINGS: [&str; 4] = ["上持续加力", "工作", "这篇文章写好", ""];

/// Digits of numerals, of both scripts and forms.
const DIGITS: &str = "〇一二三四五六七八九十百千万亿两双零壹贰廿半几多0123456789０１５９";

/// What joins the character before it.
const JOINERS: &str = "\u{e0100}\u{200d}\u{301}\u{fe0f}\u{0}\u{fffd}";

impl<'b> Input<'b> {
    /// Takes bytes as choices.
    pub fn new(bytes: &'b [u8]) -> Self {
        Input(bytes)
    }

    /// Returns what has not been taken.
    pub fn rest(self) -> &'b [u8] {
        self.0
    }

    fn next(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// Takes a byte, zero if none is left.
    pub fn byte(&mut self) -> u8 {
        self.next().unwrap_or(0)
    }

    /// Takes a number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end
    }

    /// Takes a yes or no.
    pub fn flag(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// Takes one of some things.
    pub fn one_of<'c, T>(&mut self, choices: &'c [T]) -> &'c T {
        &choices[self.below(choices.len())]
    }

    /// Takes a few pieces, a short phrase.
    pub fn phrase(&mut self) -> String {
        let pieces = 1 + self.below(4);
        let mut phrase = Text::default();
        for _ in 0..pieces {
            let Some(byte) = self.next() else { break };
            phrase.push(byte, self);
        }
        phrase.text
    }

    /// Makes one text of what is left.
    pub fn text(mut self) -> String {
        let Some(mut text) = self.begin() else { return String::new() };
        while let Some(byte) = self.next().filter(|_| text.text.len() < LONGEST) {
            text.push(byte, &mut self);
        }
        text.text
    }

    /// Makes texts of all that is left.
    pub fn texts(mut self) -> Vec<String> {
        let mut texts = Vec::new();
        while let Some(mut text) = self.begin() {
            while let Some(byte) = self.next().filter(|&byte| byte < NEXT && text.text.len() < LONGEST) {
                text.push(byte, &mut self);
            }
            texts.push(text.text);
        }
        texts
    }

    /// Takes what a text begins with.
    fn begin(&mut self) -> Option<Text> {
        let head = HEADS.get(usize::from(self.next()?)).copied().unwrap_or("");
        Some(Text { text: head.to_owned(), starts: Vec::new() })
    }
}

/// A text that grows piece by piece.
#[derive(Default)]
struct Text {
    text: String,
    /// Where its pieces start.
    starts: Vec<usize>,
}

/// From this byte on, the next text begins, or earlier pieces come again if there is but one.
const NEXT: u8 = 248;
/// From this byte on, several clauses of one build follow.
const BUILT: u8 = 243;
/// From this byte on, earlier pieces come again.
const AGAIN: u8 = 238;
/// From this byte on, a character follows that further bytes choose.
const CHARACTER: u8 = 226;

impl Text {
    fn push(&mut self, byte: u8, input: &mut Input) {
        let start = self.text.len();
        match byte {
            ..CHARACTER => self.push_piece(usize::from(byte)),
            CHARACTER..AGAIN => self.text.extend(character(byte - CHARACTER, input)),
            BUILT..NEXT => self.build(input),
            _ => self.repeat(input),
        }
        self.starts.push(start);
    }

    /// Appends a piece of the vocabulary, in which common ones stand twice.
    fn push_piece(&mut self, place: usize) {
        let marks = || MARKS.chars().count();
        match place {
            _ if place < COMMON.len() => self.text.push_str(COMMON[place]),
            _ if place < COMMON.len() + FORMULAS.len() => self.text.push_str(FORMULAS[place - COMMON.len()]),
            _ => self.text.extend(MARKS.chars().nth((place - COMMON.len() - FORMULAS.len()) % marks())),
        }
    }

    /// Appends three to six clauses that differ in a piece, without which templates and parallels are rare.
    fn build(&mut self, input: &mut Input) {
        let (opening, ending, mark) = (*input.one_of(&OPENINGS), *input.one_of(&ENDINGS), *input.one_of(&["，", "。", "；", "\n"]));
        for _ in 0..3 + input.below(4) {
            self.text.push_str(opening);
            self.push_piece(usize::from(input.byte() % CHARACTER));
            self.text.push_str(ending);
            self.text.push_str(mark);
        }
    }

    /// Appends up to eight pieces from up to sixteen pieces back, as refrains and templates come again.
    fn repeat(&mut self, input: &mut Input) {
        let (back, pieces) = (1 + input.below(16), 1 + input.below(8));
        let from = self.starts.len().saturating_sub(back);
        let Some(&start) = self.starts.get(from) else { return };
        let end = self.starts.get(from + pieces).copied().unwrap_or(self.text.len());
        if self.text.len() < LONGEST {
            self.text.extend_from_within(start..end);
        }
    }
}

/// A character of one sort, chosen by the bytes that follow.
fn character(sort: u8, input: &mut Input) -> Option<char> {
    let mut of = |characters: &str| {
        let place = input.below(characters.chars().count());
        characters.chars().nth(place)
    };
    match sort {
        0..=2 => of(WRITTEN),
        3 => of(DIGITS),
        4 => of(JOINERS),
        5 => char::from_u32(0x4e00 + (u32::from(input.byte()) << 8 | u32::from(input.byte())) % 0x5200),
        6 => char::from_u32(u32::from(input.byte()) << 16 | u32::from(input.byte()) << 8 | u32::from(input.byte())),
        7 => char::from_u32(u32::from(input.byte() & 0x7f)),
        8 => char::from_u32(0xff01 + u32::from(input.byte()) % 0xe5),
        // Ideographs outside the common block: two planes, radicals, compatibility forms.
        9 => char::from_u32(input.one_of(&[0x20000, 0x2a700, 0x30000, 0x2e80, 0x2f00, 0xf900, 0x3400]) + u32::from(input.byte()) % 0xd6),
        10 => char::from_u32(input.one_of(&[0x3040, 0xac00, 0x3130]) + u32::from(input.byte())),
        _ => char::from_u32(0x1f300 + u32::from(input.byte())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_a_byte() {
        assert!(COMMON.len() + FORMULAS.len() + MARKS.chars().count() <= usize::from(CHARACTER));
        let all: String = (0..CHARACTER).map(|byte| Input::new(&[9, byte]).text()).collect();
        assert!(COMMON.iter().chain(FORMULAS).all(|piece| all.contains(piece)) && MARKS.chars().all(|mark| all.contains(mark)));
    }

    #[test]
    fn pieces_come_again_and_texts_follow_one_another() {
        let bytes = [9, 15, 16, AGAIN, 1, 1, NEXT, 0, 17];
        assert_eq!(Input::new(&bytes).texts(), ["改革发展改革发展", "在大会上的讲话\n（2022年9月7日）\n王伟\n工作"]);
        assert_eq!(Input::new(&[]).text(), "");
    }

    #[test]
    fn texts_stay_short() {
        let bytes: Vec<u8> = std::iter::once(9).chain([15; 8]).chain([AGAIN, 15, 7].repeat(2000)).collect();
        assert!(Input::new(&bytes).text().len() < 2 * LONGEST);
    }
}
