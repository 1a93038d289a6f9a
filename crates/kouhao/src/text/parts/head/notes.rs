//! Recognises the lines that publishers put around a text: its source, its number, who edited it, an advertisement.

use super::dated::lone_date;
use crate::text::numerals::is_item_numeral;
use crate::text::parts::dateline::is_dateline;
use crate::text::parts::dates::find_date;
use crate::text::parts::people::{could_be_name, is_name};

/// Words that only publishers use; from general knowledge of newsletters and web pages.
const ANYWHERE: &str = "№ 公众号 二维码 扫码 扫一扫 http:// https:// www. 责任编辑 本文来源 版权所有 微信号 内部资料 注意保存 仅供参阅";

/// Labels that publishers use, before a colon or alone; from general knowledge of Chinese publications.
const LABELS: &str = "来源 信息来源 稿源 文章来源 稿件来源 来源于 作者 编辑 责编 校对 审核 审校 监制 记者 本报记者 通讯员 供稿 时间 日期 \
    发布时间 发布日期 成文日期 发文字号 文号 索引号 发布机构 发文机关 主题分类 浏览 浏览次数 阅读 阅读量 点击 点击数 字号 \
    字体 密级 主办 摄影 图 当前位置 您的位置 您当前的位置 分享 分享到";

/// Returns whether a folded line is a note that publishers put around a text.
pub(super) fn is_note(line: &str) -> bool {
    if line.contains(['。', '?', '!']) && !line.contains("://") || line.chars().count() > 80 {
        return is_enactment(line);
    }
    let inner = line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | ' ' | '*' | '_'));
    let label = inner.split([':', '/', '|']).next().filter(|label| label.len() < inner.len()).map(|label| label.replace(' ', ""));
    // 2031-03-05 08:12 来源：某报
    let is_labelled = inner.split_whitespace().filter_map(|piece| piece.split_once(':')).any(|(label, _)| is_label(label));
    ANYWHERE.split(' ').any(|mark| line.contains(mark))
        || label.is_some_and(|label| is_label(&label))
        || is_labelled
        || has_issue_number(inner)
        || is_page(inner)
        || is_document_number(inner)
        || is_dateline(inner)
        || is_imprint(inner)
        || is_enactment(line)
        || is_credit(inner)
        || is_reporters(inner)
}

fn is_label(text: &str) -> bool {
    LABELS.split(' ').any(|label| label == text)
}

/// Returns whether a line is the imprint of a newsletter: who issues it and, set apart by several spaces, the date.
fn is_imprint(line: &str) -> bool {
    line.rsplit_once("  ").is_some_and(|(issuer, date)| !issuer.trim().is_empty() && lone_date(date.trim()).is_some_and(|date| date.exactness() >= 3))
}

/// 本报评论员, 某某课题组: an author who is not a person. The endings are from general knowledge of newspapers and journals.
fn is_credit(line: &str) -> bool {
    ["评论员", "编辑部", "课题组", "本报记者", "调研组"].iter().any(|ending| line.ends_with(ending)) && line.chars().count() <= 16
}

/// 记者 甲某某 通讯员 乙某 丙某, □本报记者 甲某某: the reporters, as newspapers print them below the headline. Each piece is a role, a name, or both.
fn is_reporters(line: &str) -> bool {
    /// The roles of people who write for newspapers; from general knowledge of Chinese newspapers.
    const ROLES: [&str; 8] = ["记者", "通讯员", "实习生", "特派员", "撰稿", "采写", "摄影报道", "摄影"];
    /// The endings of what precedes the role: an outlet, or the kind of reporter; likewise.
    const BEFORE: [char; 10] = ['报', '社', '台', '网', '刊', '》', '席', '约', '习', '影'];
    let bare = line.trim_start_matches(['□', '■', '◎', '●', '○', '◆', '▲', '△', '—', ' ']);
    // The name behind a role.
    let named = |piece: &'_ str| -> Option<String> {
        let (at, role) = ROLES.iter().find_map(|role| Some((piece.find(role)?, role)))?;
        let before = &piece[..at];
        let is_outlet = before.is_empty() || before.ends_with(BEFORE) && before.chars().count() <= 8;
        is_outlet.then(|| piece[at + role.len()..].to_owned())
    };
    let pieces: Vec<(&str, Option<String>)> =
        bare.split([' ', '、', '/']).filter(|piece| !piece.is_empty()).map(|piece| (piece, named(piece))).collect();
    let fits = |(piece, named): &(&str, Option<String>)| match named {
        Some(name) => name.is_empty() || is_name(name),
        None => could_be_name(piece),
    };
    let is_role = |place: Option<&(&str, Option<String>)>| place.is_some_and(|(_, named)| named.is_some());
    let alone = pieces.len() == 1 && pieces[0].1.as_deref().is_some_and(str::is_empty);
    !alone && (is_role(pieces.first()) || is_role(pieces.last())) && pieces.iter().all(fits)
}

