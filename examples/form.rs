//! A form for any typed object, by the public interface alone: lists its fields, shows their values,
//! and sets them from lines of text.
//!
//! ```text
//! cargo run --example form                              # reads lines such as `port=8080`
//! cargo run --example form -- port=8080 'tags+=x' level=Warn backup.host=b limits.cpu=50
//! ```

use std::collections::BTreeMap;
use std::io::{self, BufRead};
use typed_structs::{Class, Constraint, Field, Kind, Literal, TypeInfo, Typed, Value, args};

/// A server, as an example of an object.
#[derive(Typed)]
struct Server {
    /// The name under which it is found.
    #[typed(len(1..=40))]
    host: String,
    #[typed(range(1..), default = 80)]
    port: u16,
    #[typed(default)]
    level: Level,
    /// Names to find it by.
    #[typed(items(len(1..)), len(..5), default)]
    tags: Vec<String>,
    #[typed(keys(len(2..)), values(range(0..=100)), default)]
    limits: BTreeMap<String, u8>,
    timeout: Option<f64>,
    backup: Address,
    #[typed(default)]
    others: Vec<Address>,
}

#[derive(Typed, Default)]
enum Level {
    #[default]
    Info,
    Warn,
}

#[derive(Typed)]
struct Address {
    host: String,
    #[typed(default = 22, alias = "ssh_port")]
    port: u16,
}

/// Prints a line for each field, and those of the structs in it.
fn show<T: Typed>(object: &T, class: &Class, within: &str) {
    for field in class.fields() {
        let path = format!("{within}{}", field.path());
        let Ok(value) = object.get(&path) else { continue };
        let info = field.type_info();
        match (info.class(), info.item().and_then(TypeInfo::class)) {
            (Some(class), _) if info.kind() == Kind::Struct && !value.is_null() => {
                println!("{path}: {info}{}", hints(field));
                show(object, class, &format!("{path}."));
            }
            (_, Some(class)) if let Value::List(items) = &value => {
                println!("{path}: {info}, {} items{}", items.len(), hints(field));
                for index in 0..items.len() {
                    show(object, class, &format!("{path}[{index}]."));
                }
            }
            _ => println!("{path}: {info} = {value}{}", hints(field)),
        }
    }
}

/// Returns what a user needs to know of a field.
fn hints(field: &Field) -> String {
    let mut hints: Vec<String> = field.constraints().iter().map(described).collect();
    if let Some(class) = field.type_info().class().filter(|class| !class.variants().is_empty()) {
        let names: Vec<_> = class.variants().iter().map(|variant| variant.name()).collect();
        hints.push(format!("one of {}", names.join(", ")));
    }
    if let Some(default) = field.default().filter(|default| !matches!(default, Literal::Expr(_))) {
        hints.push(format!("by default {default}"));
    }
    hints.extend(field.aliases().iter().map(|alias| format!("also `{alias}`")));
    hints.extend(Some(field.doc().to_owned()).filter(|doc| !doc.is_empty()));
    if hints.is_empty() { String::new() } else { format!("  ({})", hints.join("; ")) }
}

fn described(constraint: &Constraint) -> String {
    let all = |of: &[Constraint]| of.iter().map(described).collect::<Vec<_>>().join(", ");
    match constraint {
        Constraint::Items(of) => format!("each item: {}", all(of)),
        Constraint::Keys(of) => format!("each key: {}", all(of)),
        Constraint::Values(of) => format!("each value: {}", all(of)),
        other => other.text().to_owned(),
    }
}

/// Sets a field from `path=text`, or adds an item to a list with `path+=text`.
fn apply<T: Typed>(object: &mut T, line: &str) -> Result<(), String> {
    let (path, text) = line.split_once('=').ok_or("expected `field=value`")?;
    let path = path.trim();
    let Some(list) = path.strip_suffix('+') else {
        return object.set_text(path, text.trim()).map_err(|error| error.to_string());
    };
    let value = object.get(list).map_err(|error| error.to_string())?.into_owned();
    let Value::List(items) = value else { return Err(format!("`{list}` is not a list")) };
    let mut items = items.into_vec();
    items.push(Value::from(text.trim()));
    object.set_lax(list, Value::from(items)).map_err(|error| error.to_string())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let backup = Address { host: "localhost".to_owned(), port: 22 };
    let other = Address { host: "c".to_owned(), port: 1 };
    let mut server = Server::construct(args!("a.example", others = [other], backup = backup))?;
    let mut lines: Vec<String> = std::env::args().skip(1).collect();
    if lines.is_empty() {
        show(&server, Server::class(), "");
        lines = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    }
    for line in lines {
        if let Err(message) = apply(&mut server, &line) {
            println!("! {message}");
        }
    }
    show(&server, Server::class(), "");
    Ok(())
}
