//! Fields whose types are not field types: `text`, `serde` and `with`.

use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use typed_structs::{FieldType, Secret, Typed, Untyped, Value, args, code, from_value, json};

/// A type of another crate that implements `FromStr` and `Display`.
#[derive(Debug, Clone, Default, PartialEq)]
struct Version(u8, u8);

impl FromStr for Version {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (major, minor) = text.split_once('.').ok_or(())?;
        Ok(Self(major.parse().map_err(drop)?, minor.parse().map_err(drop)?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

/// A type of another crate that implements the traits of serde.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Point {
    x: i32,
    y: i32,
    #[serde(default)]
    shape: Shape,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
enum Shape {
    #[default]
    Dot,
    Circle(u32),
    Box {
        width: u8,
        height: Option<u8>,
    },
    Line(i8, i8),
}

/// A type of another crate that implements nothing.
#[derive(Debug, Clone, PartialEq)]
struct Color {
    rgb: [u8; 3],
}

mod hex {
    use super::Color;
    use typed_structs::Value;

    pub(super) fn to_value(color: &Color) -> Value<'_> {
        let [r, g, b] = color.rgb;
        Value::from(format!("#{r:02x}{g:02x}{b:02x}"))
    }

    pub(super) fn from_value(value: Value<'_>) -> Result<Color, String> {
        let text = value.as_str().ok_or("not a string")?;
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6).ok_or("no #rrggbb")?;
        let rgb = u32::from_str_radix(hex, 16).map_err(|error| error.to_string())?;
        let [_, r, g, b] = rgb.to_be_bytes();
        Ok(Color { rgb: [r, g, b] })
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = is_consistent)]
struct Package {
    name: String,
    #[typed(text, len(3..), check = is_stable)]
    version: Version,
    #[typed(text)]
    least: Option<Version>,
    #[typed(text, default)]
    others: Vec<Version>,
    #[typed(serde, default = origin())]
    place: Point,
    #[typed(serde)]
    end: Option<Point>,
    #[typed(with = hex, alias = "colour")]
    color: Color,
    #[typed(with = hex)]
    border: Option<Color>,
}

fn origin() -> Point {
    Point { x: 0, y: 0, shape: Shape::Dot }
}

fn is_stable(version: &Version) -> Result<(), &'static str> {
    if version.0 > 0 { Ok(()) } else { Err("a version is stable from 1.0") }
}

fn is_consistent(package: &Package) -> Result<(), &'static str> {
    let is_least = package.least.as_ref().is_none_or(|least| least.0 <= package.version.0);
    if is_least && package.name != "wrong" { Ok(()) } else { Err("the least version is higher") }
}

const TEXT: &str = r##"{
    "name": "a", "version": "1.2", "least": "1.0", "others": ["0.1", "0.2"],
    "place": {"x": 1, "y": -2, "shape": {"Circle": 3}}, "color": "#ff8000"
}"##;

fn package() -> Package {
    json::from_str(TEXT).unwrap()
}

/// Returns the report of a document, without the places in the text.
fn report<T: for<'v> FieldType<'v>>(text: &str) -> String {
    let document: Untyped = json::from_str(text).unwrap();
    match from_value::<T>(document) {
        Ok(_) => panic!("it was taken"),
        Err(report) => report.to_string(),
    }
}

#[test]
fn documents_in_and_out() {
    let package = package();
    assert_eq!(package.version, Version(1, 2));
    assert_eq!(package.least, Some(Version(1, 0)));
    assert_eq!(package.others, [Version(0, 1), Version(0, 2)]);
    assert_eq!(package.place, Point { x: 1, y: -2, shape: Shape::Circle(3) });
    assert_eq!((&package.end, &package.border), (&None, &None));
    assert_eq!(package.color, Color { rgb: [255, 128, 0] });
    let written = json::to_string(&package).unwrap();
    assert_eq!(
        written,
        r##"{"name":"a","version":"1.2","least":"1.0","others":["0.1","0.2"],"place":{"x":1,"y":-2,"shape":{"Circle":3}},"end":null,"color":"#ff8000","border":null}"##
    );
    assert_eq!(json::from_str::<Package>(&written).unwrap(), package);
    assert_eq!(from_value::<Package>(package.to_value()).unwrap(), package);
}

