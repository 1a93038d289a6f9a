use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

/// Gives its bytes a few at a time.
pub(super) struct Drops(pub Vec<u8>, pub usize);

impl Read for Drops {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = buffer.len().min(self.1).min(self.0.len());
        buffer[..n].copy_from_slice(&self.0[..n]);
        self.0.drain(..n);
        Ok(n)
    }
}

/// A folder that is removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kouhao-read-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Folder(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Reads `paths`, relative to the folder, with the settings of `builder`; each item as `name|text|key=value …` or the error.
    fn read(&self, builder: &ReaderBuilder, paths: &[&str]) -> (Vec<String>, Vec<String>) {
        let mut reader = builder.build(paths.iter().map(|path| self.0.join(path))).unwrap();
        let items = reader.by_ref().map(|item| self.show(item)).collect();
        (items, reader.skipped().iter().map(|skipped| self.relative(&skipped.to_string())).collect())
    }

    fn show(&self, item: Result<Document, Error>) -> String {
        let shown = match item {
            Ok(document) => {
                let variables: Vec<String> = document.variables().map(|(key, value)| format!("{key}={value}")).collect();
                format!("{}|{}|{}", document.name(), document.text(), variables.join(" "))
            }
            Err(error) => format!("{:?} {error}", error.kind()),
        };
        self.relative(&shown)
    }

    fn relative(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.0.display()), "").replace(&self.0.display().to_string(), ".")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16le(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_folder_comes_sorted_by_path_and_the_rest_is_noticed() {
    let folder = Folder::new();
    for name in ["b.txt", "a/z.md", "a.txt", "a-b.txt", "a/c/D.TXT", ".hidden.txt", ".git/x.txt", "a/.DS_Store"] {
        folder.write(name, name);
    }
    folder.write("notes.docx", b"PK\x03\x04");
    folder.write("a/list.csv", "name,content\nx,y\n");
    folder.write("a/empty.csv", "");
    folder.write("a/other.jsonl", "{\"content\": 1}\nnonsense\n");
    let (items, skipped) = folder.read(&Reader::builder(), &[""]);
    assert_eq!(items, ["a-b.txt|a-b.txt|", "a.txt|a.txt|", "a/c/D.TXT|a/c/D.TXT|", "a/z.md|a/z.md|", "b.txt|b.txt|"]);
    assert_eq!(
        skipped,
        [
            "a/empty.csv: there is no field `text`",
            "a/list.csv: there is no field `text` (the fields are name, content)",
            "a/other.jsonl: there is no field `text` (the fields are content)",
            "notes.docx: unsupported file type",
        ]
    );
}

#[test]
fn what_is_skipped_in_a_folder_is_an_error_if_named() {
    let folder = Folder::new();
    folder.write("a.docx", b"PK\x03\x04");
    folder.write("b.csv", "name,content\nx,y\n");
    folder.write("c.jsonl", "{\"content\": \"x\"}\n");
    folder.write("noending", "x");
    folder.write("z.txt", "末");
    let (items, skipped) = folder.read(&Reader::builder(), &["", "a.docx", "b.csv", "c.jsonl", "noending", "gone.txt", "z.txt"]);
    assert_eq!(skipped.len(), 4);
    let formats = "use .txt, .md, .jsonl, .ndjson, .csv or .tsv, plain or compressed as .gz or .zst";
    assert_eq!(
        items,
        [
            "z.txt|末|",
            &format!("UnsupportedInput a.docx: unsupported file type; {formats}"),
            "UnsupportedInput b.csv: there is no field `text` (the fields are name, content); name the field that holds the text (text_field, --text-field)",
            "UnsupportedInput c.jsonl: there is no field `text` (the fields are content); name the field that holds the text (text_field, --text-field)",
            &format!("UnsupportedInput noending: unsupported file type; {formats}"),
            "Io gone.txt: No such file or directory (os error 2); check the name",
        ]
    );
}

#[test]
fn inputs_keep_their_order_and_are_read_once() {
    let folder = Folder::new();
    folder.write("d/1.txt", "一");
    folder.write("d/2.txt", "二");
    folder.write("d/3.jsonl", "{\"text\": \"三\"}\n");
    let (items, _) = folder.read(&Reader::builder(), &["d/2.txt", "d", "d/1.txt", "d/../d/3.jsonl", "d/2.txt"]);
    assert_eq!(items, ["d/2.txt|二|", "d/1.txt|一|", "d/3.jsonl:1|三|"]);
    assert_eq!(Reader::builder().build::<&Path>([]).unwrap().count(), 0);
}

#[test]
fn documents_that_are_files() {
    let folder = Folder::new();
    let text = "同志们：\r\n　　走在前列，干在实处，勇立潮头。";
    folder.write("a.txt", gb18030(text));
    folder.write("b.txt", [b"\xff\xfe", &utf16le(text)[..]].concat());
    folder.write("c.txt", "");
    folder.write("d.md.gz", gzip(text));
    folder.write("e.txt.zst", zstd::encode_all(text.as_bytes(), 1).unwrap());
    folder.write("f.txt", [&text.as_bytes()[..text.len() - 1]].concat());
    let reader = Reader::builder().build([&folder.0]).unwrap();
    let documents: Vec<Document> = reader.map(Result::unwrap).collect();
    let found: Vec<(&str, bool)> = documents.iter().map(|d| d.decoding().map(|d| (d.encoding(), d.malformed())).unwrap()).collect();
    assert_eq!(found, [("GB18030", false), ("UTF-16LE", false), ("UTF-8", false), ("UTF-8", false), ("UTF-8", false), ("UTF-8", true)]);
    for place in [0, 1, 3, 4] {
        assert_eq!(documents[place].text(), text);
    }
    assert_eq!((documents[2].text(), documents.len()), ("", 6));
    let corpus = Corpus::read([&folder.0]).unwrap();
    assert_eq!(corpus.len(), 6);
}

#[test]
fn files_that_cannot_be_read_are_errors_in_their_place() {
    let folder = Folder::new();
    folder.write("a.txt", b"\x00\x01\x02\x03\xff\xfe\x00\x00\x00");
    folder.write("b.txt", "%PDF-1.4");
    folder.write("c.txt.gz", "no gzip at all");
    let packed = gzip("x".repeat(10_000));
    folder.write("d.jsonl.gz", &packed[..packed.len() - 9]);
    folder.write("e.txt.zst", "no zstandard");
    folder.write("f.txt", "好");
    let (items, _) = folder.read(&Reader::builder(), &[""]);
    let starts = [
        "InvalidEncoding a.txt: ",
        "UnsupportedInput b.txt: ",
        "UnsupportedInput c.txt.gz: ",
        "Io d.jsonl.gz: ",
        "UnsupportedInput e.txt.zst: ",
        "f.txt|好|",
    ];
    assert_eq!(items.len(), starts.len());
    for (item, start) in items.iter().zip(starts) {
        assert!(item.starts_with(start) && (item.contains("; ") || start.ends_with('|')), "{item}");
    }
    assert_eq!(Corpus::read([folder.0.join("b.txt"), folder.0.join("f.txt")]).unwrap_err().kind(), ErrorKind::UnsupportedInput);
}

#[test]
fn each_json_line_is_a_document() {
    let folder = Folder::new();
    let lines = concat!(
        "{\"text\": \"一\\n二\", \"id\": \"A-1\", \"title\": \"题\", \"date\": \"2022-09-07\"}\r\n",
        "\r\n",
        "{\"id\": 17, \"text\": \"三\", \"n\": 1.50, \"big\": 12345678901234567890123, \"yes\": true, \"no\": null, \"list\": [1, {\"a\": \"四\"}], \"empty\": \"\"}\n",
        "{\"text\": \"\", \"id\": \"\"}\n",
        "{\"text\": \"\\ud83d\\ude00\"}",
    );
    let plain = folder.write("a.jsonl", lines);
    folder.write("b.ndjson", format!("\u{feff}{lines}"));
    folder.write("c.jsonl.gz", gzip(lines));
    folder.write("d.jsonl.zst", zstd::encode_all(lines.as_bytes(), 1).unwrap());
    folder.write("e.jsonl", gb18030(&lines.replace("\\ud83d\\ude00", "😀")));
    folder.write("f.jsonl", utf16le(lines));
    for file in ["a.jsonl", "b.ndjson", "c.jsonl.gz", "d.jsonl.zst", "e.jsonl", "f.jsonl"] {
        let (items, skipped) = folder.read(&Reader::builder(), &[file]);
        assert_eq!(
            items,
            [
                "A-1|一\n二|date=2022-09-07 title=题",
                "17|三|big=12345678901234567890123 empty= list=[1,{\"a\":\"四\"}] n=1.50 yes=true",
                &format!("{file}:4||"),
                &format!("{file}:5|😀|"),
            ],
            "{file}"
        );
        assert!(skipped.is_empty());
    }
    let first = Reader::builder().build([&plain]).unwrap().next().unwrap().unwrap();
    assert_eq!((first.title(), first.date(), first.decoding().unwrap().encoding()), (Some("题"), Some("2022-09-07"), "UTF-8"));
    folder.write("empty.jsonl", "\n\n");
    assert_eq!(folder.read(&Reader::builder(), &["empty.jsonl"]), (vec![], vec![]));
}

#[test]
fn bad_lines_are_errors_and_the_next_follows() {
    let folder = Folder::new();
    let bytes = [
        "{\"text\": \"一\"\n[1, 2]\n{\"id\": \"x\"}\n{\"text\": 7}\n{\"text\": null}\n{\"text\": \"\\ud800\"}\n{\"text\": \"走在".as_bytes(),
        b"\xff\"}\n",
        "{\"text\": \"a\", \"v\": \"\\udc00\"}\n\"text\"\n{\"text\": \"末\"}\n".as_bytes(),
    ]
    .concat();
    folder.write("a.jsonl", bytes);
    let (items, _) = folder.read(&Reader::builder(), &["a.jsonl"]);
    let starts = [
        "InvalidRecord a.jsonl:1: invalid JSON: ",
        "InvalidRecord a.jsonl:2: not a JSON object; ",
        "InvalidRecord a.jsonl:3: there is no field `text` (the fields are id); ",
        "InvalidRecord a.jsonl:4: the field `text` is a number, not a string; ",
        "InvalidRecord a.jsonl:5: the field `text` is null, not a string; give it a text, or remove the line",
        "InvalidRecord a.jsonl:6: invalid JSON: ",
        "InvalidEncoding a.jsonl:7: some bytes of this line are not text in UTF-8; ",
        "InvalidRecord a.jsonl:8: invalid JSON: ",
        "InvalidRecord a.jsonl:9: not a JSON object; ",
        "a.jsonl:10|末|",
    ];
    assert_eq!(items.len(), starts.len(), "{items:#?}");
    for (item, start) in items.iter().zip(starts) {
        assert!(item.starts_with(start), "{item}");
    }
}

#[test]
fn a_line_in_another_encoding_is_an_error_of_that_line() {
    let folder = Folder::new();
    let line = "{\"text\": \"干在实处，走在前列\"}\n";
    folder.write("a.jsonl", [line.as_bytes(), &gb18030(line), line.as_bytes()].concat());
    let (items, _) = folder.read(&Reader::builder(), &["a.jsonl"]);
    assert!(items[1].starts_with("InvalidEncoding a.jsonl:2: "), "{items:#?}");
    assert_eq!((items[0].as_str(), items[2].as_str()), ("a.jsonl:1|干在实处，走在前列|", "a.jsonl:3|干在实处，走在前列|"));
}

#[test]
fn each_row_of_a_table_is_a_document() {
    let folder = Folder::new();
    let rows = "id,title, text ,date,x\r\nA,题,\"一，\r\n“二”\",2022,\r\n,无,三,,0.10\r\n\r\nB,,\"四\"\"五\"\"\",,\r\n";
    folder.write("a.csv", rows);
    folder.write("b.csv", format!("\u{feff}{rows}"));
    folder.write("c.csv.gz", gzip(rows));
    folder.write("d.csv", gb18030(rows));
    folder.write("e.csv", utf16le(rows));
    folder.write("f.csv", rows.replace("\r\n", "\n"));
    for file in ["a.csv", "b.csv", "c.csv.gz", "d.csv", "e.csv", "f.csv"] {
        let (items, _) = folder.read(&Reader::builder(), &[file]);
        let line_end = if file == "f.csv" { "\n" } else { "\r\n" };
        assert_eq!(items, [&format!("A|一，{line_end}“二”|date=2022 title=题"), &format!("{file}:4|三|title=无 x=0.10"), "B|四\"五\"|"], "{file}");
    }
    folder.write("g.tsv", "content\tn\n一,二\t1\n");
    assert_eq!(folder.read(Reader::builder().text_field("content"), &["g.tsv"]).0, ["g.tsv:2|一,二|n=1"]);
}

#[test]
fn a_mark_of_byte_order_stands_at_the_start_only() {
    let folder = Folder::new();
    folder.write("a.csv", "id,text\n1,\u{feff}湖\n");
    folder.write("b.jsonl", "{\"id\": 1, \"text\": \"\u{feff}湖\"}\n");
    assert_eq!(folder.read(&Reader::builder(), &["a.csv", "b.jsonl"]).0, ["1|\u{feff}湖|", "1|\u{feff}湖|"]);
    // That of UTF-16 is no text behind ASCII.
    folder.write("c.csv", [&b"id,text\n1,\xff\xfe"[..], "湖湾修桥".as_bytes(), b"\n2,a\n"].concat());
    let (items, _) = folder.read(&Reader::builder(), &["c.csv"]);
    assert!(items[0].starts_with("InvalidEncoding") && items[1] == "2|a|", "{items:?}");
}

#[test]
fn bad_rows_are_errors_and_the_next_follows() {
    let folder = Folder::new();
    folder.write("a.csv", [&b"text,n\n\xe4\xb8\x80,1,2\n\xe4\xba\x8c\n\xff\xe4\xb8\x89,3\n"[..], "四,4\n五五五,5\n".as_bytes()].concat());
    let (items, _) = folder.read(&Reader::builder(), &["a.csv"]);
    assert_eq!(
        items,
        [
            "InvalidRecord a.csv:2: the row has 3 fields, the header 2; enclose fields that contain the delimiter in quotation marks",
            "InvalidRecord a.csv:3: the row has 1 fields, the header 2; enclose fields that contain the delimiter in quotation marks",
            "InvalidEncoding a.csv:4: some bytes of this line are not text in UTF-8; repair the line; the other lines were read",
            "a.csv:5|四|n=4",
            "a.csv:6|五五五|n=5",
        ]
    );
}

#[test]
fn an_open_quotation_mark_is_named_and_the_rest_is_read() {
    let folder = Folder::new();
    let open = "a quotation mark is not closed; close it; the lines that follow were read as separate rows";
    folder.write("a.csv", "text,n\n一,1\n\"二,2\n三,3\n");
    folder.write("b.csv", "id,text\n一,\"甲\n乙\"\n二,\"丙\r\n三,丁\"\"戊\"\"\r\n\r\n,\"\"己\n五\n");
    folder.write("c.tsv", "id\ttext\n一\t\"甲");
    folder.write("d.csv", "\"id,text\n一,甲\n");
    let (items, _) = folder.read(&Reader::builder(), &["a.csv", "b.csv", "c.tsv", "d.csv"]);
    assert_eq!(
        items,
        [
            "a.csv:2|一|n=1",
            &format!("InvalidRecord a.csv:3: {open}"),
            "a.csv:4|三|n=3",
            "一|甲\n乙|",
            &format!("InvalidRecord b.csv:4: {open}"),
            "三|丁\"\"戊\"\"|",
            "b.csv:7|己|",
            "InvalidRecord b.csv:8: the row has 1 fields, the header 2; enclose fields that contain the delimiter in quotation marks",
            &format!("InvalidRecord c.tsv:2: {open}"),
            "InvalidRecord d.csv:1: a quotation mark in the header is not closed; close it",
        ]
    );
}

#[test]
fn bad_bytes_behind_an_open_quotation_mark_are_errors_of_their_lines() {
    let folder = Folder::new();
    folder.write("a.csv", [&b"id,text\n1,\"\xe4\xb8\x80\n2,\xff\n"[..], "3,走在前列\n".as_bytes()].concat());
    let (items, _) = folder.read(Reader::builder().encoding("utf-8"), &["a.csv"]);
    assert!(items[0].starts_with("InvalidRecord a.csv:2: ") && items[1].starts_with("InvalidEncoding a.csv:3: "), "{items:#?}");
    assert_eq!(items[2..], ["3|走在前列|"]);
}

#[test]
fn rows_swallowed_up_to_the_next_quotation_mark_are_missed() {
    let folder = Folder::new();
    folder.write("a.csv", "id,text\n1,\"甲\n2,\"乙\"\n3,丙\n4,\"丁\"戊\n");
    let (items, _) = folder.read(&Reader::builder(), &["a.csv"]);
    assert!(
        items[0].starts_with("InvalidRecord a.csv:2: the quotation mark that closes a field of several lines stands before other text"),
        "{items:#?}"
    );
    assert_eq!(items[1..], ["3|丙|", "4|丁戊|"]);
}

#[test]
fn metadata_give_variables() {
    let folder = Folder::new();
    folder.write("texts/a.txt", "甲");
    folder.write("texts/b.txt", "乙");
    folder.write("texts/c.jsonl", "{\"text\": \"丙\", \"date\": \"2020\"}\n");
    let table =
        folder.write("texts/metadata.csv", "file,title,date,id\na.txt,题,2022-09,7\n./c.jsonl,,2019,\n../outside.txt,x,2000,\nmissing.txt,y,2001,\n");
    let (items, skipped) = folder.read(Reader::builder().metadata(&table), &["texts"]);
    assert_eq!(items, ["texts/a.txt|甲|date=2022-09 id=7 title=题", "texts/b.txt|乙|", "texts/c.jsonl:1|丙|date=2020"]);
    assert!(skipped.is_empty());
    let (_, skipped) = folder.read(&Reader::builder(), &["texts"]);
    assert_eq!(skipped, ["texts/metadata.csv: there is no field `text`, but there is a field `file`: pass the table as metadata, with --metadata"]);
}

#[test]
fn metadata_that_cannot_work_fail_early() {
    let folder = Folder::new();
    folder.write("a.txt", "甲");
    let fails = |path: PathBuf| {
        let error = Reader::builder().metadata(path).build(["x"]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidOption, "{error}");
        folder.relative(&error.to_string())
    };
    assert_eq!(fails(folder.0.join("gone.csv")), "gone.csv: No such file or directory (os error 2); check the name");
    let error = fails(folder.write("b.csv", "path,date\na.txt,2022\n"));
    assert_eq!(
        error,
        "b.csv: there is no field `file` (the fields are path, date); give the path of each text, relative to the folder of the table, in a column called file"
    );
    let semicolons = fails(folder.write("s.csv", "file;date\na.txt;2022\n"));
    assert!(semicolons.contains("(the fields are file;date), where semicolons do not separate fields: save the table with commas"), "{semicolons}");
    assert!(
        fails(folder.write("c.csv", [b"file,\xff", "年份\na.txt,二〇二二\n".as_bytes()].concat()))
            .starts_with("c.csv:1: some bytes of this line are not text")
    );
    fails(folder.write("e.jsonl", "{}"));
    fails(folder.0.clone());
}

#[test]
fn bad_rows_of_metadata_are_errors_and_the_rest_counts() {
    let folder = Folder::new();
    folder.write("a.txt", "甲");
    folder.write("b.txt", "乙");
    let table = folder.write("m.csv", "file,date\na.txt,2022\na.txt,2022\n./a.txt,2023\na.txt\nb.txt,2021\n");
    let (items, _) = folder.read(Reader::builder().metadata(&table), &["a.txt", "b.txt"]);
    assert_eq!(
        items,
        [
            "InvalidRecord m.csv:4: an earlier row gives different values for the same file, and counts; keep one row for each file",
            "InvalidRecord m.csv:5: the row has 1 fields, the header 2; enclose fields that contain the delimiter in quotation marks",
            "a.txt|甲|date=2022",
            "b.txt|乙|date=2021",
        ]
    );
}

#[test]
fn what_is_behind_compressed_text_is_named() {
    let folder = Folder::new();
    let line = "{\"text\": \"甲\"}\n";
    let error = |file: &str| {
        format!(
            "UnsupportedInput {file}: the compressed text is followed by other bytes; the text before them was read; fetch the file again if it should be longer"
        )
    };
    for rest in [&b"x"[..], b"no gzip", b"\0\0\x1f"] {
        folder.write("a.txt.gz", [&gzip("甲")[..], rest].concat());
        folder.write("b.jsonl.gz", [&gzip(line)[..], rest].concat());
        folder.write("c.csv.gz", [&gzip("text\n甲\n")[..], rest].concat());
        let (items, _) = folder.read(&Reader::builder(), &[""]);
        let read = ["a.txt.gz|甲|", "b.jsonl.gz:1|甲|", "c.csv.gz:2|甲|"];
        let expected: Vec<String> = read.iter().flat_map(|item| [(*item).to_owned(), error(item.split(['|', ':']).next().unwrap())]).collect();
        assert_eq!(items, expected);
    }
    // Members are one text, and zeros fill up a tape.
    folder.write("a.txt.gz", [&gzip("甲")[..], &gzip("乙"), &[0; 100]].concat());
    assert_eq!(folder.read(&Reader::builder(), &["a.txt.gz"]).0, ["a.txt.gz|甲乙|"]);
    let (items, _) = folder.read(&Reader::builder(), &[folder.write("n.txt.gz", "甲").to_str().unwrap()]);
    assert_eq!(
        items,
        [
            "UnsupportedInput n.txt.gz: this is not compressed with gzip, although its name says so; remove .gz from its name if it is plain text, or fetch it again"
        ]
    );
}

#[test]
fn lines_before_a_cut_are_read() {
    let folder = Folder::new();
    // Text that hardly compresses, so that the cut leaves much of it.
    let lines: String = (0..5000_u32).map(|n| format!("{{\"text\": \"{}\"}}\n", n.wrapping_mul(2_654_435_761))).collect();
    let packed = gzip(&lines);
    folder.write("a.jsonl.gz", &packed[..packed.len() * 3 / 4]);
    let (items, _) = folder.read(&Reader::builder(), &["a.jsonl.gz"]);
    let last = items.last().unwrap();
    assert!(
        items.len() > 3000 && last.contains(&format!("a.jsonl.gz:{}: ", items.len())) && last.ends_with("the file was cut; fetch it again"),
        "{last}"
    );
    assert!(items[..items.len() - 1].iter().all(|item| item.starts_with("a.jsonl.gz:")), "one error");
}

#[test]
fn standard_input_is_known_by_its_beginning() {
    let lines = "\n{\"text\": \"向上\", \"id\": \"A\"}\n{\"text\": \"乙\"}\nx\n";
    let read = |bytes: &[u8]| -> Vec<String> {
        let mut reader = Reader::builder().build::<&Path>([]).unwrap();
        let first = reader.unnamed("-".to_owned(), Box::new(io::Cursor::new(bytes.to_vec())));
        let items = first.transpose().into_iter().chain(reader);
        items.map(|item| item.map_or_else(|error| format!("{error}"), |document| format!("{}|{}", document.name(), document.text()))).collect()
    };
    let utf16 = [b"\xff\xfe", &utf16le(lines)[..]].concat();
    for bytes in [lines.as_bytes(), &gb18030(lines), &utf16, &utf16le(lines), &gzip(lines), &zstd::encode_all(lines.as_bytes(), 1).unwrap()] {
        let items = read(bytes);
        assert!(items.len() == 3, "{items:#?}");
        assert_eq!(items[..2], ["A|向上", "-:3|乙"]);
        assert!(items[2].starts_with("-:4: invalid JSON"), "{items:#?}");
    }
    for text in ["", "甲\n{\"text\": \"乙\"}\n", "{\n  \"text\": \"甲\"\n}\n", "{甲}\n", "[{\"text\": \"甲\"}]\n"] {
        assert_eq!(read(text.as_bytes()), [format!("-|{text}")]);
        assert_eq!(read(&gzip(text)), [format!("-|{text}")]);
    }
    assert!(read(b"{\"content\": \"x\"}\n")[0].starts_with("-: there is no field `text` (the fields are content)"));
    assert!(read(b"%PDF-1.4")[0].starts_with("-: this is a PDF document"));
    assert_eq!(read(&[&gzip("甲")[..], b"x"].concat()).len(), 2);
}

#[test]
fn wrong_settings_fail_early() {
    assert_eq!(Reader::builder().text_field("").build(["x"]).unwrap_err().kind(), ErrorKind::InvalidOption);
    assert_eq!(Reader::builder().encoding("utf-9").build(["x"]).unwrap_err().kind(), ErrorKind::InvalidOption);
    assert!(Reader::builder().encoding(None).build(["x"]).is_ok());
}

#[test]
fn a_named_encoding_is_used() {
    let folder = Folder::new();
    folder.write("a.txt", gb18030("口号"));
    folder.write("b.jsonl", gb18030("{\"text\": \"口号\"}\n{\"text\": \"提法\"}\n"));
    folder.write("c.csv", gb18030("text\n口号\n"));
    let (items, _) = folder.read(Reader::builder().encoding("gbk"), &[""]);
    assert_eq!(items, ["a.txt|口号|", "b.jsonl:1|口号|", "b.jsonl:2|提法|", "c.csv:2|口号|"]);
    let (items, _) = folder.read(Reader::builder().encoding(Some("utf-8")), &["b.jsonl", "c.csv"]);
    assert!(items.iter().all(|item| item.starts_with("InvalidEncoding ")), "{items:#?}");
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_in_circles() {
    let folder = Folder::new();
    folder.write("d/a.txt", "甲");
    std::os::unix::fs::symlink(&folder.0, folder.0.join("d/up")).unwrap();
    std::os::unix::fs::symlink("a.txt", folder.0.join("d/b.txt")).unwrap();
    std::os::unix::fs::symlink("gone.txt", folder.0.join("d/c.txt")).unwrap();
    let (items, skipped) = folder.read(&Reader::builder(), &[""]);
    assert_eq!(items, ["d/a.txt|甲|", "Io d/c.txt: No such file or directory (os error 2); check the name"]);
    assert_eq!(skipped, ["d/up: a link to a folder"]);
    // Named, a link is followed.
    assert_eq!(folder.read(&Reader::builder(), &["d/up/d/b.txt"]).0, ["d/up/d/b.txt|甲|"]);
}

#[test]
fn long_files_are_streamed() {
    /// Gives lines without end.
    struct Endless(u64);

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 += 1;
            let line = format!("{{\"text\": \"第{}号\"}}\n", self.0);
            buffer[..line.len()].copy_from_slice(line.as_bytes());
            Ok(line.len())
        }
    }

    let lines = JsonLines::new(Utf8Stream::new(Box::new(io::BufReader::new(Endless(0))), Decoder::new()), "text", Limit::new(500)).unwrap();
    let records: Vec<Record> = Records::Lines(Box::new(lines)).take(50_000).map(Result::unwrap).collect();
    assert!(records.iter().zip(1..).all(|(record, n)| record.line == n && record.text == format!("第{n}号")));
}

