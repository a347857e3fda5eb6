//! The order in which names are used.

/// Longer than what a branch predictor remembers.
const LENGTH: usize = 1 << 16;

#[derive(Clone, Copy, PartialEq)]
pub enum Order {
    Random,
    /// One after the other, over and over.
    Cyclic,
}

impl Order {
    pub const ALL: [Self; 2] = [Self::Random, Self::Cyclic];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Random => "random names",
            Self::Cyclic => "names in order",
        }
    }

    /// An endless sequence of orders of eight things.
    pub fn permutations(self) -> Permutations {
        let mut random = Random::new();
        let permutation = |_| {
            let mut places = [0, 1, 2, 3, 4, 5, 6, 7];
            if self == Self::Random {
                random.shuffle(&mut places);
            }
            places
        };
        Permutations { all: (0..LENGTH / 8).map(permutation).collect(), at: 0 }
    }

    /// An endless sequence of these items.
    pub fn of<T: Copy>(self, items: &[T]) -> Sequence<T> {
        let mut random = Random::new();
        let order = (0..LENGTH)
            .map(|place| match self {
                Self::Random => random.below(items.len()),
                Self::Cyclic => place % items.len(),
            })
            .map(|index| index as u16)
            .collect();
        Sequence { items: items.to_vec(), order, at: 0 }
    }
}

pub struct Sequence<T> {
    items: Vec<T>,
    order: Vec<u16>,
    at: usize,
}

impl<T: Copy> Sequence<T> {
    #[inline]
    pub fn take(&mut self) -> T {
        let index = self.order[self.at % LENGTH];
        self.at += 1;
        self.items[usize::from(index)]
    }
}

pub struct Permutations {
    all: Vec<[u8; 8]>,
    at: usize,
}

impl Permutations {
    fn next(&mut self) -> [u8; 8] {
        self.at = (self.at + 1) % self.all.len();
        self.all[self.at]
    }

    /// These eight in the next order.
    pub fn lend<'i, T>(&mut self, items: &'i [T]) -> impl Iterator<Item = &'i T> + use<'i, T> {
        self.next().into_iter().map(|place| &items[usize::from(place)])
    }

    /// These eight in the next order, used up.
    pub fn arrange<T>(&mut self, items: Vec<T>) -> std::vec::IntoIter<T> {
        let mut items: Vec<_> = self.next().into_iter().zip(items).collect();
        items.sort_by_key(|&(place, _)| place);
        items.into_iter().map(|(_, item)| item).collect::<Vec<_>>().into_iter()
    }
}

/// SplitMix64, from the same seed every time.
pub struct Random(u64);

impl Random {
    pub const fn new() -> Self {
        Self(0x5EED)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub const fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
    }
}
