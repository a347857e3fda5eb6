//! Methods of a base, and those added at run time, that see the whole object.

use std::sync::Mutex;
use typed_structs::{
    Args, Call, CallError, Finished, Hook, Mismatches, Object, Receiver, Typed, Untyped, Value,
    args, code, typed_methods,
};

#[derive(Typed, Debug, Clone)]
struct Animal {
    name: String,
}

#[typed_methods]
impl Animal {
    /// Sees the part that is an animal.
    pub fn fields_of_part(&self) -> usize {
        self.clone().fields().len()
    }

    #[typed(around = Counted)]
    pub fn fields_of_whole(animal: &dyn Object) -> usize {
        match animal.to_value() {
            Value::Map(map) => map.len(),
            _ => 0,
        }
    }

    #[typed(returns = u8)]
    pub fn rename(animal: &mut dyn Object, name: &str, to: Untyped) -> Result<Untyped, CallError> {
        animal.set("name", name.into()).map_err(Mismatches::from)?;
        animal.call("bark", Args::new())?;
        Ok(to)
    }
}

#[derive(Typed, Debug)]
#[typed(check = is_short)]
struct Dog {
    #[typed(base)]
    animal: Animal,
    age: u8,
    #[typed(default = 0)]
    barks: u32,
}

fn is_short(dog: &Dog) -> bool {
    dog.animal.name.len() < 6
}

#[typed_methods]
impl Dog {
    pub fn bark(&mut self) {
        self.barks += 1;
    }
}

struct Counted;

static SEEN: Mutex<Vec<&str>> = Mutex::new(Vec::new());

impl Hook for Counted {
    type State = ();

    fn before(&self, call: &Call<'_>) {
        SEEN.lock().unwrap().push(call.class());
    }

    fn after(&self, (): (), _: &Finished<'_>) {}
}

#[test]
fn seed_55_a_method_of_a_base_sees_the_whole_object_where_it_says_so() {
    let mut dog = Dog::construct(args!(name = "rex", age = 3)).unwrap();
    assert_eq!(dog.call("fields_of_part", args!()).unwrap(), 1);
    assert_eq!(dog.call("fields_of_whole", args!()).unwrap(), 3);
    assert_eq!(Animal::fields_of_whole(&dog), 3);
    let mut animal = Animal::construct(args!("rex")).unwrap();
    assert_eq!(animal.call("fields_of_whole", args!()).unwrap(), 1);
    assert_eq!(*SEEN.lock().unwrap(), ["Dog", "Dog", "Animal"]);

    // A `&mut self` method of the base would be rejected, since the dog has a check. This one runs the
    // check, and methods of the dog.
    assert_eq!(dog.call("rename", args!("max", 7)).unwrap(), 7);
    assert_eq!((dog.animal.name.as_str(), dog.barks, dog.age), ("max", 1, 3));
    let error = dog.call("rename", args!("maximilian", 7)).unwrap_err();
    assert!(error.to_string().contains("Dog"), "{error}");
    assert_eq!((dog.animal.name.as_str(), dog.barks), ("max", 1));
    let error = dog.call("rename", args!("m", 700)).unwrap_err();
    assert_eq!(error.mismatches().unwrap().iter().next().unwrap().code(), code::RETURN);
    // An animal does not bark.
    assert!(animal.call("rename", args!("tom", 1)).is_err());
}

#[test]
fn seed_55_they_are_added_at_run_time_as_well() {
    #[derive(Typed)]
    struct Root {
        id: u32,
    }
    #[derive(Typed)]
    struct Leaf {
        #[typed(base)]
        root: Root,
        #[typed(range(..=9))]
        size: u8,
    }
    let class = Root::class();
    class.define("kind", |object: &dyn Object| object.class().name().to_owned()).unwrap();
    class
        .method_builder("resize")
        .param("size")
        .define(|object: &mut dyn Object, size: Untyped| {
            object.set("size", size).map_err(|error| error.to_string())
        })
        .unwrap();
    let mut leaf = Leaf::construct(args!(id = 1, size = 2)).unwrap();
    let mut root = Root::construct(args!(1)).unwrap();
    assert_eq!(leaf.call("kind", args!()).unwrap(), "Leaf");
    assert_eq!(root.call("kind", args!()).unwrap(), "Root");
    leaf.call("resize", args!(size = 3)).unwrap();
    assert_eq!((leaf.size, leaf.root.id), (3, 1));
    assert!(leaf.call("resize", args!("3")).is_err());
    assert!(leaf.call("resize", args!(10)).is_err());
    assert_eq!(leaf.size, 3);
    let error = root.call("resize", args!(3)).unwrap_err();
    assert_eq!(error.to_string(), "Root.resize: Root.size: unknown field");
    assert_eq!(class.method("kind").unwrap().receiver(), Receiver::Whole);
}

/// Left and right have a rule of one kind: the nearest in C3 order counts.
mod in_c3_order {
    use super::*;
    use typed_structs::{Class, rules::Members};

