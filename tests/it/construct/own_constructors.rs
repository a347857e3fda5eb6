//! Rows 26 to 32, 38 and 42: ways round the checks, and what does not compile or does.

use typed_structs::__private::Construct;
use typed_structs::{ToValue, Typed, args, from_value};

mod blanks {
    use super::*;

    /// Demands nothing of its objects.
    #[derive(Typed)]
    struct Address {
        city: String,
        zip: u32,
    }

    #[derive(Typed)]
    struct Ranged {
        #[typed(range(1..))]
        port: u16,
    }

    fn is_even(value: &u16) -> bool {
        value.is_multiple_of(2)
    }

    #[derive(Typed)]
    struct FieldChecked {
        #[typed(check = is_even)]
        port: u16,
    }

    fn has_city(place: &Checked) -> bool {
        !place.city.is_empty()
    }

    #[derive(Typed)]
    #[typed(check = has_city)]
    struct Checked {
        city: String,
    }

    fn is_open(state: &State) -> bool {
        matches!(state, State::Open)
    }

    #[derive(Typed)]
    #[typed(check = is_open)]
    enum State {
        Closed,
        Open,
    }

    #[derive(Typed)]
    struct Outer {
        address: Address,
        ranged: Ranged,
    }

    const fn has_blank<T: ToValue>() -> bool {
        T::HAS_PLACEHOLDER
    }

    #[test]
    fn fault_28_the_blank_of_a_type_is_a_value_that_its_checks_accept() {
        const { assert!(has_blank::<Address>()) };
        let blank = Address::placeholder();
        assert_eq!((blank.city.as_str(), blank.zip), ("", 0));
        assert!(from_value::<Address>(blank.to_value()).is_ok());
        const { assert!(!has_blank::<Ranged>() && !has_blank::<FieldChecked>()) };
        const { assert!(!has_blank::<Checked>() && !has_blank::<State>() && !has_blank::<Outer>()) };
        const { assert!(!has_blank::<(u8, Ranged)>() && !has_blank::<[Checked; 2]>()) };
    }

    #[test]
    fn fault_28_structs_with_checks_are_still_made_in_their_places() {
        const {
            assert!(
                <Ranged as Construct<'_>>::HAS_IN_PLACE && <Checked as Construct<'_>>::HAS_IN_PLACE
            )
        };
        let outer = Outer::construct(args!(
            address = Address { city: "Rome".to_owned(), zip: 1 },
            ranged = Ranged { port: 1 }
        ));
        let outer = outer.unwrap();
        assert_eq!((outer.address.zip, outer.ranged.port), (1, 1));
        assert_eq!(outer.address.city, "Rome");
        assert!(FieldChecked::construct(args!(3)).is_err());
        assert_eq!(FieldChecked::construct(args!(4)).unwrap().port, 4);
        assert!(Checked::construct(args!("")).is_err());
        assert_eq!(Checked::construct(args!("Rome")).unwrap().city, "Rome");
        assert!(from_value::<State>("Closed".into()).is_err());
        assert!(from_value::<State>("Open".into()).is_ok());
    }
}

mod own_constructors {
    use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
    use std::rc::Rc;
    use std::sync::Arc;
    use typed_structs::{Mismatches, Secret, Typed, args, typed_methods};

    fn is_even(pair: &Pair) -> Result<(), String> {
        if pair.sum.is_multiple_of(2) {
            Ok(())
        } else {
            Err(format!("expected an even sum, got {}", pair.sum))
        }
    }

    /// Has a check of its own, a constraint, and a check of a field.
    #[derive(Typed, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[typed(check = is_even)]
    struct Pair {
        #[typed(range(0..=100))]
        sum: u32,
        #[typed(check = is_short)]
        name: String,
    }

    fn is_short(name: &str) -> bool {
        name.len() < 5
    }

    fn good() -> Pair {
        Pair { sum: 2, name: "good".to_owned() }
    }

    fn odd() -> Pair {
        Pair { sum: 3, ..good() }
    }

    fn great() -> Pair {
        Pair { sum: 1000, ..good() }
    }

    fn long() -> Pair {
        Pair { name: "too long".to_owned(), ..good() }
    }

