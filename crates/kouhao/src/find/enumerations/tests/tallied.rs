//! Members that only their count shows, and what of a list is no part of its members.

use super::*;

#[test]
fn as_many_in_a_row_as_the_name_says_begin_or_end_with_what_it_counts() {
    assert_eq!(items("统筹“四类巡查”，成效明显。贯通渔政巡查、船检巡查、海事巡查、港务巡查，事故少了。").len(), 4);
    assert_eq!(items("推行“三船”管理。按照“小船、大船、客船”分别登记。"), ["小船", "大船", "客船"]);
    let pair = items("以“三清两改”为抓手，在九个渔村清滩涂、清暗礁、清沉船，改码头、改航标。");
    assert_eq!(pair, ["清滩涂", "清暗礁", "清沉船", "改码头", "改航标"]);
    let before = items("严格执行出海证、归港证和夜航制、避风制、互救制“两证三制”，全年平安。");
    assert_eq!(before, ["出海证", "归港证", "夜航制", "避风制", "互救制"]);
    // The neighbours have not what it counts.
    assert!(items("推行“三船”管理。按照“小船、大船、客船、货船”分别登记。").is_empty());
    assert!(items("推行“三船”管理。按照“小船、渔网、客船”分别登记。").is_empty());
}

#[test]
fn what_a_name_quotes_recurs_in_its_members() {
    let spoken = items("老船长说：“我的船在渔港，我的网在渔港，我的家在渔港。”三个“在渔港”，说的是心里话。");
    assert_eq!(spoken, ["我的船在渔港", "我的网在渔港", "我的家在渔港"]);
    let stated = items("修建避风港是渔民盼了多年的大事，是渔业转型的当务之急，是港口扩建的必然要求。这三个“是”，说清了道理。");
    assert_eq!(stated, ["是渔民盼了多年的大事", "是渔业转型的当务之急", "是港口扩建的必然要求"]);
}

#[test]
fn clauses_of_the_sentence_before_that_speak_of_what_the_name_counts() {
    let clauses = items("渔业政策要稳，渔港政策要准，渔民政策要活。“三大政策支柱”撑起了渔村。");
    assert_eq!(clauses, ["渔业政策要稳", "渔港政策要准", "渔民政策要活"]);
    assert!(items("渔业政策要稳，渔港要修好，渔民政策要活。“三大政策支柱”撑起了渔村。").is_empty());
}

#[test]
fn known_members_go_before_those_that_a_count_shows() {
    let text = "关心“三农”。中央财政用于渔港建设、农田水利、农村道路和农业保险的钱多了。";
    let names = EnumerationFinder::new().find(&Document::from(text));
    let farming = names.iter().find(|name| &text[name.span] == "三农").unwrap();
    let members: Vec<&str> = farming.items.iter().flatten().map(|item| item.text.as_str()).collect();
    assert_eq!(members, ["农业", "农村", "农民"]);
}

#[test]
fn what_all_members_share_around_the_counted_noun_is_no_part_of_them() {
    let always = items("必须始终敬畏大海，必须始终爱护渔船，必须始终体谅渔民。这“三个始终”，是老船长的家训。");
    assert_eq!(always, ["始终敬畏大海", "始终爱护渔船", "始终体谅渔民"]);
    let battles = items("打好渔港“三大战役”：一是打好清淤战役；二是打好护堤战役；三是打好修船战役。");
    assert_eq!(battles, ["清淤战役", "护堤战役", "修船战役"]);
    // The verb belongs to the statement where no noun is counted.
    let kept = items("做到“两个不动摇”：坚持休渔制度不动摇，坚持持证出海不动摇。");
    assert_eq!(kept, ["坚持休渔制度不动摇", "坚持持证出海不动摇"]);
}

#[test]
fn numbers_of_members_are_no_part_of_them() {
    assert_eq!(items("有的船长有“三怕”：一怕风，二怕浪，三怕没鱼。"), ["怕风", "怕浪", "怕没鱼"]);
    assert_eq!(items("推行“三合一”渔楼：一楼船坞、二楼网房、三楼宿舍。").first().map(String::as_str), Some("一楼船坞"));
}

#[test]
fn the_last_member_ends_as_the_others_do() {
    let effects = items("讲求“三个效果”，经济效果、生态效果、社会效果都不可偏废。");
    assert_eq!(effects, ["经济效果", "生态效果", "社会效果"]);
    let small = items("抓好以小码头、小航标、小船坞为主的“三小”工程。");
    assert_eq!(small, ["小码头", "小航标", "小船坞"]);
    // Clauses may go on with another verb.
    let clauses = items("实施“两个一批”：支持小渔企升级为大渔企，推动小渔企挂牌上市。");
    assert!(clauses.last().is_none_or(|last| last.ends_with("挂牌上市")));
}

