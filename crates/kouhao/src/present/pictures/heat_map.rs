//! Plots terms by group.

use std::collections::HashMap;

use super::svg::{Anchor, MARGIN, Sheet, Type};
use super::{Measure, PlotterBuilder, WIDTH, left_out, nothing};
use crate::measure::Group;
use crate::present::numbers::whole;
use crate::present::rows::TermRow;

/// The height of a row, and of a line of a heading.
const ROW: f64 = 25.0;
const LINE: f64 = 15.0;

/// The maximum number of columns, and the space for the heading of one.
const COLUMNS: usize = 30;
const HEADING: f64 = 13.0 * 6.0;

/// The opacity of the highest value: light enough for the number on it.
const DARKEST: f64 = 0.6;

/// A group of a heat map, with the denominators of its numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name; `None` for the documents without the variable.
    pub name: Option<String>,
    /// The number of its documents.
    pub documents: u64,
    /// The number of its characters, white space not counted.
    pub characters: u64,
}

impl Column {
    /// Creates a group with its name and its size, in documents and in characters other than white space.
    pub fn new(name: Option<String>, documents: u64, characters: u64) -> Self {
        Column { name, documents, characters }
    }
}

impl From<&Group> for Column {
    fn from(group: &Group) -> Self {
        Column::new(group.name.as_deref().map(str::to_string), group.documents, group.characters)
    }
}

pub(super) fn draw(settings: &PlotterBuilder, rows: &[TermRow], groups: &[Column]) -> String {
    let (language, measure) = (settings.language, settings.measure);
    let title = settings.title.as_deref().unwrap_or(language.say("Use by group", "各组使用情况"));
    let subtitle = measure.unit(language);
    let table = Table::new(rows, groups, measure);
    if table.terms.is_empty() || groups.is_empty() {
        return nothing(settings, title, subtitle);
    }
    let named = |group: &Column| group.name.clone().unwrap_or_else(|| language.say("(none)", "（无）").to_string());
    let names: Vec<String> = groups.iter().map(named).collect();
    let terms: Vec<String> = table.terms.iter().map(|term| (*term).to_string()).collect();
    let grid = Grid::of(&table, &terms, &names, settings.top);
    let mut sheet = Sheet::new(grid.width());
    sheet.head(title, subtitle);
    grid.heads(&mut sheet);
    (0..grid.down.len()).for_each(|row| grid.row(&mut sheet, row));
    let (left_across, left_down) = grid.beyond();
    let missing = grid.cells.iter().flatten().any(Option::is_none);
    let missing = if missing { language.say("–: a group without text.", "–：该组没有文本。") } else { "" };
    let columns = match left_across {
        0 => String::new(),
        left => language.say(format!("{left} more columns are left out."), format!("另有 {left} 列未绘出。")),
    };
    let drawn = grid.down.len();
    sheet.notes(&[sizes(settings, groups), missing.to_string(), columns, left_out(language, drawn, drawn + left_down)]);
    let finding = table.told(settings, &terms, &names, subtitle);
    sheet.finish(language.name(), title, &finding)
}

/// The part of a table that is drawn, and its positions.
struct Grid<'t> {
    table: &'t Table<'t>,
    terms: &'t [String],
    names: &'t [String],
    /// Whether the rows are terms.
    upright: bool,
    /// The names of the rows and of the columns.
    down: &'t [String],
    across: &'t [String],
    /// Values by row and column.
    cells: Vec<Vec<Option<f64>>>,
    highest: f64,
    /// The lines of the heading of each column.
    headings: Vec<Vec<String>>,
    /// The width of the names of rows, and the position at which cells start.
    labels: f64,
    left: f64,
    /// The width of a cell.
    wide: f64,
}

impl<'t> Grid<'t> {
    /// Lays out a table. The longer side becomes the rows, because long lists, be they of provinces or of formulations, should run down the page.
    fn of(table: &'t Table<'t>, terms: &'t [String], names: &'t [String], top: usize) -> Self {
        let upright = terms.len() >= names.len();
        let (down, across) = if upright { (terms, names) } else { (names, terms) };
        let (down, across) = (&down[..down.len().min(top)], &across[..across.len().min(COLUMNS)]);
        let value = |row: usize, column: usize| if upright { table.value(row, column) } else { table.value(column, row) };
        let cells: Vec<Vec<Option<f64>>> = (0..down.len()).map(|row| (0..across.len()).map(|column| value(row, column)).collect()).collect();
        let headings: Vec<Vec<String>> = across.iter().map(|name| Type::Label.wrap(name, HEADING - 8.0, 3)).collect();
        let highest = cells.iter().flatten().flatten().copied().fold(0.0, f64::max);
        let widest = cells.iter().flatten().map(|&cell| Type::Small.width(&table.shown(cell))).fold(0.0, f64::max);
        let heading = headings.iter().flatten().map(|line| Type::Label.width(line)).fold(0.0, f64::max);
        let labels = down.iter().map(|name| Type::Label.width(name)).fold(0.0, f64::max).min(240.0);
        let left = MARGIN + labels + 12.0;
        let natural = (widest + 14.0).max(heading + 10.0);
        // Cells share the width of a page, unless they need more.
        let wide = ((WIDTH - MARGIN - left) / across.len() as f64).min(110.0).max(natural);
        Grid { table, terms, names, upright, down, across, cells, highest, headings, labels, left, wide }
    }

    /// Returns the width of the picture.
    fn width(&self) -> f64 {
        (self.left + self.wide * self.across.len() as f64 + MARGIN).max(WIDTH)
    }

    /// Returns the number of columns and of rows that are not drawn.
    fn beyond(&self) -> (usize, usize) {
        let (down, across) = if self.upright { (self.terms, self.names) } else { (self.names, self.terms) };
        (across.len() - self.across.len(), down.len() - self.down.len())
    }

