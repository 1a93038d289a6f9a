//! Files of known phrases: lexicons and backgrounds.

use kouhao::find::known::KnownFinder;
use kouhao::lexicon::{Background, Lexicon, Role};
use kouhao::text::{Document, Fold, key};

use crate::Input;

/// What lexicon files are made of.
const TOML: &[&str] = &[
    "[[entry]]\n",
    "text = ",
    "kind = \"counted\"\n",
    "kind = \"name\"\n",
    "kind = ",
    "aliases = ",
    "english = ",
    "contested = true\n",
    "[[entry.sense]]\n",
    "from = \"2020\"\n",
    "from = \"2012-11\"\n",
    "to = \"2021-13\"\n",
    "to = \"2022\"\n",
    "members = ",
    "issuer = ",
    "[entry.sense.passage]\n",
    "words = ",
    "file = \"a\"\n",
    "[\"甲\", \"乙\"]\n",
    "\"四个全面\"\n",
    "\"三提三比\"\n",
    "\"（）\"\n",
    "\"\"\n",
    "\"Three Raises\"\n",
    "[]\n",
    "\n",
    "text = \"三提三比\"\n",
    "text = \"清河四条\"\n",
    "#",
    "'",
    "\\u0000",
    "[phrases]\n",
    "name = ",
    "slogan = ",
    "heroic = ",
];

/// Asks whether the text of a lexicon is read or refused, whether every entry that was read is found by its names, and whether joining changes nothing.
pub fn lexicon(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let structured = input.flag();
    let text = if structured {
        input.rest().iter().map(|&byte| TOML[usize::from(byte) % TOML.len()]).collect()
    } else {
        String::from_utf8_lossy(input.rest()).into_owned()
    };
    let lexicon = match Lexicon::parse("own.toml", &text) {
        Ok(lexicon) => lexicon,
        Err(error) => return assert!(error.to_string().contains("own.toml"), "{error}"),
    };
    for entry in lexicon.entries() {
        for name in entry.names() {
            assert_eq!(lexicon.get(name), Some(entry), "{name:?}");
        }
        for date in [None, Some("2020"), Some("2012-11-08"), Some("x")] {
            let sense = entry.sense_at(date);
            assert!(sense.is_none_or(|sense| entry.senses().contains(sense)));
        }
        for rendering in entry.renderings() {
            assert!(lexicon.get_english(rendering).is_some(), "{rendering:?}");
        }
    }
    let joined = lexicon.merged(&lexicon);
    assert_eq!(joined.len(), lexicon.len());
    assert!(joined.entries().zip(lexicon.entries()).all(|(joined, own)| joined.text() == own.text()));
    assert_eq!(lexicon.merged(&Lexicon::empty()).sha256(), lexicon.sha256());
}

/// What the lines of backgrounds are made of.
const LINES: &[&str] = &[
    "\n",
    "\t",
    " ",
    "护好",
    "湖湾",
    "改革",
    "a",
    "build back",
    "護",
    "１",
    "\n护好湖湾\t2013-02\t8 3 1\t1\n",
    "2013-02-01",
    "0",
    "1",
    "9",
    "4294967295",
    "18446744073709551615",
    "、",
];

/// Asks whether the bytes of a background are read or refused, whether all its phrases are found, and whether it is written as it was read.
pub fn background(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let packed = match input.below(4) {
        0 => input.rest().to_vec(),
        way => {
            let mut text = "kouhao background 1\nnews\tpolitical\t2000000\t10\n".to_owned();
            text.push_str(["", "laws\treference\t18446744073709551615\t5\n", "more\tpolitical\t18446744073709551615\t4294967295\n\n"][way - 1]);
            text.extend(input.rest().iter().map(|&byte| LINES[usize::from(byte) % LINES.len()]));
            zstd::encode_all(text.as_bytes(), 1).unwrap()
        }
    };
    let Ok(background) = Background::from_bytes(&packed) else { return };
    assert_eq!(background.iter().count(), background.len());
    let mut text = String::new();
    for usage in background.iter() {
        assert_eq!(usage.uses().len(), background.collections().len());
        let rates = [Role::Political, Role::Reference].map(|role| usage.per_million_of(role));
        assert!(rates.iter().all(|rate| rate.is_finite() && *rate >= 0.0));
        // A key that the library wrote is found; of what others wrote, what has the form of a key.
        let found = usage.key();
        if key(&found, Fold::new().simplified(true)) == found {
            assert!(background.get(&found).is_some_and(|again| again.key() == found), "{found:?}");
        }
        text.push_str(&found);
    }
    // Compressing as hard as a background is takes far longer than all else.
    if bytes.len().is_multiple_of(32) {
        let mut written = Vec::new();
        background.write(&mut written).unwrap();
        assert!(Background::from_bytes(&written).is_ok_and(|again| again.sha256() == background.sha256()));
    }
    let finder = KnownFinder::builder().lexicon(Lexicon::empty()).background(background).build().unwrap();
    for known in finder.find(&Document::from(text.as_str())) {
        assert!(known.score.is_finite() && known.background_per_million.is_none_or(f64::is_finite));
    }
}
