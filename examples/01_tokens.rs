//! Cuts a sentence into tokens, first as the dictionary has it, then with a word of one's own.

use kouhao::Error;
use kouhao::tokens::Tokenizer;

fn main() -> Result<(), Error> {
    let text = "聚焦“2+6”产业体系，推进四湾共治，GDP增长5.2%。";
    println!("{}", Tokenizer::new().words(text).join(" "));

    let mut builder = Tokenizer::builder();
    builder.word("2+6").word("四湾共治");
    println!("{}", builder.build()?.words(text).join(" "));
    Ok(())
}
