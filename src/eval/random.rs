//! Numbers that look random and are the same on every run and machine, for resampling and for drawing samples.

/// Steele, Lea and Flood's SplitMix64: small, and good enough to draw reports and facts.
#[derive(Clone, Debug)]
pub struct SplitMix(u64);

impl SplitMix {
    /// Begins the sequence of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number from 0 to `end`, `end` left out; `end` is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    /// `count` of the items, or all where there are fewer, none twice, in the order of the items (Knuth's algorithm S).
    pub fn draw<T>(&mut self, items: Vec<T>, count: usize) -> Vec<T> {
        let mut left = items.len();
        let mut wanted = count.min(left);
        let mut drawn = Vec::with_capacity(wanted);
        for item in items {
            if self.below(left) < wanted {
                drawn.push(item);
                wanted -= 1;
            }
            left -= 1;
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_items_and_none_twice() {
        let draw = |seed| SplitMix::new(seed).draw((0..1000).collect::<Vec<_>>(), 30);
        assert_eq!(draw(7).len(), 30);
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert!(draw(7).windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(SplitMix::new(1).draw(vec!['a', 'b'], 5), ['a', 'b']);
    }
}
