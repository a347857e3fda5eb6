//! Limits of reports of settings.

use super::settings;
use std::fmt::Write;
use typed_structs::MAX_MISMATCHES;

#[test]
fn a_report_keeps_some_faults_and_counts_the_rest() {
    let vars: Vec<_> = (0..40_000).map(|index| (format!("APP_UNKNOWN_{index}"), "x")).collect();
    let error =
        settings().env("APP", vars).set("--set", ["server.port=http", "tags"]).build().unwrap_err();
    assert_eq!((error.iter().count(), error.omitted()), (MAX_MISMATCHES, 40_002 - MAX_MISMATCHES));
    let lines = error.to_string();
    assert!(lines.ends_with("\n… and 39938 more"), "{lines}");
    assert!(lines.len() < 10_000, "{}", lines.len());

    // Those that the report of the values counted.
    let mut text = String::from("{\"labels\": {");
    (0..100).for_each(|index| write!(text, "\"k{index}\": \"x\",").unwrap());
    text.pop();
    text.push_str("}}");
    let error = settings().json("many", &text).build().unwrap_err();
    assert_eq!((error.iter().count(), error.omitted()), (MAX_MISMATCHES, 100 - MAX_MISMATCHES));
}

#[test]
fn a_long_name_is_cut() {
    let long = "X".repeat(5_000_000);
    let nested = "a.".repeat(125_000);
    let labels = [format!("labels.{long}=x"), format!("{nested}b=1"), format!("{nested}[0]=1")];
    let vars = [(format!("APP_{long}"), "1"), (format!("APP_LABELS_{long}"), "x")];
    for part in [0..1, 1..2, 2..3] {
        let sets = labels.get(part).unwrap_or_default().iter().map(String::as_str);
        let error = settings().env("APP", vars.clone()).set("--set", sets).build().unwrap_err();
        for shown in [error.to_string(), format!("{error:?}")] {
            assert!(shown.len() < 60_000 && shown.contains("XX…"), "{}", shown.len());
        }
    }
}