    #[derive(Typed)]
    enum Choice {
        Nothing,
        One(Pair),
        Named { pair: Pair },
    }

    #[derive(Typed)]
    struct Inner {
        pairs: Vec<Option<Box<Pair>>>,
    }

    #[derive(Typed)]
    struct Base {
        inner: Inner,
    }

    /// One struct for each kind of place, with a constructor of its own that puts anything into it.
    macro_rules! holders {
        ($($holder:ident: $ty:ty;)*) => {$(
            #[derive(Typed)]
            struct $holder {
                id: u8,
                held: $ty,
            }

            thread_local! {
                #[expect(non_upper_case_globals, reason = "named after the struct that takes it")]
                static $holder: std::cell::RefCell<Option<$ty>> =
                    const { std::cell::RefCell::new(None) };
            }

            #[typed_methods]
            impl $holder {
                #[typed(init)]
                fn made() -> Self {
                    Self { id: 1, held: $holder.take().expect("something was put there") }
                }
            }

            impl $holder {
                fn holding(held: $ty) -> Result<Self, Mismatches> {
                    $holder.set(Some(held));
                    Self::construct(args!())
                }
            }
        )*};
    }
    holders! {
        Alone: Pair;
        Listed: Vec<Pair>;
        Queued: VecDeque<(u8, Pair)>;
        Mapped: BTreeMap<String, Pair>;
        Hashed: HashMap<String, Pair>;
        Keyed: BTreeMap<Pair, u8>;
        InSet: BTreeSet<Pair>;
        Optional: Option<Pair>;
        Boxed: Box<Pair>;
        Counted: Rc<Pair>;
        Shared: Arc<[Pair]>;
        Tupled: (u8, Pair);
        InArray: [Pair; 2];
        Chosen: Choice;
        Deep: Inner;
        Hidden: Secret<Pair>;
        HiddenList: Vec<Secret<Pair>>;
    }

    fn report<T>(made: Result<T, Mismatches>) -> String {
        made.map(drop).unwrap_err().to_string()
    }

    #[test]
    fn fault_30_what_a_constructor_made_is_checked_alone() {
        assert!(Alone::holding(good()).is_ok());
        assert_eq!(report(Alone::holding(odd())), "Alone.held: expected an even sum, got 3");
        assert!(report(Alone::holding(great())).starts_with("Alone.held.sum: expected"));
        assert!(report(Alone::holding(long())).starts_with("Alone.held.name: expected"));
    }

    #[test]
    fn fault_30_what_a_constructor_made_is_checked_in_collections() {
        assert!(Listed::holding(vec![good(), good()]).is_ok());
        let two = report(Listed::holding(vec![odd(), good(), great()]));
        let lines: Vec<&str> = two.lines().collect();
        assert_eq!(lines.len(), 2, "{two}");
        assert!(
            lines[0].starts_with("Listed.held[0]: ")
                && lines[1].starts_with("Listed.held[2].sum: ")
        );
        assert!(report(Queued::holding([(1, odd())].into())).starts_with("Queued.held[0][1]: "));
        let named = |pair| [("a".to_owned(), pair)];
        assert!(Mapped::holding(named(good()).into()).is_ok());
        assert!(report(Mapped::holding(named(odd()).into())).starts_with("Mapped.held.a: "));
        assert!(report(Hashed::holding(named(great()).into())).starts_with("Hashed.held.a.sum: "));
        assert!(Keyed::holding([(odd(), 1)].into()).is_err());
        assert!(Keyed::holding([(good(), 1)].into()).is_ok());
        assert!(report(InSet::holding([odd()].into())).starts_with("InSet.held[0]: "));
        assert!(report(InArray::holding([good(), odd()])).starts_with("InArray.held[1]: "));
        assert!(report(Tupled::holding((1, long()))).starts_with("Tupled.held[1].name: "));
    }

