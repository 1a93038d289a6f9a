//! What the examples share: the speeches beside them.

use kouhao::Error;
use kouhao::text::{Corpus, Reader};

/// Reads the speeches with their variables (date, speaker, office, place, language).
///
/// # Errors
/// If a speech or the table of variables cannot be read.
pub fn speeches() -> Result<Corpus, Error> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/speeches");
    let reader = Reader::builder().metadata(format!("{folder}/metadata.csv")).build([folder])?;
    Ok(Corpus::new(reader.collect::<Result<Vec<_>, _>>()?))
}