/// 2031年3月5日 某市人民代表大会通过: an enactment note, as publishers of laws print it. The verbs are from general knowledge of legislation.
fn is_enactment(line: &str) -> bool {
    let line = line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ' | '。'));
    let ends = ["通过", "公布", "施行", "实施", "修订", "修正", "修改", "印发", "发布", "批准"].iter().any(|ending| line.ends_with(ending));
    ends && line.chars().count() <= 160
        && !line.contains(['。', ';', ':'])
        && find_date(line).is_some_and(|date| date.range.start == 0 && date.exactness() == 3)
}

/// 第12期, 总第345期 at the start or end of a line.
fn has_issue_number(line: &str) -> bool {
    let bare = line.trim_end_matches([')', ' ']);
    let Some(at) = line.rfind('第') else { return false };
    let number = line[at + "第".len()..].trim_start();
    let digits = number.chars().take_while(|&c| is_item_numeral(c)).map(char::len_utf8).sum::<usize>();
    let rest = number[digits..].trim();
    digits > 0 && bare.chars().count() <= 30 && (rest.starts_with('期') || rest.starts_with("号")) && rest.chars().count() <= 4
}

/// 2031-03-05 某市日报, 《某报》（2031年3月5日 01版）, 首页 > 领导讲话
fn is_page(line: &str) -> bool {
    let Some(date) = find_date(line).filter(|date| date.exactness() == 3) else { return line.contains(" > ") || line.contains(">>") };
    let rest = line[date.range.end..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' ' | '.'));
    let digits = date.range.start == 0 && line[date.range.clone()].is_ascii();
    line.trim_end_matches(')').ends_with('版') || (digits && rest.chars().count() <= 10 && !rest.contains(['[', '【', '《', '“']))
}

/// 国发〔2022〕12号
fn is_document_number(line: &str) -> bool {
    let Some(rest) = line.split_once(['〔', '[', '(', '【']).map(|(_, rest)| rest) else { return false };
    let year = rest.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && line.ends_with('号') && line.chars().count() <= 30
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_publishers_add_is_a_note() {
        for line in [
            "来源:某某日报",
            "来源 : 某某日报",
            "某市工作通讯 第12期",
            "(总第345期)",
            "某发〔2031〕12号",
            "新华社北京5月29日电",
            "扫描二维码关注公众号",
            "本报评论员",
            "记者 岑志远 通讯员 顾小满 钟鸣",
            "□本报记者 岑志远",
            "某市日报记者 岑志远 顾小满",
            "本报记者岑志远 通讯员顾小满",
            "岑志远 顾小满 本报记者",
            "“行稳”系列№12",
            "责任编辑:王立新",
            "记者/王立新",
            "2031-03-05 08:12 来源:某市日报 作者:李明",
            "2031-03-05 08:12 某市日报",
            "《某市日报》(2031年3月5日 01版)",
            "首页 > 政务公开 > 领导讲话",
            "2031年3月5日 某市第二十届人民代表大会第一次会议通过",
        ] {
            assert!(is_note(line), "{line}");
        }
        for line in [
            "在全民阅读大会上的讲话",
            "第二期工程开工了",
            "关于编辑工作的意见",
            "第十四届人民代表大会",
            "来源。",
            "1月1日起涨电",
            "政府工作报告",
            "记者 在现场看到",
            "记者节 致敬",
            "做好记者",
            "岑志远",
            "摄影 大赛作品选",
            "让记者 走基层",
        ] {
            assert!(!is_note(line), "{line}");
        }
    }
}
