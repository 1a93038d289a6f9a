//! The quantities that a picture can show.

use crate::present::Language;
use crate::present::numbers;

/// The quantity that is plotted for a phrase in a period or a term in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Measure {
    /// Occurrences per ten thousand characters, white space not counted (每万字).
    #[default]
    Rate,
    /// The number of occurrences.
    Count,
    /// The share of the documents that contain it.
    DocumentShare,
}

impl Measure {
    /// All quantities.
    pub const ALL: [Measure; 3] = [Measure::Rate, Measure::Count, Measure::DocumentShare];

    /// Returns the name used in options, which is also that of the row field.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Rate => "per_10k_chars",
            Measure::Count => "count",
            Measure::DocumentShare => "document_share",
        }
    }

    /// Returns a description of the numbers.
    pub(super) fn unit(self, language: Language) -> &'static str {
        match self {
            Measure::Rate => language.say("Occurrences per 10,000 characters, white space not counted", "每万字出现次数（空白不计）"),
            Measure::Count => language.say("Occurrences; not set against the length of the texts", "出现次数（未按篇幅折算）"),
            Measure::DocumentShare => language.say("Share of the documents that hold it, in per cent", "含该提法的文档占比（%）"),
        }
    }

    /// Formats a value for a reader.
    pub(super) fn show(self, value: f64) -> String {
        match self {
            Measure::Rate => numbers::rate(value),
            Measure::Count => numbers::grouped(value, 0),
            Measure::DocumentShare => format!("{}%", numbers::grouped(value * 100.0, usize::from(value > 0.0 && value < 0.1))),
        }
    }
}
