//! Types of many shapes, most of which both this library and serde can read.

use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
pub use typed_structs::Untyped;
use typed_structs::{Secret, Typed};

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

/// Any value in a field.
#[derive(Typed, Debug)]
pub struct Any {
    any: Untyped,
}

/// Parts that own their data, beside extras.
#[derive(Typed, Debug)]
#[typed(unknown = collect)]
pub struct Owned {
    untagged: Vec<Option<Untagged>>,
    checked: Checked,
    derived: BTreeMap<String, Derived>,
    #[typed(extras)]
    more: BTreeMap<String, External>,
}
