//! Strings with quotes and escapes.

use std::string::String;

/// Adds a string with quotes, and with escapes only if needed.
#[inline]
pub(super) fn push_string(text: &mut String, string: &str) {
    text.push('"');
    push_content(text, string);
    text.push('"');
}

/// Adds a string without quotes, and with escapes only if needed.
#[inline]
pub(super) fn push_content(text: &mut String, string: &str) {
    match find_special(string.as_bytes()) {
        None => text.push_str(string),
        Some(at) => push_escaped(text, string, at),
    }
}

#[inline(never)]
fn push_escaped(text: &mut String, mut rest: &str, mut at: usize) {
    loop {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        rest = push_special(text, special);
        match find_special(rest.as_bytes()) {
            None => return text.push_str(rest),
            Some(next) => at = next,
        }
    }
}

/// Adds the first character, which is a special one, and returns the rest.
fn push_special<'r>(text: &mut String, special: &'r str) -> &'r str {
    let mut chars = special.chars();
    match chars.next().unwrap_or_default() {
        '"' => text.push_str("\\\""),
        '\\' => text.push_str("\\\\"),
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        '\u{8}' => text.push_str("\\b"),
        '\u{C}' => text.push_str("\\f"),
        control => text.push_str(&std::format!("\\u{:04x}", u32::from(control))),
    }
    chars.as_str()
}

/// Returns the index of the first quote, backslash or control character, found 8 bytes at a time.
#[inline]
fn find_special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        if let Some(at) = first_special(u64::from_le_bytes(*word)) {
            return Some(8 * index + at);
        }
    }
    // The last bytes are searched as a word too: it overlaps the one before, or has spaces.
    let (last, before) = match (bytes.last_chunk::<8>(), rest) {
        (_, []) => return None,
        (Some(last), _) => (u64::from_le_bytes(*last), bytes.len() - 8),
        (None, rest) => (few(rest), 0),
    };
    first_special(last).map(|at| before + at)
}

/// Returns at most 7 bytes as a word that is filled up with spaces.
#[inline]
fn few(bytes: &[u8]) -> u64 {
    const SPACES: u64 = u64::MAX / 255 * b' ' as u64;
    let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(first), Some(last), _) => {
            // The second half overlaps the first.
            let shift = 8 * (bytes.len() - 4);
            half(first) | (half(last) << shift) | SPACES << (shift + 32)
        }
        (.., [first, rest @ ..]) => {
            let (middle, last) = (rest.first().unwrap_or(&b' '), rest.last().unwrap_or(&b' '));
            u64::from_le_bytes([*first, *middle, *last, b' ', b' ', b' ', b' ', b' '])
        }
        (.., []) => SPACES,
    }
}

#[inline]
const fn first_special(word: u64) -> Option<usize> {
    match specials(word) {
        0 => None,
        special => Some(special.trailing_zeros() as usize / 8),
    }
}

/// Returns a word whose lowest bit that is set is the highest of the first special byte.
#[inline]
const fn specials(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // A borrow reaches only the bytes after a special one.
    let controls = word.wrapping_sub(ONES * 0x20);
    let quotes = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let slashes = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    // The highest bits of quotes and backslashes are 0, as those of the bytes they are made from.
    (controls | quotes | slashes) & !word & HIGH
}
