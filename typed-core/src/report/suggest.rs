//! Suggestions for misspelled names: "did you mean …?"

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_is_the_number_of_changed_letters() {
        for (left, right, expected) in [
            ("name", "name", 0),
            ("NAME", "name", 0),
            ("name", "nam", 1),
            ("name", "names", 1),
            ("name", "game", 1),
            ("name", "nmae", 1),
            ("größe", "grösse", 2),
            ("ab", "xyz", 3),
            ("", "abc", 3),
        ] {
            assert_eq!(distance(left, right), Some(expected), "{left} {right}");
            assert_eq!(distance(right, left), Some(expected), "{right} {left}");
        }
    }

    #[test]
    fn long_names_are_not_compared() {
        let longest = "a".repeat(LONGEST);
        assert_eq!(distance(&longest, &longest), Some(0));
        assert_eq!(distance(&longest, &"a".repeat(LONGEST + 1)), None);
        assert_eq!(closest(&"a".repeat(LONGEST + 1), [&*longest].into_iter()), None);
    }

    #[test]
    fn one_candidate_is_closest_or_none() {
        let closest = |name, candidates: &[&'static str]| closest(name, candidates.iter().copied());
        assert_eq!(closest("bat", &["cat", "bats", "bat"]), Some("bat"));
        assert_eq!(closest("bat", &["cat", "bad"]), None);
        assert_eq!(closest("bat", &["cat", "cat"]), Some("cat"));
        assert_eq!(closest("bat", &["bite", "tab"]), None);
        assert_eq!(closest("q", &["r"]), None);
        assert_eq!(closest("name", &[]), None);
    }
}