    #[test]
    fn fault_30_what_a_constructor_made_is_checked_behind_pointers() {
        assert!(Optional::holding(None).is_ok());
        assert!(report(Optional::holding(Some(odd()))).starts_with("Optional.held: "));
        assert!(report(Boxed::holding(odd().into())).starts_with("Boxed.held: "));
        assert!(report(Counted::holding(odd().into())).starts_with("Counted.held: "));
        assert!(report(Shared::holding([good(), odd()].into())).starts_with("Shared.held[1]: "));
    }

    #[test]
    fn fault_30_what_a_constructor_made_is_checked_in_variants_and_deep_down() {
        assert!(Chosen::holding(Choice::Nothing).is_ok());
        assert!(Chosen::holding(Choice::One(good())).is_ok());
        assert!(Chosen::holding(Choice::One(odd())).is_err());
        assert!(Chosen::holding(Choice::Named { pair: great() }).is_err());
        let deep = |pair| Deep::holding(Inner { pairs: vec![None, Some(Box::new(pair))] });
        assert!(deep(good()).is_ok());
        assert!(report(deep(odd())).starts_with("Deep.held.pairs[1]: "));
    }

    #[test]
    fn fault_30_secrets_are_checked_and_stay_hidden() {
        assert!(Hidden::holding(Secret::new(good())).is_ok());
        let report_of_secret = report(Hidden::holding(Secret::new(great())));
        assert!(!report_of_secret.contains("1000"), "{report_of_secret}");
        assert!(HiddenList::holding(vec![Secret::new(odd())]).is_err());
    }

    #[derive(Typed)]
    struct Derived {
        #[typed(base)]
        base: Base,
        own: u8,
    }

    #[typed_methods]
    impl Derived {
        #[typed(init)]
        fn made(sum: u32) -> Self {
            let pair = Pair { sum, ..good() };
            let inner = Inner { pairs: vec![Some(Box::new(pair))] };
            Self { base: Base { inner }, own: 1 }
        }
    }

    #[test]
    fn fault_30_what_a_constructor_made_is_checked_in_bases() {
        assert!(Derived::construct(args!(4)).is_ok());
        assert!(report(Derived::construct(args!(3))).starts_with("Derived.inner.pairs[0]: "));
    }

    #[derive(Typed)]
    struct Node {
        next: Option<Box<Node>>,
    }

    #[typed_methods]
    impl Node {
        #[typed(init)]
        fn chain(len: u32) -> Self {
            (0..len).fold(Node { next: None }, |next, _| Node { next: Some(Box::new(next)) })
        }
    }

    #[test]
    fn fault_30_what_is_nested_too_deeply_is_refused() {
        assert!(Node::construct(args!(100)).is_ok());
        assert!(Node::construct(args!(5000)).is_err());
    }

    #[derive(Typed)]
    struct Defaulted {
        #[typed(default = odd())]
        pair: Pair,
        #[typed(default = vec![great()])]
        pairs: Vec<Pair>,
    }

    #[test]
    fn fault_30_defaults_are_held_against_their_own_checks() {
        assert!(
            report(Defaulted::construct(args!(pairs = Vec::<u8>::new())))
                .starts_with("Defaulted.pair: ")
        );
        let given = Defaulted::construct(args!(pair = good()));
        assert!(report(given).starts_with("Defaulted.pairs[0].sum: "));
    }
}

mod class_attributes {
    use typed_structs::{Object, Typed, args, typed_methods};

    #[derive(Typed)]
    #[typed(class(version: &'static str = "1", tags: Vec<&'static str> = vec!["a"]))]
    struct Service {
        port: u16,
    }

    #[typed_methods]
    impl Service {
        fn next(&self) -> u16 {
            self.port + 1
        }
    }

    #[derive(Typed)]
    #[typed(class(version: &'static str = "2"))]
    struct Derived {
        #[typed(base)]
        service: Service,
        host: String,
    }

    #[test]
    fn fault_31_an_attribute_that_borrows_leaves_the_struct_an_object() {
        let mut object: Box<dyn Object> = Box::new(Service { port: 80 });
        object.set("port", 81.into()).unwrap();
        assert_eq!(object.call("next", args!()).unwrap(), 82);
        assert_eq!(object.get("version").unwrap(), "1");
    }