#[test]
fn reports_name_each_fault() {
    let wrong = r##"{
        "name": "a", "version": "1", "least": 1, "others": ["0.1", "x", 3],
        "place": {"x": 1}, "end": {"x": 1, "y": 2, "shape": {"Sphere": 1}}, "color": "red",
        "border": 7
    }"##;
    assert_eq!(
        report::<Package>(wrong),
        "Package.version: expected a valid Version, got str \"1\"\n\
         Package.least: expected Version as a string, got int 1\n\
         Package.others[1]: expected a valid Version, got str \"x\"\n\
         Package.others[2]: expected Version as a string, got int 3\n\
         Package.place: expected a valid Point (missing field `y`), got map {\"x\": 1}\n\
         Package.end: expected a valid Point (unknown variant `Sphere`, expected one of `Dot`, \
         `Circle`, `Box`, `Line`), got map {\"x\": 1, \"y\": 2, \"shape\": {\"Sphere\": 1}}\n\
         Package.color: expected a valid Color (no #rrggbb), got str \"red\"\n\
         Package.border: expected a valid Color (not a string), got int 7"
    );
    let unstable = TEXT.replace("1.2", "0.9");
    assert_eq!(
        report::<Package>(&unstable),
        "Package.version: a version is stable from 1.0, got str \"0.9\""
    );
    let report = report::<Package>(r#"{"name": 1}"#);
    assert_eq!(
        report,
        "Package.name: expected String, got int 1\n\
         Package.version: missing, expected Version\n\
         Package.color: missing, expected Color"
    );
}

#[test]
fn reads_and_changes_by_path() {
    let mut package = package();
    assert_eq!(package.get("version").unwrap(), "1.2");
    assert_eq!(package.get("others[1]").unwrap(), "0.2");
    assert_eq!(package.get("place.shape.Circle").unwrap(), 3);
    assert_eq!(package.get("others[2]").unwrap_err().code(), code::UNKNOWN);
    assert_eq!(package.get("version.major").unwrap_err().path(), "version.major");
    package.set("version", "2.0").unwrap();
    package.set("least", Value::Null).unwrap();
    package.set("others", vec!["3.1"]).unwrap();
    package.set("end", package.get("place").unwrap().into_owned()).unwrap();
    package.set("border", "#000000").unwrap();
    package.set("colour", "#010203").unwrap();
    assert_eq!((&package.version, &package.least), (&Version(2, 0), &None));
    assert_eq!(package.others, [Version(3, 1)]);
    assert_eq!(package.end, Some(package.place.clone()));
    assert_eq!(package.border, Some(Color { rgb: [0; 3] }));
    assert_eq!(package.color, Color { rgb: [1, 2, 3] });
    let error = package.set("others[0]", "1.0").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Package.others[0]: cannot be set by path; set the whole value around it"
    );
    package.set_version(Version(3, 1)).unwrap();
    package.set_least(Some(Version(1, 1))).unwrap();
    package.set_color(Color { rgb: [9; 3] }).unwrap();
    package.update(args!(version = "4.0", least = "2.0", place = origin_value())).unwrap();
    assert_eq!((&package.version, &package.place), (&Version(4, 0), &origin()));
    assert_eq!(package.get_as::<String>("version").unwrap(), "4.0");
}

#[test]
fn lists_of_other_types_take_no_items_one_by_one() {
    let mut package = package();
    let before = package.clone();
    for assignment in ["others[+]=1.0", "least[+]=1.0"] {
        let report = package.apply([assignment]).unwrap_err();
        let error = report.iter().next().unwrap();
        assert_eq!(error.code(), code::FROZEN, "{assignment}");
        assert!(error.to_string().contains("; set the whole value instead"), "{error}");
    }
    for pointer in ["/others/-", "/others/0"] {
        let patch = format!(r#"[{{"op": "add", "path": "{pointer}", "value": "1.0"}}]"#);
        let error = json::json_patch(&mut package, &patch).unwrap_err().to_string();
        assert!(error.contains("cannot be set by path; set the whole value around it"), "{error}");
    }
    assert_eq!(package, before);
    package.apply(["others=1.0, 2.0"]).unwrap();
    assert_eq!(package.others, [Version(1, 0), Version(2, 0)]);
}

fn origin_value() -> Value<'static> {
    Value::from(BTreeMap::from([("x", 0), ("y", 0)]))
}

