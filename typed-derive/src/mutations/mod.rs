//! The macros, given valid inputs whose tokens were changed at random. `PROPTEST_CASES` is a quarter
//! of their number.

mod change;
mod samples;

use crate::keys::{CONTAINER_KEYS, FIELD_KEYS};
use crate::snapshots::{DERIVES, METHODS};
use crate::{derive::derive, methods::typed_methods};
use change::{Change, SPECIAL, UNKNOWN_KEY, change, count, edit, list};
use proc_macro2::{TokenStream, TokenTree};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use samples::{ARGUMENTS, MORE_DERIVES, MORE_METHODS};
use std::fmt::{self, Debug, Formatter};
use syn::{Attribute, Data, DeriveInput, Field, ItemImpl, Meta, parse_quote};

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

#[test]
fn the_path_of_the_crate_has_no_arguments() {
    let parse = |text: &str| text.parse::<TokenStream>().unwrap();
    for output in [
        derive(parse("#[typed(crate = a::Vec::<u8>)] struct A;")),
        typed_methods(parse("crate = Vec<u8>"), parse("impl A {}")),
    ] {
        assert!(output.to_string().contains("without arguments"), "{output}");
        syn::parse2::<syn::File>(output).unwrap();
    }
}
