//! Lists the phrases that name a set by its size, with the members that the text spells out or that the catalogue knows at its date.

use kouhao::Error;
use kouhao::find::enumerations::EnumerationFinder;
use kouhao_examples::speeches;

fn main() -> Result<(), Error> {
    let finder = EnumerationFinder::new();
    for document in &speeches()? {
        println!("{}", document.date().unwrap_or("undated"));
        for found in finder.find(document) {
            let items = found.items.iter().flatten().map(|item| item.text.as_str());
            println!("  {} {} = {}", &document.text()[found.span], found.kind.name(), items.collect::<Vec<_>>().join(" | "));
        }
    }
    Ok(())
}
