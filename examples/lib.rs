//! What the examples share: the speeches beside them.

use kouhao::Error;
use kouhao::text::{Corpus, Reader};

/// Reads the speeches with their variables (date, speaker, office, place, language).
///
/// # Errors
/// If a speech or the table of variables cannot be read.
pub fn speeches() -> Result<Corpus, Error> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/speeches");
    let metadata = std::path::Path::new(folder).join("metadata.csv");
    let mut reader = Reader::builder();
    reader.metadata(Some(&metadata));
    Ok(Corpus::new(reader.build([folder])?.collect::<Result<Vec<_>, _>>()?))
}
