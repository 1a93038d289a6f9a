use super::*;

#[test]
fn plain() {
    assert!(SeriesFinder::new().find(&Document::from("")).is_empty());
}
