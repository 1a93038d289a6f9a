//! Calendar years and months, numbered consecutively.

use crate::text::Document;

/// The length of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Period {
    /// A calendar year: 2025.
    #[default]
    Year,
    /// A calendar month: 2025-03.
    Month,
}

impl Period {
    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Period::Year => "year",
            Period::Month => "month",
        }
    }

    /// Returns the number of the period of a document, if its date is precise enough.
    pub(in crate::measure) fn of(self, document: &Document) -> Option<u32> {
        let number = |text: &str| text.parse::<u32>().ok();
        match self {
            Period::Year => document.period(4).and_then(number),
            Period::Month => {
                let (year, month) = document.period(7)?.split_once('-')?;
                Some(number(year)? * 12 + number(month)? - 1)
            }
        }
    }

    /// Returns the label of the period with a given number.
    pub(in crate::measure) fn label(self, number: u32) -> String {
        match self {
            Period::Year => format!("{number:04}"),
            Period::Month => format!("{:04}-{:02}", number / 12, number % 12 + 1),
        }
    }
}
