//! The tables in `docs/attributes.md` and `docs/methods.md` have the keys that the macros accept, and no
//! others.

use crate::keys::{
    BLOCK_KEYS, CONSTANT_KEYS, CONSTRAINT_KEYS, CONTAINER_KEYS, FIELD_KEYS, METHOD_KEYS,
    PARAM_KEYS, VARIANT_KEYS,
};
use crate::{derive, methods};
use proc_macro2::TokenStream;
use std::collections::BTreeSet;

const ATTRIBUTES: &str = include_str!("../../docs/attributes.md");
const METHODS: &str = include_str!("../../docs/methods.md");
/// The files that parse keys. A key that is missing in a list is found in them.
const PARSERS: [&str; 4] = [
    include_str!("derive/parse.rs"),
    include_str!("constraint_attrs.rs"),
    include_str!("methods/attrs.rs"),
    include_str!("methods/block.rs"),
];

/// A place for keys, and its table.
struct Place {
    page: &'static str,
    /// The head of the first column.
    table: &'static str,
    keys: &'static [&'static str],
    /// Expands inputs with a key. One of them accepts it.
    expand: fn(&str) -> Vec<TokenStream>,
}

const PLACES: [Place; 7] = [
    Place {
        page: ATTRIBUTES,
        table: "on a struct or an enum",
        keys: CONTAINER_KEYS,
        expand: |key| {
            ["struct A { a: u8 }", "enum A { B }"]
                .map(|item| derive(&format!("#[typed({key})] {item}")))
                .into()
        },
    },
    Place {
        page: ATTRIBUTES,
        table: "on a variant",
        keys: VARIANT_KEYS,
        expand: |key| vec![derive(&format!("enum A {{ #[typed({key})] B }}"))],
    },
    Place {
        page: ATTRIBUTES,
        table: "on a field",
        keys: FIELD_KEYS,
        expand: |key| vec![derive(&format!("struct A {{ #[typed({key})] a: u8 }}"))],
    },
    Place {
        page: METHODS,
        table: "on a block",
        keys: BLOCK_KEYS,
        expand: |key| vec![typed_methods(key, "impl A { fn a(&self) {} }")],
    },
    Place {
        page: METHODS,
        table: "on a method",
        keys: METHOD_KEYS,
        expand: |key| {
            vec![typed_methods("", &format!("impl A {{ #[typed({key})] fn a(&self) {{}} }}"))]
        },
    },
    Place {
        page: METHODS,
        table: "on a parameter",
        keys: PARAM_KEYS,
        expand: |key| {
            vec![typed_methods("", &format!("impl A {{ fn a(#[typed({key})] b: u8) {{}} }}"))]
        },
    },
    Place {
        page: METHODS,
        table: "on a constant",
        keys: CONSTANT_KEYS,
        expand: |key| {
            vec![typed_methods("", &format!("impl A {{ #[typed({key})] const A: u8 = 1; }}"))]
        },
    },
];

fn derive(input: &str) -> TokenStream {
    derive::derive(input.parse().unwrap())
}

fn typed_methods(arguments: &str, item: &str) -> TokenStream {
    methods::typed_methods(arguments.parse().unwrap(), item.parse().unwrap())
}

/// Returns the keys in the first column of the table with this head. A key starts a piece of code.
fn keys_of_table<'p>(page: &'p str, head: &str) -> BTreeSet<&'p str> {
    let mut lines = page.lines().skip_while(|line| !line.starts_with(&format!("| {head} |")));
    assert!(lines.next().is_some(), "no table `{head}`");
    let mut keys = BTreeSet::new();
    for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
        let cell = line[1..].split(" | ").next().unwrap();
        for code in cell.split('`').skip(1).step_by(2) {
            let end = code.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            keys.insert(&code[..end.unwrap_or(code.len())]);
        }
    }
    // The numbers of blocks.
    keys.remove("");
    keys
}

/// Returns the words in quotes, which may be keys.
fn words(source: &'static str) -> impl Iterator<Item = &'static str> {
    let is_word =
        |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    source.split('"').filter(is_word)
}

/// Returns `true` if all of these inputs are rejected because of their key.
fn is_rejected(outputs: &[TokenStream]) -> bool {
    let messages = ["unknown typed attribute `", "not here", "expected the number of the block"];
    outputs.iter().all(|output| {
        let output = output.to_string();
        messages.iter().any(|message| output.contains(message))
    })
}

#[test]
fn the_reference_has_the_keys_that_are_accepted() {
    let mut candidates: BTreeSet<&str> = PARSERS.into_iter().flat_map(words).collect();
    for place in &PLACES {
        candidates.extend(place.keys);
        candidates.extend(keys_of_table(place.page, place.table));
    }
    for Place { page, table, keys, expand } in &PLACES {
        let accepted = candidates.iter().copied().filter(|key| !is_rejected(&expand(key)));
        let accepted: BTreeSet<_> = accepted.collect();
        assert_eq!(accepted, keys.iter().copied().collect(), "list of keys, {table}");
        assert_eq!(accepted, keys_of_table(page, table), "page, {table}");
    }
}

/// The same constraints as those of fields.
#[test]
fn constraints_of_parts_are_in_the_table() {
    let accepted = FIELD_KEYS.iter().copied().filter(|key| {
        !is_rejected(&[derive(&format!("struct A {{ #[typed(items({key}))] a: Vec<u8> }}"))])
    });
    assert_eq!(accepted.collect::<Vec<_>>(), CONSTRAINT_KEYS);
}
