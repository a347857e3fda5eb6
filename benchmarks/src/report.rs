//! All cases, as a table.

use crate::{callgrind, cases, harness, peers, table::Table};

/// Prints the cases whose name contains the filter.
pub fn run(filter: &str, counting: bool, markdown: bool) {
    let counting = counting && callgrind::is_installed();
    let mut head = vec!["case", "who", "median ns", "ratio"];
    if counting {
        head.extend(["instructions", "ratio"]);
    }
    let columns = head.len();
    let mut table = Table::new(head, markdown);
    for case in cases::all().iter().filter(|case| case.name.contains(filter)) {
        eprintln!("{}", case.name);
        let names: Vec<&str> = case.contestants().iter().map(|contestant| contestant.who).collect();
        let mut measured = vec![harness::measure(case)];
        if counting {
            let counts = callgrind::count(case, &measured[0]);
            let counts = counts.filter(|counts| counts.len() == names.len());
            measured.push(counts.unwrap_or_else(|| vec![f64::NAN; names.len()]));
        }
        for (index, &who) in names.iter().enumerate() {
            let numbers = measured
                .iter()
                .flat_map(|values| [decimals(values[index]), ratio(values[index], values[0])]);
            table.row([case.name.clone(), who.to_owned()].into_iter().chain(numbers));
        }
        let missing = peers::missing(&names);
        if !missing.is_empty() {
            let dashes = (2..columns).map(|_| "–".to_owned());
            table.row([case.name.clone(), missing.join(", ")].into_iter().chain(dashes));
        }
    }
    table.print();
}

fn decimals(value: f64) -> String {
    match value {
        value if value.is_nan() => "–".to_owned(),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

fn ratio(value: f64, base: f64) -> String {
    if value.is_nan() { "–".to_owned() } else { format!("{:.2}", value / base) }
}
