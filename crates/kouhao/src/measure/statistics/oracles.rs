//! Published values of the measures, each to the precision at which it was printed.
//!
//! Sources: Dunning 1993 and Manning and Schütze 1999 (as the tests of NLTK and Wordless quote them), Church and Hanks 1990, Bouma 2009, Lijffijt and Gries
//! 2012, the calculator of UCREL, and as Wordless and scikit-learn have them; values without a publication were computed with SciPy.

use super::*;

fn near(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected} within {tolerance}");
}

#[test]
fn g2_of_the_literature() {
    near(g2(Contingency::of_pair(10, 10, 13, 31777)), 167.23, 0.005);
    near(g2(Contingency::of_pair(110, 2552, 221, 31777)), 270.72, 0.005);
    near(g2(Contingency::of_pair(8, 13, 32, 31777)), 95.29, 0.005);
    near(g2(Contingency::of_pair(150, 12593, 932, 14_307_668)), 1291.0, 1.0);
    // Seven and three of ten against two and seven of nine.
    near(signed_g2(Contingency::of_sets(7, 10, 2, 9)), 4.534939, 1e-5);
    near(signed_g2(Contingency::of_sets(3, 10, 7, 9)), -4.534939, 1e-5);
    // Of two cells; one that is empty adds nothing.
    near(g2_two_cells(12, 1000, 3, 1500), 10.043859, 1e-6);
    near(g2_two_cells(0, 1000, 6, 1000), 8.317766, 1e-6);
}

#[test]
fn pmi_of_the_literature() {
    let pmi = |both, first, second, total| pmi(Contingency::of_pair(both, first, second, total)).unwrap();
    near(pmi(8, 1105, 44, 15_000_000), 11.3, 0.05);
    near(pmi(20, 42, 20, 14_307_668), 18.38, 0.005);
    near(pmi(20, 15019, 15629, 14_307_668), 0.29, 0.005);
    // In nats.
    near(pmi(7, 9, 10, 19) * std::f64::consts::LN_2, 0.390539, 1e-5);
    near(pmi(3, 10, 10, 19) * std::f64::consts::LN_2, -0.562119, 1e-5);
}

#[test]
fn npmi_of_always_as_chance_has_it_and_never() {
    let npmi = |both, first, second, total| npmi(Contingency::of_pair(both, first, second, total));
    for (found, expected) in [(npmi(10, 10, 10, 100), 1.0), (npmi(1, 10, 10, 100), 0.0), (npmi(0, 10, 10, 100), -1.0)] {
        near(found, expected, 1e-9);
    }
}

#[test]
fn log_dice_of_a_textbook() {
    // Twenty times together, of forty-two and twenty.
    near(log_dice(20, 42, 20).unwrap(), 13.367732, 1e-6);
}

#[test]
fn log_ratio_of_like_shares() {
    near(log_ratio(1, 1_000_000, 1, 1_000_000).unwrap().value, 0.0, 1e-12);
}

#[test]
fn log_odds_of_four_terms() {
    let (target, reference) = ([1, 5, 1, 9], [100, 510, 100, 199]);
    let deltas = [-0.6095321, -1.0345766, -0.6095321, 1.5201005];
    let z = [-0.6095022, -2.3044051, -0.6095022, 4.4629252];
    let full = [-0.5898449, -1.9056841, -0.5898449, 2.9830643];
    for term in 0..4 {
        let found = weighted_log_odds(target[term], 16, reference[term], 909, 0.01, 0.04);
        near(found.delta, deltas[term], 1e-6);
        near(found.z(), z[term], 1e-6);
        near(found.full_z(), full[term], 1e-6);
    }
}

#[test]
fn dispersion_by_real_sizes() {
    // One to five occurrences in parts of 9, 10, 10, 10 and 11.
    let parts = [(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)];
    let found = dispersion(parts, 50, 9).unwrap();
    near(found.dp, 0.18, 1e-6);
    near(found.dp_norm.unwrap(), 0.2195122, 1e-6);
    // Two, one and none in three equal parts.
    near(dispersion([(2, 1), (1, 1)], 3, 1).unwrap().dp_norm.unwrap(), 0.5, 1e-9);
}

#[test]
fn rates_of_false_discoveries() {
    let p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
    let expected = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.1057, 0.216, 0.216, 0.216];
    for (rate, expected) in benjamini_hochberg(&p).into_iter().zip(expected) {
        near(rate, expected, 5e-5);
    }
}

#[test]
fn trend() {
    let values = [0.0, 0.0, 3.0, 5.0, 9.0, 12.0, 30.0];
    let found = mann_kendall(&values);
    near(found.s as f64, 20.0, 1e-6);
    near(found.variance, 43.333333, 1e-6);
    near(found.z, 2.886307, 1e-6);
    near(found.p, 0.0038979, 1e-6);
    let points: Vec<(f64, f64)> = values.into_iter().enumerate().map(|(time, value)| (time as f64, value)).collect();
    near(theil_sen(&points).unwrap(), 3.0, 1e-6);
}

#[test]
fn tf_idf_with_smoothing_and_without() {
    for (smooth_idf, first, last) in [(false, 0.8194, 0.5732), (true, 0.8515, 0.5243)] {
        let weights = TfIdf { smooth_idf, ..TfIdf::default() };
        let mut row = [weights.weight(3, 6, 6), weights.weight(0, 1, 6), weights.weight(1, 2, 6)];
        weights.normalise(&mut row);
        near(row[0], first, 5e-5);
        near(row[2], last, 5e-5);
    }
}