#[test]
fn readers_can_be_sent() {
    fn sent<T: Send>() {}
    sent::<Reader>();
    sent::<Skipped>();
}

#[test]
fn what_is_too_large_is_an_error_and_the_rest_is_read() {
    let folder = Folder::new();
    let long = "走".repeat(400_000);
    folder.write("a.txt", &long);
    folder.write("b.txt", "好");
    folder.write("c.jsonl", format!("{{\"text\": \"一\"}}\n{{\"text\": \"{long}\"}}\n{{\"text\": \"三\"}}\n{{\"text\": \"{long}\"}}"));
    folder.write("d.csv", format!("id,text\nA,一\nB,{long}\nC,三\n"));
    folder.write("e.csv", format!("id,text\nA,一\n\nB,\"未闭合\n{}", "C,三\n".repeat(300_000)));
    folder.write("f.txt.gz", gzip(&long));
    let (items, _) = folder.read(Reader::builder().max_document_mb(1), &[""]);
    let more = "; split it, or raise the limit if this is intended (max_document_mb, --max-document-mb)";
    let unread = ", perhaps because a quotation mark is not closed; the rows after it were not read";
    assert_eq!(
        items,
        [
            format!("TooLarge a.txt: the text is larger than 1 MB{more}"),
            "b.txt|好|".to_owned(),
            "c.jsonl:1|一|".to_owned(),
            format!("TooLarge c.jsonl:2: the line is larger than 1 MB; the following ones were read{more}"),
            "c.jsonl:3|三|".to_owned(),
            format!("TooLarge c.jsonl:4: the line is larger than 1 MB; the following ones were read{more}"),
            "A|一|".to_owned(),
            format!("TooLarge d.csv:3: the row is larger than 1 MB{unread}{more}"),
            "A|一|".to_owned(),
            format!("TooLarge e.csv:4: the row is larger than 1 MB{unread}{more}"),
            format!("TooLarge f.txt.gz: the text is larger than 1 MB{more}"),
        ]
    );
    let (items, _) = folder.read(Reader::builder().max_document_mb(2), &["a.txt", "c.jsonl", "d.csv", "f.txt.gz"]);
    assert!(items.len() == 9 && items.iter().all(|item| !item.starts_with("TooLarge")), "the default reads them");
    for megabytes in [0, 4000] {
        assert_eq!(Reader::builder().max_document_mb(megabytes).build(["x"]).unwrap_err().kind(), ErrorKind::InvalidOption);
    }
}

