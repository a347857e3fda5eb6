//! Drafts: built from accepted values, dropped where others are rejected.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use typed_structs::{Typed, Value, args};

thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
}

/// Returns the number of parts that an action drops.
fn dropped(action: impl FnOnce()) -> u32 {
    let before = DROPPED.get();
    action();
    DROPPED.get() - before
}

#[derive(Typed, Debug, Default, Clone)]
struct Part {
    text: String,
}

impl Drop for Part {
    fn drop(&mut self) {
        assert!(self.text.starts_with("part"), "dropped what nobody made");
        DROPPED.set(DROPPED.get() + 1);
    }
}

fn map<'v>(key: &'v str, value: impl Into<Value<'v>>) -> Value<'v> {
    Value::Map([(key.into(), value.into())].into_iter().collect())
}

fn part(text: &str) -> Value<'_> {
    map("text", text)
}

/// Every field has a blank.
#[derive(Typed, Debug)]
#[typed(check = in_order)]
struct Pair {
    first: Part,
    second: Part,
    #[typed(default = Part { text: String::from("part of the default") })]
    third: Part,
}

fn in_order(pair: &Pair) -> Result<(), &'static str> {
    if pair.first.text <= pair.second.text { Ok(()) } else { Err("in order") }
}

/// An enum whose variants all have content has none.
#[derive(Typed, Debug)]
enum Either {
    Part(Part),
    Number(u8),
}

#[derive(Typed, Debug)]
struct Mixed {
    first: Part,
    either: Either,
}

#[test]
fn what_was_made_is_dropped_once_and_nothing_else() {
    let made = || Pair::construct(args!(part("part 1"), part("part 2"))).unwrap();
    assert_eq!(dropped(|| drop(made())), 3);
    assert_eq!(dropped(|| std::mem::forget(made())), 0);
    // The first of two is rejected, then the second, then both. Then one is missing, and one unknown.
    assert_eq!(dropped(|| drop(Pair::construct(args!(1, part("part 2"))).unwrap_err())), 2);
    assert_eq!(dropped(|| drop(Pair::construct(args!(part("part 1"), 2)).unwrap_err())), 2);
    assert_eq!(dropped(|| drop(Pair::construct(args!(1, 2, 3)).unwrap_err())), 0);
    assert_eq!(dropped(|| drop(Pair::construct(args!(part("part 1"))).unwrap_err())), 2);
    let arguments = args!(part("part 1"), part("part 2"), fourth = 4);
    assert_eq!(dropped(|| drop(Pair::construct(arguments).unwrap_err())), 3);
    // All are right, but not together.
    assert_eq!(
        dropped(|| drop(Pair::construct(args!(part("part 2"), part("part 1"))).unwrap_err())),
        3
    );
    // Given twice.
    let twice = args!(part("part 1"), part("part 2"), first = part("part 3"));
    assert_eq!(dropped(|| drop(Pair::construct(twice).unwrap_err())), 3);
}

#[test]
fn the_same_where_a_field_has_no_blank() {
    let either = || map("Part", part("part 2"));
    let made = || Mixed::construct(args!(part("part 1"), either())).unwrap();
    assert_eq!(dropped(|| drop(made())), 2);
    assert_eq!(dropped(|| drop(Mixed::construct(args!(part("part 1"), 2)).unwrap_err())), 1);
    assert_eq!(dropped(|| drop(Mixed::construct(args!(1, either())).unwrap_err())), 1);
    assert!(matches!(made().either, Either::Part(_)));
    let numbered = Mixed::construct(args!(part("part 1"), map("Number", 2)));
    assert!(matches!(numbered.unwrap().either, Either::Number(2)));
}

/// Types of the standard library, by what they are while nothing is given.
#[derive(Typed, Debug, PartialEq)]
struct Plain<'a> {
    text: &'a str,
    letter: char,
    bytes: &'a [u8],
    pair: (u8, String),
    three: [Option<String>; 3],
    address: IpAddr,
    by_name: HashMap<String, u8>,
    sorted: BTreeMap<String, Vec<u8>>,
    boxed: Box<str>,
    shared: std::sync::Arc<[u8]>,
}

#[test]
fn all_kinds_of_fields_are_filled() {
    let made = Plain::construct(args!(
        "text",
        "c",
        Value::from(&b"bytes"[..]),
        (1, "one"),
        ("a", (), "c"),
        "127.0.0.1",
        map("a", 1),
        map("b", [2, 3]),
        "boxed",
        [1, 2]
    ))
    .unwrap();
    let expected = Plain {
        text: "text",
        letter: 'c',
        bytes: b"bytes",
        pair: (1, String::from("one")),
        three: [Some(String::from("a")), None, Some(String::from("c"))],
        address: [127, 0, 0, 1].into(),
        by_name: HashMap::from([(String::from("a"), 1)]),
        sorted: BTreeMap::from([(String::from("b"), vec![2, 3])]),
        boxed: "boxed".into(),
        shared: [1, 2].into(),
    };
    assert_eq!(made, expected);
}

/// A value that is nested too deeply is never made, and so not dropped.
#[test]
fn nothing_is_made_beyond_the_limit_of_depth() {
    #[derive(Typed, Debug)]
    struct Node {
        part: Part,
        next: Option<Box<Node>>,
    }
    let nested = |levels: usize| {
        (0..levels).fold(Value::Null, |inner, _| {
            let mut map = typed_structs::Map::new();
            map.push("part", part("part"));
            map.push("next", inner);
            map.into()
        })
    };
    let levels = (1..200).take_while(|levels| Node::from_value(nested(*levels)).is_ok()).count();
    assert!(levels > 100, "{levels}");
    let made = u32::try_from(levels).unwrap_or_default();
    assert_eq!(dropped(|| drop(Node::from_value(nested(levels)))), made);
    for deeper in levels + 1..levels + 4 {
        assert_eq!(dropped(|| drop(Node::from_value(nested(deeper)).unwrap_err())), made);
    }
}
