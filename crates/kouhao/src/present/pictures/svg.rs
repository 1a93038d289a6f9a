//! An SVG canvas: text that is measured, truncated and escaped, shapes with fixed decimals, and the frame that all pictures share.
//!
//! No font is available when a picture is drawn, so widths are estimated, erring on the wide side: characters that a Chinese font sets on a full
//! square are one em, Latin letters and digits 0.65, the widest of them 1, capitals 0.8, and the narrowest 0.42. Text that is longer than its space
//! is truncated, and shown in full in a tooltip.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use crate::present::columns::pieces;

/// The distance of everything from the edges.
pub(super) const MARGIN: f64 = 16.0;

/// The colours of Okabe, M. and Ito, K. (2008), Color Universal Design, which remain distinguishable with any of the common colour vision
/// deficiencies; without the yellow, which is invisible on white. The last of the lines has the colour of text.
const LIGHT: [&str; 6] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

/// The same for a dark background, with the two blues exchanged.
const DARK: [&str; 6] = ["#56b4e9", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#0072b2"];

/// The number of things that a picture distinguishes by colour.
pub(super) const COLOURS: usize = LIGHT.len() + 1;

/// A size and weight of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Title,
    Subtitle,
    /// Of rows, lines and columns.
    Label,
    /// Numbers, axes, notes.
    Small,
}

impl Type {
    #[cfg(test)]
    pub(super) const ALL: [Type; 4] = [Type::Title, Type::Subtitle, Type::Label, Type::Small];

    /// Returns the size in pixels.
    pub(super) fn size(self) -> f64 {
        match self {
            Type::Title => 17.0,
            Type::Subtitle | Type::Label => 13.0,
            Type::Small => 11.5,
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Type::Title => "kp-title",
            Type::Subtitle => "kp-sub",
            Type::Label => "kp-label",
            Type::Small => "kp-small",
        }
    }

    /// Returns the width of a text in pixels.
    pub(super) fn width(self, text: &str) -> f64 {
        let heavy = if self == Type::Title { 1.05 } else { 1.0 };
        ems(text) * self.size() * heavy
    }

    /// Truncates a text to a number of pixels, with an ellipsis if something was removed.
    fn fit(self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_string();
        }
        let room = room - self.width("…");
        let mut kept = String::new();
        let mut taken = 0.0;
        for c in text.chars() {
            taken += self.width(c.encode_utf8(&mut [0; 4]));
            if taken > room {
                break;
            }
            kept.push(c);
        }
        kept + "…"
    }

    /// Breaks a text into at most the given number of lines of the given width in pixels; the rest is truncated.
    pub(super) fn wrap(self, text: &str, room: f64, lines: usize) -> Vec<String> {
        let text = clean(text);
        let mut wrapped: Vec<String> = vec![String::new()];
        for piece in pieces(&text) {
            let more = wrapped.len() < lines;
            let Some(line) = wrapped.last_mut() else { break };
            if line.is_empty() || self.width(line) + self.width(piece.trim_end()) <= room {
                line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
            } else if more {
                wrapped.push(piece.trim_start().to_string());
            } else {
                line.push_str(piece);
            }
        }
        wrapped.iter().map(|line| self.fit(line.trim_end(), room)).collect()
    }
}

/// The position of a text relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// Returns the width of a text in ems.
pub(super) fn ems(text: &str) -> f64 {
    let of = |c: char| match c.width_cjk() {
        Some(0) | None => 0.0,
        // Quotation marks, dashes and the like are a full square in Chinese fonts.
        Some(2) => 1.0,
        _ if matches!(c, 'm' | 'M' | 'W' | '%' | '@') => 1.0,
        _ if c.is_uppercase() || matches!(c, 'w' | '&' | '+' | '=' | '<' | '>' | '−' | '→' | '←') => 0.85,
        _ if matches!(c, 'i' | 'j' | 'l' | 'f' | 't' | 'r' | ' ' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | '(' | ')' | '[' | ']' | '/' | '-') => {
            0.42
        }
        _ => 0.65,
    };
    text.chars().map(of).sum()
}