#[test]
fn lines_that_unpack_to_anything_end() {
    let folder = Folder::new();
    let packed = |line: &str, count: u64| zstd::encode_all(io::Read::take(Lines(line.as_bytes().to_vec(), 0), count), 1).unwrap();
    folder.write("a.jsonl.zst", [zstd::encode_all("{\"text\": \"一\"}\n".as_bytes(), 1).unwrap(), packed("\n", 3_000_000)].concat());
    let bytes = packed("a,b,c\n", 3_000_000);
    folder.write("b.csv.zst", [zstd::encode_all("id,text,c\n".as_bytes(), 1).unwrap(), bytes].concat());
    let (items, _) = folder.read(Reader::builder().max_document_mb(1), &["a.jsonl.zst", "b.csv.zst"]);
    assert!(items[0] == "a.jsonl.zst:1|一|" && items[1].contains(": it decompresses to more than 200 times its size"), "{}", items[1]);
    let last = items.last().unwrap();
    assert!(last.starts_with("TooLarge b.csv.zst: it decompresses to more than 200 times its size") && items.len() < 300_000, "{last}");
    assert!(folder.read(&Reader::builder(), &["a.jsonl.zst"]).0.len() == 1);
}

/// Gives one line without end.
struct Lines(Vec<u8>, usize);

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        for byte in buffer.iter_mut() {
            *byte = self.0[self.1];
            self.1 = (self.1 + 1) % self.0.len();
        }
        Ok(buffer.len())
    }
}