    /// Writes the names of the columns, which end on the same line.
    fn heads(&self, sheet: &mut Sheet) {
        let lines = self.headings.iter().map(Vec::len).max().unwrap_or(1);
        for (column, (heading, name)) in self.headings.iter().zip(self.across).enumerate() {
            let middle = self.left + self.wide * (column as f64 + 0.5);
            for (place, line) in heading.iter().enumerate() {
                let y = sheet.y + LINE * (lines - heading.len() + place + 1) as f64;
                // The tooltip of the last line has the whole name.
                let whole = line.ends_with('…');
                sheet.text(middle, y, Anchor::Middle, Type::Label, if whole { name } else { line }, if whole { HEADING - 8.0 } else { self.wide });
            }
        }
        sheet.y += LINE * lines as f64 + 8.0;
    }

    fn row(&self, sheet: &mut Sheet, row: usize) {
        let (y, wide, highest) = (sheet.y, self.wide, self.highest);
        sheet.text(self.left - 12.0, y + ROW * 0.68, Anchor::End, Type::Label, &self.down[row], self.labels + 1.0);
        for (column, &cell) in self.cells[row].iter().enumerate() {
            let x = self.left + wide * column as f64;
            let (term, group) = if self.upright { (row, column) } else { (column, row) };
            let opacity = cell.filter(|_| highest > 0.0).map_or(0.0, |cell| DARKEST * cell / highest);
            let tip = self.table.tip(term, group, &self.terms[term], &self.names[group]);
            sheet.open(0);
            sheet.shaded(x + 1.0, y + 1.0, (wide - 2.0, ROW - 2.0), "kp-fill", Some(opacity), &tip);
            sheet.shut();
            sheet.text(x + wide / 2.0, y + ROW * 0.66, Anchor::Middle, Type::Small, &self.table.shown(cell), wide);
        }
        sheet.y += ROW;
    }
}

/// Returns a note on the denominators of the numbers.
fn sizes(settings: &PlotterBuilder, groups: &[Column]) -> String {
    let language = settings.language;
    let range = |of: fn(&Column) -> u64| {
        let (low, high) = (groups.iter().map(of).min().unwrap_or(0), groups.iter().map(of).max().unwrap_or(0));
        if low == high { whole(low) } else { format!("{}–{}", whole(low), whole(high)) }
    };
    let (documents, characters) = (range(|group| group.documents), range(|group| group.characters));
    let noun = if documents == "1" { "document" } else { "documents" };
    language.say(format!("Of each group: {documents} {noun}, {characters} characters."), format!("每组 {documents} 篇文档，{characters} 字。"))
}

/// Terms by occurrences, and the counts in each group.
struct Table<'r> {
    terms: Vec<&'r str>,
    cells: HashMap<(&'r str, Option<&'r str>), &'r TermRow>,
    groups: &'r [Column],
    measure: Measure,
}

impl<'r> Table<'r> {
    fn new(rows: &'r [TermRow], groups: &'r [Column], measure: Measure) -> Self {
        let mut totals: HashMap<&str, u64> = HashMap::new();
        let mut cells = HashMap::new();
        for row in rows {
            *totals.entry(&row.term).or_default() += row.count;
            cells.insert((row.term.as_str(), row.group.as_ref().and_then(Option::as_deref)), row);
        }
        let mut terms: Vec<&str> = rows.iter().map(|row| row.term.as_str()).collect();
        terms.sort_by(|a, b| (totals[b], *a).cmp(&(totals[a], *b)));
        terms.dedup();
        Table { terms, cells, groups, measure }
    }

    fn row(&self, term: usize, group: usize) -> Option<&TermRow> {
        self.cells.get(&(self.terms[term], self.groups[group].name.as_deref())).copied()
    }

    fn value(&self, term: usize, group: usize) -> Option<f64> {
        let (row, size) = (self.row(term, group), &self.groups[group]);
        let (count, documents) = row.map_or((0, 0), |row| (row.count, row.documents));
        match self.measure {
            Measure::Rate => (size.characters > 0).then(|| count as f64 * 1e4 / size.characters as f64),
            Measure::Count => (size.documents > 0).then_some(count as f64),
            Measure::DocumentShare => (size.documents > 0).then(|| documents as f64 / size.documents as f64),
        }
    }

    /// Formats a value for display; a group without text has none.
    fn shown(&self, value: Option<f64>) -> String {
        value.map_or("–".to_string(), |value| self.measure.show(value))
    }

    fn tip(&self, term: usize, group: usize, text: &str, name: &str) -> String {
        let (count, documents) = self.row(term, group).map_or((0, 0), |row| (row.count, row.documents));
        format!("{text} · {name}: {} ×, {}/{}", whole(count), whole(documents), whole(self.groups[group].documents))
    }

    /// Describes in words where each of the first terms is used most.
    fn told(&self, settings: &PlotterBuilder, terms: &[String], names: &[String], subtitle: &str) -> String {
        let language = settings.language;
        let of_term = |(term, text): (usize, &String)| {
            let values = (0..names.len()).filter_map(|group| Some((group, self.value(term, group)?)));
            let best = values.reduce(|best, next| if next.1 > best.1 { next } else { best }).filter(|best| best.1 > 0.0)?;
            let (group, value) = (&names[best.0], self.measure.show(best.1));
            Some(language.say(format!("{text}: most in {group} with {value}."), format!("“{text}”以{group}最多，为{value}。")))
        };
        let told: Vec<String> = terms.iter().enumerate().take(settings.top).filter_map(of_term).collect();
        format!("{subtitle}{}{}", language.say(". ", "。"), told.join(language.say(" ", "")))
    }
}
