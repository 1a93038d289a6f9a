//! Finds the formulations that recur across all speeches, with their spellings.

use kouhao::Error;
use kouhao::find::slogans::SloganMiner;
use kouhao_examples::speeches;

fn main() -> Result<(), Error> {
    let miner = SloganMiner::builder().min_documents(2).build()?;
    for slogan in miner.mine(&speeches()?)?.iter().take(8) {
        println!(
            "{:>2} in {} documents, {} to {}: {}",
            slogan.count,
            slogan.documents,
            slogan.first.as_deref().unwrap_or("?"),
            slogan.last.as_deref().unwrap_or("?"),
            slogan.text
        );
        for variant in slogan.variants.iter().skip(1) {
            println!("     also {} ×{}", variant.text, variant.count);
        }
    }
    Ok(())
}
