//! Types of many shapes, which both this library and serde can read, with samples of their documents.

use crate::rng::Rng;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
pub use typed_structs::Untyped;
use typed_structs::{Secret, Typed};

/// A type to read, and the check of a fuzz target.
pub struct Target {
    /// The name of the type.
    pub name: &'static str,
    /// Documents of the type.
    pub samples: &'static [&'static str],
    /// Reads a document. Returns `true` if it is accepted.
    pub check: fn(&str, &mut Rng) -> Result<bool, String>,
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    a: i64,
    b: String,
    c: f64,
    d: bool,
    e: Option<u8>,
    f: char,
    g: (),
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Nested {
    plain: Plain,
    boxed: Option<Box<Nested>>,
    list: Vec<Plain>,
    lists: Vec<Vec<i32>>,
    #[typed(default)]
    #[serde(default)]
    deque: VecDeque<Option<String>>,
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    a: u8,
    b: i8,
    c: u16,
    d: i16,
    e: u32,
    f: i32,
    g: u64,
    h: i64,
    i: u128,
    j: i128,
    k: usize,
    l: f32,
    m: f64,
    n: std::num::NonZeroU8,
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Borrowed<'t> {
    plain: &'t str,
    #[serde(borrow)]
    cow: Cow<'t, str>,
    #[serde(borrow)]
    option: Option<&'t str>,
    #[serde(borrow)]
    list: Vec<&'t str>,
}

#[derive(Typed, Deserialize, Debug)]
pub struct Pair(i32, String);

#[derive(Typed, Deserialize, Debug)]
pub struct Newtype(f32);

#[derive(Typed, Deserialize, Debug)]
pub struct Names(Vec<Option<String>>);

#[derive(Typed, Deserialize, Debug)]
pub struct Table(BTreeMap<String, Newtype>);

#[derive(Typed, Deserialize, Debug)]
pub struct Unit;

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Tuples {
    pair: Pair,
    newtype: Newtype,
    names: Names,
    table: Table,
    array: [u8; 3],
    arrays: [[i16; 2]; 2],
    pairs: [Pair; 2],
    tuple: (i8, Option<String>, Vec<bool>),
    plain: (Plain, u8),
    empty: [u8; 0],
    unit: Option<Unit>,
    deep: Vec<(u8, [Option<Plain>; 1])>,
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Maps {
    texts: BTreeMap<String, i32>,
    numbers: BTreeMap<u32, Vec<u8>>,
    chars: BTreeMap<char, ()>,
    hash: BTreeMap<i8, Plain>,
    maps: BTreeMap<String, BTreeMap<String, Pair>>,
    set: BTreeSet<u8>,
    sets: Vec<BTreeSet<String>>,
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub enum External {
    Unit,
    New(i32),
    Pair(u8, String),
    Named { x: i64, y: Option<bool> },
    Inner(Box<Plain>),
    List(Vec<External>),
    Maybe(Option<f64>),
}

#[derive(Typed, Deserialize, Debug)]
#[typed(tag = "t")]
#[serde(tag = "t", deny_unknown_fields)]
pub enum Internal {
    Unit {},
    Named { x: i64, y: Option<bool>, list: Vec<u8> },
    Other { inner: Box<Internal> },
}

#[derive(Typed, Deserialize, Debug)]
#[typed(tag = "t", content = "c")]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
pub enum Adjacent {
    Unit,
    New(i32),
    Pair(u8, String),
    Named { x: i64, y: Option<bool> },
    Inner(Plain),
    List(Vec<Adjacent>),
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Enums {
    external: Vec<External>,
    internal: Vec<Internal>,
    adjacent: Vec<Adjacent>,
    one: External,
    map: BTreeMap<String, Internal>,
}

#[derive(Typed, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Options {
    #[typed(default)]
    #[serde(default)]
    a: Option<Option<i32>>,
    b: Option<Vec<Option<bool>>>,
    c: Option<Box<Plain>>,
    #[typed(default = 7)]
    #[serde(default = "seven")]
    d: u8,
    #[typed(default)]
    #[serde(default)]
    e: String,
    f: Vec<Option<Option<Plain>>>,
    g: Option<()>,
    h: std::rc::Rc<str>,
    i: Box<[u16]>,
    j: std::sync::Arc<Vec<String>>,
}

fn seven() -> u8 {
    7
}

#[derive(Typed, Deserialize, Debug)]
#[typed(rename_all = "camelCase")]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Renamed {
    first_name: String,
    #[typed(rename = "a.b")]
    #[serde(rename = "a.b")]
    dot: u8,
    #[typed(rename = "x\"y")]
    #[serde(rename = "x\"y")]
    quote: u8,
    #[typed(rename = "back\\slash")]
    #[serde(rename = "back\\slash")]
    backslash: Vec<u8>,
    #[typed(rename = "é[0]")]
    #[serde(rename = "é[0]")]
    bracket: Plain,
    #[typed(alias = "other", alias = "an\"other")]
    #[serde(alias = "other", alias = "an\"other")]
    aliased: i32,
}

#[derive(Typed, Deserialize, Debug)]
#[typed(unknown = ignore)]
pub struct Ignoring {
    a: u8,
    inner: Option<Box<Ignoring>>,
    list: Vec<Ignoring>,
}

// Types that serde reads in another way, or not at all.

#[derive(Typed, Debug)]
#[typed(untagged)]
pub enum Untagged {
    Unit,
    Number(i64),
    Named { x: i64, y: Option<bool> },
    Inner(Box<Untagged2>),
    Pair(u8, String),
    List(Vec<Untagged>),
    Text(String),
}

#[derive(Typed, Debug)]
pub struct Untagged2 {
    q: Untagged,
}

#[derive(Typed, Debug)]
#[typed(check = is_ordered)]
pub struct Checked {
    #[typed(range(0..=100))]
    low: u8,
    #[typed(range(0..=100), check = is_even)]
    high: u8,
    #[typed(len(1..=4))]
    name: String,
    #[typed(one_of("a", "b"))]
    letter: String,
    #[typed(len(..=2))]
    items: Vec<u8>,
    #[typed(multiple_of(0.5))]
    ratio: Option<f64>,
    #[typed(default, check = is_short)]
    inner: Vec<Checked>,
    #[typed(default, len(..=1))]
    map: BTreeMap<String, Checked>,
}

fn is_ordered(checked: &Checked) -> Result<(), &'static str> {
    if checked.low <= checked.high { Ok(()) } else { Err("low must not be above high") }
}

