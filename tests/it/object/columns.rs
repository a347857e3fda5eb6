//! Objects of one class from rows of a table.

use typed_structs::{Columns, Typed, args, code, typed_methods};

#[derive(Typed, Debug, PartialEq)]
struct Place {
    city: String,
    #[typed(default = "DE")]
    country: String,
}

#[derive(Typed, Debug, PartialEq)]
struct Shop {
    #[typed(base)]
    place: Place,
    name: String,
    #[typed(alias = "people", range(1..))]
    staff: Option<u16>,
}

fn shop(city: &str, name: &str, staff: Option<u16>) -> Shop {
    let place = Place { city: city.into(), country: "DE".into() };
    Shop { place, name: name.into(), staff }
}

#[test]
fn cells_are_text_and_an_empty_one_of_an_option_is_none() {
    let columns = Columns::<Shop>::of(["people", "name", "city"]).unwrap();
    let fields: Vec<_> = columns.iter().map(|(name, field)| (name, field.is_some())).collect();
    assert_eq!(fields, [("people", true), ("name", true), ("city", false)]);
    assert_eq!(columns.text_row(0, ["7", "A", "Ulm"]).unwrap(), shop("Ulm", "A", Some(7)));
    assert_eq!(columns.text_row(1, ["", "", ""]).unwrap(), shop("", "", None));
    let error = columns.text_row(2, ["0", "A", "Ulm"]).unwrap_err();
    assert_eq!(error.to_string(), "Shop[2].staff: expected 1.., got int 0");
}

#[test]
fn a_row_has_a_value_for_each_column() {
    let columns = Columns::<Place>::of(["city"]).unwrap();
    assert_eq!(columns.row(0, ["Ulm"]).unwrap().city, "Ulm");
    for (cells, message) in [
        (vec![], "Place[0]: expected 1 value, got 0"),
        (vec!["Ulm", "Bonn"], "Place[0]: expected 1 value, got more"),
    ] {
        let report = columns.text_row(0, cells).unwrap_err();
        assert_eq!(report.to_string(), message);
        assert_eq!(report.iter().next().unwrap().code(), code::ARITY);
    }
}

#[test]
fn columns_are_checked_like_names() {
    let rejected = |names: &[&str]| {
        let error = Columns::<Shop>::of(names.iter().copied()).unwrap_err();
        error.iter().map(|it| format!("{} {}", it.path(), it.code())).collect::<Vec<_>>()
    };
    assert_eq!(rejected(&["city"]), ["name missing"]);
    assert_eq!(rejected(&["name", "city", "name", "town"]), ["name duplicate", "town unknown"]);
}

#[derive(Typed, Debug, PartialEq)]
struct Range {
    low: u8,
    high: u8,
}

#[typed_methods]
impl Range {
    #[typed(init)]
    fn of(middle: u8, #[typed(default = 1)] by: u8) -> Result<Self, String> {
        match middle.checked_sub(by) {
            Some(low) => Ok(Self { low, high: middle + by }),
            None => Err(format!("{by} is beyond {middle}")),
        }
    }
}

#[test]
fn a_constructor_takes_the_columns_as_its_arguments() {
    let columns = Columns::<Range>::of(["by", "middle"]).unwrap();
    assert_eq!(columns.text_row(0, ["2", "5"]).unwrap(), Range { low: 3, high: 7 });
    assert_eq!(Range::construct(args!(middle = 5)).unwrap(), Range { low: 4, high: 6 });
    let rejected = |columns: &Columns<Range>, cells: &[&'static str]| {
        columns.text_row(1, cells.iter().copied()).unwrap_err().to_string()
    };
    assert_eq!(rejected(&columns, &["2", "x"]), "Range[1].of(middle): expected u8, got str \"x\"");
    assert_eq!(rejected(&columns, &["2"]), "Range[1]: expected 2 values, got 1");
    assert_eq!(rejected(&columns, &["2", "5", "7"]), "Range[1]: expected 2 values, got more");
    assert_eq!(rejected(&columns, &["9", "5"]), "Range[1].of: 9 is beyond 5");
    let low = Columns::<Range>::of(["low", "middle"]).unwrap();
    assert_eq!(rejected(&low, &["1", "5"]), "Range[1].of(low): unknown parameter");
}
