//! The sections of a report under construction.

use super::super::html::escape;
use super::super::page::Page;
use crate::text::Corpus;

/// The id of a section, and its title in both languages.
pub(super) type Title = (&'static str, &'static str, &'static str);

/// The page under construction, with its headings so far.
pub(super) struct Sections<'p> {
    pub page: Page<'p>,
    pub contents: Vec<(&'static str, &'static str)>,
}

impl<'p> Sections<'p> {
    pub fn new(page: Page<'p>) -> Self {
        Sections { page, contents: Vec::new() }
    }

    /// Writes a section: its title, which links refer to by `id`, an introductory note, and whatever `write` adds.
    pub fn section(&mut self, (id, english, chinese): Title, note: [&str; 2], write: impl FnOnce(&mut Page<'p>)) {
        self.open(id, english, chinese);
        self.note(note[0], note[1]);
        write(&mut self.page);
        self.close();
    }

    /// Begins a section; links refer to it by `id`.
    pub fn open(&mut self, id: &'static str, english: &'static str, chinese: &'static str) {
        let heading = self.page.say(english, chinese);
        self.contents.push((id, heading));
        self.page.put(&format!("<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{heading}</h2>\n"));
    }

    pub fn close(&mut self) {
        self.page.put("</section>\n");
    }

    /// Writes the introductory note of the section.
    pub fn note(&mut self, english: &str, chinese: &str) {
        let note = escape(self.page.say(english, chinese));
        self.page.put(&format!("<p class=\"kh-d kh-note\">{note}</p>\n"));
    }

    pub fn picture(&mut self, svg: &str) {
        self.page.put(&format!("<figure tabindex=\"0\">{svg}</figure>\n"));
    }

    pub fn corpus(&self) -> &'p Corpus {
        self.page.corpus
    }
}
