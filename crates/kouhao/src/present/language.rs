//! The languages of headings and explanations.
//!
//! Both versions are side by side in the code that uses them, so that neither is forgotten.

/// The language of headings, axes and explanations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Language {
    /// Both languages.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// Returns the name used in options: `en` or `zh`.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh",
        }
    }

    /// Returns the name of the reference when a target is compared with all other texts.
    pub fn all_others(self) -> &'static str {
        self.say("all others", "其余文档")
    }

    /// Returns the name of a target that comprises all texts.
    pub fn all_texts(self) -> &'static str {
        self.say("all texts", "全部文档")
    }

    /// Returns the version in this language.
    pub(super) fn say<T>(self, english: T, chinese: T) -> T {
        match self {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    /// Joins names.
    pub(super) fn list(self, names: &[String]) -> String {
        names.join(self.say(", ", "、"))
    }
}
