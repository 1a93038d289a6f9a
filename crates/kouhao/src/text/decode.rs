//! Bytes to text.

/// How the bytes of a document were decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoding {
    encoding: &'static str,
    malformed: bool,
}

impl Decoding {
    /// Returns the name of the encoding that was found or named.
    pub fn encoding(self) -> &'static str {
        self.encoding
    }

    /// Tells whether some bytes were no text in that encoding and became U+FFFD.
    pub fn malformed(self) -> bool {
        self.malformed
    }
}
