//! Updates of members of bases: nothing is lost, nothing else is touched, and all or none is done.

use std::collections::BTreeMap;
use std::sync::Arc;
use typed_structs::{Mismatches, Secret, Typed, Untyped, Value, args, code};

#[derive(Typed, Debug, Clone, PartialEq)]
struct A {
    #[typed(alias = "al")]
    a: i64,
    b: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct B {
    #[typed(base)]
    pa: A,
    c: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct C {
    #[typed(base)]
    pb: B,
    d: i64,
}

fn c() -> C {
    C::construct(args!(a = 1, b = 2, c = 3, d = 4)).unwrap()
}

fn map<const N: usize>(entries: [(&'static str, i64); N]) -> Value<'static> {
    Value::from(BTreeMap::from(entries)).into_owned()
}

fn lines(outcome: Result<(), Mismatches>) -> String {
    outcome.unwrap_err().to_string()
}

#[test]
fn what_is_given_twice_is_refused_on_every_level() {
    let (mut c, before) = (c(), c());
    let twice = "C.a: field given twice";
    assert_eq!(lines(c.update(args!(a = 7, pa = map([("a", 1), ("b", 8)])))), twice);
    assert_eq!(lines(c.update(args!(pa = map([("a", 1), ("b", 9)]), a = 7))), twice);
    let whole = B::construct(args!(a = 1, b = 2, c = 3)).unwrap();
    assert_eq!(lines(c.update(args!(pb = whole.to_value(), a = 7))), twice);
    assert_eq!(lines(c.update(args!(c = 2, c = 3))), "C.c: field given twice");
    assert_eq!(lines(c.update(args!(a = 2, al = 3))), twice);
    assert_eq!(
        lines(c.update(args!(al = 2, d = 5, a = 3, b = 4, b = 5))),
        "C.a: field given twice\nC.b: field given twice"
    );
    assert_eq!(c, before);
    let mut b = c.pb;
    assert_eq!(lines(b.update(args!(a = 2, al = 3))), "B.a: field given twice");
    assert_eq!(
        lines(b.update(args!(a = 7, pa = map([("a", 1), ("b", 8)])))),
        "B.a: field given twice"
    );
    assert_eq!(b, before.pb);
}

#[test]
fn extras_that_are_given_twice_are_refused() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(unknown = collect)]
    struct Open {
        #[typed(base)]
        pa: A,
        #[typed(extras)]
        extras: BTreeMap<String, Untyped>,
    }
    let mut open = Open::construct(args!(a = 1, b = 2, x = 1)).unwrap();
    let before = open.clone();
    let report = open.update(args!(x = 2, x = 3)).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), code::DUPLICATE);
    assert_eq!(open, before);
    open.update(args!(x = 2, a = 3, y = 4)).unwrap();
    assert_eq!((open.get("x").unwrap(), open.get("y").unwrap()), (2.into(), 4.into()));
    assert_eq!(open.pa, A { a: 3, b: 2 });
}

#[test]
fn paths_are_those_of_set_and_construct() {
    let mut c = c();
    let set = c.set("a", "x").unwrap_err();
    let report = c.update(args!(a = "x")).unwrap_err();
    let updated = report.iter().next().unwrap();
    assert_eq!(updated.to_string(), "C.a: expected i64, got str \"x\"");
    assert_eq!(updated.to_string(), set.to_string());
    assert_eq!(updated.declared_in(), set.declared_in());
    let report = c.update(args!(d = "w", b = "x", c = "y", a = "z", e = 1));
    assert_eq!(
        lines(report),
        "C.d: expected i64, got str \"w\"\n\
         C.b: expected i64, got str \"x\"\n\
         C.c: expected i64, got str \"y\"\n\
         C.a: expected i64, got str \"z\"\n\
         C.e: unknown field"
    );
}

#[test]
fn text_that_is_borrowed_stays_and_can_be_updated() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Lent<'a> {
        text: &'a str,
        size: i64,
    }
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Holder<'a> {
        #[typed(base)]
        lent: Lent<'a>,
        own: &'a str,
    }
    let mut holder = Holder::construct(args!(text = "t", size = 1, own = "o")).unwrap();
    holder.update(args!(size = 2, own = "p")).unwrap();
    holder.update(args!(text = "u", size = 3, own = "q")).unwrap();
    let now = Holder { lent: Lent { text: "u", size: 3 }, own: "q" };
    assert_eq!(holder, now);
    holder.update(args!(text = 1, size = 4, own = "r")).unwrap_err();
    holder.update(args!(text = "v", size = "x")).unwrap_err();
    holder.update(args!(text = "v", size = 4, own = 1)).unwrap_err();
    assert_eq!(holder, now);
}

