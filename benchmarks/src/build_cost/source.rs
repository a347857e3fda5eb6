//! The source of such a program: 200 structs of 10 fields, in 10 modules.

use super::user::User;
use std::fmt::Write;

const MODULES: usize = 10;
const TYPES: [&str; 5] = ["u32", "String", "bool", "i64", "f64"];
const TOPICS: [&str; 20] = [
    "Server", "Client", "Cache", "Log", "Database", "Proxy", "Queue", "Worker", "Session", "Retry",
    "Mail", "Search", "Upload", "Metrics", "Feature", "Billing", "Report", "Tenant", "Backup",
    "Webhook",
];
const FIELDS: [&str; 10] = [
    "port",
    "host",
    "enabled",
    "offset",
    "ratio",
    "max_connections_per_host",
    "display_name",
    "read_only",
    "created_at",
    "sampling_rate",
];

pub fn manifest(user: &User) -> String {
    format!(
        r#"[workspace]

[package]
name = "program"
version = "0.0.0"
edition = "2024"

[dependencies]
{}

[profile.release]
strip = true
"#,
        user.dependencies
    )
}

/// The files of the program, by name.
pub fn files(user: &User) -> Vec<(String, String)> {
    let parts = (0..MODULES).map(|module| (format!("part_{module}.rs"), part(user, module)));
    std::iter::once(("main.rs".to_owned(), main(user))).chain(parts).collect()
}

/// The arguments that make the program construct, set and read the structs of the first module.
pub fn arguments() -> Vec<String> {
    let set = ["host", "example.org", ""].map(str::to_owned);
    let given = FIELDS.iter().zip(TYPES.iter().cycle()).flat_map(|(field, kind)| {
        let text = match *kind {
            "bool" => "true",
            "f64" => "0.5",
            "String" => "text",
            _ => "7",
        };
        [field, kind, text].map(str::to_owned)
    });
    set.into_iter().chain(given).collect()
}

fn main(user: &User) -> String {
    let modules: String = (0..MODULES).map(|module| format!("mod part_{module};\n")).collect();
    let calls: String = (0..MODULES)
        .map(|module| format!("    total += part_{module}::run(&input).unwrap_or(0);\n"))
        .collect();
    let (shared, count) = (user.shared, FIELDS.len());
    format!(
        r#"#![allow(dead_code)]

{modules}
/// The values that build the objects, and those that are set.
pub struct Input {{
    given: Vec<Given>,
    name: String,
    text: String,
    number: u32,
}}

pub struct Given {{
    name: String,
    kind: String,
    text: String,
}}
{shared}

fn main() {{
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().unwrap_or_default();
    let mut input =
        Input {{ given: Vec::new(), name: word(), text: word(), number: word().len() as u32 }};
    for _ in 0..{count} {{
        input.given.push(Given {{ name: word(), kind: word(), text: word() }});
    }}
    let mut total = 0;
{calls}    println!("{{total}}");
}}
"#
    )
}

fn part(user: &User, module: usize) -> String {
    let mut part = String::from("use crate::Input;\n");
    let mut calls = String::new();
    for topic in TOPICS {
        let name = format!("{topic}{module}");
        let (derive, each) = (user.derive, user.each.replace("Struct", &name));
        let fields = fields(module, |field, kind| format!("    pub {field}: {kind},\n"));
        let _ = write!(
            part,
            "
{derive}
pub struct {name} {{
{fields}}}

impl {name} {{
    pub fn run(input: &Input) -> Option<usize> {{{each}
    }}
}}
"
        );
        if derive.is_empty() {
            part += &by_fields(&name, module);
        }
        let _ = writeln!(calls, "    total += {name}::run(input).unwrap_or(0);");
    }
    let _ = write!(
        part,
        "
pub fn run(input: &Input) -> Option<usize> {{
    let mut total = 0;
{calls}    Some(total)
}}
"
    );
    part
}

/// The fields of the structs of a module, which have other names in every module.
fn fields(module: usize, write: impl Fn(&str, &str) -> String) -> String {
    let named = |(field, kind): (&&str, &&str)| match module {
        0 => write(field, kind),
        _ => write(&format!("{field}_{module}"), kind),
    };
    FIELDS.iter().zip(TYPES.iter().cycle()).map(named).collect()
}

/// Body of the program without a derive, for one struct.
fn by_fields(name: &str, module: usize) -> String {
    let values = fields(module, |field, kind| {
        let value = match kind {
            "String" => "input.text.clone()",
            "bool" => "input.number > 0",
            _ => "input.number.into()",
        };
        format!("            {field}: {value},\n")
    });
    let host = if module == 0 { "host".to_owned() } else { format!("host_{module}") };
    format!(
        "
impl {name} {{
    fn plain(input: &Input) -> Option<Self> {{
        Some(Self {{
{values}        }})
    }}

    fn set_plain(&mut self, text: &str) {{
        self.{host} = text.to_owned();
    }}

    fn get_plain(&self) -> &str {{
        &self.{host}
    }}
}}
"
    )
}
