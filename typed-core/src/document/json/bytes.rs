//! Runs of bytes of one kind: spaces, digits, the characters of a string.

/// Returns the offset after spaces.
#[inline(always)]
pub(super) fn space_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'!'..) => at,
        _ => spaces_end(bytes, at),
    }
}

/// Not inlined, since most values have no space before them, or much.
#[inline(never)]
fn spaces_end(bytes: &[u8], mut at: usize) -> usize {
    const SPACES: u64 = u64::from_le_bytes([b' '; 8]);
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
        // An indentation, eight bytes at a time.
        while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let spaces = (u64::from_le_bytes(*eight) ^ SPACES).trailing_zeros() as usize / 8;
            at += spaces;
            if spaces < 8 {
                break;
            }
        }
    }
    at
}

/// Returns `true` if the bytes begin with a name. Few loads cover a short one, which is cheaper than a call
/// of `memcmp`.
#[inline(always)]
pub(super) fn has_prefix(bytes: &[u8], name: &[u8]) -> bool {
    match (bytes.first_chunk(), name.len()) {
        (Some(eight), 1..=8) => {
            let mask = u64::MAX >> (64 - 8 * name.len());
            u64::from_le_bytes(*eight) & mask == short_word(name)
        }
        _ => bytes.starts_with(name),
    }
}

/// Returns up to eight bytes as a number.
#[inline(always)]
fn short_word(name: &[u8]) -> u64 {
    if let Some(eight) = name.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    if let (Some(first), Some(last)) = (name.first_chunk(), name.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (name.len() - 4));
    }
    match *name {
        [one] => u64::from(one),
        [one, two] => u64::from(one) | u64::from(two) << 8,
        [one, two, three] => u64::from(one) | u64::from(two) << 8 | u64::from(three) << 16,
        _ => 0,
    }
}

/// Returns the number that digits form after those before, and the offset after them. It is wrong if all
/// are more than fit.
#[inline(always)]
pub(super) fn digits_from(bytes: &[u8], mut at: usize, mut before: u64) -> (u64, usize) {
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        before = before.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        at += 1;
    }
    (before, at)
}

/// Like [`digits_from`], eight digits at a time.
#[inline(always)]
pub(super) fn fraction_from(bytes: &[u8], mut at: usize, mut before: u64) -> (u64, usize) {
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk)
        && let Some(number) = eight_digits(u64::from_le_bytes(*eight))
    {
        before = before.wrapping_mul(100_000_000).wrapping_add(number);
        at += 8;
    }
    if let Some(four) = bytes.get(at..).and_then(<[u8]>::first_chunk)
        && let Some(number) = four_digits(u32::from_le_bytes(*four))
    {
        before = before.wrapping_mul(10_000).wrapping_add(number);
        at += 4;
    }
    digits_from(bytes, at, before)
}

/// Returns the number that four bytes form if all are digits: see [`eight_digits`].
#[inline(always)]
const fn four_digits(four: u32) -> Option<u64> {
    const ONES: u32 = 0x0101_0101;
    let values = four.wrapping_sub(ONES * b'0' as u32);
    if (values | values.wrapping_add(ONES * 0x76) | four) & (ONES << 7) != 0 {
        return None;
    }
    let pairs = (values * 10 + (values >> 8)) & 0x00FF_00FF;
    Some(((pairs * 100 + (pairs >> 16)) & 0xFFFF) as u64)
}

/// Returns the number that eight bytes form if all are digits.
#[inline(always)]
const fn eight_digits(eight: u64) -> Option<u64> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let values = eight.wrapping_sub(ONES * b'0' as u64);
    // A byte beyond 9 sets an upper bit here, or did by the subtraction.
    if (values | values.wrapping_add(ONES * 0x76) | eight) & (ONES << 7) != 0 {
        return None;
    }
    // Two neighbors are joined in each step: tens and ones, then hundreds, then ten thousands.
    let pairs = (values * 10 + (values >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
    Some((fours * 10_000 + (fours >> 32)) & 0xFFFF_FFFF)
}

/// Returns the offset after characters that stand for themselves in a string.
#[inline(always)]
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let special = specials(u64::from_le_bytes(*eight));
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|byte| *byte >= b' ' && *byte != b'"' && *byte != b'\\') {
        at += 1;
    }
    at
}

/// Marks the quotes, backslashes and control characters among eight bytes, by the upper bit of each.
/// Only the lowest mark is exact.
#[inline]
const fn specials(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;
    const fn zeros(eight: u64) -> u64 {
        eight.wrapping_sub(ONES) & !eight
    }
    let quotes = zeros(eight ^ (ONES * b'"' as u64));
    let backslashes = zeros(eight ^ (ONES * b'\\' as u64));
    let controls = eight.wrapping_sub(ONES * b' ' as u64) & !eight;
    (quotes | backslashes | controls) & HIGHS
}
