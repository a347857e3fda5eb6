//! Rollback where a check around a field fails: variants, shared, hidden and packed parts.

use std::sync::Arc;
use typed_structs::{Typed, args, code, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Counter {
    a: i64,
}

#[typed_methods]
impl Counter {
    #[typed(setter)]
    fn set_w(&mut self, n: i64) {
        self.a = n;
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
enum Mode {
    Off,
    On { level: i64 },
}

#[typed_methods]
impl Mode {
    #[typed(setter)]
    fn set_power(&mut self, power: i64) {
        *self = if power == 0 { Mode::Off } else { Mode::On { level: power } };
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Machine::is_safe)]
struct Machine {
    mode: Mode,
    shared: Arc<Counter>,
    tags: Tags,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Tags {
    shared: Arc<String>,
    count: i64,
    /// Hides a field of its base.
    nested: Hiding,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Hiding {
    #[typed(base)]
    hidden: Hidden,
    a: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Hidden {
    #[typed(default = 5)]
    a: i64,
}

#[typed_methods]
impl Tags {
    #[typed(setter)]
    fn set_n(&mut self, n: i64) {
        self.count = n;
    }
}

impl Machine {
    fn is_safe(&self) -> bool {
        !matches!(self.mode, Mode::On { level: 9.. }) && self.tags.count < 9
    }
}

#[test]
fn variants_shared_and_hidden_parts_come_back_as_they_were() {
    let nested = Hiding { hidden: Hidden { a: 77 }, a: 1 };
    let tags = Tags { shared: Arc::new("x".into()), count: 0, nested };
    let mut machine = Machine { mode: Mode::Off, shared: Arc::new(Counter { a: 15 }), tags };
    let before = machine.clone();
    // What is shared is not changed in its parts, and a set leaves the others as they are.
    let error = machine.set("shared.w", 1).unwrap_err();
    assert!(error.to_string().contains("is shared"), "{error}");
    machine.set("tags.n", "x").unwrap_err();
    machine.set("tags.n", 0).unwrap();
    assert!(Arc::ptr_eq(&machine.tags.shared, &before.tags.shared));
    machine.set("mode.power", 10).unwrap_err();
    machine.set("tags.n", 10).unwrap_err();
    assert_eq!(machine, before);
    assert!(Arc::ptr_eq(&machine.shared, &before.shared));
    machine.set("mode.power", 3).unwrap();
    machine.set("mode.power", 9).unwrap_err();
    assert_eq!(machine, Machine { mode: Mode::On { level: 3 }, ..before });
}

#[test]
fn the_check_of_a_base_field_holds_and_parts_without_places_come_back() {
    #[derive(Typed, Clone, Copy, Debug, PartialEq)]
    #[repr(C, packed)]
    struct Packed {
        small: u8,
        large: u64,
    }
    #[derive(Typed, Clone, Debug, PartialEq)]
    #[typed(check = Pair::is_small)]
    struct Pair {
        a: i64,
        packed: Packed,
    }
    #[typed_methods]
    impl Pair {
        #[typed(setter)]
        fn set_w(&mut self, n: i64) {
            self.a = n;
        }
        #[typed(skip)]
        fn is_small(&self) -> bool {
            self.packed.large < 10
        }
    }
    #[derive(Typed, Clone, Debug, PartialEq)]
    struct Holder {
        #[typed(base, check = has_small)]
        pair: Pair,
    }
    fn has_small(pair: &Pair) -> bool {
        pair.a < 100
    }
    let mut holder = Holder { pair: Pair { a: 1, packed: Packed { small: 1, large: 2 } } };
    let before = holder.clone();
    for (path, value) in [("w", 500), ("pair.w", 500), ("packed.large", 10)] {
        holder.set(path, value).unwrap_err();
        assert_eq!(holder, before, "{path}");
    }
    holder.set("w", 50).unwrap();
    holder.set("packed.large", 9).unwrap();
    assert_eq!((holder.pair.a, { holder.pair.packed.large }), (50, 9));
    // An old state that its own check rejects is restored as it was.
    holder.pair.packed.large = 11;
    let before = holder.clone();
    assert_eq!(holder.set("w", 5).unwrap_err().code(), code::CONSTRAINT_CHECK);
    assert_eq!(holder, before);
    holder.set("packed.large", 3).unwrap();
    holder.set("w", 5).unwrap();
}

/// A rejected change of one member leaves hidden members of the part as they were.
#[test]
fn what_is_skipped_or_hidden_stays_as_it_was() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Part {
        a: i64,
        #[typed(skip)]
        state: u32,
    }
    #[typed_methods]
    impl Part {
        #[typed(setter)]
        fn set_w(&mut self, n: i64) {
            self.a = n;
        }
    }
    /// It hides the field of its base.
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Over {
        #[typed(base)]
        hidden: Hidden,
        a: i64,
    }
    #[typed_methods]
    impl Over {
        #[typed(setter)]
        fn set_w(&mut self, n: i64) {
            self.a = n;
        }
    }
    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(check = Whole::is_small)]
    struct Whole {
        part: Part,
        parts: Vec<Part>,
        by_name: std::collections::BTreeMap<String, Part>,
        maybe: Option<Part>,
        boxed: Box<Over>,
        over: Vec<Over>,
        pair: (Part, i64),
    }
    impl Whole {
        fn is_small(&self) -> bool {
            let parts = self.parts.iter().chain(self.by_name.values()).chain(&self.maybe);
            let parts = parts.chain([&self.part, &self.pair.0]).map(|part| part.a);
            let over = self.over.iter().chain([&*self.boxed]).map(|over| over.a);
            parts.chain(over).all(|a| a < 10) && self.pair.1 < 10
        }
    }
    let part = |state| Part { a: 1, state };
    let over = |a| Over { hidden: Hidden { a }, a: 1 };
    let before = Whole {
        part: part(11),
        parts: vec![part(12), part(13)],
        by_name: [("k".to_owned(), part(14))].into(),
        maybe: Some(part(15)),
        boxed: Box::new(over(16)),
        over: vec![over(17)],
        pair: (part(18), 1),
    };
    let parts = ["part", "parts[1]", "by_name.k", "maybe", "boxed", "over[0]", "pair[0]"];
    for path in parts.iter().flat_map(|part| [format!("{part}.a"), format!("{part}.w")]) {
        let mut whole = before.clone();
        whole.set(&path, 10).unwrap_err();
        assert_eq!(whole, before, "{path}");
    }
    for path in parts.iter().map(|part| format!("{part}.a")) {
        let mut whole = before.clone();
        whole.set(&path, 2).unwrap();
        assert_ne!(whole, before, "{path}");
        whole.set(&path, 1).unwrap();
        assert_eq!(whole, before, "{path}");
    }
}

/// The same for members of a base, in an update.
#[test]
fn what_is_skipped_or_hidden_in_a_member_of_a_base_stays_as_it_was() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Part {
        a: i64,
        #[typed(skip)]
        state: u32,
    }
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Base {
        part: Part,
        list: Vec<Part>,
        over: Option<Hiding>,
        plain: i64,
    }
    #[derive(Typed, Debug, Clone, PartialEq)]
    #[typed(check = Whole::is_small)]
    struct Whole {
        #[typed(base)]
        base: Base,
        own: i64,
    }
    impl Whole {
        fn is_small(&self) -> bool {
            self.own < 10
        }
    }
    let base = Base {
        part: Part { a: 1, state: 11 },
        list: vec![Part { a: 1, state: 12 }],
        over: Some(Hiding { hidden: Hidden { a: 77 }, a: 1 }),
        plain: 1,
    };
    let before = Whole { base, own: 1 };
    let a = || std::collections::BTreeMap::from([("a", 2)]);
    for args in [
        args!(part = a(), own = 10),
        args!(list = [a()], plain = 2, own = 10),
        args!(over = a(), own = 10),
        args!(plain = 2, own = 10),
        args!(plain = 2, own = "x"),
    ] {
        let mut whole = before.clone();
        whole.update(args).unwrap_err();
        assert_eq!(whole, before);
    }
}
