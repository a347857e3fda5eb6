//! Diamonds: what Python's order makes of them.

use std::sync::Mutex;
use typed_structs::{Change, Class, Typed, Value, args, typed_methods};

fn order(class: &'static Class) -> Vec<&'static str> {
    class.mro().map(Class::name).collect()
}

/// Structs without fields of their own, by their bases.
macro_rules! hierarchy {
    ($($name:ident($($base:ident: $type:ident),*);)*) => {$(
        #[derive(Typed)]
        #[allow(dead_code, reason = "only the classes are looked at")]
        struct $name {
            $(#[typed(base)] $base: $type,)*
        }
    )*};
}

#[test]
fn seed_43_textbook_hierarchies() {
    hierarchy! {
        F(); E(); D();
        C(d: D, f: F);
        B(e: E, d: D);
        A(b: B, c: C);
    }
    assert_eq!(order(A::class()), ["A", "B", "E", "C", "D", "F"]);
    hierarchy! {
        Boat();
        DayBoat(boat: Boat);
        WheelBoat(boat: Boat);
        EngineLess(day: DayBoat);
        SmallMultihull(day: DayBoat);
        PedalWheelBoat(engine_less: EngineLess, wheel: WheelBoat);
        SmallCatamaran(hull: SmallMultihull);
        Pedalo(pedal: PedalWheelBoat, small: SmallCatamaran);
    }
    assert_eq!(
        order(Pedalo::class()),
        [
            "Pedalo",
            "PedalWheelBoat",
            "EngineLess",
            "SmallCatamaran",
            "SmallMultihull",
            "DayBoat",
            "WheelBoat",
            "Boat"
        ]
    );
    assert!(Pedalo::class().is_subclass_of(Boat::class()));
    assert!(Pedalo::class().is_subclass_of(Pedalo::class()));
    assert!(!SmallCatamaran::class().is_subclass_of(WheelBoat::class()));
    hierarchy! {
        A1(); B1(); C1(); D1(); E1();
        K1(a: A1, b: B1, c: C1);
        K2(d: D1, b: B1, e: E1);
        K3(d: D1, a: A1);
        Z(k1: K1, k2: K2, k3: K3);
    }
    assert_eq!(order(Z::class()), ["Z", "K1", "K2", "K3", "D1", "A1", "B1", "C1", "E1"]);
}

/// All members here have a default, so that they can be hidden.
#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(class(plural: String = "bases", level: u8 = 1))]
struct Root {
    #[typed(default = 1)]
    size: i64,
}

#[typed_methods]
impl Root {
    fn label(&self) -> String {
        format!("root {}", self.size)
    }
    fn kind() -> &'static str {
        "root"
    }
    #[typed(getter)]
    fn area(&self) -> i64 {
        self.size * self.size
    }
}

/// Only inherits.
#[derive(Typed, Debug, Clone, PartialEq)]
struct Plain {
    #[typed(base)]
    root: Root,
    #[typed(default = 0)]
    plain: u8,
}

/// Overrides.
#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(class(level: u8 = 2))]
struct Special {
    #[typed(base)]
    root: Root,
    #[typed(default = 20, range(..100))]
    size: i64,
}

#[typed_methods]
impl Special {
    fn label(&self) -> String {
        format!("special {}", self.size)
    }
    fn kind() -> &'static str {
        "special"
    }
    #[typed(getter)]
    fn area(&self) -> i64 {
        -self.size
    }
}

/// A base that only inherits comes first, so depth first would find the root's members.
#[derive(Typed, Debug, Clone, PartialEq)]
struct Both {
    #[typed(base)]
    plain_part: Plain,
    #[typed(base)]
    special: Special,
}

#[test]
fn seed_42_the_override_wins() {
    assert_eq!(order(Both::class()), ["Both", "Plain", "Special", "Root"]);
    let mut both = Both::construct(args!(size = 7, plain = 3)).unwrap();
    assert_eq!((both.special.size, both.special.root.size, both.plain_part.root.size), (7, 1, 1));
    assert_eq!(both.get("size").unwrap(), 7);
    both.set("size", 8).unwrap();
    let error = both.set("size", 100).unwrap_err();
    assert_eq!(error.to_string(), "Both.size: expected ..100, got int 100");
    assert_eq!(error.declared_in(), "Special");
    both.update(args!(size = 9, plain = 4)).unwrap();
    assert_eq!((both.special.size, both.special.root.size, both.plain_part.root.size), (9, 1, 1));
    assert_eq!(both.call("label", args!()).unwrap(), "special 9");
    assert_eq!(Both::call_static("kind", args!()).unwrap(), "special");
    assert_eq!(both.get("area").unwrap(), -9);
    assert_eq!(both.get("level").unwrap(), 2);
    assert_eq!(both.get("plural").unwrap(), "bases");
    assert_eq!(Both::class().method("label").map(|method| method.name()), Some("label"));
    let error = Both::class().set_attr("size", 1).unwrap_err();
    assert_eq!(error.to_string(), "Both.size: cannot be changed here: it is the default of a base");
    // The hidden ones are there for those who name them.
    both.set("special.root.size", 5).unwrap();
    assert_eq!(both.get("special.root.size").unwrap(), 5);
}

