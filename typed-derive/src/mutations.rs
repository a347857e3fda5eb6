//! The macros, given valid inputs whose tokens were changed at random. `PROPTEST_CASES` is a quarter
//! of their number.

use crate::keys::{
    BLOCK_KEYS, CONSTANT_KEYS, CONSTRAINT_KEYS, CONTAINER_KEYS, FIELD_KEYS, METHOD_KEYS,
    PARAM_KEYS, VARIANT_KEYS,
};
use crate::snapshots::{DERIVES, METHODS};
use crate::{derive::derive, methods::typed_methods};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use std::fmt::{self, Debug, Formatter};
use syn::{Attribute, Data, DeriveInput, Field, ItemImpl, Meta, parse_quote};

/// Inputs with most of the attributes. The snapshots have the plain ones.
const MORE_DERIVES: [&str; 3] = [
    r##"
    /// A user.
    #[typed(class(version: String = "v1", level: u8 = 1), check = whole, rename = "U", on_change = log, clone)]
    #[typed(meta(Rule { a: 1 }, B), info(table = "users", b), lax, rename_all = "camelCase")]
    #[typed(unknown = collect, crate = ::other::path)]
    pub struct User<'a, T: Clone = u8, const N: usize = 2> where T: Default {
        /// A name.
        #[typed(rename = "x", alias = "y", len(0..=9), default = "a", info(a = 1, b))]
        name: &'a str,
        #[typed(items(range(..4)), strict, len(1..))]
        items: [u8; N],
        #[typed(keys(one_of("a", "b"), len(1..)), values(range(-1.5..)))]
        map: BTreeMap<String, f64>,
        #[typed(opaque, default)]
        opaque: Socket,
        #[typed(skip, default = vec![1])]
        pub(crate) skipped: Option<T>,
        #[typed(base)]
        base: Base,
        #[typed(extras)]
        extras: BTreeMap<String, Untyped<'a>>,
        #[typed(text, check = is_even, default = { 1 + 2 })]
        r#type: Box<dyn Number<u8> + Send>,
        #[typed(byte_size, multiple_of(3))]
        size: u64,
        #[typed(with = hex, frozen)]
        tuple: (u8, fn(&str) -> !, *const u8, <T as Iterator>::Item),
    }
    "##,
    r#"
    #[typed(tag = "type", content = "data", rename_all = "snake_case")]
    enum Choice<T> where T: Iterator<Item = u8> {
        #[typed(rename = "a", alias = "z")]
        A = 1,
        B { #[typed(range(..5), rename = "c")] a: u8, b: Vec<Self> },
        C(#[typed(len(1..))] T, u8),
    }
    "#,
    "#[typed(methods(0, 2))] #[repr(C, packed)] struct Packed<T>(#[typed(range('a'..='z'))] char, u64, T,);",
];
const MORE_METHODS: [&str; 2] = [
    r#"
    impl<T: Clone> crate::Account<T> where T: Send {
        #[typed(rename = "LIMIT")]
        const MAX: u32 = 1 << 3;
        #[typed(skip)]
        const OTHER: &str = "";

        #[typed(rename = "sum", tag = "a", tag = "b", verify, around = log, final, returns = Vec<u8>)]
        pub fn total(
            self: &mut Self,
            /// The first one.
            #[typed(range(1..), alias = "x", lax)] first: u8,
            #[typed(rest, items(len(..3)))] rest: Vec<&str>,
            #[typed(keywords, rename = "k", values(one_of(1, 2)))] mut named: BTreeMap<String, T>,
        ) -> Result<Untyped<'static>, Box<dyn Error>> {
            Ok(first.into())
        }

        async fn report(&self, name: &str) -> Result<String, Error> {
            self.name(name).await
        }

        fn on(object: &mut dyn Object, list: Option<&[T]>) -> Option<&T> {
            None
        }

        #[typed(skip)]
        unsafe extern "C" fn odd<const N: usize>(self: Box<Self>, (a, b): (u8, u8), ...) {}
    }
    "#,
    r#"
    impl Account {
        #[typed(getter = "total")]
        fn sum(&self) -> u64 { self.sum }
        #[typed(setter = "total")]
        fn put(&mut self, #[typed(default = 1)] sum: u64) -> Result<(), String> { Ok(()) }
        #[typed(init)]
        fn new(#[typed(default = None)] name: Option<String>) -> Self { todo!() }
    }
    "#,
];
/// Arguments of `#[typed_methods]`.
const ARGUMENTS: [&str; 4] =
    ["", "2, pub_only", "verify, around = log(1)", "helpers, crate = a::b"];
/// Tokens that are special for the macros, or the language.
const SPECIAL: &str = r##"
    0 1 -1 7u8 1.5 1e400 340282366920938463463374607431768211456 0x_ff_i8 "" "\0" 'a' b'a' b"x" c"x" r#"""#
    r#type self Self super crate 'static '_ dyn impl fn for async unsafe const mut ref where static
    & && * ! ? . .. ..= ... = == => -> : :: , ; | || + - << >> < > @ # $ _ () [] {} union auto default
    "a{9999999}{9999999}" "(((" "[a-" "ü…" "a.b" "b[0]" str dyn Any [u8] Vec<[T]> impl Fn() (u8,) !
    true null None Some typed doc cfg repr packed PhantomData String Option Secret Cow f64 u128 usize
"##;
const UNKNOWN_KEY: &str = "unknown_key";

/// One change at a place of a token stream.
#[derive(Clone, Debug)]
enum Change {
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

fn change() -> impl Strategy<Value = Change> {
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
fn count(stream: &TokenStream) -> usize {
    stream.clone().into_iter().map(|token| 1 + count(&content(&token))).sum()
}

fn content(token: &TokenTree) -> TokenStream {
    match token {
        TokenTree::Group(group) => group.stream(),
        _ => TokenStream::new(),
    }
}

/// Lists the tokens, and then those in groups.
fn list(stream: &TokenStream, tokens: &mut Vec<TokenTree>) {
    for token in stream.clone() {
        list(&content(&token), tokens);
        tokens.push(token);
    }
}

/// Returns the stream with the change at the token of this number, which counts down.
fn edit(stream: TokenStream, at: &mut usize, change: &Change, pool: &[TokenTree]) -> TokenStream {
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

/// An input, shown as text.
struct Input {
    arguments: TokenStream,
    item: TokenStream,
}

impl Debug for Input {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "#[typed_methods({})]\n{}", self.arguments, self.item)
    }
}

/// Passes changed inputs to `check`. The arguments are changed less often.
fn for_each_input(samples: Vec<&'static str>, check: impl Fn(Input)) {
    let parse = |text: &str| text.parse::<TokenStream>().unwrap();
    let mut pool = Vec::new();
    for text in samples.iter().chain(&ARGUMENTS).chain(&[SPECIAL]) {
        list(&parse(text), &mut pool);
    }
    let edited = |text: &str, changes: Vec<(Index, Change)>| {
        changes.iter().fold(parse(text), |stream, (at, change)| {
            edit(stream.clone(), &mut at.index(count(&stream).max(1)), change, &pool)
        })
    };
    let changes = |most| vec((any::<Index>(), change()), 0..most);
    let inputs = (select(samples), changes(4), select(ARGUMENTS.to_vec()), changes(2)).prop_map(
        |(item, of_item, arguments, of_arguments)| Input {
            arguments: edited(arguments, of_arguments),
            item: edited(item, of_item),
        },
    );
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    config.cases = config.cases.saturating_mul(4);
    // The same inputs in each run.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let result = TestRunner::new_with_rng(config, rng).run(&inputs, |input| {
        check(input);
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}

fn is_error(output: &TokenStream) -> bool {
    let mut tokens = Vec::new();
    list(output, &mut tokens);
    tokens.iter().any(|token| matches!(token, TokenTree::Ident(name) if name == "compile_error"))
}

fn assert_accepted(output: &TokenStream) {
    assert!(!is_error(output), "a sample is rejected: {output}");
}

/// Returns the keys in the attributes that are lists of keys, without a look at their values.
fn keys(attributes: &[Attribute]) -> Vec<String> {
    let mut keys = Vec::new();
    for attribute in attributes.iter().filter(|one| one.path().is_ident("typed")) {
        let Meta::List(list) = &attribute.meta else { continue };
        let mut is_key = true;
        // A comma between the parameters of a type or a closure does not end an entry.
        let mut depth = 0;
        for token in list.tokens.clone() {
            match token {
                TokenTree::Punct(one) if one.as_char() == '<' => depth += 1,
                TokenTree::Punct(one) if one.as_char() == '>' => depth -= 1,
                TokenTree::Punct(one) if one.as_char() == ',' && depth == 0 => {
                    is_key = true;
                    continue;
                }
                TokenTree::Ident(name) if is_key => keys.push(name.to_string()),
                _ => {}
            }
            is_key = false;
        }
    }
    keys
}

fn fields(input: &DeriveInput) -> Vec<&Field> {
    match &input.data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|one| &one.fields).collect(),
        Data::Union(_) => Vec::new(),
    }
}

#[test]
fn the_derive_answers_any_input_with_items_or_errors() {
    let samples = [DERIVES, &MORE_DERIVES].concat();
    for sample in &samples {
        assert_accepted(&derive(sample.parse().unwrap()));
    }
    for_each_input(samples, |Input { item, .. }| {
        let output = derive(item.clone());
        let Ok(mut input) = syn::parse2::<DeriveInput>(item) else {
            assert!(is_error(&output), "no error");
            return;
        };
        // The compiler rejects such a field before it runs the macro.
        if fields(&input).iter().any(|field| field.ident.as_ref().is_some_and(|name| name == "_")) {
            return;
        }
        syn::parse2::<syn::File>(output.clone()).expect("items");
        if !is_error(&output) {
            let found = |attributes: &[Attribute], known: &[&str]| {
                let unknown = keys(attributes).into_iter().find(|key| !known.contains(&&**key));
                assert_eq!(unknown, None, "accepted");
            };
            found(&input.attrs, CONTAINER_KEYS);
            fields(&input).iter().for_each(|field| found(&field.attrs, FIELD_KEYS));
        }
        let unknown = syn::Ident::new(UNKNOWN_KEY, proc_macro2::Span::call_site());
        input.attrs.push(parse_quote!(#[typed(#unknown)]));
        let output = derive(quote::quote!(#input));
        assert!(is_error(&output), "an unknown key is accepted");
        syn::parse2::<syn::File>(output).expect("items");
    });
}

#[test]
fn methods_answer_any_input_with_items_or_errors() {
    let samples = [METHODS, &MORE_METHODS].concat();
    for sample in &samples {
        assert_accepted(&typed_methods(TokenStream::new(), sample.parse().unwrap()));
    }
    for_each_input(samples, |Input { arguments, item }| {
        let output = typed_methods(arguments, item.clone());
        // The compiler rejects what is not an item before it runs the macro.
        if syn::parse2::<ItemImpl>(item).is_ok() {
            syn::parse2::<syn::File>(output).expect("items");
        } else {
            assert!(is_error(&output), "no error");
        }
    });
}
