//! Hashes of sequences of numbers.

/// 2⁶⁴ divided by the golden ratio: multiplied by it, numbers that lie close together come to lie far apart (Knuth 1998, The Art of Computer Programming 3,
/// section 6.4).
pub(crate) const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Returns the hash of a sequence followed by `number`, given the hash of the sequence; that of an empty one is 0. Its high bits are the best.
pub(crate) fn mix(hash: u64, number: u64) -> u64 {
    (hash.rotate_left(5) ^ number).wrapping_mul(GOLDEN)
}