#[test]
fn a_field_of_text_has_one_column() {
    let folder = Folder::new();
    folder.write("a.csv", "text,id,text\n甲,1,乙\n");
    folder.write("b.csv", "text,id,place,place\n甲,1,东,西\n");
    let (items, _) = folder.read(&Reader::builder(), &["a.csv", "b.csv"]);
    assert_eq!(items, ["InvalidRecord a.csv:1: several fields are named `text`; give each a different name", "1|甲|place=西"]);
}

#[test]
fn rows_of_metadata_that_do_nothing_are_told() {
    let folder = Folder::new();
    folder.write("a.txt", "甲");
    folder.write("b.txt", "乙");
    let notices = |table: &str, inputs: &[&str]| {
        let table = folder.write("m.csv", table);
        let mut reader = Reader::builder().metadata(table).build(inputs.iter().map(|path| folder.0.join(path))).unwrap();
        assert!(reader.by_ref().all(|item| item.is_ok()));
        [reader.metadata_missing(), reader.metadata_unused()].map(|notice| notice.map(|notice| folder.relative(&notice)))
    };
    let relative = "write paths relative to the folder of the table, with the extension, such as `speeches/2021.txt`";
    assert_eq!(notices("file,date\na.txt,2020\n", &["a.txt"]), [None, None]);
    assert_eq!(notices("file,date\na.txt,2020\nb.txt,2021\n", &["a.txt"]), [None, None], "a part of the texts is no mistake");
    assert_eq!(
        notices("file,date\na.txt,2020\nc.txt,2021\n", &["a.txt"]),
        [Some(format!("m.csv:3: the row names a file that does not exist, c.txt; {relative}")), None]
    );
    assert_eq!(
        notices("file,date\nd.txt,2020\nc.txt,2021\n", &["a.txt"]),
        [
            Some(format!("m.csv:2: 2 rows name files that do not exist, the first of them d.txt; {relative}")),
            Some(format!("m.csv: none of its 2 rows names a file that was read; {relative}"))
        ]
    );
    assert_eq!(notices("file,date\n", &["a.txt"]), [None, None]);
    let reader = Reader::builder().metadata(folder.write("m.csv", "file,date\na.txt,2020\n")).build::<&Path>([]).unwrap();
    assert!(reader.metadata_of(folder.0.join("a.txt")).eq([("date", "2020")]) && reader.metadata_of("gone.txt").next().is_none());
}