#[derive(Typed, Debug, Clone)]
struct Parts {
    shared: Arc<String>,
    #[typed(range(..=50))]
    low: i64,
    password: Secret<String>,
    #[typed(opaque)]
    socket: u8,
    #[typed(skip)]
    hits: u32,
    name: String,
}

#[derive(Typed, Debug, Clone)]
struct Free {
    #[typed(base)]
    parts: Parts,
    level: u8,
}

fn is_calm(guarded: &Guarded) -> bool {
    guarded.level < 100
}

#[derive(Typed, Debug, Clone)]
#[typed(check = is_calm)]
struct Guarded {
    #[typed(base)]
    parts: Parts,
    level: u8,
}

fn parts() -> Parts {
    let mut parts = Parts::construct(args!(
        shared = "s",
        low = 1,
        password = "hunter2",
        socket = Value::opaque(7_u8),
        name = "n"
    ))
    .unwrap();
    (parts.low, parts.hits) = (99, 3);
    parts
}

#[test]
fn members_that_are_not_named_are_not_touched() {
    let mut free = Free { parts: parts(), level: 1 };
    let shared = free.parts.shared.clone();
    free.update(args!(name = "m", level = 2)).unwrap();
    free.update(args!(name = "o", level = "x")).unwrap_err();
    free.update(args!(shared = 1)).unwrap_err();
    assert!(Arc::ptr_eq(&shared, &free.parts.shared));
    assert_eq!((&*free.parts.name, free.level, free.parts.low, free.parts.hits), ("m", 2, 99, 3));
    assert_eq!((free.parts.socket, &**free.parts.password.expose()), (7, "hunter2"));
    let mut guarded = Guarded { parts: parts(), level: 1 };
    guarded.update(args!(name = "m", level = 2)).unwrap();
    guarded.update(args!(name = "o", level = 100)).unwrap_err();
    assert_eq!((&*guarded.parts.name, guarded.level, guarded.parts.hits), ("m", 2, 3));
}

#[test]
fn members_that_are_hidden_are_updated_together_with_others() {
    let mut free = Free { parts: parts(), level: 1 };
    free.update(args!(password = "hunter3", name = "m", level = 2)).unwrap();
    free.update(args!(level = 3, socket = Value::opaque(8_u8))).unwrap();
    assert_eq!((free.level, free.parts.socket, &*free.parts.name), (3, 8, "m"));
    assert_eq!(free.parts.password.expose(), "hunter3");

    let both = args!(name = "x", password = "hunter4", socket = Value::opaque(9_u8));
    free.update(both).unwrap();
    free.update(args!(name = "y", password = 1, level = 4)).unwrap_err();
    free.update(args!(name = "y", password = "hunter5", level = "x")).unwrap_err();
    free.update(args!(socket = Value::opaque(1_u8), password = "p", low = 51)).unwrap_err();
    assert_eq!((free.level, free.parts.socket, &*free.parts.name), (3, 9, "x"));
    assert_eq!(free.parts.password.expose(), "hunter4");

    let mut guarded = Guarded { parts: parts(), level: 1 };
    guarded.update(args!(password = "hunter4", level = 2)).unwrap();
    guarded.update(args!(password = "hunter5", level = 100)).unwrap_err();
    guarded.update(args!(socket = Value::opaque(9_u8), level = 100)).unwrap_err();
    let mut lent = Some(9_u8);
    guarded.update(args!(socket = Value::lend(&mut lent), level = 100)).unwrap_err();
    assert_eq!(lent, Some(9));
    assert_eq!((guarded.level, guarded.parts.socket), (2, 7));
    assert_eq!(guarded.parts.password.expose(), "hunter4");
    guarded.set("password", "hunter5").unwrap();
    guarded.update(args!(password = "hunter6")).unwrap();
    guarded.update(args!(socket = Value::lend(&mut lent), level = 3)).unwrap();
    assert_eq!((guarded.parts.socket, lent), (9, Some(7)));
    assert_eq!((guarded.level, &**guarded.parts.password.expose()), (3, "hunter6"));
}

#[test]
fn what_is_given_twice_is_not_looked_at() {
    let (mut c, before) = (c(), c());
    let report = c.update(args!(pa = map([("a", 1), ("b", 8)]), a = "x", b = "y", d = "z"));
    assert_eq!(
        lines(report),
        "C.a: field given twice\nC.b: field given twice\nC.d: expected i64, got str \"z\""
    );
    let report = c.pb.update(args!(pa = map([("a", 1), ("b", 8)]), a = "x"));
    assert_eq!(lines(report), "B.a: field given twice");
    assert_eq!(c, before);
}
