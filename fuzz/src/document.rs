//! Documents: samples that are varied as trees, written in many ways, and damaged as text.

use crate::rng::Rng;

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Tree {
    /// A scalar as it is written.
    Scalar(String),
    /// A string without its quotes and escapes.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A map, in order, with duplicates.
    Map(Vec<(String, Tree)>),
}

/// Scalars at the edges of types.
const SCALARS: [&str; 44] = [
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "3",
    "7",
    "127",
    "128",
    "-128",
    "-129",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "-2147483648",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "170141183460469231731687303715884105727",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
    "-170141183460469231731687303715884105728",
    "0.5",
    "1.0",
    "-0.0",
    "1e3",
    "1e400",
    "-1e400",
    "1e-400",
    "2.5E-3",
    "3.4028236e38",
    "16777217.0",
    "0.1",
];

/// Strings at the edges of types.
const TEXTS: [&str; 22] = [
    "",
    "a",
    "b",
    "ab",
    "abcdefgh",
    "7",
    "-7",
    "true",
    "null",
    "Unit",
    "Named",
    "\u{0}",
    "\"",
    "\\",
    "\n",
    "é",
    "😀",
    "\u{2028}",
    "\u{7f}",
    "a.b",
    "x\"y",
    "a long string that is longer than all limits of lengths",
];

impl Tree {
    /// Returns the tree of a sample.
    #[must_use]
    pub fn of(sample: &serde_json::Value) -> Self {
        match sample {
            serde_json::Value::String(text) => Self::Text(text.clone()),
            serde_json::Value::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            serde_json::Value::Object(entries) => Self::Map(
                entries.iter().map(|(key, value)| (key.clone(), Self::of(value))).collect(),
            ),
            scalar => Self::Scalar(scalar.to_string()),
        }
    }

    fn parts(&self) -> usize {
        1 + match self {
            Self::List(items) => items.iter().map(Self::parts).sum(),
            Self::Map(entries) => entries.iter().map(|(_, value)| value.parts()).sum(),
            _ => 0,
        }
    }

    /// Returns the part of that number, in the order of the text.
    fn part(&mut self, mut number: usize) -> Option<&mut Self> {
        if number == 0 {
            return Some(self);
        }
        number -= 1;
        let children: Vec<&mut Self> = match self {
            Self::List(items) => items.iter_mut().collect(),
            Self::Map(entries) => entries.iter_mut().map(|(_, value)| value).collect(),
            _ => return None,
        };
        for child in children {
            let parts = child.parts();
            if number < parts {
                return child.part(number);
            }
            number -= parts;
        }
        None
    }

    /// Changes one part of the tree.
    pub fn vary(&mut self, rng: &mut Rng) {
        let donor = self.clone();
        let parts = self.parts();
        let Some(part) = self.part(rng.below(parts)) else { return };
        let mut donor = donor;
        let other =
            donor.part(rng.below(parts)).cloned().unwrap_or_else(|| Self::Scalar("null".into()));
        match rng.below(12) {
            0 => *part = other,
            1 => *part = scalar(rng),
            2 => *part = Self::List(vec![part.clone()]),
            3 => *part = Self::Map(vec![(key(rng), part.clone())]),
            4 if rng.once_in(20) => {
                for level in 0..rng.below(200) {
                    let inner = std::mem::replace(part, Self::Scalar(String::new()));
                    *part = if level % 2 == 0 {
                        Self::List(vec![inner])
                    } else {
                        Self::Map(vec![("a".into(), inner)])
                    };
                }
            }
            _ => part.vary_inside(other, rng),
        }
    }

    fn vary_inside(&mut self, other: Self, rng: &mut Rng) {
        match self {
            Self::Scalar(_) | Self::Text(_) => {
                let number = matches!(self, Self::Scalar(_));
                *self = if number {
                    Self::Scalar(rng.of(&SCALARS).into())
                } else {
                    Self::Text(rng.of(&TEXTS).into())
                };
            }
            Self::List(items) => {
                let at = rng.below(items.len() + 1);
                match rng.below(3) {
                    0 if at < items.len() => drop(items.remove(at)),
                    1 if at < items.len() => items.insert(at, items[at].clone()),
                    _ => items.insert(at, other),
                }
            }
            Self::Map(entries) => {
                let at = rng.below(entries.len());
                match rng.below(6) {
                    0 if !entries.is_empty() => drop(entries.remove(at)),
                    1 if !entries.is_empty() => {
                        let mut entry = entries[at].clone();
                        if rng.once_in(2) {
                            entry.1 = other;
                        }
                        let to = rng.below(entries.len() + 1);
                        entries.insert(to, entry);
                    }
                    2 if !entries.is_empty() => entries[at].0 = key(rng),
                    3 if !entries.is_empty() => {
                        let to = rng.below(entries.len());
                        entries.swap(at, to);
                    }
                    4 if !entries.is_empty() => entries[at].0.push('_'),
                    _ => entries.insert(at, (key(rng), other)),
                }
            }
        }
    }

