//! Allocates the space of a terminal table to its columns.
//!
//! Narrowing the widest column until a line fits would truncate dates, numbers and column names until nobody can read them (`2021-0…`, `trend…`).
//! Each kind of content therefore gives way in its own manner, the least harmful first: column names are broken over several lines at their
//! underscores; the name of the one document that all rows come from is left out; long texts are truncated to what still distinguishes them; then
//! the last columns are left out, which a mark in the heading indicates.
//! Numbers are right-aligned and, like dates, never truncated. Only where a table ends in a text that continues another, such as the context of a
//! concordance, are all columns narrowed.

use super::{Field, Show};
use crate::present::columns::{fit, fit_end, pad, pad_before, width};

/// The width, in columns of characters, below which a value is not truncated as long as anything else can give way: six ideographs, or a date.
const KEPT: usize = 12;

/// The minimum width of a column where nothing else helps: an ideograph, an ellipsis.
const LEAST: usize = 4;

/// The space between neighbouring columns, in columns of characters.
const GAP: usize = 2;

/// The heading of columns that are left out.
const MORE: &str = "…";

/// The columns of a table, as wide as they are written.
#[derive(Debug)]
pub(super) struct Layout {
    columns: Vec<Column>,
    /// Whether columns are left out after the last one.
    is_partial: bool,
}

#[derive(Debug)]
struct Column {
    /// The index of its cell in a row.
    place: usize,
    name: &'static str,
    show: Show,
    is_number: bool,
    /// The widest value.
    values: usize,
    width: usize,
}

impl Layout {
    /// Lays out `fields` for `rows` of their values, in lines of at most `room` columns of characters if possible; `numbers` says which fields are
    /// numbers, and `whole` whether no other rows follow.
    pub(super) fn new<'f>(fields: impl Iterator<Item = &'f Field>, rows: &[Vec<String>], numbers: &[bool], room: usize, whole: bool) -> Self {
        let column = |(place, (field, &is_number)): (usize, (&Field, &bool))| {
            let values = rows.iter().map(|row| width(&row[place])).max().unwrap_or(0);
            Column { place, name: field.name, show: field.show, is_number, values, width: 0 }
        };
        let mut layout = Layout { columns: fields.zip(numbers).enumerate().map(column).collect(), is_partial: false };
        layout.columns.iter_mut().for_each(Column::widen);
        let is_one =
            |column: &Column| column.show == Show::End && whole && rows.windows(2).all(|pair| pair[0][column.place] == pair[1][column.place]);
        if rows.len() > 1 && layout.columns.len() > 1 && !layout.take(room, |column| column.values.max(column.least_heading())) {
            layout.columns.retain(|column| !is_one(column));
        }
        loop {
            // Columns that were narrowed for one that is now left out get their width back.
            layout.columns.iter_mut().for_each(Column::widen);
            if layout.fits_gently(room) {
                return layout;
            }
            if !layout.may_lose_its_last() {
                layout.squeeze(room);
                return layout;
            }
            layout.columns.pop();
            layout.is_partial = true;
        }
    }

    /// Returns the lines of the heading.
    pub(super) fn heading(&self) -> Vec<String> {
        let names: Vec<Vec<String>> = self.columns.iter().map(Column::heading).collect();
        let height = names.iter().map(Vec::len).max().unwrap_or(1);
        let line = |at: usize| {
            let part = |name: &Vec<String>| (at + name.len()).checked_sub(height).map_or(String::new(), |part| name[part].clone());
            let parts: Vec<String> = self.columns.iter().zip(&names).map(|(column, name)| column.set_heading(&part(name))).collect();
            let mark = if self.is_partial && at + 1 == height { Some(MORE.to_string()) } else { None };
            joined(parts.into_iter().chain(mark))
        };
        (0..height).map(line).collect()
    }

    /// Returns the line of a row. Cells of columns that are left out are passed over.
    pub(super) fn line(&self, cells: &[String]) -> String {
        joined(self.columns.iter().map(|column| column.set(&cells[column.place])))
    }

    /// Narrows columns where it does little harm; returns whether the lines fit.
    fn fits_gently(&mut self, room: usize) -> bool {
        self.take(room, |column| column.values.max(column.least_heading()))
            || self.take(room, |column| if column.is_cut() { KEPT.min(column.values).max(column.least_heading()) } else { column.width })
    }

    /// Narrows any column; returns whether the lines fit.
    fn squeeze(&mut self, room: usize) -> bool {
        self.take(room, |column| if column.show == Show::Whole { column.width } else { LEAST.min(column.width) })
    }

    /// Narrows the widest of the columns that are wider than their `least`, one character at a time; returns whether the lines then fit.
    fn take(&mut self, room: usize, least: impl Fn(&Column) -> usize) -> bool {
        let marked = if self.is_partial { GAP + width(MORE) } else { 0 };
        let gaps = GAP * self.columns.len().saturating_sub(1);
        let room = room.saturating_sub(gaps + marked);
        let mut taken: usize = self.columns.iter().map(|column| column.width).sum();
        while taken > room {
            let wider = self.columns.iter_mut().filter(|column| column.width > least(column));
            let Some(widest) = wider.max_by_key(|column| column.width) else { return false };
            widest.width -= 1;
            taken -= 1;
        }
        true
    }

    /// Returns whether the last column may be left out: not if it is the only one or a text of some length, nor if a column must be shown in full.
    fn may_lose_its_last(&self) -> bool {
        let has_whole = self.columns.iter().any(|column| column.show == Show::Whole);
        self.columns.len() > 1 && !has_whole && self.columns.last().is_some_and(|last| !last.is_cut())
    }
}

