//! Inputs that the macros accept, and arguments.

/// Inputs with most of the attributes. The snapshots have the plain ones.
pub(super) const MORE_DERIVES: [&str; 3] = [
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
pub(super) const MORE_METHODS: [&str; 2] = [
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
pub(super) const ARGUMENTS: [&str; 4] =
    ["", "2, pub_only", "verify, around = log(1)", "helpers, crate = a::b"];
