//! Divides a text at the edges of its marks.
//!
//! Marks nest and overlap, but elements of a page cannot overlap. The naive way determines for every character which marks contain it. The sorted
//! edges of all marks divide the text into segments; going from edge to edge, the open marks are known, and no character is examined.

use std::collections::BTreeSet;

use crate::text::Span;

/// A stretch of text that lies in the same marks throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub span: Span,
    /// The indices of the marks that contain it, shortest marks first; of equally long ones, in the order given.
    pub marks: Vec<usize>,
}

/// Divides a text of `len` bytes. The segments tile it; for each, the `most` shortest marks are listed.
///
/// # Complexity
/// O(m log m) in the number of marks, and linear in the size of the result.
pub(super) fn segments(len: usize, marks: &[Span], most: usize) -> Vec<Segment> {
    let mut edges: Vec<(usize, bool, usize)> = Vec::with_capacity(2 * marks.len() + 1);
    for (place, mark) in marks.iter().enumerate().filter(|(_, mark)| !mark.is_empty()) {
        edges.push((mark.start, true, place));
        edges.push((mark.end, false, place));
    }
    edges.sort_unstable();
    edges.push((len, false, usize::MAX));
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut segments = Vec::new();
    let mut start = 0;
    for (at, opens, place) in edges {
        if at > start {
            segments.push(Segment { span: Span::new(start, at), marks: open.iter().take(most).map(|&(_, place)| place).collect() });
            start = at;
        }
        if let Some(mark) = marks.get(place) {
            if opens {
                open.insert((mark.len(), place))
            } else {
                open.remove(&(mark.len(), place))
            };
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    /// Asks of every place which marks hold it, and joins places that are alike unless an edge parts them.
    fn naive(len: usize, marks: &[Span], most: usize) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        for at in 0..len {
            let mut holding: Vec<usize> = (0..marks.len()).filter(|&place| marks[place].start <= at && at < marks[place].end).collect();
            holding.sort_by_key(|&place| (marks[place].len(), place));
            holding.truncate(most);
            let edge = marks.iter().any(|mark| !mark.is_empty() && (mark.start == at || mark.end == at));
            match segments.last_mut() {
                Some(last) if !edge => last.span.end = at + 1,
                _ => segments.push(Segment { span: Span::new(at, at + 1), marks: holding }),
            }
        }
        segments
    }

    #[test]
    fn nested_and_overlapping_marks_are_split_at_their_edges() {
        let found = segments(10, &[Span::new(1, 6), Span::new(2, 4), Span::new(3, 8)], usize::MAX);
        let told: Vec<(usize, usize, &[usize])> = found.iter().map(|segment| (segment.span.start, segment.span.end, &segment.marks[..])).collect();
        let expected: [(usize, usize, &[usize]); 7] =
            [(0, 1, &[]), (1, 2, &[0]), (2, 3, &[1, 0]), (3, 4, &[1, 0, 2]), (4, 6, &[0, 2]), (6, 8, &[2]), (8, 10, &[])];
        assert_eq!(told, expected);
        assert_eq!(segments(0, &[], 3), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]
        #[test]
        fn as_a_look_at_every_place(edges in prop::collection::vec((0_usize..40, 0_usize..40), 0..12), most in 1_usize..6) {
            let marks: Vec<Span> = edges.iter().map(|&(a, b)| Span::new(a.min(b), a.max(b))).collect();
            prop_assert_eq!(segments(40, &marks, most), naive(40, &marks, most));
            prop_assert_eq!(segments(40, &marks, usize::MAX), naive(40, &marks, usize::MAX));
        }
    }
}
