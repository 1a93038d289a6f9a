//! Writes texts as programs read them that take a sentence a line and units with spaces between, such as colibri-core.
//!
//! Usage: `units CORPUS.jsonl FILE`. Units and the ends of sentences are those that slogans are mined from, so that other programs count the same
//! strings.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use kouhao::text::{Document, Fold, Reader, Units, View};

#[allow(clippy::print_stderr, reason = "a program says what went wrong")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, file] = &arguments[..] else {
        eprintln!("usage: units CORPUS.jsonl FILE");
        return ExitCode::from(2);
    };
    match write(corpus, file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(corpus: &str, file: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(File::create(file)?);
    for document in Reader::builder().build([corpus])? {
        let document = document?;
        out.write_all(sentences(&document).as_bytes())?;
    }
    Ok(out.flush()?)
}

/// Returns the units of a document, a sentence a line; no sentence goes on from one part, as the place and date before a report of news, to the next.
fn sentences(document: &Document) -> String {
    let mut sentences = String::with_capacity(2 * document.text().len());
    for part in document.parts().iter() {
        let text = &document.text()[part.span];
        let (units, view) = (Units::new(text), View::new(text, Fold::new()));
        for (place, unit) in view.spellings(units.spans()).enumerate() {
            if place > 0 {
                sentences.push(if units.gaps()[place].separates() { '\n' } else { ' ' });
            }
            sentences.push_str(unit);
        }
        if !units.is_empty() {
            sentences.push('\n');
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_a_line_and_marks_within_do_not_show() {
        assert_eq!(sentences(&Document::from("快一点、GDP稳住，“加油”。再来\n好")), "快 一 点 gdp 稳 住 加 油\n再 来\n好\n");
        assert_eq!(sentences(&Document::from("。！")), "");
    }
}
