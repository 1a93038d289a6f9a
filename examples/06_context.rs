//! Shows a phrase in its context, whatever marks its writers put inside it.

use kouhao::Error;
use kouhao::measure::Kwic;
use kouhao_examples::speeches;

fn main() -> Result<(), Error> {
    let kwic = Kwic::builder().phrase("早半步实一分").width(8).build()?;
    for document in &speeches()? {
        for hit in kwic.find(document) {
            let text = document.text();
            println!("{} {}【{}】{}", document.date().unwrap_or("undated"), &text[hit.left], &text[hit.span], &text[hit.right]);
        }
    }
    Ok(())
}
