//! Checks of bases see all changes of an update together.

use std::collections::BTreeMap;
use typed_structs::{Mismatches, Secret, Typed, Value, args};

fn map<const N: usize>(entries: [(&'static str, i64); N]) -> Value<'static> {
    Value::from(BTreeMap::from(entries)).into_owned()
}

fn lines(outcome: Result<(), Mismatches>) -> String {
    outcome.unwrap_err().to_string()
}

fn is_ordered(range: &Range) -> bool {
    range.low <= range.high
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_ordered)]
struct Range {
    low: i64,
    high: i64,
}

fn is_tight(range: &Range) -> bool {
    range.high - range.low < 10
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Scale {
    #[typed(base, check = is_tight)]
    range: Range,
    step: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Ruler::is_fine)]
struct Ruler {
    #[typed(base)]
    scale: Scale,
    most: i64,
}

impl Ruler {
    fn is_fine(&self) -> bool {
        self.scale.range.high <= self.most
    }
}

#[test]
fn checks_see_what_all_changes_together_make() {
    let mut ruler = Ruler::construct(args!(low = 1, high = 5, step = 1, most = 9)).unwrap();
    ruler.update(args!(low = 20, high = 25, most = 30)).unwrap();
    ruler.update(args!(high = 5, low = 1, step = 2)).unwrap();
    let before = ruler.clone();
    // The check of the base, of the field that it is in, and of the whole.
    for wrong in [
        args!(low = 6, step = 3),
        args!(low = -9, step = 3),
        args!(low = 30, high = 31, step = 3),
        args!(low = 2, high = 3, step = 3, most = 1),
    ] {
        ruler.update(wrong).unwrap_err();
        assert_eq!(ruler, before);
    }
    // The base's own check is told of together with what else is wrong.
    let report = ruler.update(args!(low = 6, most = "x")).unwrap_err();
    assert_eq!(report.iter().count(), 2);
    assert_eq!(ruler, before);
}

/// A base that rejects a member by itself, in a class that would accept it.
#[test]
fn one_member_does_not_break_the_check_of_its_base() {
    let before = Ruler::construct(args!(low = 1, high = 5, step = 1, most = 9)).unwrap();
    for (path, args) in [
        ("", args!(low = 6)),
        (".range", args!(range = map([("low", 6), ("high", 5)]))),
        ("", args!(low = 6, high = 5)),
        ("", args!(low = 6, most = 10)),
    ] {
        let mut ruler = before.clone();
        let expected = format!("Ruler{path}: expected a value that passes its check");
        assert_eq!(lines(ruler.update(args)), expected);
        assert_eq!(ruler, before);
    }
    // The check of the base's base is that of a class without one of its own, too.
    let mut scale = before.scale.clone();
    scale.update(args!(low = 6)).unwrap_err();
    scale.update(args!(high = 0)).unwrap_err();
    assert_eq!(scale, before.scale);
    scale.update(args!(low = 5)).unwrap();
    let mut ruler = before;
    ruler.update(args!(low = 4)).unwrap();
    assert_eq!((ruler.scale.range.low, scale.range.low), (4, 5));
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Left {
    left: i64,
    #[typed(default = 0)]
    more: i64,
}

#[derive(Typed, Debug, Clone)]
struct Right {
    right: i64,
    password: Secret<String>,
}

fn is_positive(left: &Left) -> bool {
    left.left >= 0
}

/// No check but that of the field that the first base is in.
#[derive(Typed, Debug, Clone)]
struct Sides {
    #[typed(base, check = is_positive)]
    first: Left,
    #[typed(base)]
    second: Right,
    own: u8,
}

fn sides() -> Sides {
    Sides::construct(args!(left = 1, right = 2, password = "hunter2", own = 3)).unwrap()
}

#[track_caller]
fn are(sides: &Sides, left: i64, right: i64, password: &str, own: u8) {
    let now = (sides.first.left, sides.second.right, &**sides.second.password.expose(), sides.own);
    assert_eq!(now, (left, right, password, own));
}

#[test]
fn the_check_of_a_base_field_sees_a_single_member() {
    let mut sides = sides();
    assert_eq!(
        lines(sides.update(args!(left = -1))),
        "Sides: expected a value that passes its check, got map {\"left\": -1, \"more\": 0}"
    );
    sides.update(args!(left = -1, more = 1)).unwrap_err();
    are(&sides, 1, 2, "hunter2", 3);
    sides.update(args!(left = 4)).unwrap();
    are(&sides, 4, 2, "hunter2", 3);
}

#[test]
fn members_of_several_bases_are_as_they_were() {
    let mut sides = sides();
    for args in [
        args!(left = 5, right = 6, own = "x"),
        args!(right = 6, left = 5, own = "x"),
        args!(right = 6, left = -1),
        args!(left = 5, right = "x"),
        args!(right = 6, more = 7, left = 5, unknown = 1),
    ] {
        sides.update(args).unwrap_err();
        are(&sides, 1, 2, "hunter2", 3);
        assert_eq!(sides.first.more, 0);
    }
    // The check of one base does not look at the other.
    sides.update(args!(left = 5, password = "hunter3", right = 6, own = 7)).unwrap();
    are(&sides, 5, 6, "hunter3", 7);
    sides.update(args!(left = -1, password = "hunter4")).unwrap_err();
    are(&sides, 5, 6, "hunter3", 7);
}

#[test]
fn one_member_mends_a_base_that_was_wrong() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Loose {
        #[typed(base)]
        range: Range,
    }
    let mut loose = Loose { range: Range { low: 9, high: 5 } };
    loose.update(args!(low = 8)).unwrap_err();
    loose.update(args!(low = 4)).unwrap();
    assert_eq!(loose.range, Range { low: 4, high: 5 });
}
