//! Counts words by the date of the text, as a table in Markdown.

use kouhao::Error;
use kouhao::measure::TermCounter;
use kouhao::present::rows::TermRow;
use kouhao::present::table::{Format, TableWriter};
use kouhao_examples::speeches;

fn main() -> Result<(), Error> {
    let counter = TermCounter::builder().by("date").min_count(4).build()?;
    let mut table = TableWriter::new(Format::Markdown, TermRow::GROUPED_FIELDS, std::io::stdout())?;
    for term in counter.count(&speeches()?).rows().iter().filter(|term| term.term.chars().count() > 1) {
        table.row(&TermRow::new(term, true))?;
    }
    table.finish()?;
    Ok(())
}