#[test]
fn seed_42_each_member_is_shown_once() {
    let both = Both::construct(args!(size = 7)).unwrap();
    let names: Vec<_> = both.fields().map(|(field, _)| field.name()).collect();
    assert_eq!(names, ["plain", "size"]);
    let value = both.to_value();
    let Value::Map(map) = &value else { unreachable!() };
    assert_eq!((map.len(), map.get("size")), (2, Some(&Value::from(7))));
    assert_eq!(Both::from_value(value.into_owned()).unwrap(), both);
}

#[test]
fn an_update_leaves_what_is_hidden_as_it_was() {
    let mut both = Both::construct(args!(size = 7)).unwrap();
    both.special.root.size = 50;
    both.plain_part.root.size = 60;
    both.update(args!(size = 8, plain = 9)).unwrap();
    assert_eq!((both.special.root.size, both.plain_part.root.size), (50, 60));
    assert_eq!((both.special.size, both.plain_part.plain), (8, 9));
    // On two levels, and by an alias.
    #[derive(Typed)]
    struct Named {
        #[typed(alias = "title", default = "")]
        name: String,
    }
    #[derive(Typed)]
    struct Outer {
        #[typed(base)]
        both: Both,
        #[typed(base)]
        named: Named,
    }
    let mut outer = Outer::construct(args!(size = 7)).unwrap();
    outer.both.special.root.size = 50;
    outer.update(args!(size = 8, title = "x")).unwrap();
    assert_eq!((outer.both.special.root.size, outer.both.special.size), (50, 8));
    assert_eq!(outer.named.name, "x");
}

static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn tell(change: &Change<'_>) {
    TOLD.lock().unwrap().push(format!("{} {}", change.class().name(), change.path()));
}

#[test]
fn each_base_of_a_diamond_is_told_once() {
    #[derive(Typed)]
    #[typed(on_change = tell)]
    struct Watched;
    #[derive(Typed)]
    struct Left {
        #[typed(base)]
        watched: Watched,
        left: u8,
    }
    #[derive(Typed)]
    struct Right {
        #[typed(base)]
        watched: Watched,
        right: u8,
    }
    #[derive(Typed)]
    struct Bottom {
        #[typed(base)]
        left_part: Left,
        #[typed(base)]
        right_part: Right,
    }
    let mut bottom = Bottom::construct(args!(left = 1, right = 2)).unwrap();
    bottom.set("right", 3).unwrap();
    assert_eq!(*TOLD.lock().unwrap(), ["Bottom ", "Bottom right"]);
    assert_eq!((bottom.left_part.left, bottom.right_part.right), (1, 3));
}

#[test]
fn mixins_without_fields_may_come_in_many_ways() {
    /// One that all of them have.
    #[derive(Typed)]
    #[typed(class(greeting: String = "hello"))]
    struct Greets;
    #[typed_methods]
    impl Greets {
        fn greet(&self, name: &str) -> String {
            format!("hello {name}")
        }
        fn count(&mut self) -> u8 {
            1
        }
        #[typed(getter)]
        fn polite(&self) -> bool {
            true
        }
    }
    #[derive(Typed)]
    struct Author {
        #[typed(base)]
        greets: Greets,
        books: u8,
    }
    #[derive(Typed)]
    struct Editor {
        #[typed(base)]
        greets: Greets,
        papers: u8,
    }
    #[derive(Typed)]
    struct Columnist {
        #[typed(base)]
        author: Author,
        #[typed(base)]
        editor: Editor,
        #[typed(base)]
        greets: Greets,
    }
    assert_eq!(order(Columnist::class()), ["Columnist", "Author", "Editor", "Greets"]);
    let mut one = Columnist::construct(args!(papers = 2, books = 1)).unwrap();
    assert_eq!(one.call("greet", args!("Ada")).unwrap(), "hello Ada");
    assert_eq!(one.call("count", args!()).unwrap(), 1);
    assert_eq!(one.get("polite").unwrap(), true);
    assert_eq!(one.get("greeting").unwrap(), "hello");
    assert_eq!(one.to_value().to_string(), "{\"books\": 1, \"papers\": 2}");
    assert_eq!(Columnist::from_value(one.to_value()).unwrap().editor.papers, 2);
    let error = one.set("greeting", "x").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Columnist.greeting: cannot be set on an object: it is a class attribute"
    );
}
