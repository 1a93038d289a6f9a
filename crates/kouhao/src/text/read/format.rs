//! Determines the format of a file by its name.

use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;

use super::source::{Leftover, Limit, Packing, Source, Unpacked, unpack};
use crate::Error;

/// How a file holds documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Whole,
    JsonLines,
    /// A table, with this delimiter.
    Table(u8),
}

/// How a file holds documents and how it is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    pub shape: Shape,
    pub packing: Packing,
}

impl Format {
    /// Returns the format of a file, determined by its name.
    pub(super) fn of(path: &Path) -> Option<Format> {
        let ending = |path: &Path| path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
        let (packing, ending) = match ending(path)?.as_str() {
            "gz" => (Packing::Gzip, ending(Path::new(path.file_stem()?))?),
            "zst" => (Packing::Zstandard, ending(Path::new(path.file_stem()?))?),
            plain => (Packing::Plain, plain.to_owned()),
        };
        let shape = match ending.as_str() {
            "txt" | "md" => Shape::Whole,
            "jsonl" | "ndjson" => Shape::JsonLines,
            "csv" => Shape::Table(b','),
            "tsv" => Shape::Table(b'\t'),
            _ => return None,
        };
        Some(Format { shape, packing })
    }

    /// Opens a file of this format.
    pub(super) fn open(self, path: &Path, limit: Limit) -> Result<Unpacked, Error> {
        let file = Box::new(File::open(path).map_err(Error::reading)?);
        match self.packing {
            // There can be very many small files, and nothing examines their beginnings.
            Packing::Plain => Ok(Unpacked { source: file, leftover: Leftover::default() }),
            packing => unpack(Source::new(file), packing, limit),
        }
    }
}