fn is_even(number: &u8) -> bool {
    number % 2 == 0
}

fn is_short(list: &[Checked]) -> bool {
    list.len() < 3
}

#[derive(Typed, Debug)]
pub struct Root {
    id: u32,
    tags: Vec<String>,
}

#[derive(Typed, Debug)]
pub struct Middle {
    #[typed(base)]
    root: Root,
    #[typed(range(..10))]
    level: u8,
    kind: Option<External>,
}

#[derive(Typed, Debug)]
#[typed(unknown = collect)]
pub struct Derived {
    name: String,
    #[typed(base)]
    middle: Middle,
    point: [i8; 2],
    #[typed(skip, default = 3)]
    pub hidden: u8,
    #[typed(extras)]
    rest: BTreeMap<String, i32>,
}

#[derive(Typed, Debug)]
#[typed(unknown = warn)]
pub struct Mixed<'t> {
    any: Untyped,
    untagged: Vec<Untagged>,
    flags: BTreeMap<bool, Option<String>>,
    map: BTreeMap<String, Untyped>,
    value: Box<Untyped>,
    secret: Secret<String>,
    secrets: BTreeMap<String, Secret<u8>>,
    derived: Option<Derived>,
    list: Vec<Derived>,
    checked: Option<Checked>,
    text: Cow<'t, str>,
    bytes: Vec<u8>,
}

/// Calls a macro with each type that serde reads too, and samples of it.
#[macro_export]
macro_rules! twins {
    ($target:ident) => {{
        use $crate::shapes::*;
        vec![
            $target!(Plain, PLAIN),
            $target!(Nested, NESTED),
            $target!(Numbers, NUMBERS),
            $target!(Borrowed, BORROWED),
            $target!(Tuples, TUPLES),
            $target!(Maps, MAPS),
            $target!(Enums, ENUMS),
            $target!(Options, OPTIONS),
            $target!(Renamed, RENAMED),
            $target!(Ignoring, IGNORING),
        ]
    }};
}

/// Like [`twins`], for the other types.
#[macro_export]
macro_rules! others {
    ($target:ident) => {{
        use $crate::shapes::*;
        vec![
            $target!(Checked, CHECKED),
            $target!(Derived, DERIVED),
            $target!(Mixed, MIXED),
            $target!(Untyped, MIXED),
        ]
    }};
}

pub const PLAIN: &[&str] = &[
    r#"{"a": 1, "b": "text", "c": 1.5, "d": true, "e": 7, "f": "é", "g": null}"#,
    r#"{"b": "x\ny", "a": -9007199254740993, "e": null, "c": 1e3, "f": "a", "d": false, "g": null}"#,
];
pub const NESTED: &[&str] = &[r#"{
    "plain": {"a": 1, "b": "text", "c": 1.5, "d": true, "e": 7, "f": "é", "g": null},
    "boxed": {"plain": {"a": 1, "b": "", "c": 0.25, "d": true, "f": "z", "g": null}, "boxed": null, "list": [], "lists": []},
    "list": [{"a": 1, "b": "text", "c": 1.5, "d": true, "e": 7, "f": "é", "g": null}],
    "lists": [[], [1, -2], [3]], "deque": ["a", null]}"#];