/// Puts a text on one line, without characters that XML forbids and without direction marks.
pub(super) fn clean(text: &str) -> String {
    let kept = |c: &char| !matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let printed = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}') { ' ' } else { c };
    text.chars().filter(kept).map(printed).collect()
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Formats a coordinate: one decimal, never −0, and 0 for NaN.
fn at(value: f64) -> String {
    let rounded = if value.is_finite() { (value * 10.0).round() / 10.0 + 0.0 } else { 0.0 };
    format!("{rounded}")
}

/// An SVG under construction, from top to bottom.
pub(super) struct Sheet {
    pub(super) width: f64,
    /// The position of the next element.
    pub(super) y: f64,
    body: String,
}

impl Sheet {
    pub(super) fn new(width: f64) -> Self {
        Sheet { width, y: MARGIN, body: String::new() }
    }

    /// Writes the heading.
    pub(super) fn head(&mut self, title: &str, subtitle: &str) {
        self.lines(title, Type::Title, 2);
        self.y += 3.0;
        self.lines(subtitle, Type::Subtitle, 4);
        self.y += 12.0;
    }

    /// Writes the notes.
    pub(super) fn notes(&mut self, notes: &[String]) {
        self.y += 6.0;
        for note in notes.iter().filter(|note| !note.is_empty()) {
            self.lines(note, Type::Small, 4);
        }
    }

    fn lines(&mut self, text: &str, face: Type, most: usize) {
        let room = self.width - 2.0 * MARGIN;
        let lines = face.wrap(text, room, most);
        let cut = lines.last().is_some_and(|line| line.ends_with('…')).then(|| clean(text));
        for line in &lines {
            self.y += face.size() * 1.4;
            self.put_text(MARGIN, self.y - face.size() * 0.35, Anchor::Start, face, line, cut.as_deref());
        }
    }

