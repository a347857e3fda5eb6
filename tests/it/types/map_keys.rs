//! Keys of maps.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::num::NonZero;
use typed_structs::{FieldType, Map, Typed, Untyped, Value, code, from_value, json};

macro_rules! newtypes {
    ($($name:ident($inner:ty))*) => {$(
        #[derive(Typed, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        struct $name($inner);
    )*};
}
newtypes! {
    Id(u32)
    Nested(Id)
    Signed(i64)
    Huge(u128)
    Flag(bool)
    Letter(char)
    Name(String)
    Boxed(Box<Nested>)
    Positive(NonZero<u8>)
    OfColor(Color)
}

#[derive(Typed, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Bounded(#[typed(range(1..=9))] u8);

#[derive(Typed, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[typed(rename_all = "kebab-case")]
enum Color {
    Red,
    DarkBlue,
    #[typed(rename = "3")]
    Three,
}

#[derive(Typed, Debug, Default, PartialEq)]
struct Both<K: Ord + std::hash::Hash> {
    m: BTreeMap<K, u8>,
    h: HashMap<K, Vec<u8>>,
    s: BTreeSet<K>,
}

/// Takes keys with the path that each has, and the text that JSON has for it.
fn keys<K>(keys: &[(K, &str, &str)])
where
    K: for<'v> FieldType<'v> + Ord + std::hash::Hash + Clone + std::fmt::Debug + Send + 'static,
{
    let all = || keys.iter().map(|(key, ..)| key.clone());
    let object = Both {
        m: all().zip(1..).collect(),
        h: all().map(|key| (key, vec![7])).collect(),
        s: all().collect(),
    };
    let value = object.to_value().into_owned();
    assert_eq!(Both::<K>::from_value(value).unwrap(), object);
    let text = json::to_string(&object).unwrap();
    assert_eq!(json::from_str::<Both<K>>(&text).unwrap(), object);
    let mut changed = Both::<K> { m: BTreeMap::new(), h: HashMap::new(), s: BTreeSet::new() };
    for (number, (key, path, json)) in (1..).zip(keys) {
        assert!(text.contains(&format!("{json}:{number}")), "{json} in {text}");
        assert_eq!(object.get(&format!("m{path}")).unwrap(), Value::from(number), "{path}");
        assert_eq!(object.get(&format!("m[{json}]")).unwrap(), Value::from(number), "{path}");
        changed.set(&format!("m{path}"), 9).unwrap();
        changed.set(&format!("m[{json}]"), number).unwrap();
        changed.set(&format!("h{path}"), [1]).unwrap();
        changed.set(&format!("h{path}[0]"), 7).unwrap();
        assert_eq!(changed.m[key], number);
        let error = changed.set(&format!("m[{json}]"), "x").unwrap_err();
        assert_eq!(error.code(), code::TYPE);
        assert_eq!(changed.set(error.path(), "x").unwrap_err().path(), error.path());
        let report = from_value::<BTreeMap<K, u8>>(entries([(key.to_value(), "x".into())]));
        assert_eq!(report.unwrap_err().iter().next().unwrap().path(), path.trim_start_matches('.'));
    }
    changed.s = all().collect();
    assert_eq!(changed, object);
    // The same key in two spellings is twice the same key.
    for (key, path, json) in keys {
        let spelled: Value<'_> = serde_json::from_str(json).unwrap();
        let twice = entries([(key.to_value(), 1.into()), (spelled.into_owned(), 2.into())]);
        let report = from_value::<BTreeMap<K, u8>>(twice).unwrap_err();
        let error = report.iter().next().unwrap();
        assert_eq!((report.len(), error.code()), (1, code::DUPLICATE), "{report}");
        assert_eq!(error.path(), path.trim_start_matches('.'));
    }
}

