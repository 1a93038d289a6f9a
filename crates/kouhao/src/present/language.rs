//! The languages in which findings are told.
//!
//! Both stand side by side in the code where they are used, so that neither is forgotten.

/// The language of what is told: headings, axes, explanations.
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
    /// Both of them.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// Returns the name used in options: `en` or `zh`.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh",
        }
    }

    /// Names the reference of those who compare a target with all other texts.
    pub fn all_others(self) -> &'static str {
        self.say("all others", "其余文档")
    }

    /// Names a target that is all there is.
    pub fn all_texts(self) -> &'static str {
        self.say("all texts", "全部文档")
    }

    /// Chooses between the same in both languages.
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