#[test]
fn rejected_changes_leave_the_object() {
    let mut package = package();
    let before = package.clone();
    for (path, value, rejected) in [
        ("version", "1", code::TYPE),
        ("version", "0.9", code::CONSTRAINT_CHECK),
        ("least", "9.0", code::CONSTRAINT_CHECK),
        ("color", "red", code::TYPE),
        ("name", "wrong", code::CONSTRAINT_CHECK),
    ] {
        assert_eq!(package.set(path, value).unwrap_err().code(), rejected, "{path}");
        assert_eq!(package, before);
    }
    assert_eq!(package.set_version(Version(0, 1)).unwrap_err().code(), code::CONSTRAINT_CHECK);
    assert_eq!(package.set_least(Some(Version(9, 0))).unwrap_err().code(), code::CONSTRAINT_CHECK);
    assert!(package.update(args!(color = "#000000", least = "9.0")).is_err());
    assert_eq!(package, before);
}

#[test]
fn a_check_further_up_moves_the_old_value_back() {
    /// A version that cannot be read from the text that shows it.
    #[derive(Debug)]
    struct Odd {
        text: String,
        read: Cell<bool>,
    }
    impl FromStr for Odd {
        type Err = ();

        fn from_str(text: &str) -> Result<Self, ()> {
            Ok(Self { text: text.to_owned(), read: Cell::new(false) })
        }
    }
    impl fmt::Display for Odd {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("shown")
        }
    }

    #[derive(Typed, Debug)]
    struct Inner {
        #[typed(text)]
        odd: Odd,
    }
    #[derive(Typed, Debug)]
    #[typed(check = is_short)]
    struct Outer {
        inners: Vec<Inner>,
        any: Holder,
    }
    #[derive(Typed, Debug)]
    enum Holder {
        Some {
            #[typed(text)]
            odd: Odd,
            other: u8,
        },
        Nothing,
    }
    fn is_short(outer: &Outer) -> bool {
        let Holder::Some { odd, .. } = &outer.any else { return true };
        odd.text.len() < 4 && outer.inners.iter().all(|inner| inner.odd.text.len() < 4)
    }

    let text = r#"{"inners": [{"odd": "abc"}], "any": {"Some": {"odd": "xyz", "other": 1}}}"#;
    let mut outer: Outer = json::from_str(text).unwrap();
    outer.inners[0].odd.read.set(true);
    assert_eq!(outer.set("inners[0].odd", "abcd").unwrap_err().code(), code::CONSTRAINT_CHECK);
    assert_eq!((outer.inners[0].odd.text.as_str(), outer.inners[0].odd.read.get()), ("abc", true));
    outer.set("inners[0].odd", "ab").unwrap();
    assert_eq!(outer.inners[0].odd.text, "ab");

    let odd = |outer: &Outer| match &outer.any {
        Holder::Some { odd, other } => (odd.text.clone(), odd.read.get(), *other),
        Holder::Nothing => unreachable!(),
    };
    assert_eq!(outer.get("any.odd").unwrap(), "shown");
    outer.set("any.odd", "new").unwrap();
    assert_eq!(odd(&outer), ("new".to_owned(), false, 1));
    let Holder::Some { odd: place, .. } = &outer.any else { unreachable!() };
    place.read.set(true);
    assert_eq!(outer.set("any.Some.odd", "abcd").unwrap_err().code(), code::CONSTRAINT_CHECK);
    assert_eq!(odd(&outer), ("new".to_owned(), true, 1));
    outer.set("any.other", 2).unwrap();
    outer.set("any", "Nothing").unwrap();
    assert!(outer.set("any.odd", "x").is_err());
}

