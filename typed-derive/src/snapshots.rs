//! The generated code of some inputs, formatted, as files in `snapshots/`: a change of the generated
//! code is a change of these files, which a reviewer reads.

use crate::{derive::derive, methods::typed_methods};
use proc_macro2::TokenStream;
use std::path::Path;
use std::{env, fs};

/// Compares the generated code with `snapshots/<name>.rs`, or writes the file.
fn assert_snapshot(name: &str, input: &str, expand: impl Fn(TokenStream) -> TokenStream) {
    let output = syn::parse2(expand(input.parse().unwrap())).unwrap();
    let input: String = input.trim().lines().map(comment).collect();
    let actual = format!("{input}\n{}", prettyplease::unparse(&output));
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(name).with_extension("rs");
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&file, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let differing = expected.lines().zip(actual.lines()).take_while(|(one, other)| one == other);
    let line = differing.count();
    assert!(
        expected == actual,
        "the generated code differs from {}, line {}:\n-{}\n+{}\n\
        If this is intended, run `UPDATE_SNAPSHOTS=1 cargo test -p typed-derive` and read the diff.",
        file.display(),
        line + 1,
        expected.lines().nth(line).unwrap_or_default(),
        actual.lines().nth(line).unwrap_or_default(),
    );
}

fn comment(line: &str) -> String {
    format!("{}\n", format!("// {line}").trim_end())
}

fn methods(item: TokenStream) -> TokenStream {
    typed_methods(TokenStream::new(), item)
}

macro_rules! snapshots {
    ($list:ident: $expand:ident; $($name:ident $input:literal)*) => {
        /// The inputs, for tests that change them.
        pub(super) const $list: &[&str] = &[$($input),*];
        $(
            #[test]
            fn $name() {
                assert_snapshot(stringify!($name), $input, $expand);
            }
        )*
    };
}

snapshots! { DERIVES: derive;
    struct_of_three_fields "
/// A user.
pub struct User {
    /// The name.
    pub name: String,
    pub age: u8,
    pub email: Option<String>,
}
"
    struct_with_constraints r#"
struct Server {
    #[typed(len(1..=63))]
    host: String,
    #[typed(range(1..), default = 8080)]
    port: u16,
    #[typed(default)]
    tags: Vec<String>,
}
"#
    struct_with_codecs r#"
struct Page<T> {
    #[typed(text, len(..=80))]
    url: Url,
    #[typed(text, default)]
    tags: Option<Vec<T>>,
    #[typed(with = hex)]
    color: Option<Color>,
}
"#
    struct_with_checks r#"
#[typed(check = check_order)]
struct Span {
    #[typed(check = is_even)]
    start: u32,
    end: u32,
}
"#
    struct_with_bases r#"
struct Admin {
    #[typed(base)]
    user: User,
    level: u8,
}
"#
    tuple_struct "struct Point(i32, i32);"
    newtype "struct Meters(f64);"
    unit_struct "struct Marker;"
    enum_with_variants r#"
enum Shape {
    Empty,
    Circle(f64),
    Rectangle { width: f64, height: f64 },
}
"#
    enum_with_tag r#"
#[typed(tag = "kind")]
enum Event {
    Open,
    Click { x: i32, y: i32 },
}
"#
    enum_with_content r#"
#[typed(tag = "kind", content = "data")]
enum Event {
    Open,
    Click { x: i32, y: i32 },
}
"#
    untagged_enum r#"
#[typed(untagged)]
enum Id {
    Number(u64),
    Text(String),
}
"#
    generic_struct "
struct Pair<T> {
    first: T,
    second: Vec<T>,
}
"
    borrowing_struct "
struct Header<'a> {
    name: &'a str,
    value: Cow<'a, str>,
}
"
}

snapshots! { METHODS: methods;
    impl_of_methods r#"
impl Account {
    /// Returns an account without money.
    #[typed(init)]
    fn new(owner: String) -> Self {
        Self { owner, balance: 0 }
    }

    #[typed(getter)]
    fn balance(&self) -> i64 {
        self.balance
    }

    #[typed(setter)]
    fn set_balance(&mut self, balance: i64) {
        self.balance = balance;
    }

    fn is_owned_by(&self, name: &str) -> bool {
        self.owner == name
    }

    fn deposit(&mut self, #[typed(default = 1)] amount: i64) -> Result<i64, Error> {
        self.balance += amount;
        Ok(self.balance)
    }

    async fn report(&self) -> String {
        self.owner.clone()
    }

    fn currency() -> String {
        String::from("EUR")
    }
}
"#
}

/// The attribute needs the feature, which a build of this package alone does not have.
#[cfg(feature = "schemars")]
#[test]
fn struct_with_schemars() {
    let input = "#[typed(schemars)]
struct Point {
    x: f64,
    y: f64,
}
";
    assert_snapshot("struct_with_schemars", input, derive);
}
