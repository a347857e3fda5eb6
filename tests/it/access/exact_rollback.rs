//! Exact rollback: a rejected change restores every bit, even those that no value shows.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsString;
use std::net::{Ipv6Addr, SocketAddrV6};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use typed_structs::{Map, Secret, Typed, Untyped, Value, args, code, typed_methods};

/// Values that a copy through `Value` would change or lose.
#[derive(Typed, Debug, Clone, PartialEq)]
struct Lossy {
    grade: i64,
    path: PathBuf,
    name: Name,
    zero: f64,
    zeros: Vec<f32>,
    nested: Option<Option<i64>>,
    unit: Option<()>,
    null: Option<Untyped>,
    ordered: Untyped,
    address: SocketAddrV6,
    hashed: HashMap<String, i64>,
    shared: Arc<String>,
    secret: Secret<String>,
    #[typed(opaque)]
    socket: u8,
    #[typed(skip)]
    state: u32,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Name(OsString);

/// Text that is not UTF-8, where there is such.
fn odd() -> OsString {
    #[cfg(unix)]
    return std::os::unix::ffi::OsStringExt::from_vec(vec![b'a', 0xff]);
    #[cfg(not(unix))]
    return OsString::from("a");
}

fn lossy() -> Lossy {
    let ordered: [(&str, i64); 3] = [("z", 1), ("a", 2), ("m", 3)];
    let mut map = Map::new();
    ordered.into_iter().for_each(|(key, value)| map.push(Value::from(key), Value::from(value)));
    Lossy {
        grade: 0,
        path: odd().into(),
        name: Name(odd()),
        zero: -0.0,
        zeros: vec![-0.0, 0.0],
        nested: Some(None),
        unit: Some(()),
        null: Some(Value::Null),
        ordered: Value::Map(map).into_owned(),
        address: SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 7, 8),
        hashed: (0..20).map(|index| (format!("k{index}"), index)).collect(),
        shared: Arc::new("s".into()),
        secret: Secret::new("hunter2".into()),
        socket: 3,
        state: 4,
    }
}

const NAMES: [&str; 13] = [
    "path", "name", "zero", "zeros", "nested", "unit", "null", "ordered", "address", "hashed",
    "shared", "secret", "socket",
];

/// Another value for a member.
fn other(name: &str) -> Value<'static> {
    match name {
        "path" | "name" | "shared" | "secret" => Value::from("other"),
        "zero" | "nested" | "null" => Value::from(1),
        "zeros" => Value::from([1, 2]),
        "unit" => Value::Null,
        "ordered" | "hashed" => Value::from(BTreeMap::from([("k1", 5)])).into_owned(),
        "address" => Value::from("[::1]:81"),
        _ => Value::opaque(9_u8),
    }
}

/// A value of the whole, with this grade.
fn plain(grade: i64) -> Value<'static> {
    let mut map = Map::new();
    map.push(Value::from("grade"), Value::from(grade));
    NAMES.iter().for_each(|name| map.push(Value::from(*name), other(name)));
    Value::Map(map)
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Whole::is_allowed)]
struct Whole {
    #[typed(base, check = has_low_grade)]
    lossy: Lossy,
    #[typed(check = have_low_grades)]
    list: Vec<Option<Lossy>>,
    by_name: HashMap<String, Lossy>,
    level: i64,
    #[typed(skip)]
    panics: bool,
}

fn has_low_grade(lossy: &Lossy) -> bool {
    lossy.grade < 80
}

fn have_low_grades(list: &[Option<Lossy>]) -> bool {
    list.iter().flatten().all(|lossy| lossy.grade < 70)
}

impl Whole {
    fn is_allowed(&self) -> bool {
        let parts = self.list.iter().flatten().chain(self.by_name.values()).chain([&self.lossy]);
        let sum = self.level + parts.map(|lossy| lossy.grade).sum::<i64>();
        assert!(!self.panics || sum < 90, "a check that panics");
        sum < 100
    }
}

fn whole() -> Whole {
    let by_name = (0..20).map(|index| (format!("key{index}"), lossy())).collect();
    Whole { lossy: lossy(), list: vec![None, Some(lossy())], by_name, level: 0, panics: false }
}

/// Equal, also in what `==` does not see: signs of zeros, and the order of entries.
#[track_caller]
fn is_same(now: &Whole, before: &Whole, context: &str) {
    assert_eq!(now, before, "{context}");
    assert_eq!(format!("{now:?}"), format!("{before:?}"), "{context}");
}