#[test]
fn forms_of_structs_and_enums() {
    #[derive(Typed, Debug, PartialEq)]
    struct Newtype(#[typed(text)] Version);
    #[derive(Typed, Debug, PartialEq)]
    struct Tuple(#[typed(with = hex)] Color, u8, #[typed(serde)] Shape);
    #[derive(Typed, Debug, PartialEq)]
    #[typed(tag = "kind")]
    enum Change {
        To {
            #[typed(text)]
            version: Version,
        },
        Back,
    }
    #[derive(Typed, Debug, PartialEq)]
    struct Base {
        #[typed(text, len(..=3))]
        version: Version,
    }
    #[derive(Typed, Debug, PartialEq)]
    struct Derived {
        #[typed(base)]
        base: Base,
        own: u8,
    }

    let newtype: Newtype = json::from_str("\"1.2\"").unwrap();
    assert_eq!((newtype.to_value(), &newtype), ("1.2".into(), &Newtype(Version(1, 2))));
    let tuple = r##"["#000000",1,{"Box":{"width":1,"height":null}}]"##;
    let mut read: Tuple = json::from_str(tuple).unwrap();
    assert_eq!(read.2, Shape::Box { width: 1, height: None });
    assert_eq!(json::to_string(&read).unwrap(), tuple);
    for shape in [Shape::Dot, Shape::Line(-1, 1), Shape::Circle(u32::MAX)] {
        let shown = Value::from_serialize(&shape).unwrap();
        read.set("[2]", shown.clone()).unwrap();
        assert_eq!((read.get("[2]").unwrap(), &read.2), (shown, &shape));
    }
    let change: Change = json::from_str(r#"{"kind": "To", "version": "1.0"}"#).unwrap();
    assert_eq!(change, Change::To { version: Version(1, 0) });
    assert_eq!(change.get("version").unwrap(), "1.0");
    assert_eq!(Change::from_value(Change::Back.to_value()).unwrap(), Change::Back);

    let mut derived = Derived::construct(args!(version = "1.2", own = 1)).unwrap();
    derived.set("version", "3.4").unwrap();
    derived.update(args!(version = "5.6", own = 2)).unwrap();
    assert_eq!(derived.base.version, Version(5, 6));
    assert_eq!(derived.set("version", "10.10").unwrap_err().code(), code::CONSTRAINT_LEN);
    assert!(derived.update(args!(version = "7.8", own = 300)).is_err());
    assert_eq!(derived.base.version, Version(5, 6));
}

#[test]
fn parameters_and_lifetimes() {
    #[derive(Typed, Debug, PartialEq)]
    struct Tagged<'a, T: fmt::Debug, U, const N: usize = 2> {
        name: &'a str,
        #[typed(text)]
        value: T,
        #[typed(text)]
        more: Vec<T>,
        #[typed(serde)]
        other: Option<BTreeMap<String, U>>,
        plain: [u8; N],
    }
    #[derive(Typed, Debug, PartialEq)]
    #[typed(check = is_even)]
    struct Owned<T>
    where
        T: Default,
    {
        #[typed(text, default)]
        value: T,
        number: u8,
    }
    fn is_even<T: Default>(owned: &Owned<T>) -> bool {
        owned.number.is_multiple_of(2)
    }
    #[derive(Typed, Debug)]
    #[typed(check = is_all_even)]
    struct Outer {
        all: Vec<Owned<Version>>,
    }
    fn is_all_even(outer: &Outer) -> bool {
        outer.all.iter().all(|one| one.value.1 < 5)
    }

    let text =
        r#"{"name": "n", "value": "1.2", "more": ["3.4"], "other": {"a": 7}, "plain": [1, 2]}"#;
    let mut tagged: Tagged<'_, Version, u8> = json::from_str(text).unwrap();
    assert_eq!((tagged.name, &tagged.value), ("n", &Version(1, 2)));
    assert_eq!(tagged.other, Some(BTreeMap::from([("a".to_owned(), 7)])));
    tagged.set("value", "5.6").unwrap();
    tagged.set_more(Vec::new()).unwrap();
    assert_eq!((tagged.get("value").unwrap(), tagged.more.len()), ("5.6".into(), 0));
    let text = text.replace("1.2", "12").replace("3.4", "5").replace('7', "\"x\"");
    let numbers: Tagged<'_, u64, String> = json::from_str(&text).unwrap();
    assert_eq!((numbers.value, numbers.more), (12, vec![5]));

    let mut owned = Owned::<Version>::construct(args!(number = 2)).unwrap();
    assert_eq!(owned.value, Version(0, 0));
    assert!(owned.set("number", 3).is_err());
    owned.set_value(Version(7, 7)).unwrap();
    let mut outer = Outer { all: vec![owned] };
    assert!(outer.set("all[0].value", "1.9").is_err());
    assert_eq!(outer.all[0].value, Version(7, 7));
}

#[test]
fn secrets_stay_hidden() {
    #[derive(Typed, Debug)]
    struct Login {
        #[typed(serde)]
        point: Shape,
    }
    #[derive(Typed, Debug)]
    struct Vault {
        login: Secret<Login>,
    }
    let report = report::<Vault>(r#"{"login": {"point": {"Circle": "hunter2"}}}"#);
    assert_eq!(report, "Vault.login.point: expected a valid Shape, got map ***");
    let long = format!(r#"{{"point": "a\n{}"}}"#, "x".repeat(10_000));
    let report = from_value::<Login>(json::from_str(&long).unwrap()).unwrap_err().to_string();
    assert!(report.len() < 500 && !report.contains('\n'), "{report}");
}

#[test]
fn text_says_why_it_does_not_parse() {
    #[derive(Typed, Debug)]
    struct Retry {
        #[typed(text)]
        count: u8,
        #[typed(text, default)]
        after: Vec<u16>,
        pin: Option<Secret<Pin>>,
    }
    #[derive(Typed, Debug)]
    struct Pin {
        #[typed(text)]
        digits: u16,
    }
    assert_eq!(
        report::<Retry>(r#"{"count": "256", "after": ["1", "x"], "pin": {"digits": "hunter2"}}"#),
        "Retry.count: expected a valid u8 (number too large to fit in target type), got str \"256\"\n\
         Retry.after[1]: expected a valid u16 (invalid digit found in string), got str \"x\"\n\
         Retry.pin.digits: expected a valid u16, got str ***"
    );
    let retry: Retry = json::from_str(r#"{"count": "3", "pin": {"digits": "7"}}"#).unwrap();
    assert_eq!((retry.count, retry.after.len()), (3, 0));
    assert_eq!(retry.pin.unwrap().expose().digits, 7);
}

#[test]
fn metadata_and_other_crates() {
    #[derive(Typed, Debug)]
    #[typed(class(limit: u8 = 1))]
    struct Mixed {
        #[typed(serde, range(1..=9))]
        number: u8,
        #[typed(text, one_of("127.0.0.1", "::1"))]
        address: std::net::IpAddr,
        #[typed(text, pattern = "^a")]
        letters: String,
        #[typed(serde)]
        json: serde_json::Value,
        #[typed(serde)]
        any: chrono::Weekday,
    }

    let class = Mixed::class();
    let kinds: Vec<_> = class.fields().iter().map(|field| field.type_info().name()).collect();
    assert_eq!(kinds, ["u8", "IpAddr", "String", "Value", "Weekday"]);
    assert!(class.fields().iter().all(|field| !field.type_info().has_untyped()));
    let text = r#"{"number": 10, "address": "10.0.0.1", "letters": "b", "json": {"a": [1, 2.5]}, "any": "Mon"}"#;
    let report = report::<Mixed>(text);
    assert_eq!(
        report,
        "Mixed.number: expected 1..=9, got int 10\n\
         Mixed.address: expected one of \"127.0.0.1\", \"::1\", got str \"10.0.0.1\"\n\
         Mixed.letters: expected a string that matches `^a`, got str \"b\""
    );
}