#[cfg(unix)]
#[test]
fn pipes_without_an_ending_are_read_as_standard_input_is() {
    let folder = Folder::new();
    let path = folder.0.join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let writer = std::thread::spawn({
        let path = path.clone();
        move || fs::write(path, "{\"text\": \"甲\"}\n{\"text\": \"乙\"}\n")
    });
    let (items, _) = folder.read(&Reader::builder(), &["pipe", "pipe"]);
    writer.join().unwrap().unwrap();
    assert_eq!(items, ["pipe:1|甲|", "pipe:2|乙|"]);
    // In a folder nobody asked for it.
    assert_eq!(folder.read(&Reader::builder(), &[""]), (vec![], vec!["pipe: unsupported file type".to_owned()]));
    assert_eq!(folder.read(&Reader::builder(), &["/dev/null"]).0, ["/dev/null||"]);
}

#[test]
fn malformed_bytes_are_an_error_with_their_line() {
    let folder = Folder::new();
    let path = folder.write("a.txt", ["一\n二\n".repeat(9).as_bytes(), b"\xff\n"].concat());
    let document = Reader::builder().build([path]).unwrap().next().unwrap().unwrap();
    let error = document.malformed().unwrap();
    assert!(folder.relative(&error.to_string()).starts_with("a.txt:19: some bytes are malformed in UTF-8 and were read as U+FFFD; "), "{error}");
    assert!(Document::from("\u{fffd}").malformed().is_none());
}

#[test]
fn a_line_of_nothing_but_malformed_bytes_is_one_place() {
    let bytes = [b"{\"text\": \"".to_vec(), vec![0xff; 300_000], b"\"}\n{\"text\": \"a\"}\n".to_vec()].concat();
    let folder = Folder::new();
    folder.write("a.jsonl", bytes);
    let (items, _) = folder.read(Reader::builder().encoding("utf-8"), &["a.jsonl"]);
    assert!(items.len() == 2 && items[0].starts_with("InvalidEncoding a.jsonl:1: ") && items[1] == "a.jsonl:2|a|", "{items:#?}");
}
