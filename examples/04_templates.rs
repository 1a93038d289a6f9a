//! Finds the wordings that recur in one speech with other fillers.

use kouhao::Error;
use kouhao::find::templates::TemplateFinder;
use kouhao_examples::speeches;

fn main() -> Result<(), Error> {
    let finder = TemplateFinder::new();
    for document in &speeches()? {
        for template in finder.find(document) {
            let fillers: Vec<&str> =
                template.occurrences.iter().flat_map(|occurrence| &occurrence.fillers).map(|&filler| &document.text()[filler]).collect();
            println!("{} ×{}{}", template.text, template.count(), if template.refrain { " (refrain)" } else { "" });
            println!("    {}", fillers.join(" | "));
        }
    }
    Ok(())
}
