//! The rules that ship, and how a rule sees a class.

use super::services::{Base, MailingList, list};
use typed_structs::rules::{
    Case, Documented, MaxFields, Member, Members, Names, NoUntyped, RequiredAttr,
};
use typed_structs::{Class, Typed, Untyped, args, code, typed_methods};

/// The tasks of `__prepare__`, `__new__`, `__init__` and `__call__` have a place each. A duplicate member
/// does not compile, rules check the class at compile time, constructors and checks build objects.
#[test]
fn seed_50_rules_and_hooks_of_construction_go_together() {
    #[derive(Typed, Debug)]
    #[typed(meta = Names::of(Members::CLASS).ending_with("Order"), check = is_paid)]
    struct PaidOrder {
        total: i64,
        paid: i64,
    }
    fn is_paid(order: &PaidOrder) -> Result<(), String> {
        if order.paid < order.total {
            Err(format!("{} is open", order.total - order.paid))
        } else {
            Ok(())
        }
    }
    #[typed_methods]
    impl PaidOrder {
        #[typed(init)]
        fn at_once(total: i64) -> Self {
            Self { total, paid: total.min(100) }
        }
    }
    assert_eq!(PaidOrder::construct(args!(7)).unwrap().paid, 7);
    let error = PaidOrder::construct(args!(107)).unwrap_err();
    assert_eq!(error.to_string(), "PaidOrder: 7 is open");
}

#[test]
fn seed_51_a_required_class_attribute_is_typed_and_inherited() {
    // `Base` has none, which is allowed. `MailingList` inherits that of `Mail`.
    assert_eq!(Base::class().attr("api_version").unwrap_err().code(), code::UNKNOWN);
    assert_eq!(list().get("api_version").unwrap(), "v1");
    const INHERITED: bool = match MailingList::CLASS.find_attr_info("api_version") {
        Some(attr) => attr.type_info().name().len() == "String".len(),
        None => false,
    };
    const { assert!(INHERITED) };
    // A constant of a block is a class attribute, too, and what a rule is made of can be one.
    #[derive(Typed)]
    #[typed(meta(RequiredAttr::of::<u32>("LIMIT"), MaxFields(Self::LIMIT as usize)))]
    struct Limited(u8);
    #[typed_methods]
    impl Limited {
        pub const LIMIT: u32 = 4;
    }
    assert_eq!(Limited::class().attr("LIMIT").unwrap(), 4);
    assert_eq!(Limited(Limited::LIMIT as u8).0, 4);
    assert_eq!(Limited::class().meta::<MaxFields>().unwrap().0, 4);
}

#[test]
fn seed_52_conventions_are_about_the_names_that_values_have() {
    #[derive(Typed)]
    #[typed(
        rename_all = "camelCase",
        class(MAX_AGE: u8 = 9),
        meta(
            Names::of(Members::FIELDS).in_case(Case::Camel),
            Names::of(Members::ATTRS).in_case(Case::ScreamingSnake).beginning_with("MAX_"),
            Names::of(Members::METHODS).beginning_with("on_"),
            Names::of(Members::CLASS).in_case(Case::Pascal),
        )
    )]
    struct WebUser {
        user_name: String,
    }
    #[typed_methods]
    impl WebUser {
        pub fn on_login(&self) -> usize {
            self.user_name.len()
        }
    }
    let mut user = WebUser::construct(args!(userName = "ada")).unwrap();
    assert_eq!(user.call("on_login", args!()).unwrap(), 3);

    #[derive(Typed, Debug)]
    #[typed(meta(Names::of(Members::VARIANTS).in_case(Case::Pascal), Names::of(Members::FIELDS).in_case(Case::Snake)))]
    enum Shape {
        Point,
        Circle(u8),
        Box { side_length: u8 },
    }
    assert!(matches!(Shape::from_value("Point").unwrap(), Shape::Point));
    assert_eq!(format!("{:?}{:?}", Shape::Circle(1), Shape::Box { side_length: 2 }).len(), 31);
}