    pub(super) struct Kind(pub(super) &'static str);

    impl Kind {
        const fn check(&self, class: &Class) {
            assert!(Members::FIELDS.nth(class, 3).is_none());
        }
    }

    #[typed_methods(helpers)]
    impl Kind {
        pub fn kind(object: &mut dyn Object) -> Option<&'static str> {
            // What is a base is seen as it is there, and only read.
            let part = object.as_base::<Root>().map(|root| root.id);
            let written = object.as_base_mut::<Root>().map(|mut root| root.set("id", 300).is_err());
            let called = object.as_base_mut::<Root>()?.call("double", Args::new()).ok()?;
            let doubled = part.map(|id| Value::from(id * 2));
            (written == Some(true) && Some(called) == doubled)
                .then(|| object.class().meta::<Kind>().map(|kind| kind.0))?
        }
    }

    #[derive(Typed, Debug)]
    #[typed(meta = Kind("root"))]
    pub(super) struct Root {
        id: u8,
    }

    #[typed_methods]
    impl Root {
        pub fn double(&self) -> u8 {
            self.id * 2
        }
    }

    #[derive(Typed, Debug)]
    pub(super) struct Left {
        #[typed(base)]
        root: Root,
    }

    #[derive(Typed, Debug, Default)]
    #[typed(meta = Kind("right"))]
    pub(super) struct Right {}

    #[derive(Typed, Debug)]
    pub(super) struct Bottom {
        #[typed(base)]
        left: Left,
        #[typed(base)]
        right: Right,
    }
}

#[test]
fn seed_55_rules_and_parts_go_by_the_order_of_bases() {
    use in_c3_order::{Bottom, Kind};
    let mut bottom = Bottom::construct(args!(id = 7)).unwrap();
    assert_eq!(Bottom::class().meta::<Kind>().unwrap().0, "root");
    assert_eq!(bottom.call("kind", args!()).unwrap(), "root");
    let mut dog = Dog::construct(args!(name = "rex", age = 3)).unwrap();
    let mut animal = dog.as_base_mut::<Animal>().unwrap();
    assert_eq!(animal.call("rename", args!("max", 1)).unwrap(), 1);
    assert_eq!((dog.animal.name.as_str(), dog.barks), ("max", 1));
}

/// A base that knows nothing of the rule cannot take its final helper away at run time.
#[test]
fn seed_55_what_is_added_to_a_base_replaces_no_final_helper() {
    struct Sealed;
    impl Sealed {
        const fn check(&self, _: &typed_structs::Class) {}
    }
    #[typed_methods(helpers)]
    impl Sealed {
        #[typed(final)]
        pub fn kind(_object: &dyn Object) -> &'static str {
            "sealed"
        }
    }
    #[derive(Typed)]
    struct Plain {
        a: u8,
    }
    #[derive(Typed)]
    #[typed(meta = Sealed)]
    struct Over {
        #[typed(base)]
        plain: Plain,
    }
    Plain::class().define("kind", |plain: &Plain| plain.a).unwrap();
    assert_eq!(Plain { a: 1 }.call("kind", args!()).unwrap(), 1);
    let mut over = Over { plain: Plain { a: 1 } };
    assert_eq!(over.call("kind", args!()).unwrap(), "sealed");
    assert!(Over::class().method("kind").unwrap().is_final());
    assert!(!Plain::class().method("kind").unwrap().is_final());
}

/// A class made at run time keeps to it as well.
#[cfg(feature = "dynamic")]
#[test]
fn seed_55_bases_of_a_class_made_at_run_time_replace_no_final_helper() {
    struct Sealed;
    impl Sealed {
        const fn check(&self, _: &typed_structs::Class) {}
    }
    #[typed_methods(helpers)]
    impl Sealed {
        #[typed(final)]
        pub fn bark(_object: &dyn Object) -> u8 {
            1
        }
    }
    #[derive(Typed)]
    #[typed(meta = Sealed)]
    struct Quiet {
        a: u8,
    }
    assert_eq!(Quiet { a: 1 }.a, 1);
    let report =
        typed_structs::Class::builder("Both").base::<Dog>().base::<Quiet>().build().unwrap_err();
    assert_eq!(
        report.to_string(),
        "Both: `Dog` cannot redefine `bark`, which is final in the rule `Sealed` of `Quiet`: `Both` has both as bases"
    );
}
