//! Suggestions for misspelled names: "did you mean …?"

use alloc::format;
use alloc::string::String;

/// The greatest length of a name that is compared, in bytes.
const LONGEST: usize = 40;

/// Returns the candidate closest to `name`, if it is unique and at most a third of the letters
/// differ.
pub(crate) fn closest<'n>(
    name: &str,
    candidates: impl Iterator<Item = &'n str>,
) -> Option<&'n str> {
    let mut closest = Closest::to(name);
    for candidate in candidates {
        closest.compare(candidate);
    }
    closest.found()
}

/// Like [`closest`], for candidates from several sources.
pub(crate) struct Closest<'a, 'n> {
    name: &'a str,
    /// The number of letters in the name.
    letters: usize,
    best: Option<&'n str>,
    least: usize,
}

impl<'a, 'n> Closest<'a, 'n> {
    pub(crate) fn to(name: &'a str) -> Self {
        let letters = name.chars().count();
        let allowed = (letters / 3).max(1);
        Self { name, letters, best: None, least: allowed + 1 }
    }

    pub(crate) fn compare(&mut self, candidate: &'n str) {
        match distance(self.name, candidate) {
            Some(distance) if distance > self.least => {}
            // If every letter differs, the names are not similar.
            Some(distance) if distance >= self.letters.max(candidate.chars().count()) => {}
            Some(distance) if distance < self.least => {
                (self.best, self.least) = (Some(candidate), distance);
            }
            // Of two equally close candidates, neither is more likely.
            Some(_) if self.best != Some(candidate) => self.best = None,
            _ => {}
        }
    }

    pub(crate) fn found(self) -> Option<&'n str> {
        self.best
    }
}

/// Lowercases ASCII letters only: the Unicode tables are larger than all the code here.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|letter| letter.to_ascii_lowercase())
}

/// Returns the number of letters to insert, remove, replace or swap with their neighbour (optimal
/// string alignment), ignoring ASCII case. Returns `None` for names that are too long.
fn distance(left: &str, right: &str) -> Option<usize> {
    if left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    // One row of the matrix is computed at a time, from the two before it.
    let mut before = [0; LONGEST + 1];
    let mut above = [0; LONGEST + 1];
    above.iter_mut().enumerate().for_each(|(index, cell)| *cell = index);
    let mut previous = None;
    for (row, one) in letters(left).enumerate() {
        let mut current = [row + 1; LONGEST + 1];
        let mut last = None;
        for (column, other) in letters(right).enumerate() {
            let replace = *above.get(column)? + usize::from(one != other);
            let mut best = replace.min(above.get(column + 1)? + 1).min(current.get(column)? + 1);
            if column > 0 && previous == Some(other) && last == Some(one) {
                best = best.min(before.get(column - 1)? + 1);
            }
            *current.get_mut(column + 1)? = best;
            last = Some(other);
        }
        before = above;
        above = current;
        previous = Some(one);
    }
    above.get(letters(right).count()).copied()
}

/// The greatest number of names that a message lists.
const MOST_LISTED: usize = 8;

/// Returns "Color (Red, Green or Blue)", with the names in parentheses if they are not too many.
pub(crate) fn listed<'n>(what: &str, names: impl ExactSizeIterator<Item = &'n str>) -> String {
    let mut text = format!("{what} (");
    let len = names.len();
    for (index, name) in names.take(MOST_LISTED).enumerate() {
        text.push_str(match index {
            0 => "",
            _ if index + 1 == len => " or ",
            _ => ", ",
        });
        text.push_str(name);
    }
    if len > MOST_LISTED {
        text.push_str(", …");
    }
    text.push(')');
    text
}

/// Returns "at most 2 arguments", for the expectation of a mismatch.
pub(crate) fn at_most(most: usize, noun: &str) -> String {
    match most {
        0 => format!("no {noun}s"),
        1 => format!("at most 1 {noun}"),
        _ => format!("at most {most} {noun}s"),
    }
}