fn entries<const N: usize>(entries: [(Value<'_>, Untyped); N]) -> Untyped {
    Value::Map(entries.into_iter().collect::<Map<'_>>()).into_owned()
}

#[test]
fn fault_19_keys_of_newtypes_and_enums_round_trip() {
    keys(&[(Id(1), "[1]", r#""1""#), (Id(u32::MAX), "[4294967295]", r#""4294967295""#)]);
    keys(&[(Nested(Id(2)), "[2]", r#""2""#)]);
    keys(&[(Boxed(Box::new(Nested(Id(0)))), "[0]", r#""0""#)]);
    keys(&[(Signed(-3), "[-3]", r#""-3""#), (Signed(3), "[3]", r#""3""#)]);
    let huge = u128::MAX.to_string();
    keys(&[(Huge(u128::MAX), &format!("[{huge}]"), &format!("\"{huge}\""))]);
    keys(&[(Flag(true), "[true]", r#""true""#), (Flag(false), "[false]", r#""false""#)]);
    keys(&[(Letter('x'), ".x", r#""x""#), (Letter('"'), r#"["\""]"#, r#""\"""#)]);
    keys(&[(Name("1".into()), ".1", r#""1""#), (Name("a.b".into()), r#"["a.b"]"#, r#""a.b""#)]);
    keys(&[(Positive(NonZero::new(8).unwrap()), "[8]", r#""8""#)]);
    keys(&[(Bounded(9), "[9]", r#""9""#)]);
    let colors = [Color::Red, Color::DarkBlue, Color::Three];
    let [red, blue, three] = colors;
    keys(&[
        (red, ".red", r#""red""#),
        (blue, ".dark-blue", r#""dark-blue""#),
        (three, ".3", r#""3""#),
    ]);
    let [red, blue, three] = colors.map(OfColor);
    keys(&[
        (red, ".red", r#""red""#),
        (blue, ".dark-blue", r#""dark-blue""#),
        (three, ".3", r#""3""#),
    ]);
    // As they did before.
    keys(&[(-1, "[-1]", r#""-1""#), (5, "[5]", r#""5""#)]);
    keys(&[(true, "[true]", r#""true""#)]);
    keys(&[('ß', ".ß", r#""ß""#)]);
    keys(&[(String::new(), r#"[""]"#, r#""""#), ("007".to_owned(), ".007", r#""007""#)]);
}

#[test]
fn fault_19_keys_that_are_none_are_refused_where_they_stand() {
    let path_of = |text: &str| {
        let error = json::from_str::<BTreeMap<Nested, u8>>(text).unwrap_err();
        let mismatches = error.into_report().unwrap().into_mismatches();
        mismatches.to_string().replace("BTreeMap<Nested, u8>", "")
    };
    assert_eq!(path_of(r#"{"x": 1}"#), r#".x: expected u32, got str "x""#);
    assert_eq!(path_of(r#"{"01": 1}"#), r#".01: expected u32, got str "01""#);
    assert_eq!(path_of(r#"{"-1": 1}"#), "[-1]: expected u32, got int -1");
    assert_eq!(path_of(r#"{"1.5": 1}"#), r#"["1.5"]: expected u32, got str "1.5""#);
    assert_eq!(path_of(r#"{"1": 1, "2": "x"}"#), r#"[2]: expected u8, got str "x""#);
    let error =
        from_value::<BTreeMap<Bounded, u8>>(entries([("10".into(), 1.into())])).unwrap_err();
    assert_eq!(error.iter().next().unwrap().path(), "[10]");
    assert_eq!(error.iter().next().unwrap().code(), code::CONSTRAINT_RANGE);
}

/// A number that can be a key.
#[derive(Typed, Debug, Clone, PartialEq)]
struct Total(f64);

impl Eq for Total {}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Total {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[test]
fn fault_19_numbers_with_a_fraction_are_keys() {
    let map: BTreeMap<Total, u8> = json::from_str(r#"{"1.5": 1, "2": 2}"#).unwrap();
    assert_eq!(map, BTreeMap::from([(Total(1.5), 1), (Total(2.0), 2)]));
    let error = json::from_str::<BTreeMap<Total, u8>>(r#"{"1e1": 1, "2.5": "x"}"#).unwrap_err();
    let message = error.to_string();
    assert!(
        message.ends_with(r#"[2.5]: expected u8, got str "x" at line 1 column 19"#),
        "{message}"
    );
    json::from_str::<BTreeMap<Total, u8>>(r#"{"inf": 1}"#).unwrap_err();
}
