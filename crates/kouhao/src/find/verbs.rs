//! Verbs that tell finders what a wording does.

/// Verbs of saying, with which reports of speech begin; the common ones of Chinese news, from general knowledge.
pub(in crate::find) const REPORTING: [&str; 9] = ["强调", "指出", "表示", "要求", "认为", "说", "提出", "介绍", "宣布"];
