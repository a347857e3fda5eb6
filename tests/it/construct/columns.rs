//! Objects from rows whose columns were looked up once.

use std::iter;
use typed_structs::{
    Columns, Fault, Map, Mismatches, Secret, Typed, Untyped, Value, args, code, typed_methods,
};

#[derive(Typed, Debug, PartialEq)]
struct Place {
    #[typed(len(1..))]
    name: String,
    #[typed(alias = "lon")]
    longitude: f64,
    #[typed(default = 7)]
    zone: u8,
    note: Option<String>,
}

fn place(name: &str, longitude: f64, zone: u8, note: Option<&str>) -> Place {
    Place { name: name.into(), longitude, zone, note: note.map(Into::into) }
}

/// Returns the messages of a report, in their order.
fn messages<T: std::fmt::Debug>(outcome: Result<T, Mismatches>) -> Vec<String> {
    outcome.unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_row_is_bound_by_the_positions_of_the_columns() {
    let columns = Columns::<Place>::of(["lon", "note", "name"]).unwrap();
    let row = [Value::from(8.5), Value::Null, "Ulm".into()];
    assert_eq!(columns.row(0, row).unwrap(), place("Ulm", 8.5, 7, None));

    let columns = Columns::<Place>::of(["name", "longitude", "zone", "note"]).unwrap();
    let row = [Value::from("Bern".to_owned()), 7.4.into(), 3.into(), "b".into()];
    assert_eq!(columns.row(1, row).unwrap(), place("Bern", 7.4, 3, Some("b")));
    let names: Vec<_> = columns.iter().map(|(name, field)| (name, field.unwrap().name())).collect();
    let expected = ["name", "longitude", "zone", "note"].map(|name| (name, name));
    assert_eq!(names, expected);
}

#[test]
fn all_faults_of_a_row_are_named_with_its_number() {
    let columns = Columns::<Place>::of(["zone", "name", "longitude"]).unwrap();
    let row = [Value::from(256), "".into(), "8".into()];
    let expected = [
        "Place[4].zone: expected u8, got 256",
        "Place[4].name: expected length 1.., got str \"\" (length 0)",
        "Place[4].longitude: expected f64, got str \"8\"",
    ];
    let found = messages(columns.row(4, row));
    assert_eq!(found.len(), 3, "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        let at = |text: &str| text.split(": ").next().map(ToOwned::to_owned);
        assert_eq!(at(found), at(expected));
    }
}

#[test]
fn a_row_of_another_length_is_refused() {
    let columns = Columns::<Place>::of(["name", "longitude"]).unwrap();
    let text = |row: &[&str]| messages(columns.text_row(3, row.iter().copied()));
    assert_eq!(text(&[]), ["Place[3]: expected 2 values, got 0"]);
    assert_eq!(text(&["Ulm"]), ["Place[3]: expected 2 values, got 1"]);
    assert_eq!(text(&["Ulm", "8", "9"]), ["Place[3]: expected 2 values, got more"]);
    // A rejected value is reported beside it.
    assert_eq!(text(&["", "8", "9"]).len(), 2);
}

#[test]
fn a_row_without_end_is_refused() {
    let columns = Columns::<Place>::of(["name", "longitude"]).unwrap();
    let error = columns.text_row(3, iter::repeat("8")).unwrap_err();
    assert_eq!(error.to_string(), "Place[3]: expected 2 values, got more");
    let error = Columns::<Kind>::of(["kind"]).unwrap().row(3, iter::repeat("Flat")).unwrap_err();
    assert_eq!(error.to_string(), "Kind[3]: expected 1 value, got more");
    let error = Columns::<Made>::of(["sum"]).unwrap().row(3, iter::repeat(1)).unwrap_err();
    assert_eq!(error.to_string(), "Made[3]: expected 1 value, got more");
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "kind")]
enum Kind {
    Flat,
    Tall { floors: u8 },
}

#[test]
fn a_row_of_an_enum_is_the_entries_of_its_value() {
    let columns = Columns::<Kind>::of(["floors", "kind"]).unwrap();
    let row = [Value::from(4), "Tall".into()];
    assert_eq!(columns.row(0, row).unwrap(), Kind::Tall { floors: 4 });
    assert_eq!(columns.text_row(0, ["4", "Tall"]).unwrap(), Kind::Tall { floors: 4 });
    let found = messages(columns.row(5, ["many", "Tall"]));
    assert_eq!(found, ["Kind[5].floors: expected u8, got str \"many\""]);
}

#[derive(Typed, Debug, PartialEq)]
struct Made {
    #[typed(range(..10))]
    sum: u8,
}