const PARTS: [&str; 3] = ["", "list[1].", "by_name.key7."];

#[test]
fn fault_45_rejected_paths_leave_everything_as_it_was() {
    let before = whole();
    let mut now = before.clone();
    for (path, grade) in [("grade", 80), ("list[1].grade", 70), ("by_name.key7.grade", 100)] {
        assert_eq!(now.set(path, grade).unwrap_err().code(), code::CONSTRAINT_CHECK, "{path}");
        is_same(&now, &before, path);
    }
    // The check of the whole rejects whatever is set in a part.
    let high = Whole { level: 100, ..before };
    let mut now = high.clone();
    for (part, name) in PARTS.iter().flat_map(|part| NAMES.map(|name| (part, name))) {
        let path = format!("{part}{name}");
        let error = now.set(&path, other(name)).unwrap_err();
        assert_eq!(error.code(), code::CONSTRAINT_CHECK, "{error}");
        is_same(&now, &high, &path);
        now.set(&path, Value::from([Value::Null, true.into()])).unwrap_err();
        is_same(&now, &high, &path);
    }
    let mut lent = Some(9_u8);
    now.set("list[1].socket", Value::lend(&mut lent)).unwrap_err();
    assert_eq!(lent, Some(9));
    is_same(&now, &high, "lent");
    for path in ["hashed.k3", "hashed.new", "list[1].hashed.k3", "list[1].ordered.a", "ordered.new"]
    {
        now.set(path, 7).unwrap_err();
        is_same(&now, &high, path);
    }
}

#[test]
fn fault_45_what_was_refused_is_set() {
    let mut now = whole();
    for (part, name) in PARTS.iter().flat_map(|part| NAMES.map(|name| (part, name))) {
        let (path, before) = (format!("{part}{name}"), now.clone());
        now.set(&path, other(name)).unwrap();
        assert_ne!(now, before, "{path}");
    }
}

#[test]
fn fault_44_rejected_updates_of_bases_leave_everything_as_it_was() {
    let before = whole();
    let mut now = before.clone();
    for name in NAMES {
        for refused in ["x", "100", "list"] {
            let mut changes = args!();
            changes.push_named(name, other(name));
            match refused {
                "x" => changes.push_named("level", "x"),
                "100" => changes.push_named("level", 100),
                _ => changes.push_named("list", 1),
            }
            now.update(changes).unwrap_err();
            is_same(&now, &before, name);
        }
    }
    let mut all = args!(level = 100);
    NAMES.iter().for_each(|name| all.push_named(*name, other(name)));
    now.update(all).unwrap_err();
    is_same(&now, &before, "all");
    let mut all = args!(level = 99);
    NAMES.iter().for_each(|name| all.push_named(*name, other(name)));
    now.update(all).unwrap();
    assert_eq!((now.level, now.lossy.socket, now.lossy.state), (99, 9, 4));
    assert_eq!((now.lossy.secret.expose().as_str(), now.lossy.null), ("other", Some(1.into())));
}

#[test]
fn fault_46_maps_of_any_size_are_changed_below_a_check() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(check = has_no_negative, unknown = collect)]
    struct Large {
        entries: BTreeMap<String, i64>,
        #[typed(extras)]
        extras: BTreeMap<String, Secret<i64>>,
    }
    fn has_no_negative(large: &Large) -> bool {
        large.entries.values().all(|value| *value >= 0)
            && large.extras.values().all(|value| *value.expose() >= 0)
    }
    let names = || (0..5000).map(|index| format!("n{index}"));
    let mut large = Large {
        entries: names().map(|name| (name, 1)).collect(),
        extras: names().map(|name| (name, Secret::new(1))).collect(),
    };
    let before = large.clone();
    large.set("entries.n7", -1).unwrap_err();
    large.set("entries.new", -1).unwrap_err();
    large.set("n7", -1).unwrap_err();
    large.set("new", -1).unwrap_err();
    large.update(args!(n7 = -1)).unwrap_err();
    large.update(args!(n7 = 2, new = 3, n8 = -1)).unwrap_err();
    large.update(args!(n7 = 2, new = 3, n8 = "x")).unwrap_err();
    assert_eq!(large, before);
    large.set("entries.n7", 2).unwrap();
    large.set("n7", 2).unwrap();
    large.update(args!(n8 = 3, new = 4)).unwrap();
    let shown = |name: &str| large.extras.get(name).map(|value| *value.expose());
    assert_eq!((large.entries["n7"], shown("n7"), shown("n8")), (2, Some(2), Some(3)));
    assert_eq!((shown("new"), large.extras.len()), (Some(4), 5001));
}

