//! TOML with the places of its faults.

use super::{Account, FORMATS, Format, Id, Part, WHOLE, Whole, value};
use std::collections::BTreeMap;
use typed_structs::{FieldType, Typed, json, report::Report, toml};

/// The report of a document.
fn report<T: for<'v> FieldType<'v>>(text: &str) -> Report {
    let Err(report) = toml::from_str::<T>(text) else { unreachable!("it is valid: {text}") };
    report
}

/// The path, the line, the column and the part of the text of each entry.
fn places<T: for<'v> FieldType<'v>>(text: &str) -> Vec<String> {
    let report = report::<T>(text);
    let parts = report.iter().map(|entry| {
        let place = entry.place().unwrap();
        let (line, column) = (place.line(), place.column());
        format!("{} {line}:{column} {}", entry.path(), &text[place.range()])
    });
    parts.collect()
}

#[derive(Typed, Debug)]
struct Server {
    #[typed(alias = "address")]
    host: String,
    #[typed(range(1..))]
    port: u16,
    #[typed(default)]
    tags: Vec<String>,
}

#[derive(Typed, Debug)]
struct Config {
    title: String,
    main: Server,
    #[typed(default)]
    servers: Vec<Server>,
    #[typed(default)]
    limits: BTreeMap<u8, f64>,
}

#[test]
fn every_fault_has_its_place() {
    let text = r#"title = 7
extra = { a = 1 }

[main]
address = ["x"]
port = 0
tags = ["ok", 1,
    "ok", { b = 2 }]

[[servers]]
host = "a"
port = 1

[[servers]]
prot = 2

[limits]
1 = 0.5
300 = 1.5
2 = "é"
"#;
    assert_eq!(
        places::<Config>(text),
        [
            "title 1:9 7",
            "extra 2:1 extra",
            "main.host 5:11 [\"x\"]",
            "main.port 6:8 0",
            "main.tags[1] 7:15 1",
            "main.tags[3] 8:11 { b = 2 }",
            "servers[1].prot 15:1 prot",
            "servers[1].host 14:1 [",
            "servers[1].port 14:1 [",
            "limits[300] 19:1 300",
            "limits[2] 20:5 \"é\"",
        ]
    );
}

#[test]
fn inline_and_dotted_tables() {
    let text =
        "title = 'a'\nmain = { host = 1, port = 'x' }\nservers = [{ host = 'b', port = 0 }]\n";
    assert_eq!(
        places::<Config>(text),
        ["main.host 2:17 1", "main.port 2:27 'x'", "servers[0].port 3:33 0"]
    );
    let text = "main.host = 'a'\nmain.port = -1\n\"ti\\u0074le\" = 1\n";
    assert_eq!(places::<Config>(text), ["main.port 2:13 -1", "title 3:16 1"]);
    assert_eq!(places::<Config>(""), ["title 1:1 ", "main 1:1 "]);
}

#[test]
fn the_report_is_that_of_the_value() {
    let whole = Format::Toml.write(&value(WHOLE));
    let text = std::str::from_utf8(&whole).unwrap();
    assert!(toml::from_str::<Whole>(text).is_ok());
    let report = report::<Vec<Id>>(text);
    assert_eq!(report.len(), 1);
    for format in FORMATS {
        assert!(format.read::<Vec<Id>>(&format.write(&value(WHOLE))).is_err());
    }
    assert_eq!(report.mismatches().to_string(), Format::Toml.read::<Vec<Id>>(&whole).unwrap_err());
}

#[test]
fn a_syntax_fault_is_the_first_entry() {
    for (text, line, column) in
        [("a = ", 1, 5), ("a = 1\nb = = 2\n", 2, 5), ("a = 1\na = 2\n", 2, 1)]
    {
        let report = report::<BTreeMap<String, u8>>(text);
        let entry = report.iter().next().unwrap();
        assert_eq!((entry.code(), entry.mismatch().is_none()), ("syntax", true));
        let place = entry.place().unwrap();
        assert_eq!((place.line(), place.column()), (line, column), "{text:?}: {report}");
    }
    // The numbers of this format end there, so that reading stops; mismatches before it are kept.
    let beyond = format!("a = 300\nb = {}\n", "9".repeat(40));
    let report = report::<BTreeMap<String, u8>>(&beyond);
    assert_eq!(report.len(), 2, "{report}");
    assert!(
        report
            .to_string()
            .contains("BTreeMap<String, u8>.a: expected u8, got int 300 at line 1 column 5")
    );
    assert!(report.to_string().contains("overflow"), "{report}");
}

#[test]
fn source_lines_hide_secrets() {
    let text = "name = 1 # hunter2\npassword = ['hunter2']\npins = ['hunter2', 2] # x\n\n[password2]\na = 'hunter2'\n";
    let report = report::<Account>(text);
    let rendered = report.render(text);
    assert!(!rendered.contains("hunter2"), "{rendered}");
    assert!(rendered.contains("1 | name = 1 ***\n  |        ^\n"), "{rendered}");
    assert!(rendered.contains("2 | password = ["), "{rendered}");
    // A text that breaks the grammar is hidden as a whole.
    let broken = "password = 'hunter2\n";
    let rendered = toml::from_str::<Account>(broken).unwrap_err().render(broken);
    assert!(!rendered.contains("hunter2"), "{rendered}");
}

#[test]
fn large_documents_take_linear_time() {
    let text: String = (0..20_000).map(|index| format!("[[items]]\nname = {index}\n")).collect();
    #[derive(Typed, Debug)]
    struct Items {
        items: Vec<Part>,
    }
    let report = report::<Items>(&text);
    assert_eq!(report.len(), 20_000);
    let last = report.iter().last().unwrap();
    assert_eq!(last.place().unwrap().column(), 8);
    assert!(json::from_str::<Items>("{}").is_err());
}