impl Column {
    /// Widens the column to all the space that it can use.
    fn widen(&mut self) {
        self.width = self.values.max(width(self.name));
    }

    /// Returns whether its values may be cut.
    fn is_cut(&self) -> bool {
        !self.is_number && self.show != Show::Whole && self.values > KEPT
    }

    /// Returns the width of the widest word of its name.
    fn least_heading(&self) -> usize {
        self.name.split_inclusive('_').map(width).max().unwrap_or(0)
    }

    /// Returns its name, in lines that are broken at underscores.
    fn heading(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in self.name.split_inclusive('_') {
            match lines.last_mut() {
                Some(line) if line.is_empty() || width(line) + width(word) <= self.width => line.push_str(word),
                _ => lines.push(word.to_string()),
            }
        }
        lines
    }

    fn set_heading(&self, part: &str) -> String {
        let part = fit(part, self.width);
        if self.is_number || self.show == Show::Before { pad_before(&part, self.width) } else { pad(&part, self.width) }
    }

    fn set(&self, cell: &str) -> String {
        // Rows after the sample may have longer values than the column has room for, even in columns that are never truncated.
        match self.show {
            _ if self.is_number => pad_before(&fit(cell, usize::MAX), self.width),
            Show::Whole => pad(&fit(cell, usize::MAX), self.width),
            Show::No | Show::Start => pad(&fit(cell, self.width), self.width),
            Show::End => pad(&fit_end(cell, self.width), self.width),
            Show::Before => pad_before(&fit_end(cell, self.width), self.width),
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    let line = parts.collect::<Vec<_>>().join(&" ".repeat(GAP));
    line.trim_end().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &[Field] = &[field("phrase"), field("first"), field("first_censored"), field("trend_tau"), field("observed_from")];

    const fn field(name: &'static str) -> Field {
        Field { name, show: Show::Start }
    }

    fn lines(fields: &[Field], rows: &[&[&str]], numbers: &[bool], room: usize) -> Vec<String> {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
        let layout = Layout::new(fields.iter(), &rows, numbers, room, true);
        layout.heading().into_iter().chain(rows.iter().map(|row| layout.line(row))).collect()
    }

    #[test]
    fn headings_break_then_texts_are_cut_then_the_last_columns_go() {
        let rows: &[&[&str]] = &[&["把省会以外的路蹚宽", "2021-03-05", "yes", "-0.250", "2019"], &["六稳", "2019", "no", "1.000", "2019"]];
        let numbers = [false, false, false, true, false];
        assert_eq!(
            lines(FIELDS, rows, &numbers, 80),
            [
                "phrase              first       first_censored  trend_tau  observed_from",
                "把省会以外的路蹚宽  2021-03-05  yes                -0.250  2019",
                "六稳                2019        no                  1.000  2019",
            ]
        );
        assert_eq!(
            lines(FIELDS, rows, &numbers, 59),
            [
                "                                first_    trend_  observed_",
                "phrase              first       censored     tau  from",
                "把省会以外的路蹚宽  2021-03-05  yes       -0.250  2019",
                "六稳                2019        no         1.000  2019",
            ]
        );
        assert_eq!(
            lines(FIELDS, rows, &numbers, 45),
            [
                "                          first_    trend_",
                "phrase        first       censored     tau  …",
                "把省会以外…   2021-03-05  yes       -0.250",
                "六稳          2019        no         1.000"
            ]
        );
        for room in 0..90 {
            let lines = lines(FIELDS, rows, &numbers, room);
            assert!(room < 20 || lines.iter().all(|line| width(line) <= room), "{room}: {lines:?}");
            assert!(lines[lines.len() - 1].starts_with("六稳"), "{room}: {lines:?}");
        }
    }

    #[test]
    fn a_table_that_ends_in_a_text_loses_no_column() {
        let fields = [("document", Show::End), ("left", Show::Before), ("match", Show::Whole), ("right", Show::Start)];
        let fields = fields.map(|(name, show)| Field { name, show });
        let text = "坚决一点、快一点，奔跑起来，再快一点";
        let rows: &[&[&str]] = &[&["folder/of/a/name.txt", text, "奔跑起来加油干", text]];
        for room in [30, 40, 60, 90] {
            let lines = lines(&fields, rows, &[false; 4], room);
            assert!(width(&lines[1]) <= room.max(32) && lines[1].contains("  奔跑起来加油干  "), "{lines:?}");
            assert!(lines[0].ends_with("right") || lines[0].ends_with("rig…"), "{lines:?}");
        }
    }

    #[test]
    fn the_one_document_of_all_rows_is_left_out_where_space_lacks() {
        let fields = [("document", Show::End), ("text", Show::Start)].map(|(name, show)| Field { name, show });
        let text = "坚决一点、快一点，奔跑起来，再快一点";
        let headings = |rows: &[&[&str]], room: usize| lines(&fields, rows, &[false; 2], room).remove(0);
        let one: &[&[&str]] = &[&["harbour.txt", text], &["harbour.txt", "修船"]];
        assert_eq!(headings(one, 40), "text");
        assert_eq!(headings(one, 60), "document     text");
        assert_eq!(headings(&[one[0], &["lake.txt", text]], 40), "document     text");
        assert_eq!(headings(&one[..1], 40), "document     text");
    }

    #[test]
    fn numbers_are_never_cut() {
        let fields: &[Field] = &[field("text"), field("count")];
        let rows = vec![vec!["a".to_string(), "7".to_string()]];
        let layout = Layout::new(fields.iter(), &rows, &[false, true], 12, true);
        assert_eq!(layout.line(&["b".to_string(), "1234567".to_string()]), "b     1234567");
    }
}