/// Runs what panics.
#[track_caller]
fn panics<R>(act: impl FnOnce() -> R) {
    assert!(catch_unwind(AssertUnwindSafe(act)).is_err());
}

#[test]
fn fault_47_a_check_that_panics_leaves_the_old_value() {
    let before = Whole { level: 50, panics: true, ..whole() };
    let mut now = before.clone();
    for (path, value) in
        [("level", 95), ("grade", 45), ("list[1].grade", 45), ("by_name.key3.grade", 45)]
    {
        panics(|| now.set(path, value));
        is_same(&now, &before, path);
    }
    for path in ["list[0]", "list[1]", "lossy", "by_name.key3", "by_name.new"] {
        panics(|| now.set(path, plain(45)));
        is_same(&now, &before, path);
    }
    panics(|| now.set_level(95));
    is_same(&now, &before, "set_level");
    panics(|| now.update(args!(level = 60, zero = 1.5, path = "p", grade = 40)));
    is_same(&now, &before, "update");
}

#[test]
fn fault_47_a_panic_leaks_nothing() {
    let shared = Arc::new("x".to_owned());
    #[derive(Typed, Debug)]
    #[typed(check = always_panics)]
    struct Holder {
        #[typed(opaque)]
        held: Arc<String>,
        number: i64,
    }
    fn always_panics(_: &Holder) -> bool {
        panic!("a check that panics")
    }
    let mut holder = Holder { held: Arc::default(), number: 1 };
    panics(|| holder.set("held", Value::opaque(shared.clone())));
    panics(|| holder.set_held(shared.clone()));
    panics(|| holder.update(args!(held = Value::opaque(shared.clone()), number = 2)));
    assert_eq!((Arc::strong_count(&shared), holder.held.as_str(), holder.number), (1, "", 1));
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Mode::is_calm)]
enum Mode {
    Off,
    On { level: i64 },
}

impl Mode {
    fn is_calm(&self) -> bool {
        match self {
            Mode::On { level: 50.. } => panic!("too high"),
            Mode::On { level } => *level < 10,
            Mode::Off => true,
        }
    }
}

#[test]
fn fault_47_a_panic_leaves_variants_as_they_were() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Machine {
        mode: Mode,
    }
    let mut machine = Machine { mode: Mode::On { level: 1 } };
    let before = machine.clone();
    machine.set("mode.level", 10).unwrap_err();
    machine.mode.set("level", 10).unwrap_err();
    panics(|| machine.set("mode.level", 50));
    assert_eq!(machine, before);
    panics(|| machine.mode.set("level", 50));
    assert_eq!(machine, before);
    machine.set("mode", "Off").unwrap();
    assert_eq!(machine.mode, Mode::Off);
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Thermometer::is_possible)]
struct Thermometer {
    kelvin: f64,
    #[typed(range(0..=9), default = 0)]
    runs: u8,
    #[typed(default)]
    secret: Secret<Untyped>,
    #[typed(skip)]
    cache: u64,
}

#[typed_methods]
impl Thermometer {
    #[typed(skip)]
    fn is_possible(&self) -> bool {
        assert!(self.kelvin < 1e9, "a check that panics");
        self.kelvin >= 0.0
    }

    #[typed(setter)]
    fn set_celsius(&mut self, celsius: f64) {
        (self.kelvin, self.cache) = (celsius + 273.0, self.cache + 1);
        self.runs += 1;
    }

    fn cool(&mut self, by: f64) {
        self.kelvin -= by;
    }

