//! Files that options name: lists of words, lexicons, tables of counts. They are read whole, and one that cannot be used is one error.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::{Error, ErrorKind};

/// The maximum size of a file, many times that of the largest file in the library. A device could yield bytes without end.
const MOST: u64 = 256 << 20;

/// Reads the bytes of a file.
///
/// # Errors
/// [`ErrorKind::Io`] if the operating system reports an error, [`ErrorKind::TooLarge`] for more than 256 MiB; both name the file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let at = |error: Error| error.at(path.display().to_string());
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| at(Error::reading(error)))?;
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| at(Error::reading(error)))?;
    if bytes.len() as u64 > MOST {
        return Err(at(Error::new(ErrorKind::TooLarge, "the file is larger than 256 MiB").with_remedy("check that it is the intended file")));
    }
    Ok(bytes)
}

/// Reads a file that is UTF-8, without its byte order mark.
///
/// # Errors
/// Those of [`bytes`], and [`ErrorKind::InvalidEncoding`] with the line for bytes that are not UTF-8.
pub(crate) fn text(path: &Path) -> Result<String, Error> {
    let text = String::from_utf8(bytes(path)?).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1;
        Error::new(ErrorKind::InvalidEncoding, "it is not UTF-8").with_remedy("save it as UTF-8").at(path.display().to_string()).on_line(line)
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_used_says_where_and_what_to_do() {
        let folder = std::env::temp_dir().join(format!("kouhao-file-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("words.txt");
        let shown = |path: &Path| text(path).unwrap_err().to_string().replace(&folder.display().to_string(), ".");
        std::fs::write(&path, "\u{feff}四个全面\n").unwrap();
        assert_eq!(text(&path).unwrap(), "四个全面\n");
        std::fs::write(&path, b"a\nb\n\xff\n").unwrap();
        assert_eq!(shown(&path), "./words.txt:3: it is not UTF-8; save it as UTF-8");
        assert_eq!(shown(&folder.join("gone.txt")), "./gone.txt: No such file or directory (os error 2); check the name");
        assert!(shown(&folder).ends_with("; name a file, not a folder"), "{}", shown(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_device_without_end_is_refused() {
        assert_eq!(bytes(Path::new("/dev/zero")).unwrap_err().kind(), ErrorKind::TooLarge);
    }
}
