//! `#[derive(Typed)]`.

mod bounds;
mod check;
mod content;
mod expand;
mod model;
mod parse;

use crate::ctxt::Ctxt;
use proc_macro2::TokenStream;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let cx = Ctxt::default();
    let Some(input) = cx.ok(syn::parse2(input)) else { return cx.into_compile_errors() };
    let raw = parse::input(&cx, &input);
    if check::reject_unsized(&cx, &input, &raw.container.class) {
        // Without a valid input there is no stub either.
        return cx.into_compile_errors();
    }
    let model = check::model(&cx, &input, raw);
    let mut output = cx.into_compile_errors();
    // After an error the code is a stub of the same shape, so that the error does not cause further
    // ones.
    let is_stub = !output.is_empty();
    output.extend(expand::expand(&model, is_stub));
    output
}

#[cfg(test)]
mod tests {
    use super::derive;
    use proc_macro2::TokenStream;

    const INPUTS: [&str; 4] = [
        r#"
        /// A user.
        #[typed(class(version: String = "v1", level: u8 = 1), check = whole, meta(Rule { a: 1 }, B), info(table = "users"))]
        pub struct User<'a, T: Clone = u8, const N: usize = 2> where T: Default {
            /// A name.
            #[typed(rename = "x", alias = "y", range(0..=9), default = 1, info(a = 1, b))]
            name: &'a str,
            items: [T; N],
            #[typed(opaque, default)]
            opaque: Socket,
            #[typed(skip)]
            skipped: Option<T>,
            #[typed(base)]
            base: Base,
        }
        "#,
        "#[typed(tag = \"kind\")] enum Choice { A, B { a: u8, b: Vec<Self> }, C(u8) }",
        "#[repr(C, packed)] struct Packed(u8, u64);",
        "struct Faulty { #[typed(renam = \"x\")] a: u8, #[typed(skip skip, range(9..=0))] b: u8 }",
    ];

    #[test]
    fn input_74_the_same_input_twice() {
        for input in INPUTS {
            let parsed = input.parse::<TokenStream>().unwrap();
            let first = derive(parsed.clone()).to_string();
            assert_eq!(first, derive(parsed).to_string());
            // Hash tables have another seed in another thread.
            let other = std::thread::spawn(|| derive(input.parse().unwrap()).to_string());
            assert_eq!(first, other.join().unwrap());
        }
    }

    /// A dependency or another test can turn the feature on.
    #[test]
    fn registering_needs_its_feature() {
        let output = derive("#[typed(register)] struct A;".parse().unwrap()).to_string();
        let sentence = "`register` needs the feature `registry` of `typed-structs`";
        assert_eq!(output.contains(sentence), cfg!(not(feature = "registry")));
    }

    /// A dependency or another test can turn the feature on.
    #[test]
    fn attributes_need_the_features_of_their_names() {
        for (name, is_on) in
            [("serde", cfg!(feature = "serde")), ("schemars", cfg!(feature = "schemars"))]
        {
            let output = derive(format!("#[typed({name})] struct A;").parse().unwrap()).to_string();
            let sentence = format!("`{name}` needs the feature `{name}` of `typed-structs`");
            assert_eq!(output.contains(&sentence), !is_on);
        }
    }
}