#[test]
fn each_member_has_all_that_a_pair_counts() {
    let members = ["出山沟进镇子", "出镇子进县城", "出县城进省城"];
    assert_eq!(items("实施“三出三进”工程，带渔货出山沟进镇子、出镇子进县城、出县城进省城，收入多了。"), members);
    assert_eq!(items("创造“三同建”的做法——山上山下同建、村里村外同建、湖东湖西同建。").len(), 3);
}

#[test]
fn clauses_apart_that_end_as_the_name_does() {
    let text = "必须坚持渔业优先不动摇，多造船；必须坚持清湖护岸不动摇，少填湖；必须坚持以船养港不动摇，常修船。这“三个不动摇”要记住。";
    assert_eq!(items(text), ["坚持渔业优先不动摇", "坚持清湖护岸不动摇", "坚持以船养港不动摇"]);
}

#[test]
fn objects_of_the_verb_that_a_name_counts() {
    assert_eq!(items("推行“四查”制度，对出海者的证件、渔具、油料、食物逐项查清，事故少了。"), ["证件", "渔具", "油料", "食物"]);
    assert_eq!(items("推行“三步工作法”，把进村走访、上船商议、当场办理三个环节做细。"), ["进村走访", "上船商议", "当场办理"]);
}

#[test]
fn clauses_for_the_digits_of_a_code() {
    let members = ["建好一个中心", "配强船工、渔工“两支队伍”", "开展三项活动"];
    assert_eq!(items("推行“123”工作法，即建好一个中心，配强船工、渔工“两支队伍”，开展三项活动，渔港变了样。"), members);
}

#[test]
fn first_clauses_and_subjects() {
    let text = "着力做到“三个更加注重”：更加注重清湖，今年一亩湖也不再填；更加注重护岸，每家再多栽一棵树；更加注重修船，出海以前都查一遍船。";
    assert_eq!(items(text), ["更加注重清湖", "更加注重护岸", "更加注重修船"]);
    assert_eq!(items("深化“三船”改革。船员是根本，船队是骨干，船坞是基础。"), ["船员", "船队", "船坞"]);
}

#[test]
fn where_the_first_member_starts() {
    assert_eq!(items("努力使全村渔有所获、船有所泊、网有所晒，这“三有”人人说好。"), ["渔有所获", "船有所泊", "网有所晒"]);
    assert_eq!(items("渔民学习《船经》《网经》“两经”。"), ["《船经》", "《网经》"]);
    assert_eq!(items("湖区生态修复、渔港升级改造两大战略在这里交汇。"), ["湖区生态修复", "渔港升级改造"]);
    assert_eq!(items("坚持四渔并举，以港兴渔、以技强渔、以文润渔、以法治渔，日子好了。").len(), 4);
    let kept = items("做到“三个坚持”：坚持清湖护岸，坚持少捕多养，坚持定期查、定期修。");
    assert_eq!(kept, ["坚持清湖护岸", "坚持少捕多养", "坚持定期查、定期修"]);
    assert_eq!(items("湖里开展“三个大兴”，大兴互助之风、节俭之风、诚信之风。"), ["互助之风", "节俭之风", "诚信之风"]);
    // Nothing is cut within a word, and clauses are not taken for the first of their parts.
    assert_eq!(items("湖区有三类村：国家级渔业村、省级水上村、市级滨湖村。"), ["国家级渔业村", "省级水上村", "市级滨湖村"]);
    let clauses = items("落实“三个坚持”，坚持渔民的船、渔民的网、渔民的港一起修，坚持清湖护岸，坚持少捕多养。");
    assert_eq!(clauses.len(), 3);
    assert_eq!(clauses[1..], ["坚持清湖护岸", "坚持少捕多养"]);
    assert!(items("落实《意见》《方案》“双减”要求。").iter().all(|item| !item.starts_with('《')));
}

#[test]
fn lists_that_the_figures_of_a_code_count() {
    let text = "做强“3+2”渔业体系。坚持新路子，壮大捕捞、养殖、加工3个主业，培育垂钓、研学2个副业，收入翻番。";
    assert_eq!(items(text), ["捕捞", "养殖", "加工", "垂钓", "研学"]);
    assert!(items("做强“3+2”渔业体系。壮大捕捞、养殖、加工3个主业，收入翻番。").is_empty());
}

#[test]
fn halves_that_are_names_of_their_own() {
    let text = "建好“三清两宜”渔村（“三清”是指清泥、清草、清网，“两宜”是指宜居、宜业），让大家住得好。";
    assert_eq!(items(text), ["清泥", "清草", "清网", "宜居", "宜业"]);
}

#[test]
fn pieces_with_the_character_of_the_name_at_one_place() {
    let text = "老船长的“三千精神”人人知道。走遍千重海浪、访遍千户人家、织遍千张渔网，就是这样。";
    assert_eq!(items(text), ["走遍千重海浪", "访遍千户人家", "织遍千张渔网"]);
}

#[test]
fn parts_that_begin_and_end_alike() {
    // The end of the last member was once looked for in the first.
    assert!(items("”三化三化”化三，化化，化化，化化，化貀三化三化").is_empty());
}
