//! The part of a line that is shown with a fault.

use std::ops::Range;
use std::string::String;

/// The greatest number of characters that are shown before the fault.
const BEFORE: usize = 60;

/// The greatest number of characters that are shown of a line.
const WIDTH: usize = 140;

/// A part of a line, ready to print.
#[derive(Clone, Debug)]
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The range of the fault in the text, in bytes. It is not empty.
    pub(super) mark: Range<usize>,
}

/// Returns the range of the text that is shown with the fault at a range.
pub(super) fn window(text: &str, fault: &Range<usize>) -> Range<usize> {
    let (before, after) = text.split_at_checked(fault.start).unwrap_or((text, ""));
    let (mut start, mut left) = (before.len(), WIDTH);
    for (at, letter) in before.char_indices().rev().take(BEFORE) {
        if letter == '\n' {
            break;
        }
        (start, left) = (at, left - 1);
    }
    let mut end = before.len();
    for letter in after.chars().take(left) {
        if letter == '\n' {
            break;
        }
        end += letter.len_utf8();
    }
    if after.get(..end - before.len()).is_some_and(|shown| shown.ends_with('\r')) {
        end -= 1;
    }
    start..end
}

impl Excerpt {
    /// Creates the excerpt of a window. Hidden ranges, which are in order and apart, show as `***`.
    pub(super) fn new(
        text: &str,
        window: &Range<usize>,
        fault: &Range<usize>,
        hidden: &[Range<usize>],
    ) -> Self {
        let mut excerpt = Self { text: String::new(), mark: 0..0 };
        let before = text.get(..window.start).unwrap_or_default();
        if !(before.is_empty() || before.ends_with('\n')) {
            excerpt.text.push('…');
        }
        let mut start = None;
        let mut end = None;
        let mut at = window.start;
        for letter in text.get(window.clone()).unwrap_or_default().chars() {
            let next = at + letter.len_utf8();
            let shown = excerpt.text.len();
            if at >= fault.start {
                start = start.or(Some(shown));
            }
            if at >= fault.end {
                end = end.or(Some(shown));
            }
            // The ranges are few: at most those of one line.
            match hidden.iter().find(|range| range.start < next && at < range.end) {
                None => excerpt.text.push(printable(letter)),
                Some(range) => {
                    // A range shows once, at its first character within the window.
                    if at <= range.start.max(window.start) {
                        excerpt.text.push_str("***");
                    }
                    if fault.start > at && fault.start < range.end {
                        start = start.or(Some(shown));
                    }
                }
            }
            at = next;
        }
        let rest = text.get(window.end..).unwrap_or_default();
        let start = start.unwrap_or(excerpt.text.len());
        let end = end.unwrap_or(excerpt.text.len());
        if start == excerpt.text.len() {
            // The end of the line is marked by one character beyond it.
            excerpt.text.push(' ');
        }
        let least = excerpt.text.get(start..).and_then(|rest| rest.chars().next());
        excerpt.mark = start..end.max(start + least.map_or(1, char::len_utf8));
        if !(rest.is_empty() || rest.starts_with(['\n', '\r'])) {
            excerpt.text.push('…');
        }
        excerpt
    }
}

/// Replaces characters that would break the line, move the cursor or change the direction of text.
fn printable(letter: char) -> char {
    match letter {
        '\t' => ' ',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        letter if letter.is_control() => char::REPLACEMENT_CHARACTER,
        letter => letter,
    }
}
