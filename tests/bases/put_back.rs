//! What is put back where a check around it fails: variants, what is shared, hidden or packed.

use std::sync::Arc;
use typed_structs::{Typed, code, typed_methods};

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
    assert!(error.to_string().contains("it is shared"), "{error}");
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
    // An old state that its own check refuses could not be put back.
    holder.pair.packed.large = 11;
    assert_eq!(holder.set("w", 5).unwrap_err().code(), code::FROZEN);
    assert_eq!(holder.pair.a, 50);
    holder.set("packed.large", 3).unwrap();
    holder.set("w", 5).unwrap();
}