    /// Writes a text with its baseline at `y`, truncated to its space; the full text is then in a tooltip.
    #[allow(clippy::too_many_arguments, reason = "a place, a face, a text and its room")]
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, face: Type, text: &str, room: f64) {
        let whole = clean(text);
        let shown = face.fit(&whole, room);
        let cut = (shown != whole).then_some(whole.as_str());
        self.put_text(x, y, anchor, face, &shown, cut);
    }

    fn put_text(&mut self, x: f64, y: f64, anchor: Anchor, face: Type, shown: &str, whole: Option<&str>) {
        let tip = whole.map_or(String::new(), |whole| format!("<title>{}</title>", escape(whole)));
        let (x, y, anchor, class) = (at(x), at(y), anchor.name(), face.class());
        let _ = writeln!(self.body, r#"<text x="{x}" y="{y}" text-anchor="{anchor}" class="{class}">{tip}{}</text>"#, escape(shown));
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let (x1, y1, x2, y2) = (at(from.0), at(from.1), at(to.0), at(to.1));
        let _ = writeln!(self.body, r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" class="{class}"/>"#);
    }

    /// Draws a rectangle from its upper left corner; `tip` is its tooltip.
    pub(super) fn rectangle(&mut self, x: f64, y: f64, size: (f64, f64), class: &str, tip: &str) {
        self.shaded(x, y, size, class, None, tip);
    }

    /// Draws a rectangle with an opacity.
    pub(super) fn shaded(&mut self, x: f64, y: f64, size: (f64, f64), class: &str, opacity: Option<f64>, tip: &str) {
        let (x, y, width, height) = (at(x), at(y), at(size.0.max(0.0)), at(size.1.max(0.0)));
        let opacity = opacity.map_or(String::new(), |opacity| format!(r#" fill-opacity="{opacity:.2}""#));
        let _ = write!(self.body, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" class="{class}"{opacity}"#);
        self.close("rect", tip);
    }

    /// Draws a path through points; those of one run are connected.
    pub(super) fn runs(&mut self, runs: &[Vec<(f64, f64)>], class: &str) {
        let mut path = String::new();
        for run in runs.iter().filter(|run| run.len() > 1) {
            for (place, &(x, y)) in run.iter().enumerate() {
                let _ = write!(path, "{}{} {}", if place == 0 { "M" } else { "L" }, at(x), at(y));
            }
        }
        if !path.is_empty() {
            let _ = writeln!(self.body, r#"<path d="{path}" class="{class}"/>"#);
        }
    }

    /// Draws one of the markers that distinguish lines.
    pub(super) fn mark(&mut self, place: (f64, f64), which: usize, class: &str, tip: &str) {
        let (x, y) = place;
        let r = 3.6;
        let polygon = |points: &[(f64, f64)]| {
            let points: Vec<String> = points.iter().map(|(dx, dy)| format!("{} {}", at(x + dx * r), at(y + dy * r))).collect();
            format!("M{}Z", points.join("L"))
        };
        let path = match which % COLOURS {
            1 => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
            2 => polygon(&[(0.0, -1.3), (1.15, 0.8), (-1.15, 0.8)]),
            3 => polygon(&[(0.0, -1.35), (1.35, 0.0), (0.0, 1.35), (-1.35, 0.0)]),
            4 => polygon(&[(0.0, 1.3), (1.15, -0.8), (-1.15, -0.8)]),
            5 => polygon(&[
                (-1.3, -0.5),
                (-0.5, -0.5),
                (-0.5, -1.3),
                (0.5, -1.3),
                (0.5, -0.5),
                (1.3, -0.5),
                (1.3, 0.5),
                (0.5, 0.5),
                (0.5, 1.3),
                (-0.5, 1.3),
                (-0.5, 0.5),
                (-1.3, 0.5),
            ]),
            6 => polygon(&[(-0.35, -1.2), (0.35, -1.2), (0.35, 1.2), (-0.35, 1.2)]),
            _ => {
                let (left, y, radius) = (at(x - r), at(y), at(r));
                format!("M{left} {y}a{radius} {radius} 0 1 0 {d} 0a{radius} {radius} 0 1 0 -{d} 0Z", d = at(2.0 * r))
            }
        };
        let _ = write!(self.body, r#"<path d="{path}" class="{class}""#);
        self.close("path", tip);
    }

    fn close(&mut self, element: &str, tip: &str) {
        if tip.is_empty() {
            self.body.push_str("/>\n");
        } else {
            let _ = writeln!(self.body, "><title>{}</title></{element}>", escape(&clean(tip)));
        }
    }

    /// Opens a group whose shapes have the colour of a number.
    pub(super) fn open(&mut self, colour: usize) {
        let _ = writeln!(self.body, r#"<g class="kp-c{}">"#, colour % COLOURS);
    }

    pub(super) fn shut(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// Completes the picture, with its title and the description of its finding.
    pub(super) fn finish(self, language: &str, title: &str, finding: &str) -> String {
        let (title, finding) = (escape(&clean(title)), escape(&clean(finding)));
        let (width, height) = (at(self.width.ceil()), at((self.y + MARGIN).ceil()));
        // Pictures on one page need distinct ids; identical pictures may share one.
        let id = hash(&[&title, &finding, &self.body]);
        let mut style = String::from(STYLE);
        let colours =
            |colours: [&str; 6]| -> String { colours.iter().enumerate().map(|(i, colour)| format!(".kp-c{i}{{color:{colour}}}")).collect() };
        let _ = write!(style, "{}\n@media (prefers-color-scheme:dark){{{}}}\n", colours(LIGHT), colours(DARK) + DARK_GROUND);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kp\" role=\"img\" lang=\"{language}\" aria-labelledby=\"kp-{id}-t\" aria-describedby=\"kp-{id}-d\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<title id=\"kp-{id}-t\">{title}</title>\n<desc id=\"kp-{id}-d\">{finding}</desc>\n<style>\n{style}</style>\n{}</svg>\n",
            self.body
        )
    }
}

/// The style of all pictures. Within a page, text and rules have the colour of the surrounding text, so that they are visible on any background. A
/// standalone picture, or one shown as an image, is the root of its document and has its own background, light or dark according to the reader's
/// settings.
const STYLE: &str = "\
.kp:root{background:#fff;color:#1a1a1a}
.kp{display:block;max-width:100%;height:auto;font-family:\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif}
.kp text{fill:currentColor;stroke:none;unicode-bidi:isolate}
.kp .kp-title{font-size:17px;font-weight:700}
.kp .kp-sub{font-size:13px;fill-opacity:.8}
.kp .kp-label{font-size:13px}
.kp .kp-small{font-size:11.5px;fill-opacity:.8}
.kp-grid{stroke:currentColor;stroke-opacity:.15;fill:none}
.kp-axis{stroke:currentColor;stroke-opacity:.6;fill:none}
.kp-dash{stroke:currentColor;stroke-opacity:.45;stroke-dasharray:3 3;fill:none}
.kp-shade{fill:currentColor;fill-opacity:.07}
.kp-fill{fill:currentColor}
.kp-tick{stroke:currentColor;stroke-width:1.5}
.kp-leader{stroke:currentColor;stroke-opacity:.5;fill:none}
.kp-open{fill:none;stroke:currentColor;stroke-width:1.5}
.kp-curve{stroke:currentColor;stroke-width:2;stroke-linejoin:round;fill:none}
.kp-d1{stroke-dasharray:7 3}
.kp-d2{stroke-dasharray:3 2}
.kp-d3{stroke-dasharray:10 3 2 3}
.kp-d4{stroke-dasharray:5 5}
.kp-d5{stroke-dasharray:14 3}
.kp-d6{stroke-dasharray:6 2 2 2 2 2}
.kp-area{fill:currentColor;fill-opacity:.18}
";

/// The background of a standalone picture, for readers who prefer dark.
const DARK_GROUND: &str = ".kp:root{background:#161616;color:#eee}";

/// Returns the FNV-1a hash (Fowler, Noll, Vo) of texts, in 32 bits.
fn hash(texts: &[&str]) -> String {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0xff]));
    format!("{:08x}", bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_are_an_em_wide() {
        assert_eq!(ems("四个全面“”"), 6.0);
        assert!((ems("1+N") - 2.35).abs() < 1e-9, "{}", ems("1+N"));
        assert_eq!(Type::Label.fit("坚决一点快一点", 13.0 * 5.0), "坚决一点…");
        assert_eq!(Type::Label.fit("坚决一点快", 13.0 * 5.0), "坚决一点快");
        assert_eq!(Type::Label.fit("坚决", 1.0), "…");
    }

    #[test]
    fn lines_are_full_and_end_in_an_ellipsis_where_there_are_no_more() {
        assert_eq!(Type::Label.wrap("坚决一点快一点", 13.0 * 4.0, 2), ["坚决一点", "快一点"]);
        assert_eq!(Type::Label.wrap("坚决一点快一点奔跑起来", 13.0 * 4.0, 2), ["坚决一点", "快一点…"]);
        assert_eq!(Type::Label.wrap("", 50.0, 2), [""]);
    }

    #[test]
    fn what_xml_forbids_is_gone() {
        assert_eq!(escape(&clean("<a b=\"c\">'&\u{0}\u{202e}\n\u{ffff}")), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;   ");
    }

    #[test]
    fn coordinates_are_numbers() {
        assert_eq!([at(-0.01), at(f64::NAN), at(f64::INFINITY), at(12.25), at(3.0)], ["0", "0", "0", "12.3", "3"]);
    }
}
