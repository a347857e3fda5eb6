//! Naming conventions, compared with those of serde.

use typed_structs::{Shape, Typed, json};

/// Derives both `Typed` and `Serialize` in one convention, and compares the names.
macro_rules! same_names_as_serde {
    ($($test:ident: $case:literal;)*) => {$(
        #[test]
        #[expect(non_snake_case, non_camel_case_types, reason = "such names are the point")]
        fn $test() {
            #[derive(Typed, serde::Serialize, Default, Debug, PartialEq)]
            #[typed(rename_all = $case)]
            #[serde(rename_all = $case)]
            struct Fields {
                _id: u8,
                type_: u8,
                a__b: u8,
                fooBar: u8,
                ABC: u8,
                X86_64: u8,
                Foo_Baz: u8,
                _Foo: u8,
                very_tasty: u8,
                r#fn: u8,
                z42: u8,
                a_1_b: u8,
                größe_äußerst: u8,
                mÖbel: u8,
            }

            #[derive(Typed, serde::Serialize, Debug, PartialEq)]
            #[typed(rename_all = $case)]
            #[serde(rename_all = $case)]
            #[expect(clippy::upper_case_acronyms, reason = "such names are the point")]
            enum Variants {
                _id,
                type_,
                a__b,
                fooBar,
                ABC,
                X86_64,
                Foo_Bar,
                VeryTasty,
                HTTPServer,
                A,
                Z42,
                r#fn,
                Größe,
                MÖbelÄ,
                Content { barBaz: u8, very_tasty: u8 },
            }

            let fields = Fields { type_: 1, mÖbel: 2, ..Fields::default() };
            let text = serde_json::to_string(&fields).unwrap();
            assert_eq!(json::to_string(&fields).unwrap(), text);
            assert_eq!(json::from_str::<Fields>(&text).unwrap(), fields);
            assert_eq!(Fields::class().fields().len(), text.matches(':').count());

            use Variants::*;
            let mut names = Vec::new();
            let content = Content { barBaz: 1, very_tasty: 2 };
            for variant in [
                _id, type_, a__b, fooBar, ABC, X86_64, Foo_Bar, VeryTasty, HTTPServer, A, Z42,
                r#fn, Größe, MÖbelÄ, content,
            ] {
                let text = serde_json::to_string(&variant).unwrap();
                assert_eq!(json::to_string(&variant).unwrap(), text);
                assert_eq!(json::from_str::<Variants>(&text).unwrap(), variant);
                names.push(text.split('"').nth(1).unwrap().to_owned());
            }
            let declared: Vec<_> = Variants::class().variants().iter().map(Shape::name).collect();
            assert_eq!(declared, names);
        }
    )*};
}

same_names_as_serde! {
    fault_18_names_in_lowercase: "lowercase";
    fault_18_names_in_uppercase: "UPPERCASE";
    fault_18_names_in_pascal_case: "PascalCase";
    fault_18_names_in_camel_case: "camelCase";
    fault_18_names_in_snake_case: "snake_case";
    fault_18_names_in_screaming_snake_case: "SCREAMING_SNAKE_CASE";
    fault_18_names_in_kebab_case: "kebab-case";
    fault_18_names_in_screaming_kebab_case: "SCREAMING-KEBAB-CASE";
}
