//! Records the documents that belong to no period, and why.

use super::Period;
use crate::text::Document;

/// Documents that belong to no period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::measure) struct Undated {
    missing: u64,
    /// The number of those whose date cannot be read.
    unread: u64,
    monthless: u64,
    /// The smallest of the unreadable dates, so that the order of documents does not matter.
    example: Option<Box<str>>,
}

impl Undated {
    /// Counts a document that belongs to no period.
    pub(in crate::measure) fn add(&mut self, document: &Document) {
        match document.date().map(str::trim).filter(|date| !date.is_empty()) {
            None => self.missing += 1,
            Some(_) if Period::Year.of(document).is_some() => self.monthless += 1,
            Some(date) => {
                self.unread += 1;
                self.exemplify(date.into());
            }
        }
    }

    /// Adds the counts of another record.
    pub(in crate::measure) fn merge(&mut self, other: Undated) {
        self.missing += other.missing;
        self.unread += other.unread;
        self.monthless += other.monthless;
        if let Some(date) = other.example {
            self.exemplify(date);
        }
    }

    /// Returns the number of strings.
    pub(in crate::measure) fn count(&self) -> u64 {
        self.missing + self.unread + self.monthless
    }

    /// Returns a one-line notice of their number, the reasons, and the remedy; `None` if there are none.
    pub(in crate::measure) fn notice(&self) -> Option<String> {
        let documents = |count: u64| if count == 1 { "1 document has".to_string() } else { format!("{count} documents have") };
        let example = self.example.as_deref().unwrap_or_default();
        let reasons = [
            (self.missing, "no date".to_string(), "give a date to each, in the text or as the variable date"),
            (self.unread, format!("a date that cannot be read, such as {example:?}"), "write dates as 2025-03-05, 2025-03 or 2025"),
            (self.monthless, "a date without a month".to_string(), "give dates with months, or use years"),
        ];
        let told: Vec<String> =
            reasons.iter().filter(|(count, ..)| *count > 0).map(|(count, what, _)| format!("{} {what}", documents(*count))).collect();
        let (_, _, remedy) = reasons.iter().rev().find(|(count, ..)| *count > 0)?;
        Some(format!("left out because they belong to no period: {}; {remedy}", told.join(", ")))
    }

    fn exemplify(&mut self, date: Box<str>) {
        if self.example.as_ref().is_none_or(|known| date < *known) {
            self.example = Some(date);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_is_not_read_is_told_from_one_that_is_missing() {
        let mut halves = [Undated::default(), Undated::default()];
        for (i, date) in ["44687", " ", "3/4/2022", "2021"].into_iter().enumerate() {
            halves[i % 2].add(&Document::from("走在前列").with_variable("date", date));
        }
        let [mut all, other] = halves.clone();
        let [first, mut reversed] = halves;
        all.merge(other);
        reversed.merge(first);
        assert!(all == reversed && all.count() == 4);
        let told = "1 document has no date, 2 documents have a date that cannot be read, such as \"3/4/2022\", 1 document has a date without a month; give dates";
        assert!(all.notice().unwrap().contains(told), "{:?}", all.notice());
        assert_eq!(Undated::default().notice(), None);
    }
}