    #[test]
    fn fault_31_it_compiles_with_a_base() {
        let mut derived = Derived::construct(args!(host = "localhost", port = 1)).unwrap();
        assert_eq!(derived.get("version").unwrap(), "2");
        assert_eq!(derived.as_base::<Service>().map(|base| base.port), Some(1));
        derived.as_base_mut::<Service>().unwrap().set("port", 2).unwrap();
        let object: &mut dyn Object = &mut derived;
        assert_eq!(object.call("next", args!()).unwrap(), 3);
        assert_eq!(object.get("tags").unwrap().as_list().map(|tags| tags.len()), Some(1));
    }
}

mod private_methods {
    use typed_structs::{Typed, args, typed_methods};

    #[derive(Typed)]
    struct Safe {
        cents: i64,
    }

    #[typed_methods(pub_only)]
    impl Safe {
        pub const LIMIT: i64 = 100;
        const SECRET: i64 = 42;

        pub fn balance(&self) -> i64 {
            self.cents + Self::SECRET - Self::SECRET
        }

        pub(crate) fn inner(&self) -> i64 {
            self.cents
        }

        fn empty(&mut self) {
            self.cents = 0;
        }

        // Could not be called by name, and need not be.
        fn convert<T: From<i64>>(&self) -> T {
            self.cents.into()
        }
    }

    #[typed_methods(1)]
    impl Safe {
        fn open(&self) -> bool {
            true
        }
    }

    #[test]
    fn fault_32_a_block_can_be_limited_to_what_is_pub() {
        let mut safe = Safe { cents: 7 };
        assert_eq!(safe.call("balance", args!()).unwrap(), 7);
        for private in ["inner", "empty", "convert"] {
            let error = safe.call(private, args!()).unwrap_err().to_string();
            assert!(error.contains("unknown method"), "{error}");
        }
        assert_eq!(safe.get("LIMIT").unwrap(), 100);
        assert!(safe.get("SECRET").is_err());
        // Without it, a private method is callable by name.
        assert_eq!(safe.call("open", args!()).unwrap(), true);
        assert_eq!((safe.inner(), safe.convert::<i128>()), (7, 7));
        safe.empty();
        assert_eq!(safe.cents, 0);
    }
}

mod arguments {
    use std::borrow::Cow;
    use typed_structs::{Arg, Reason, Typed, Value, args};

    #[derive(Typed, Debug)]
    struct User {
        name: String,
        n: i64,
    }

    #[derive(Typed, Debug)]
    struct Admin {
        #[typed(base)]
        user: User,
    }

    #[test]
    fn fault_27_a_closure_that_takes_the_class_by_value_is_refused() {
        let class = User::class();
        let error = class.define("by_value", |u: User, n: i64| u.n + n).unwrap_err();
        assert_eq!(error.reason, Reason::ByValue);
        assert_eq!(
            error.to_string(),
            "User.by_value: the closure takes an object of the class by value: write `&` or `&mut` before its type"
        );
        let error = Admin::class().define("of_base", |u: User| u.n).unwrap_err();
        assert_eq!(error.reason, Reason::ByValue);
        // As an argument after others, or of another class, it is one.
        class.define("second", |n: i64, u: User| u.n + n).unwrap();
        class.define("other", |admin: Admin| admin.user.n).unwrap();
        class.define("meant", |u: &User, n: i64| u.n + n).unwrap();
        let mut user = User { name: "a".to_owned(), n: 1 };
        assert_eq!(user.call("meant", args!(2)).unwrap(), 3);
    }

