//! Places in a text.

use std::ops::Range;
use std::vec::Vec;

/// The place of a fault in a text.
///
/// See [`Report`](crate::report::Report) for an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    line: usize,
    column: usize,
    range: Range<usize>,
}

impl Place {
    /// Returns the line of the first character, from 1. Lines end at line feeds.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the column of the first character in its line, from 1, counted in characters.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    pub(super) const fn move_down(&mut self, lines: usize) {
        self.line += lines;
    }

    /// Returns the range in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }
}

/// Returns the place of each range. Ranges beyond the text are cut. Counts each character once.
pub(super) fn places(text: &str, ranges: Vec<Option<Range<usize>>>) -> Vec<Option<Place>> {
    let mut places: Vec<Option<Place>> = ranges
        .into_iter()
        .map(|range| {
            let range = range?;
            let start = text.floor_char_boundary(range.start);
            let end = text.ceil_char_boundary(range.end.max(start));
            Some(Place { line: 1, column: 1, range: start..end })
        })
        .collect();
    let mut in_order: Vec<&mut Place> = places.iter_mut().flatten().collect();
    in_order.sort_by_key(|place| place.range.start);
    let (mut at, mut line, mut column) = (0, 1, 1);
    for place in in_order {
        let passed = text.get(at..place.range.start).unwrap_or_default();
        at = place.range.start;
        match passed.rsplit_once('\n') {
            Some((before, last)) => {
                line += 1 + before.bytes().filter(|byte| *byte == b'\n').count();
                column = 1 + last.chars().count();
            }
            None => column += passed.chars().count(),
        }
        (place.line, place.column) = (line, column);
    }
    places
}
