//! What callers keep is cloned, sent to other threads and shared with them: one list of it.

use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::lexicon::{Background, Lexicon};
use kouhao::measure::{
    Collocates, Collocations, Comparer, Counts, FirstFinder, FrequencyTable, Keyness, Keys, Kwic, Lives, PhraseList, ReuseFinder, Spread,
    TermCounter, TermTally, Terms, Timeline,
};
use kouhao::present::marked::{Marked, MarkedBuilder};
use kouhao::present::pictures::{Plotter, PlotterBuilder, Strip};
use kouhao::present::provenance::{CorpusDigest, CorpusDigester, Provenance};
use kouhao::present::report::{Report, ReportBuilder};
use kouhao::present::summary::Summary;
use kouhao::text::{Corpus, Document};
use kouhao::tokens::{Tokenizer, Tokens};

/// Names types that are all `Clone`, `Send`, `Sync` and without a borrow; others do not compile.
macro_rules! shared {
    ($($kept:ty),+ $(,)?) => {{
        fn shared<T: Clone + Send + Sync + 'static>() {}
        $(shared::<$kept>();)+
    }};
}

#[test]
fn objects_are_shared_between_threads() {
    shared!(Document, Corpus, Tokenizer, Tokens<'static>, Lexicon, Background);
    shared!(EnumerationFinder, KnownFinder, ParallelFinder, QuotationFinder, SeriesFinder, SloganMiner, TemplateFinder);
    shared!(TermCounter, TermTally, Terms, Counts, Keyness, Keys, FrequencyTable, PhraseList, Kwic, Collocations, Collocates);
    shared!(Timeline, Lives, FirstFinder, Comparer, ReuseFinder, Spread);
    shared!(Summary, Report, ReportBuilder, Marked, MarkedBuilder, Plotter, PlotterBuilder, Strip);
    shared!(Provenance, CorpusDigest, CorpusDigester);
}
