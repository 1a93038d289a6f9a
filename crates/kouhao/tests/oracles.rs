//! Every measure that ships gives the published values of a collection of oracles, at the precision at which they are printed there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use kouhao::measure::statistics::{
    Contingency, TfIdf, benjamini_hochberg, dispersion, g2, g2_two_cells, log_dice, log_ratio, mann_kendall, npmi, pmi, signed_g2, theil_sen,
    weighted_log_odds,
};
use serde_json::Value;
use support::data;

/// Measures that are not part of the library, which keeps few: the effect of a difference is its Log Ratio, its significance G², firmness logDice and NPMI,
/// dispersion DP. Nested counts have a test of their own; a zero count gives no Log Ratio instead of one with a half in its place.
const NOT_SHIPPED: [&str; 25] = [
    "chi2_ms_a",
    "chi2_ms_b",
    "chi2_dunning",
    "chi2_yates",
    "fisher",
    "t_ms_a",
    "t_ms_b",
    "deltap",
    "minsens",
    "dice",
    "simplemaths",
    "pctdiff",
    "or",
    "logratio_0",
    "lambda",
    "nested",
    "gensim_default",
    "juilland",
    "carroll",
    "rosengren",
    "lyne",
    "dist",
    "um",
    "cvalue",
    "cmp_tier1",
];

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Number(number) => vec![number.as_f64().unwrap()],
        Value::Array(values) => values.iter().flat_map(numbers).collect(),
        Value::Object(values) => values.values().flat_map(numbers).collect(),
        other => panic!("{other} is no number"),
    }
}

fn log_odds(z: impl Fn(kouhao::measure::statistics::WeightedLogOdds) -> f64) -> Vec<f64> {
    let terms = [(1, 100), (5, 510), (1, 100), (9, 199)];
    terms.into_iter().map(|(target, reference)| z(weighted_log_odds(target, 16, reference, 909, 0.01, 0.04))).collect()
}

fn tf_idf(smooth_idf: bool) -> Vec<f64> {
    let weights = TfIdf { smooth_idf, ..TfIdf::default() };
    let mut row: Vec<f64> = [(3, 6), (0, 1), (1, 2)].iter().map(|&(count, holders)| weights.weight(count, holders, 6)).collect();
    weights.normalise(&mut row);
    row
}

/// Returns what the library gives for the input of an oracle, and of its values those that are measures of ours.
fn measured(id: &str, expected: &[f64]) -> Option<(Vec<f64>, Vec<f64>)> {
    let pair = Contingency::of_pair;
    let keyness = |table: Contingency| (vec![signed_g2(table), pmi(table).unwrap() * std::f64::consts::LN_2], vec![expected[2], expected[4]]);
    let all = |values: Vec<f64>| (values, expected.to_vec());
    Some(match id {
        "g2_dunning_a" => all(vec![g2(pair(10, 10, 13, 31777))]),
        "g2_dunning_b" => all(vec![g2(pair(110, 2552, 221, 31777))]),
        "g2_dunning_c" => all(vec![g2(pair(8, 13, 32, 31777))]),
        "g2_ms" => all(vec![g2(pair(150, 12593, 932, 14_307_668))]),
        "quanteda_toy_b" => keyness(Contingency::of_sets(7, 10, 2, 9)),
        "quanteda_toy_a" => keyness(Contingency::of_sets(3, 10, 7, 9)),
        "pmi_church" => all(vec![pmi(pair(8, 1105, 44, 15_000_000)).unwrap()]),
        "pmi_ms_a" => all(vec![pmi(pair(20, 42, 20, 14_307_668)).unwrap()]),
        "pmi_ms_b" => all(vec![pmi(pair(20, 15019, 15629, 14_307_668)).unwrap()]),
        "npmi" => all(vec![npmi(pair(10, 10, 10, 100)), npmi(pair(1, 10, 10, 100)), npmi(pair(0, 10, 10, 100))]),
        "logratio" => all(vec![log_ratio(1, 1_000_000, 1, 1_000_000).unwrap().value]),
        "ll2" => all(vec![g2_two_cells(12, 1000, 3, 1500)]),
        "ll2_zero" => all(vec![g2_two_cells(0, 1000, 6, 1000)]),
        "gries_a" => {
            let found = dispersion([(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)], 50, 9).unwrap();
            (vec![found.dp, found.dp_norm.unwrap()], expected[..2].to_vec())
        }
        "dp_norm" => all(vec![dispersion([(2, 1), (1, 1)], 3, 1).unwrap().dp_norm.unwrap()]),
        "logodds" => all(log_odds(|found| found.delta)),
        "logodds_z2" => all(log_odds(|found| found.z())),
        "logodds_z4" => {
            let z = log_odds(|found| found.full_z());
            // The second list is 2Φ(z) − 1, in the order of the names of the two.
            let both = z.iter().map(|z| z.signum() * (1.0 - kouhao::measure::statistics::normal_tails(*z))).chain(z.clone());
            all(both.collect())
        }
        "mk" => {
            let values = [0.0, 0.0, 3.0, 5.0, 9.0, 12.0, 30.0];
            let found = mann_kendall(&values);
            let points: Vec<(f64, f64)> = values.into_iter().enumerate().map(|(time, value)| (time as f64, value)).collect();
            all(vec![found.s as f64, found.variance, found.z, found.p, theil_sen(&points).unwrap()])
        }
        "bh" => all(benjamini_hochberg(&[0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216])),
        "tfidf" => all([tf_idf(false), tf_idf(true)].concat()),
        _ => return None,
    })
}

#[test]
fn published_values() {
    let Some(path) = data("reference/stat_oracles.json") else { return };
    let oracles: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut checked = 0;
    for oracle in &oracles {
        let id = oracle["id"].as_str().unwrap();
        let Some((found, expected)) = measured(id, &numbers(&oracle["expected"])) else {
            // The entropy of neighbours was tried for slogans and is no measure of the library.
            assert!(NOT_SHIPPED.contains(&id) || id == "entropy", "nobody has said whether {id} is measured");
            continue;
        };
        checked += 1;
        let tolerance = oracle["tol"].as_f64().unwrap();
        assert_eq!(found.len(), expected.len(), "{id}");
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() <= tolerance.max(1e-12), "{id}: {found} is not {expected}");
        }
    }
    assert!(checked > 20, "only {checked} oracles");
}

#[test]
fn collocations_of_a_textbook() {
    // Recomputed: twenty times together, of forty-two and twenty.
    assert!((log_dice(20, 42, 20).unwrap() - 13.367732).abs() < 1e-6);
}
