//! Bytes to text, and files to documents.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use encoding_rs::{BIG5, EUC_JP, GB18030, SHIFT_JIS};
use flate2::Compression;
use flate2::write::GzEncoder;
use kouhao::text::{Decoder, Document, Reader, Span};

use crate::Input;
use crate::sound::Page;

/// Names by which encodings are asked for; the first lets it be found.
const NAMES: &[Option<&str>] = &[None, None, Some("utf-8"), Some("gb18030"), Some("big5"), Some("shift_jis"), Some("utf-16le"), Some("euc-kr")];

/// Asks whether bytes are decoded as the standard says, or refused; and whether text that was encoded comes back.
pub fn decode(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let name = *input.one_of(NAMES);
    let decoder = name.map_or(Ok(Decoder::new()), Decoder::named).unwrap();
    if input.flag() {
        return encoded_text_comes_back(input);
    }
    let bytes = input.rest();
    match (decoder.decode(bytes), std::str::from_utf8(bytes)) {
        (Ok((text, decoding)), Ok(plain)) if decoding.encoding() == "UTF-8" => {
            assert_eq!(text, plain.strip_prefix('\u{feff}').unwrap_or(plain));
            assert!(!decoding.malformed());
        }
        (Ok((text, decoding)), Err(_)) if decoding.encoding() == "UTF-8" => {
            let lossy = String::from_utf8_lossy(bytes);
            assert_eq!(text, lossy.strip_prefix('\u{feff}').unwrap_or(&lossy));
            assert!(decoding.malformed());
        }
        (Ok((text, decoding)), _) => assert!(!decoding.malformed() || text.contains('\u{fffd}')),
        (Err(error), _) => assert!(!error.to_string().is_empty()),
    }
}

fn encoded_text_comes_back(mut input: Input) {
    let encoding = *input.one_of(&[GB18030, BIG5, SHIFT_JIS, EUC_JP]);
    let text: String = input.text().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let unmarked = |text: &str| text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    let (bytes, _, lost) = encoding.encode(&text);
    // What begins with the mark of another encoding, or of a format, is taken for that.
    if let Ok((again, decoding)) = Decoder::named(encoding.name()).unwrap().decode(&bytes)
        && decoding.encoding().eq_ignore_ascii_case(encoding.name())
    {
        assert_eq!(again, unmarked(&encoding.decode_without_bom_handling(&bytes).0));
        // Of the Japanese encodings, and of characters of private use, the standard lets some come back as others.
        let exact = [GB18030, BIG5].contains(&encoding) && !text.contains(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
        assert!(lost || !exact || again == unmarked(&text), "{text:?} in {}", encoding.name());
    }
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    if let Ok((again, decoding)) = Decoder::named("utf-16le").unwrap().decode(&utf16)
        && decoding.encoding() == "UTF-16LE"
    {
        assert_eq!(again, unmarked(&text));
    }
}

/// A folder of this process for the file that is read; in memory where the system has such a place.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let root = if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() };
    let folder = root.join(format!("kouhao-oracles-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
});

/// A document as it is compared: name without the file's, text, variables.
type Shown = (String, String, Vec<(String, String)>);

/// Writes a file of this thread and reads it; the file is removed again.
fn documents(ending: &str, bytes: &[u8]) -> Vec<Result<Shown, String>> {
    let path = FOLDER.join(format!("{:?}.{ending}", std::thread::current().id()));
    std::fs::write(&path, bytes).unwrap();
    let name = path.display().to_string();
    let read = Reader::builder().build([&path]).unwrap();
    let found = read.map(|document| match document {
        Ok(document) => {
            let page = Page::of(&document);
            page.sound(Span::new(0, document.text().len()));
            Ok(shown(&document, &name))
        }
        Err(error) => Err(error.to_string().replace(&name, "FILE")),
    });
    let found = found.collect();
    std::fs::remove_file(&path).unwrap();
    found
}

fn shown(document: &Document, file: &str) -> Shown {
    let variables = document.variables().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    (document.name().replace(file, "FILE"), document.original().to_owned(), variables)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Asks whether a file of any format is read or refused, its compressed forms give the same documents, and records that were written come back.
pub fn read(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let ending = *input.one_of(&["txt", "jsonl", "csv", "tsv"]);
    match input.below(5) {
        0 => drop(documents(&format!("{ending}.gz"), input.rest())),
        1 => drop(documents(&format!("{ending}.zst"), input.rest())),
        2 => records_come_back(ending, input),
        // Half of a compressed file is read up to where it was cut, or refused.
        3 => {
            let packed = gzip(input.text().as_bytes());
            documents(&format!("{ending}.gz"), &packed[..packed.len() / 2]);
        }
        _ => {
            let plain = documents(ending, input.rest());
            assert_eq!(documents(ending, input.rest()), plain);
            // The errors of compressed files may say that they are compressed; their documents are the same.
            let read = |documents: &[Result<Shown, String>]| documents.iter().map(|document| document.clone().ok()).collect::<Vec<_>>();
            let same = |packed: Vec<Result<Shown, String>>| read(&packed) == read(&plain);
            assert!(same(documents(&format!("{ending}.gz"), &gzip(input.rest()))), "{plain:?} of gzip");
            assert!(same(documents(&format!("{ending}.zst"), &zstd::encode_all(input.rest(), 1).unwrap())), "{plain:?} of Zstandard");
        }
    }
}

fn records_come_back(ending: &str, mut input: Input) {
    let field = *input.one_of(&["province", "说明", "a b", "rank"]);
    // A file with too many control characters is none of text.
    let plain = |text: String| text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r')).collect::<String>();
    let texts: Vec<String> = input.texts().into_iter().map(plain).filter(|text| !text.trim().is_empty()).collect();
    let value = |place: usize| format!("{place}号，\"好\"\n");
    let bytes = match ending {
        "txt" => {
            let [Ok((_, text, _))] = &documents("txt", texts.concat().as_bytes())[..] else { return };
            let whole = texts.concat();
            return assert_eq!(text, whole.strip_prefix('\u{feff}').unwrap_or(&whole));
        }
        "jsonl" => {
            let line =
                |(place, text): (usize, &String)| format!("{}\n", serde_json::json!({ "text": text, "id": place.to_string(), field: value(place) }));
            texts.iter().enumerate().map(line).collect::<String>().into_bytes()
        }
        _ => {
            let delimiter = if ending == "csv" { b',' } else { b'\t' };
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            writer.write_record(["id", "text", field]).unwrap();
            for (place, text) in texts.iter().enumerate() {
                writer.write_record([&place.to_string(), text, &value(place)]).unwrap();
            }
            writer.into_inner().unwrap()
        }
    };
    let found = documents(ending, &bytes);
    if texts.is_empty() {
        return;
    }
    let expected: Vec<Result<Shown, String>> =
        texts.iter().enumerate().map(|(place, text)| Ok((place.to_string(), text.clone(), vec![(field.to_owned(), value(place))]))).collect();
    assert_eq!(found, expected);
}