    #[typed(verify)]
    fn cool_checked(&mut self, by: f64) -> f64 {
        self.set_celsius(self.kelvin - 273.0 - by);
        self.kelvin
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Room {
    #[typed(base)]
    thermometer: Thermometer,
    others: Vec<Thermometer>,
}

fn thermometer() -> Thermometer {
    let secret = Secret::new(Value::from(-0.0));
    Thermometer { kelvin: 300.0, runs: 0, secret, cache: 7 }
}

#[test]
fn fault_48_what_a_setter_leaves_is_verified() {
    let mut own = thermometer();
    let error = own.set("celsius", -500).unwrap_err();
    assert_eq!(error.to_string(), "Thermometer: expected a value that passes its check");
    assert_eq!(own, thermometer());
    let mut room = Room { thermometer: thermometer(), others: vec![thermometer()] };
    let before = room.clone();
    for path in ["celsius", "thermometer.celsius", "others[0].celsius"] {
        assert_eq!(room.set(path, -500).unwrap_err().code(), code::CONSTRAINT_CHECK, "{path}");
        assert_eq!(room, before, "{path}");
        panics(|| room.set(path, 1e10));
        assert_eq!(room, before, "{path}");
    }
    own.runs = 9;
    let error = own.set("celsius", 5).unwrap_err();
    assert_eq!(error.to_string(), "Thermometer.runs: expected 0..=9, got int 10");
    assert_eq!((own.kelvin, own.runs, own.cache), (300.0, 9, 7));
    own.runs = 0;
    own.set("celsius", 5).unwrap();
    room.set("others[0].celsius", 7).unwrap();
    assert_eq!((own.kelvin, own.runs, own.cache), (278.0, 1, 8));
    assert_eq!(room.others[0].kelvin, 280.0);
}

#[test]
fn fault_48_methods_are_verified_that_ask_for_it() {
    let mut own = thermometer();
    let error = own.call("cool_checked", args!(301.0)).unwrap_err();
    assert_eq!(error.to_string(), "Thermometer: expected a value that passes its check");
    assert_eq!(own, thermometer());
    panics(|| own.call("cool_checked", args!(-1e10)));
    assert_eq!(own, thermometer());
    assert_eq!(own.call("cool_checked", args!(20.0)).unwrap(), 280.0);
    assert_eq!((own.kelvin, own.runs, own.cache), (280.0, 1, 8));
    // Any other method is not.
    own.call("cool", args!(301.0)).unwrap();
    assert_eq!(own.kelvin, -21.0);
}

/// A generic struct borrows nothing if its parameters do not.
#[test]
fn fault_45_parts_of_generic_types_are_restored() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Pair<A, B> {
        first: A,
        second: Option<B>,
        #[typed(skip)]
        state: u8,
    }
    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(check = is_low)]
    struct Holder {
        pairs: Vec<Pair<f64, Option<String>>>,
        level: i64,
    }
    fn is_low(holder: &Holder) -> bool {
        holder.level < 10
    }
    let pairs = vec![Pair { first: -0.0, second: Some(None), state: 7 }];
    let before = Holder { pairs, level: 10 };
    let mut now = before.clone();
    let pair = || BTreeMap::from([("first", Value::from(1)), ("second", "x".into())]);
    now.set("pairs[0]", pair()).unwrap_err();
    now.set("pairs[0].second", "x").unwrap_err();
    assert_eq!(format!("{now:?}"), format!("{before:?}"));
    now.level = 9;
    now.set("pairs[0]", pair()).unwrap();
    assert_eq!((now.pairs[0].first, now.pairs[0].state), (1.0, 0));
}

/// A borrowing value cannot be moved out: it is rejected before anything changes.
#[test]
fn parts_that_borrow_are_set_as_a_whole_below_a_check() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Text<'a> {
        text: &'a str,
        copied: std::borrow::Cow<'a, str>,
        number: f64,
    }
    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(check = is_short)]
    struct Holder<'a> {
        inner: Text<'a>,
    }
    fn is_short(holder: &Holder<'_>) -> bool {
        holder.inner.copied.len() < 5 && holder.inner.number < 5.0
    }
    let text = Text { text: "a", copied: "b".into(), number: -0.0 };
    let before = Holder { inner: text };
    let mut now = before.clone();
    let error = now.set("inner.text", "c").unwrap_err();
    assert_eq!(error.code(), code::FROZEN);
    assert!(error.to_string().contains("could not be restored"), "{error}");
    now.set("inner.copied", "too long").unwrap_err();
    now.set("inner.number", 5.0).unwrap_err();
    assert_eq!(format!("{now:?}"), format!("{before:?}"));
    now.set("inner.copied", "c").unwrap();
    now.set("inner.number", 4.0).unwrap();
    assert_eq!((&*now.inner.copied, now.inner.number), ("c", 4.0));
}