pub const NUMBERS: &[&str] = &[
    r#"{"a": 255, "b": -128, "c": 65535, "d": -1, "e": 4294967295, "f": 0, "g": 18446744073709551615, "h": -1,
    "i": 340282366920938463, "j": -170141183460469231, "k": 3, "l": 1.5, "m": 0.1, "n": 1}"#,
];
pub const BORROWED: &[&str] =
    &[r#"{"plain": "a", "cow": "b\nc", "option": "abc", "list": ["a", "", "é"]}"#];
pub const TUPLES: &[&str] = &[r#"{
    "pair": [1, "a"], "newtype": 1.5, "names": ["a", null], "table": {"a": 1.5, "b": 2}, "array": [1, 2, 3],
    "arrays": [[1, 2], [3, 4]], "pairs": [[1, "a"], [2, "b"]], "tuple": [1, "x", [true, false]],
    "plain": [{"a": 1, "b": "text", "c": 1.5, "d": true, "f": "e", "g": null}, 4], "empty": [], "unit": null,
    "deep": [[1, [null]], [2, [{"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}]]]}"#];
pub const MAPS: &[&str] = &[r#"{
    "texts": {"a": 1, "": 2, "b\n": 3}, "numbers": {"1": [1], "22": []}, "chars": {"a": null, "é": null}, "hash": {"-1": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}},
    "maps": {"a": {"b": [1, "x"]}, "c": {}}, "set": [1, 2, 3], "sets": [["a", "b"], []]}"#];
pub const ENUMS: &[&str] = &[r#"{
    "external": ["Unit", {"New": 1}, {"Pair": [1, "a"]}, {"Named": {"x": 1, "y": true}}, {"Maybe": null}, {"Maybe": 1.5},
        {"Inner": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}}, {"List": ["Unit", {"New": 2}]}],
    "internal": [{"t": "Unit"}, {"t": "Named", "x": 1, "list": [1, 2]}, {"x": 1, "y": false, "list": [], "t": "Named"},
        {"t": "Other", "inner": {"t": "Unit"}}],
    "adjacent": [{"t": "Unit"}, {"t": "New", "c": 1}, {"c": [1, "a"], "t": "Pair"}, {"t": "Named", "c": {"x": 1}},
        {"t": "Inner", "c": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}},
        {"t": "List", "c": [{"t": "Unit"}]}],
    "one": {"Named": {"x": 1}}, "map": {"a": {"t": "Unit"}}}"#];
pub const OPTIONS: &[&str] = &[r#"{
    "a": 1, "b": [true, null], "c": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}, "d": 3, "e": "x",
    "f": [null, {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}], "g": null, "h": "abc", "i": [1, 2],
    "j": ["a"]}"#];
pub const RENAMED: &[&str] = &[r#"{
    "firstName": "a", "a.b": 1, "x\"y": 2, "back\\slash": [1, 2],
    "é[0]": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}, "other": 7}"#];
pub const IGNORING: &[&str] = &[
    r#"{"a": 1, "inner": {"a": 2, "list": [], "x": [1, {"y": 2}]}, "list": [{"a": 3, "list": [], "z": {}}]}"#,
];
pub const CHECKED: &[&str] = &[r#"{
    "low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2], "ratio": 1.5,
    "inner": [{"low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2]},
        {"low": 3, "high": 4, "name": "abc", "letter": "b", "items": [], "ratio": null}],
    "map": {"a": {"low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2]}}}"#];
pub const DERIVED: &[&str] = &[
    r#"{"name": "a", "id": 1, "tags": ["x", "y"], "level": 3, "kind": {"Named": {"x": 1}}, "point": [1, 2], "more": 4, "most": 5}"#,
    r#"{"name": "a", "middle": {"root": {"id": 1, "tags": []}, "level": 2}, "point": [1, 2], "rest": {"x": 1}}"#,
];
pub const MIXED: &[&str] = &[r#"{
    "untagged": [null, 1, {"x": 1, "y": true}, {"q": 1}, [1, "a"], [null, 2], "text"],
    "any": {"a": [1, "b", null]}, "flags": {"true": "a", "false": null}, "map": {"x": 1, "y": [2]}, "value": [1.5, "c"], "secret": "hunter2",
    "secrets": {"k": 1}, "derived": {"name": "a", "id": 1, "tags": ["x"], "level": 3, "point": [1, 2], "more": 4},
    "list": [{"name": "a", "id": 1, "tags": [], "level": 3, "kind": "Unit", "point": [1, 2]}],
    "checked": {"low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2]}, "text": "a", "bytes": [1, 2, 255],
    "unknown": 4}"#];
