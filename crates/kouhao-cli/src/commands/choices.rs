//! Converts choices of the command line to those of the library.

use kouhao::measure::{G2Form, Level, Order, Overlap, Period, Status, Within};
use kouhao::present::Language;
use kouhao::present::pictures::Measure;

use crate::arguments;

/// Converts choices to those of the library with the same names.
macro_rules! choices {
    ($($choice:ident => $library:ident: $($name:ident)+;)+) => {$(
        impl From<arguments::$choice> for $library {
            fn from(choice: arguments::$choice) -> Self {
                match choice {
                    $(arguments::$choice::$name => $library::$name,)+
                }
            }
        }
    )+};
}

choices! {
    G2 => G2Form: FourCells TwoCells;
    Language => Language: English Chinese;
    Level => Level: Formulation Sentence;
    Measure => Measure: Rate Count DocumentShare;
    Order => Order: Position Left Right;
    Overlap => Overlap: All Longest;
    Period => Period: Year Month;
    Status => Status: Added Dropped Kept Reworded Moved;
    Within => Within: Window Sentence;
}