    #[test]
    fn fault_38_what_a_closure_takes_is_owned() {
        let class = User::class();
        class.define("text", |u: &User, s: String| format!("{}{s}", u.name)).unwrap();
        class.define("cow", |u: &User, s: Cow<'_, str>| format!("{}{s}", u.name)).unwrap();
        class.define("any", |_: &User, v: Value<'_>| v.is_null()).unwrap();
        let mut user = User { name: "a".to_owned(), n: 1 };
        let lent = "b".to_owned();
        assert_eq!(user.call("text", args!(&lent)).unwrap(), "ab");
        assert_eq!(user.call("cow", args!(lent.as_str())).unwrap(), "ab");
        assert_eq!(user.call("any", args!(lent)).unwrap(), false);
        assert!(user.call("text", args!(1)).is_err());
    }

    #[test]
    fn fault_42_temporaries_live_as_long_as_the_call() {
        let name = String::from("Ada");
        let user = User::construct(args!(name.to_string().as_str(), n = 1)).unwrap();
        assert_eq!(user.name, "Ada");
        let mut user = User::construct(args!(n = 1, name = name.to_lowercase().as_str())).unwrap();
        assert_eq!(user.name, "ada");
        user.update(args!("name" = format!("{name}!").trim_end_matches('?'))).unwrap();
        assert_eq!(user.name, "Ada!");
        assert_eq!(
            args!(String::from("x").as_str(), -1, &name, !name.is_empty(), (1, 2).0).len(),
            5
        );
    }

    #[test]
    fn fault_42_any_number_of_arguments_can_be_written() {
        #[rustfmt::skip]
        let many = args!(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
            -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13, -14, -15, -16, -17, -18, -19, -20, -21, -22, -23,
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
        );
        assert_eq!(many.len(), 28 * 4 + 21 + 23);
        assert_eq!(many.iter().nth(28).map(Arg::value), Some(&"a".into()));
        #[rustfmt::skip]
        let named = args!(
            0, a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12, m = 13, n = 14,
            a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, "l.m" = 11, r#type = 2 + 3,
        );
        assert_eq!(named.len(), 1 + 140 + 12);
        assert_eq!(named.iter().last().and_then(Arg::name), Some("type"));
        let x = 1;
        assert_eq!(args!(x == 1, [1][0], x, { x }, a = x == 2).len(), 5);
    }
}

mod tags {
    use std::collections::BTreeMap;
    use typed_structs::{Typed, json};

    #[derive(Typed, Debug, PartialEq, Clone)]
    struct Server {
        port: u16,
        name: Option<String>,
    }

    #[derive(Typed, Debug, PartialEq, Clone)]
    struct Web {
        #[typed(base)]
        server: Server,
        path: String,
    }

    #[derive(Typed, Debug, PartialEq, Clone)]
    struct Labels(BTreeMap<String, u8>);

    #[derive(Typed, Debug, PartialEq, Clone)]
    #[typed(tag = "sort")]
    enum Sorted {
        Plain,
        Server(Server),
    }

    #[derive(Typed, Debug, PartialEq, Clone)]
    enum Named {
        Server(Server),
        Numbers(Vec<u8>),
    }

    #[derive(Typed, Debug, PartialEq, Clone)]
    #[typed(tag = "kind")]
    enum Choice {
        Nothing,
        Server(Server),
        Boxed(Box<Web>),
        Map(BTreeMap<String, u8>),
        Labels(Labels),
        Sorted(Sorted),
        Named(Named),
        Again(Box<Nested>),
    }

    #[derive(Typed, Debug, PartialEq, Clone)]
    struct Nested {
        inner: Option<Choice>,
    }

    #[test]
    fn fault_26_newtype_variants_with_a_tag_read_back() {
        let server = Server { port: 1, name: None };
        let map = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
        let choices = [
            Choice::Nothing,
            Choice::Server(server.clone()),
            Choice::Boxed(Box::new(Web { server: server.clone(), path: "/".to_owned() })),
            Choice::Map(BTreeMap::new()),
            Choice::Map(map.clone()),
            Choice::Labels(Labels(map)),
            Choice::Sorted(Sorted::Plain),
            Choice::Sorted(Sorted::Server(server.clone())),
            Choice::Named(Named::Server(server.clone())),
            Choice::Named(Named::Numbers(vec![1, 2])),
            Choice::Again(Box::new(Nested { inner: Some(Choice::Server(server)) })),
        ];
        for choice in choices {
            assert_eq!(Choice::from_value(choice.to_value()).unwrap(), choice);
            let text = json::to_string(&choice).unwrap();
            assert_eq!(json::from_str::<Choice>(&text).unwrap(), choice, "{text}");
            assert_eq!(text.matches("\"kind\"").count(), 1 + usize::from(text.contains("inner")));
        }
    }
}
