//! Random changes of token streams.

use crate::keys::{
    BLOCK_KEYS, CONSTANT_KEYS, CONSTRAINT_KEYS, CONTAINER_KEYS, FIELD_KEYS, METHOD_KEYS,
    PARAM_KEYS, VARIANT_KEYS,
};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Tokens that are special for the macros, or the language.
pub(super) const SPECIAL: &str = r##"
    0 1 -1 7u8 1.5 1e400 340282366920938463463374607431768211456 0x_ff_i8 "" "\0" 'a' b'a' b"x" c"x" r#"""#
    r#type self Self super crate 'static '_ dyn impl fn for async unsafe const mut ref where static
    & && * ! ? . .. ..= ... = == => -> : :: , ; | || + - << >> < > @ # $ _ () [] {} union auto default
    "a{9999999}{9999999}" "(((" "[a-" "ü…" "a.b" "b[0]" str dyn Any [u8] Vec<[T]> impl Fn() (u8,) !
    true null None Some typed doc cfg repr packed PhantomData String Option Secret Cow f64 u128 usize
"##;
pub(super) const UNKNOWN_KEY: &str = "unknown_key";

/// One change at a place of a token stream.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Delete,
    Duplicate,
    /// Exchanges a token with one of the same group.
    Swap(Index),
    /// Replaces a token by one of another input, or a special one.
    Replace(Index),
    Insert(Index),
    /// Inserts `#[typed(…)]`, or its content alone.
    Attribute(bool, String),
    /// Puts some tokens into a group. One without delimiters comes from `macro_rules!`.
    Wrap(Delimiter, usize),
    /// Removes the delimiters of a group.
    Unwrap,
}

pub(super) fn change() -> impl Strategy<Value = Change> {
    let keys: Vec<&'static str> = [
        CONTAINER_KEYS,
        VARIANT_KEYS,
        FIELD_KEYS,
        CONSTRAINT_KEYS,
        METHOD_KEYS,
        PARAM_KEYS,
        CONSTANT_KEYS,
        BLOCK_KEYS,
        &[UNKNOWN_KEY],
    ]
    .concat();
    let contents = [
        "",
        " = 1",
        " = \"a\"",
        " = a::b",
        " = |a| a",
        " = Vec<u8>",
        " =",
        "()",
        "(1..)",
        "(..)",
        "(9..0)",
        "(1, 'a', \"b\")",
        "(a = 1, b)",
        "(a: u8 = 1)",
        "(len(1..), len(2..))",
        "(A { a: 1 })",
        "[1]",
        " 1",
        "::a",
        " = -1",
        " = \"a-b\"",
        "(range(0..=1.5))",
        " = \"\"",
        " = b\"\"",
        "((1))",
        " = self",
    ];
    let delimiters =
        [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];
    let attribute = (any::<bool>(), select(keys), select(contents.to_vec()))
        .prop_map(|(whole, key, content)| Change::Attribute(whole, format!("{key}{content}")));
    prop_oneof![
        3 => Just(Change::Delete),
        2 => Just(Change::Duplicate),
        2 => any::<Index>().prop_map(Change::Swap),
        4 => any::<Index>().prop_map(Change::Replace),
        2 => any::<Index>().prop_map(Change::Insert),
        6 => attribute,
        2 => (select(delimiters.to_vec()), 0..4_usize).prop_map(|(one, count)| Change::Wrap(one, count)),
        1 => Just(Change::Unwrap),
    ]
}

/// Returns the number of the tokens, with those in groups.
pub(super) fn count(stream: &TokenStream) -> usize {
    stream.clone().into_iter().map(|token| 1 + count(&content(&token))).sum()
}

fn content(token: &TokenTree) -> TokenStream {
    match token {
        TokenTree::Group(group) => group.stream(),
        _ => TokenStream::new(),
    }
}

/// Lists the tokens, and then those in groups.
pub(super) fn list(stream: &TokenStream, tokens: &mut Vec<TokenTree>) {
    for token in stream.clone() {
        list(&content(&token), tokens);
        tokens.push(token);
    }
}

/// Returns the stream with the change at the token of this number, which counts down.
pub(super) fn edit(
    stream: TokenStream,
    at: &mut usize,
    change: &Change,
    pool: &[TokenTree],
) -> TokenStream {
    let mut tokens: Vec<TokenTree> = stream.into_iter().collect();
    for place in 0..tokens.len() {
        if *at == 0 {
            *at = usize::MAX;
            apply(&mut tokens, place, change, pool);
            break;
        }
        *at -= 1;
        let inner = content(&tokens[place]);
        let inner_count = count(&inner);
        if *at < inner_count {
            if let TokenTree::Group(group) = &tokens[place] {
                let changed = edit(inner, at, change, pool);
                tokens[place] = Group::new(group.delimiter(), changed).into();
            }
            break;
        }
        *at -= inner_count;
    }
    tokens.into_iter().collect()
}

fn apply(tokens: &mut Vec<TokenTree>, place: usize, change: &Change, pool: &[TokenTree]) {
    let replaced = match change {
        Change::Delete => Vec::new(),
        Change::Duplicate => vec![tokens[place].clone(), tokens[place].clone()],
        Change::Swap(with) => {
            let with = with.index(tokens.len());
            tokens.swap(place, with);
            return;
        }
        Change::Replace(by) => vec![by.get(pool).clone()],
        Change::Insert(one) => vec![one.get(pool).clone(), tokens[place].clone()],
        Change::Attribute(is_whole, entry) => {
            let text = if *is_whole { format!("#[typed({entry})]") } else { format!("{entry},") };
            let inserted: TokenStream = text.parse().unwrap();
            inserted.into_iter().chain([tokens[place].clone()]).collect()
        }
        Change::Wrap(delimiter, length) => {
            let end = tokens.len().min(place + length);
            let inner = tokens.drain(place..end).collect();
            tokens.insert(place, Group::new(*delimiter, inner).into());
            return;
        }
        Change::Unwrap => content(&tokens[place]).into_iter().collect(),
    };
    tokens.splice(place..=place, replaced);
}