    /// Writes the tree, with spaces and escapes where they are allowed.
    pub fn write(&self, style: &mut Style<'_>, out: &mut String) {
        style.space(out);
        match self {
            Self::Scalar(text) => out.push_str(text),
            Self::Text(text) => style.string(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(style, out);
                }
                style.space(out);
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    style.space(out);
                    style.string(key, out);
                    style.space(out);
                    out.push(':');
                    value.write(style, out);
                }
                style.space(out);
                out.push('}');
            }
        }
        style.space(out);
    }
}

fn scalar(rng: &mut Rng) -> Tree {
    match rng.below(4) {
        0 => Tree::Text(rng.of(&TEXTS).into()),
        1 => Tree::Scalar((rng.next() as i64 >> rng.below(64)).to_string()),
        2 => Tree::Scalar(
            format!("{:?}", f64::from_bits(rng.next()))
                .replace("inf", "1e999")
                .replace("NaN", "0.25"),
        ),
        _ => Tree::Scalar(rng.of(&SCALARS).into()),
    }
}

fn key(rng: &mut Rng) -> String {
    match rng.below(3) {
        0 => rng.of(&SCALARS).into(),
        _ => rng.of(&TEXTS).into(),
    }
}

/// The way in which a document is written.
pub struct Style<'r> {
    rng: &'r mut Rng,
    spaces: usize,
    escapes: usize,
}

impl<'r> Style<'r> {
    /// Returns a random style.
    pub fn new(rng: &'r mut Rng) -> Self {
        let (spaces, escapes) = (rng.below(4), rng.below(3));
        Self { rng, spaces, escapes }
    }

    fn space(&mut self, out: &mut String) {
        if self.spaces > 0 && self.rng.below(8) < self.spaces {
            out.push_str(self.rng.of(&[" ", "\n", "  ", "\t", "\r\n"]));
        }
    }

    fn string(&mut self, text: &str, out: &mut String) {
        out.push('"');
        for char in text.chars() {
            let must = char < ' ' || matches!(char, '"' | '\\');
            // serde_json takes no escapes in numbers that are keys.
            let is_digit = matches!(char, '0'..='9' | '-');
            if !must && (is_digit || self.escapes == 0 || !self.rng.once_in(6)) {
                out.push(char);
            } else if matches!(char, '"' | '\\' | '/') && self.rng.once_in(2) {
                out.extend(['\\', char]);
            } else if char == '\n' && self.rng.once_in(2) {
                out.push_str("\\n");
            } else {
                let mut units = [0; 2];
                for unit in char.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
        out.push('"');
    }
}

/// Pieces that mean something.
const PIECES: [&str; 40] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "-",
    "+",
    ".",
    "e",
    "E",
    "0",
    "1",
    "9",
    " ",
    "\n",
    "t",
    "null",
    "\\u",
    "\\ud800",
    "\\udc00",
    "\u{1}",
    "é",
    "\u{feff}",
    "[]",
    "{}",
    "[[",
    "{\"a\":",
    "1e999",
    "true",
    "\\n",
    "//",
    "123456789012345678901234567890",
    "'",
    "\u{0}",
    "\\uD83D\\uDE00",
    "\"\":0,",
    "0.",
];

/// Returns a document after one of the samples: most are JSON, and near the type of the sample.
pub fn document(samples: &[Tree], rng: &mut Rng) -> String {
    let mut tree = samples[rng.below(samples.len())].clone();
    let changes = [0, 0, 1, 1, 1, 2, 2, 3, 5, 9][rng.below(10)];
    for _ in 0..changes {
        tree.vary(rng);
    }
    let mut text = String::new();
    tree.write(&mut Style::new(rng), &mut text);
    if rng.once_in(4) {
        for _ in 0..1 + rng.below(3) {
            text = damage(&text, rng);
        }
    }
    text
}

/// Returns a text with one damage.
pub fn damage(text: &str, rng: &mut Rng) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = rng.below(chars.len() + 1);
    let to = (at + rng.below(12)).min(chars.len());
    let text = |chars: &[char]| chars.iter().collect::<String>();
    let (before, part, after) = (text(&chars[..at]), text(&chars[at..to]), text(&chars[to..]));
    match rng.below(6) {
        0 => before,
        1 => before + &after,
        2 => before + &part + &part + &after,
        3 => after + &part + &before,
        4 => before + rng.of(&PIECES) + &after,
        _ => before + rng.of(&PIECES) + &part + &after,
    }
}
