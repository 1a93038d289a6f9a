use encoding_rs::EUC_JP;

use super::*;

const SIMPLIFIED: &str = "同志们，办好老百姓的事，要有钉钉子的劲头，一锤接着一锤敲，直到把钉子敲牢。今年修好3条村道、2座桥，明年再看成效！";
const TRADITIONAL: &str = "各位鄉親，辦好老百姓的事，要有釘釘子的勁頭，一錘接著一錘敲，直到把釘子敲牢。今年修好3條村道、2座橋，明年再看成效！";
const JAPANESE: &str = "村の道を三本直し、橋を二つかけました。来年もまた、みなさんと一緒に力を尽くしてまいります。";
const KOREAN: &str = "올해 마을 길 세 곳을 고치고 다리 두 개를 놓았습니다. 내년에도 여러분과 함께 힘을 다하겠습니다.";

fn bytes_in(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{text} in {}", name(encoding));
    bytes.into_owned()
}

#[track_caller]
fn finds(bytes: &[u8], encoding: &'static str, text: &str) {
    let (decoded, decoding) = Decoder::new().decode(bytes).unwrap_or_else(|error| panic!("{error} ({text})"));
    assert_eq!((decoded.as_str(), decoding), (text, Decoding { encoding, malformed: false }));
}

#[test]
fn long_texts_come_back() {
    let encodings: [(&'static Encoding, &str); 10] = [
        (UTF_8, SIMPLIFIED),
        (GB18030, SIMPLIFIED),
        (GB18030, TRADITIONAL),
        (BIG5, TRADITIONAL),
        (SHIFT_JIS, JAPANESE),
        (EUC_JP, JAPANESE),
        (EUC_KR, KOREAN),
        (UTF_16LE, SIMPLIFIED),
        (UTF_16BE, TRADITIONAL),
        (UTF_16BE, JAPANESE),
    ];
    for (encoding, text) in encodings {
        for text in [text.to_owned(), text.repeat(50), format!("{text}\r\n\r\n{text}\n")] {
            finds(&bytes_in(encoding, &text), name(encoding), &text);
        }
    }
}

#[test]
fn short_texts_come_back() {
    for text in ["口号", "提法", "四个全面", "走在前列！", "1. 稳", "谢谢大家。", "三农", "重点工程", "一是抓落实；二是抓作风。", "廊坊", "国务院"]
    {
        finds(&bytes_in(GB18030, text), "GB18030", text);
        finds(text.as_bytes(), "UTF-8", text);
    }
    for text in ["各位代表，各位同志：", "謝謝大家。", "兩岸一家親，共圓中國夢。"] {
        finds(&bytes_in(BIG5, text), "Big5", text);
    }
    for text in ["国民の皆様", "ありがとう"] {
        finds(&bytes_in(SHIFT_JIS, text), "Shift_JIS", text);
    }
    for text in ["走在前列！", "Build Back Better", "三農問題", "1+5"] {
        finds(&bytes_in(UTF_16LE, text), "UTF-16LE", text);
        finds(&bytes_in(UTF_16BE, text), "UTF-16BE", text);
    }
}

#[test]
fn characters_of_four_bytes_come_back() {
    let text = "㐀字（𠀀）也是汉字，写入公文要能认得，读得出来，也写得回去。";
    finds(&bytes_in(GB18030, text), "GB18030", text);
}

#[test]
fn a_byte_order_mark_decides_and_is_no_text() {
    for (mark, encoding) in [(&b"\xef\xbb\xbf"[..], UTF_8), (b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE), (b"\x84\x31\x95\x33", GB18030)] {
        let bytes = [mark, &bytes_in(encoding, SIMPLIFIED)].concat();
        finds(&bytes, name(encoding), SIMPLIFIED);
        let (text, decoding) = Decoder::named(name(encoding)).unwrap().decode(&bytes).unwrap();
        assert_eq!((text.as_str(), decoding.encoding()), (SIMPLIFIED, name(encoding)));
    }
    finds(b"\xff\xfe", "UTF-16LE", "");
    finds(b"", "UTF-8", "");
}

#[test]
fn utf32_is_refused_by_name() {
    let little: Vec<u8> = format!("\u{feff}{SIMPLIFIED}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let big: Vec<u8> = format!("\u{feff}{SIMPLIFIED}").chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    for bytes in [little, big] {
        for decoder in [Decoder::new(), Decoder::named("utf-8").unwrap(), Decoder::named("utf-16").unwrap()] {
            let error = decoder.decode(&bytes).unwrap_err();
            assert_eq!(error.to_string(), "the text is in UTF-32, which is not supported; save it as UTF-8");
        }
    }
    finds(b"\xff\xfe\0\x30", "UTF-16LE", "\u{3000}");
}

#[test]
fn a_mark_or_a_name_makes_no_text_of_binary_data() {
    let zeros = [&b"\xff\xfea\0"[..], &[0; 40]].concat();
    let controls: Vec<u8> = [0xfe, 0xff].into_iter().chain((1..=90).flat_map(|n| [0, n % 8 + 1])).collect();
    // Every unit by chance.
    let random: Vec<u8> = [0xff, 0xfe].into_iter().chain((1..65536_u32).flat_map(|n| (n.wrapping_mul(40503) as u16).to_le_bytes())).collect();
    let utf8 = [&b"\xef\xbb\xbf"[..], &[0; 40]].concat();
    for bytes in [zeros, controls, random, utf8] {
        assert_eq!(Decoder::new().decode(&bytes).unwrap_err().to_string(), "the bytes are not text; provide plain text, preferably as UTF-8");
    }
    for name in ["utf-8", "gbk", "utf-16"] {
        assert_eq!(Decoder::named(name).unwrap().decode(&[0; 40]).unwrap_err().kind(), ErrorKind::InvalidEncoding);
    }
    // A pair cut in two at the end of a short text does not make it binary.
    let cut: Vec<u8> = "\u{feff}好𠀀".encode_utf16().flat_map(u16::to_le_bytes).take(6).collect();
    assert!(Decoder::new().decode(&cut).unwrap().1.malformed());
}

#[test]
fn a_cut_text_says_so() {
    for cut in 1..3 {
        let bytes = &SIMPLIFIED.as_bytes()[..SIMPLIFIED.len() - cut];
        let (text, decoding) = Decoder::new().decode(bytes).unwrap();
        assert_eq!(decoding, Decoding { encoding: "UTF-8", malformed: true });
        assert_eq!(text.strip_suffix('\u{fffd}').unwrap(), &SIMPLIFIED[..SIMPLIFIED.len() - 3]);
        let (text, decoding) = Decoder::new().decode(&SIMPLIFIED.as_bytes()[cut..]).unwrap();
        assert_eq!(decoding, Decoding { encoding: "UTF-8", malformed: true });
        assert!(text.ends_with(&SIMPLIFIED[3..]));
    }
    let bytes = bytes_in(GB18030, SIMPLIFIED.trim_end_matches('！'));
    let (text, decoding) = Decoder::new().decode(&bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(decoding, Decoding { encoding: "GB18030", malformed: true });
    assert!(text.ends_with("成\u{fffd}"), "{text}");
    let bytes = bytes_in(UTF_16LE, SIMPLIFIED);
    let (text, decoding) = Decoder::new().decode(&bytes[..bytes.len() - 1]).unwrap();
    assert_eq!((decoding.encoding(), decoding.malformed(), text.ends_with('\u{fffd}')), ("UTF-16LE", true, true));
}

#[test]
fn a_foreign_line_in_a_text_does_not_turn_it_into_mojibake() {
    let bytes = [SIMPLIFIED.repeat(5).as_bytes(), b"\n", &bytes_in(GB18030, "走在前列"), b"\n", SIMPLIFIED.as_bytes()].concat();
    let (text, decoding) = Decoder::new().decode(&bytes).unwrap();
    assert_eq!(decoding, Decoding { encoding: "UTF-8", malformed: true });
    assert!(text.ends_with(SIMPLIFIED));
    let bytes = [SIMPLIFIED.as_bytes(), b"\n", &bytes_in(GB18030, SIMPLIFIED)[..60]].concat();
    assert_eq!(Decoder::new().decode(&bytes).unwrap_err().kind(), ErrorKind::InvalidEncoding);
}

#[test]
fn what_cannot_be_told_is_refused() {
    for bytes in [
        &b"L'\xe9t\xe9 dernier, le pr\xe9sident a d\xe9clar\xe9 : \xab en avant ! \xbb"[..],
        b"d\xe9j\xe0 vu",
        b"caf\xe9",
        b"\x80",
        b"a\0b\0\0\x01\x02\x03\x1f\xff",
        &[0; 40],
        &[7; 40],
    ] {
        let error = Decoder::new().decode(bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidEncoding, "{error}");
        assert!(error.to_string().contains("; "), "{error} has no remedy");
    }
    let (text, decoding) = Decoder::named("latin1").unwrap().decode(b"caf\xe9").unwrap();
    assert_eq!((text.as_str(), decoding.encoding(), decoding.malformed()), ("café", "windows-1252", false));
}

#[test]
fn other_formats_are_refused() {
    for bytes in [&b"%PDF-1.7\n"[..], b"PK\x03\x04\x14", b"\x1f\x8b\x08\0", b"{\\rtf1\\ansi", b"BZh91AY&SY\xff\xfe"] {
        for decoder in [Decoder::new(), Decoder::named("gbk").unwrap()] {
            assert_eq!(decoder.decode(bytes).unwrap_err().kind(), ErrorKind::UnsupportedInput);
        }
    }
    finds(b"BZhang said so", "UTF-8", "BZhang said so");
    finds(&bytes_in(GB18030, "BZh公司的同志们走在前列"), "GB18030", "BZh公司的同志们走在前列");
    finds(b"PKU", "UTF-8", "PKU");
}

#[test]
fn an_encoding_has_many_names() {
    let names = [
        ("UTF8", "UTF-8"),
        ("utf_8_sig", "UTF-8"),
        ("GBK", "GB18030"),
        ("gb2312", "GB18030"),
        ("cp936", "GB18030"),
        ("GB18030", "GB18030"),
        ("Big5", "Big5"),
        ("sjis", "Shift_JIS"),
        ("Shift-JIS", "Shift_JIS"),
        ("utf-16", "UTF-16LE"),
        ("utf_16_be", "UTF-16BE"),
    ];
    for (name, encoding) in names {
        assert_eq!(Decoder::named(name).unwrap().decode(b"").unwrap().1.encoding(), encoding);
    }
    for name in ["", "chinese traditional", "hz-gb-2312", "x-user-defined", "utf-9"] {
        assert_eq!(Decoder::named(name).unwrap_err().kind(), ErrorKind::InvalidOption, "{name}");
    }
}

#[test]
fn a_named_encoding_is_taken_at_its_word() {
    let (text, decoding) = Decoder::named("utf-8").unwrap().decode(&bytes_in(GB18030, "口号")).unwrap();
    assert!(decoding.malformed() && text.contains('\u{fffd}'));
    let (text, decoding) = Decoder::named("big5").unwrap().decode(&bytes_in(BIG5, "口號")).unwrap();
    assert_eq!((text.as_str(), decoding.malformed()), ("口號", false));
}

#[test]
fn pieces_give_what_the_whole_gives() {
    for (encoding, text) in [(UTF_8, SIMPLIFIED), (GB18030, SIMPLIFIED), (BIG5, TRADITIONAL), (SHIFT_JIS, JAPANESE), (UTF_16LE, SIMPLIFIED)] {
        let mut bytes = bytes_in(encoding, text);
        bytes.pop();
        let (whole, _) = encoding.decode_without_bom_handling(&bytes);
        for size in [1, 2, 3, 7, 64] {
            let mut chunks = Start { encoding, mark: 0 }.chunks();
            let (mut pieces, mut places) = (String::new(), Vec::new());
            for piece in bytes.chunks(size) {
                chunks.push(piece, false, &mut pieces, |at| places.push(at));
            }
            chunks.push(&[], true, &mut pieces, |at| places.push(at));
            assert_eq!(pieces, whole);
            assert!(places.iter().all(|&at| pieces[at..].starts_with('\u{fffd}')) && places.len() <= 1);
        }
    }
}
