//! Rules of types of all kinds: with parameters, enums, borrowing ones.

use std::marker::PhantomData;
use typed_structs::rules::MaxFields;
use typed_structs::{Class, Event, FieldType, Object, Typed, Value, args, typed_methods};

/// A rule with a parameter.
struct Of<T>(PhantomData<fn() -> T>);

impl<T> Of<T> {
    const fn check(&self, class: &Class) {
        MaxFields(2).check(class);
        assert!(size_of::<T>() <= 8, "the items are too large");
    }
}

#[typed_methods(helpers)]
impl<T: 'static> Of<T> {
    pub fn size_of_items(_object: &dyn Object) -> usize {
        size_of::<T>()
    }
}

#[derive(Typed)]
#[typed(meta = Of::<T>(PhantomData), methods(0))]
struct List<T> {
    items: Vec<T>,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + 'static> List<T> {
    pub fn count(&self) -> usize {
        self.items.len()
    }
}

#[derive(Typed)]
struct Numbers {
    #[typed(base)]
    list: List<u32>,
}

#[test]
fn seed_55_rules_of_types_with_parameters() {
    let mut list: List<u16> = List::construct(args!([1, 2])).unwrap();
    assert_eq!(list.call("size_of_items", args!()).unwrap(), 2);
    assert_eq!(list.call("count", args!()).unwrap(), 2);
    let mut numbers = Numbers::construct(args!(items = [1, 2, 3])).unwrap();
    assert_eq!(numbers.call("size_of_items", args!()).unwrap(), 4);
    assert_eq!(numbers.list.items.len(), 3);
}

fn heard(event: &Event<'_>) {
    assert!(!matches!(event, Event::Started(call) if call.class().is_empty()));
}

struct Shown;

impl Shown {
    const fn check(&self, class: &Class) {
        let _ = class;
    }
}

#[typed_methods(helpers, around = heard, crate = ::typed_structs)]
impl Shown {
    pub fn show(object: &(dyn Object + '_), #[typed(rest)] names: Vec<String>) -> Vec<String> {
        names.iter().map(|name| format!("{:?}", object.get(name).is_ok())).collect()
    }

    #[typed(rename = "class_name", tag = "shown")]
    pub fn name(object: &dyn Object) -> &'static str {
        object.class().name()
    }
}

#[derive(Typed, Debug)]
#[typed(meta = Shown)]
enum Choice {
    One,
    Two(u8),
}

/// Its own methods cannot be called by name, those of rules can.
#[derive(Typed, Debug)]
#[typed(meta = Shown)]
struct Pair<T> {
    left: T,
    right: T,
}

#[derive(Typed, Debug)]
#[typed(meta = Shown, frozen)]
struct Borrowing<'b> {
    text: &'b str,
}

#[test]
fn seed_55_objects_of_all_kinds_have_them() {
    let mut choice = Choice::Two(1);
    let shown =
        |texts: &[&'static str]| Value::List(texts.iter().map(|text| (*text).into()).collect());
    let found = choice.call("show", args!("1", "[0]")).unwrap();
    assert_eq!(found, shown(&["false", "true"]));
    assert_eq!(Choice::One.call("class_name", args!()).unwrap(), "Choice");
    let mut pair = Pair { left: 1_u8, right: 2 };
    let object: &mut dyn Object = &mut pair;
    let found = object.call("show", args!("left", "top")).unwrap();
    assert_eq!(found, shown(&["true", "false"]));
    assert_eq!(object.class().methods_tagged("shown").next().unwrap().name(), "class_name");
    let static_text = Borrowing { text: "b" };
    assert_eq!(static_text.get("text").unwrap(), "b");
    assert!(Borrowing::class().method("show").is_some());
}

struct Shared(u8);

impl Shared {
    const fn check(&self, class: &Class) {
        assert!(class.name().len() > self.0 as usize);
    }
}

#[typed_methods(helpers)]
impl Shared {
    pub fn least(object: &dyn Object) -> Option<u8> {
        object.class().meta::<Shared>().map(|rule| rule.0)
    }
}

const KEPT: Shared = Shared(1);
const REFERENCE: &Shared = &Shared(2);
static STATIC: Shared = Shared(3);

#[test]
fn seed_55_a_reference_to_a_rule_is_the_rule() {
    macro_rules! referring {
        ($name:ident, $rule:expr) => {{
            #[derive(Typed, Debug)]
            #[typed(meta = $rule)]
            struct $name {
                a: u8,
            }
            let mut object = $name { a: 1 };
            assert_eq!($name::class().methods().count(), usize::from(object.a));
            let least = object.call("least", args!()).unwrap();
            assert_eq!(least, Value::from($name::class().meta::<Shared>().unwrap().0));
            least
        }};
    }
    assert_eq!(referring!(ToConst, &KEPT), 1);
    assert_eq!(referring!(ByConst, REFERENCE), 2);
    assert_eq!(referring!(ToStatic, &STATIC), 3);
}