/// A documented class.
#[derive(Typed)]
#[typed(
    class(/** An attribute. */ level: u8 = 1),
    meta(Documented(Members::ALL), NoUntyped, MaxFields(2))
)]
struct Documents {
    /// One.
    one: Vec<Option<u8>>,
    /// Two.
    two: std::collections::BTreeMap<String, Inner>,
}

#[derive(Typed)]
struct Inner {
    any: Untyped,
}

#[typed_methods]
impl Documents {
    /// A method.
    pub fn method(&self) -> usize {
        self.one.len() + self.two.values().filter(|inner| inner.any == 1).count()
    }
}

/// The class of a base has its own doc, and a skipped field is not a member.
#[derive(Typed)]
#[typed(meta = Documented(Members::ALL))]
struct Derived {
    #[typed(base)]
    inner: Inner,
    /// Documented.
    own: u8,
    #[typed(skip)]
    cache: Option<u8>,
}

#[test]
fn seed_52_bases_and_skipped_fields_need_no_doc() {
    let derived = Derived::construct(typed_structs::args!(any = 1, own = 2)).unwrap();
    assert_eq!((derived.inner.any, derived.own, derived.cache), (1.into(), 2, None));
    let mut walk = Members::FIELDS.walk(Derived::class());
    let mut bases = Vec::new();
    while let Some(member) = walk.next() {
        bases.push((member.name(), member.is_base()));
    }
    assert_eq!(bases, [("inner", true), ("own", false)]);
}

/// A field without a name has none to describe.
#[derive(Typed, Debug, PartialEq)]
#[typed(meta = Documented(Members::ALL))]
enum Event {
    /// Moved.
    Moved(u8, u8),
    /// Renamed.
    Renamed {
        /// The new name.
        name: String,
    },
}

#[derive(Typed)]
enum Bare {
    #[allow(dead_code)]
    Renamed { name: String },
}

#[test]
fn documented_names_the_variant_and_passes_over_fields_without_names() {
    assert_eq!(Event::construct(args!(Moved = [1, 2])).unwrap(), Event::Moved(1, 2));
    let mut walk = Members::FIELDS.walk(Event::class());
    let mut variants = Vec::new();
    while let Some(member) = walk.next() {
        variants.push((member.variant(), member.name()));
    }
    let moved = Some("Moved");
    assert_eq!(variants, [(moved, "0"), (moved, "1"), (Some("Renamed"), "name")]);
    assert_eq!(Members::FIELDS.nth(Documents::class(), 0).unwrap().variant(), None);

    let check = || Documented(Members::FIELDS).check(Bare::class());
    let message = *std::panic::catch_unwind(check).unwrap_err().downcast::<String>().unwrap();
    let expected =
        "the field `name` of `Bare::Renamed` must be documented: add a doc comment, `/// …`";
    assert_eq!(message, expected);
}

#[test]
fn seed_52_a_rule_walks_the_members() {
    const fn count(members: Members, class: &Class) -> usize {
        let mut count = 0;
        let mut walk = members.walk(class);
        while let Some(member) = walk.next() {
            assert!(!member.doc().is_empty() && members.has(member.kind()));
            let has_type = Members::FIELDS.and(Members::ATTRS).has(member.kind());
            assert!(member.type_info().is_some() == has_type);
            count += 1;
        }
        count
    }
    const ALL: usize = count(Members::ALL, Documents::CLASS);
    assert_eq!(ALL, 5);
    for members in [Members::CLASS, Members::ATTRS, Members::METHODS] {
        assert_eq!(count(members, Documents::class()), 1);
    }
    assert_eq!(count(Members::FIELDS, Documents::class()), 2);
    assert_eq!(count(Members::VARIANTS, Documents::class()), 0);
    let names = |members: Members, class| -> Vec<&str> {
        (0..).map_while(|at| members.nth(class, at)).map(|one: Member| one.name()).collect()
    };
    let both = Members::FIELDS.and(Members::METHODS);
    assert_eq!(names(both, Documents::class()), ["one", "two", "method"]);
    assert!(<Option<Vec<Untyped>> as typed_structs::ToValue>::TYPE.has_untyped());
    assert!(!Documents::class().field("two").unwrap().type_info().has_untyped());
}
