//! Finds the wordings that recur in one speech with other fillers.

use kouhao::Error;
use kouhao::find::templates::TemplateFinder;
use kouhao::text::Span;
use kouhao_examples::speeches;

fn main() -> Result<(), Error> {
    let finder = TemplateFinder::new();
    for document in &speeches()? {
        for template in finder.find(document) {
            // An occurrence has a filler for each slot.
            let text = |fillers: &[Span]| fillers.iter().map(|&filler| &document.text()[filler]).collect::<Vec<_>>().join(" … ");
            let fillers: Vec<String> = template.occurrences.iter().map(|occurrence| text(&occurrence.fillers)).collect();
            println!("{} ×{}{}", template.text, template.count(), if template.refrain { " (refrain)" } else { "" });
            println!("    {}", fillers.join(" | "));
        }
    }
    Ok(())
}