#[typed_methods]
impl Made {
    #[typed(init)]
    fn doubled(sum: u8) -> Result<Self, String> {
        if sum == 1 { Err("one is refused".into()) } else { Ok(Self { sum: sum * 2 }) }
    }
}

#[test]
fn a_row_is_the_arguments_of_a_constructor() {
    let columns = Columns::<Made>::of(["sum"]).unwrap();
    assert_eq!(columns.row(0, [4]).unwrap(), Made { sum: 8 });
    assert_eq!(columns.text_row(0, ["4"]).unwrap(), Made { sum: 8 });
    assert_eq!(
        messages(columns.row(2, ["a"])),
        ["Made[2].doubled(sum): expected u8, got str \"a\""]
    );
    assert_eq!(messages(columns.row(2, [1]))[0], "Made[2].doubled: one is refused");
    assert_eq!(columns.row(2, [6]).unwrap_err().iter().next().unwrap().path(), "[2].sum");
    assert_eq!(messages(columns.row(2, [0; 0])), ["Made[2]: expected 1 value, got 0"]);
}

#[derive(Typed, Debug, PartialEq)]
#[typed(check = Span::is_ordered)]
struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn is_ordered(&self) -> Result<(), Fault> {
        if self.start <= self.end {
            return Ok(());
        }
        Err(Fault::new("the end is before the start").at("end"))
    }
}

#[test]
fn the_check_of_the_whole_names_the_row() {
    let columns = Columns::<Span>::of(["start", "end"]).unwrap();
    assert_eq!(columns.row(0, [1, 2]).unwrap(), Span { start: 1, end: 2 });
    let error = columns.row(6, [2, 1]).unwrap_err();
    assert_eq!(error.iter().next().unwrap().path(), "[6].end");
}

#[derive(Typed, Debug, PartialEq)]
struct Common {
    region: String,
    owner: Secret<String>,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(unknown = collect)]
struct Server {
    #[typed(base)]
    common: Common,
    port: u16,
    #[typed(extras)]
    rest: Map<'static>,
}

#[test]
fn columns_of_a_base_and_of_extras_are_forwarded() {
    let columns = Columns::<Server>::of(["rack", "region", "port", "owner"]).unwrap();
    let server = columns.row(0, [Value::from("r1"), "eu".into(), 80.into(), "me".into()]).unwrap();
    assert_eq!((server.common.region.as_str(), server.port), ("eu", 80));
    assert_eq!(server.rest.get("rack"), Some(&Value::from("r1")));

    let found = messages(columns.row(1, [Value::from(1), 2.into(), "p".into(), 3.into()]));
    let paths: Vec<_> = found.iter().map(|text| text.split(": ").next().unwrap()).collect();
    assert_eq!(paths, ["Server[1].region", "Server[1].port", "Server[1].owner"]);
    assert!(found[2].contains("***"), "{}", found[2]);
}

#[derive(Typed, Debug, PartialEq)]
#[typed(unknown = ignore)]
struct Narrow {
    a: u8,
}

#[test]
fn columns_without_a_field_are_checked_once() {
    let columns = Columns::<Narrow>::of(["b", "a"]).unwrap();
    let row: [Untyped; 2] = [Value::Str("x".to_owned().into()), 1.into()];
    assert_eq!(columns.row(0, row).unwrap(), Narrow { a: 1 });

    let error = Columns::<Place>::of(["nme", "zone", "zone"]).unwrap_err();
    let codes: Vec<_> =
        error.iter().map(|mismatch| (mismatch.path().to_owned(), mismatch.code())).collect();
    let expected = [
        ("nme", code::UNKNOWN),
        ("zone", code::DUPLICATE),
        ("name", code::MISSING),
        ("longitude", code::MISSING),
    ];
    assert_eq!(codes, expected.map(|(path, code)| (path.to_owned(), code)));
}

#[test]
fn rows_agree_with_construct() {
    let columns = Columns::<Place>::of(["name", "zone", "longitude"]).unwrap();
    for name in [Value::from(""), "Ulm".into(), 1.into()] {
        for zone in [Value::from(1), 300.into(), Value::Null] {
            let row = [name.reborrow(), zone.reborrow(), 8.5.into()];
            let made =
                columns.row(0, row).map_err(|error| error.to_string().replace("Place[0]", "Place"));
            let given = args!(name = name.reborrow(), zone = zone.reborrow(), longitude = 8.5);
            assert_eq!(made, Place::construct(given).map_err(|error| error.to_string()));
        }
    }
}
