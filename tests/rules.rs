//! The rows of `conformance/seed.md` about rules: what `meta = …` demands while compiling, what is left
//! of it at run time, and the methods that come with it. What does not compile is in `tests/ui`.

#![allow(clippy::unwrap_used, reason = "tests")]

use typed_structs::rules::{
    Case, Documented, MaxFields, Member, Members, Names, NoUntyped, RequiredAttr, Sentence,
};
use typed_structs::{
    Args, Call, CallError, Class, Finished, Hook, Object, Receiver, Typed, Untyped, Value, args,
    code, typed_methods,
};

/// A rule of the user's own, made of those that ship and of a demand of its own.
#[derive(Debug, PartialEq)]
struct Service {
    table: &'static str,
    ordered: bool,
}

impl Service {
    const fn check(&self, class: &Class) {
        RequiredAttr::of::<String>("api_version").of_subclasses().check(class);
        Names::of(Members::FIELDS.and(Members::METHODS)).in_case(Case::Snake).check(class);
        if self.ordered && class.is_inheriting() && class.field("position").is_none() {
            let sentence = Sentence::new().text("`").text(class.name()).text("` is in the table `");
            sentence.text(self.table).text("`, which is ordered: add a field `position`").fail();
        }
    }
}

/// What every service gets.
#[typed_methods(helpers)]
impl Service {
    /// What it is, and where.
    pub fn describe(service: &dyn Object, separator: &str) -> Result<String, String> {
        let table = service.class().meta::<Self>().ok_or("no table")?.table;
        let name = service.get("name").map_err(|error| error.to_string())?;
        Ok(format!(
            "{}{separator}{table}{separator}{}",
            service.class().name(),
            name.as_str().unwrap()
        ))
    }

    #[typed(final)]
    pub fn move_to(
        service: &mut dyn Object,
        #[typed(default = 1)] position: u32,
    ) -> Result<(), String> {
        service.set("position", position.into()).map_err(|error| error.to_string())
    }

    pub fn replaced(_service: &dyn Object) -> u8 {
        0
    }

    #[typed(skip)]
    pub fn rules() -> usize {
        7
    }
}

#[derive(Typed, Debug)]
#[typed(meta = Service { table: "services", ordered: true })]
struct Base {
    name: String,
}

#[derive(Typed, Debug)]
#[typed(class(api_version: String = "v1"))]
struct Mail {
    #[typed(base)]
    base: Base,
    #[typed(range(..=9), default = 0)]
    position: u32,
}

#[typed_methods]
impl Mail {
    /// In the place of the rule's.
    pub fn replaced(&self) -> u8 {
        1
    }
}

/// Three levels, with rules of its own; the attribute is inherited.
#[derive(Typed, Debug)]
#[typed(meta(MaxFields(4), Service { table: "lists", ordered: false }))]
struct MailingList {
    #[typed(base)]
    mail: Mail,
    #[typed(default = 1)]
    position: u32,
    #[typed(default)]
    members: Vec<String>,
}

fn mail() -> Mail {
    Mail::construct(args!(name = "post")).unwrap()
}

fn list() -> MailingList {
    MailingList::construct(args!(name = "news")).unwrap()
}

#[test]
fn seed_50_the_value_of_a_rule_is_read_at_run_time() {
    let table = |class: &Class| class.meta::<Service>().map(|rule| (rule.table, rule.ordered));
    assert_eq!(table(Base::class()), Some(("services", true)));
    assert_eq!(table(Mail::class()), Some(("services", true)));
    // The nearest one.
    assert_eq!(table(MailingList::class()), Some(("lists", false)));
    assert_eq!(MailingList::class().meta::<MaxFields>().unwrap().0, 4);
    assert!(Mail::class().meta::<MaxFields>().is_none() && Mail::class().meta::<u8>().is_none());
    let held: &'static Service = Mail::class().meta().unwrap();
    assert!(std::thread::spawn(move || held.ordered).join().unwrap());
    assert!(!Mail::class().is_inheriting());
}

/// What `__prepare__`, `__new__`, `__init__` and `__call__` are for has a place each: what is in the body
/// twice does not compile, rules look at the class while it does, constructors and checks make objects.
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
    // `Base` has none, which is no mistake; `MailingList` inherits that of `Mail`.
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

#[test]
fn seed_52_a_rule_walks_the_members() {
    const fn count(members: Members, class: &Class) -> usize {
        let mut count = 0;
        while let Some(member) = members.nth(class, count) {
            assert!(!member.doc().is_empty() && members.has(member.kind()));
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

#[test]
fn seed_55_every_class_with_the_rule_gets_its_methods() {
    let mut mail = mail();
    assert_eq!(mail.call("describe", args!(" ")).unwrap(), "Mail services post");
    assert_eq!(list().call("describe", args!(separator = "/")).unwrap(), "MailingList/lists/news");
    let mut base = Base::construct(args!("b")).unwrap();
    assert_eq!(base.call("describe", args!(" ")).unwrap(), "Base services b");
    assert_eq!(Mail::call_static("rules", args!()).unwrap_err().mismatches().unwrap().len(), 1);
    assert_eq!(Service::rules(), 7);

    // What a method of the class itself replaces.
    assert_eq!(mail.call("replaced", args!()).unwrap(), 1);
    assert_eq!(base.call("replaced", args!()).unwrap(), 0);

    // Through all doors.
    let object: &mut dyn Object = &mut mail;
    assert_eq!(object.call("describe", args!("-")).unwrap(), "Mail-services-post");
    let mut future = object.call_async("describe", args!("-"));
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(done) = future.as_mut().poll(&mut cx) else { unreachable!() };
    assert_eq!(done.unwrap(), "Mail-services-post");
}

#[test]
fn seed_55_their_arguments_are_checked_and_what_they_set_is_too() {
    let mut mail = mail();
    let error = mail.call("describe", args!(1, 2, seperator = 3)).unwrap_err();
    assert_eq!(error.mismatches().unwrap().len(), 3);
    let error = mail.call("describe", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Mail.describe(separator): missing, expected &str");
    let error = mail.call("describes", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Mail.describes: unknown method; did you mean `describe`?");

    assert_eq!(mail.call("move_to", args!()).unwrap(), Value::Null);
    assert_eq!(mail.position, 1);
    let error = mail.call("move_to", args!(position = 10)).unwrap_err();
    let CallError::Failed { class, method, source } = error else { unreachable!() };
    // The rule is that of `Base`.
    assert_eq!((class, method), ("Base", "move_to"));
    assert_eq!(source.to_string(), "Mail.position: expected ..=9, got int 10");
    assert_eq!(mail.position, 1);
    let error = Mail::call_static("move_to", args!(1)).unwrap_err();
    assert_eq!(error.to_string(), "Mail.move_to: expected an object to be called on, got nothing");
}

#[test]
fn seed_55_they_are_listed_and_described() {
    let names =
        |class: &'static Class| -> Vec<&str> { class.methods().map(|one| one.name()).collect() };
    assert_eq!(names(Base::class()), ["describe", "move_to", "replaced"]);
    assert_eq!(names(Mail::class()), ["replaced"]);
    let describe = Mail::class().method("describe").unwrap();
    assert_eq!((describe.doc(), describe.receiver()), ("What it is, and where.", Receiver::Whole));
    assert_eq!(describe.params().len(), 1);
    let move_to = Mail::class().method("move_to").unwrap();
    assert!(move_to.is_final() && move_to.receiver() == Receiver::WholeMut);
    // Neither is to be replaced at run time.
    let error = Mail::class().define("move_to", |_: &Mail| 1).unwrap_err();
    assert_eq!(error.reason, typed_structs::Reason::Final);
    let error = MailingList::class().redefine("move_to", |_: &MailingList| 1).unwrap_err();
    assert_eq!((error.reason, error.declared_in), (typed_structs::Reason::Final, "MailingList"));
    // A rule's method stands behind those of all bases, also where a subclass has the rule again.
    assert_eq!(list().call("replaced", args!()).unwrap(), 1);
    MailingList::class().define("replaced", |list: &MailingList| list.members.len()).unwrap();
    assert_eq!(list().call("replaced", args!()).unwrap(), 0);
    assert_eq!(names(MailingList::class()), ["replaced", "describe", "move_to"]);
}

mod of_a_base {
    use super::*;

    #[derive(Typed, Debug, Clone)]
    pub(super) struct Animal {
        pub(super) name: String,
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
        pub fn rename(
            animal: &mut dyn Object,
            name: &str,
            to: Untyped,
        ) -> Result<Untyped, CallError> {
            animal.set("name", name.into()).map_err(typed_structs::Mismatches::from)?;
            animal.call("bark", Args::new())?;
            Ok(to)
        }
    }

    #[derive(Typed, Debug)]
    #[typed(check = is_short)]
    pub(super) struct Dog {
        #[typed(base)]
        pub(super) animal: Animal,
        pub(super) age: u8,
        #[typed(default = 0)]
        pub(super) barks: u32,
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

    pub(super) struct Counted;

    pub(super) static SEEN: std::sync::Mutex<Vec<&str>> = std::sync::Mutex::new(Vec::new());

    impl Hook for Counted {
        type State = ();

        fn before(&self, call: &Call<'_>) {
            SEEN.lock().unwrap().push(call.class());
        }

        fn after(&self, (): (), _: &Finished<'_>) {}
    }
}

#[test]
fn seed_55_a_method_of_a_base_sees_the_whole_object_where_it_says_so() {
    use of_a_base::{Animal, Dog, SEEN};
    let mut dog = Dog::construct(args!(name = "rex", age = 3)).unwrap();
    assert_eq!(dog.call("fields_of_part", args!()).unwrap(), 1);
    assert_eq!(dog.call("fields_of_whole", args!()).unwrap(), 3);
    assert_eq!(Animal::fields_of_whole(&dog), 3);
    let mut animal = Animal::construct(args!("rex")).unwrap();
    assert_eq!(animal.call("fields_of_whole", args!()).unwrap(), 1);
    assert_eq!(*SEEN.lock().unwrap(), ["Dog", "Dog", "Animal"]);

    // A method on `&mut self` of the base would be refused, since the dog has a check; this one goes
    // through it, and through methods of the dog.
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

mod generic {
    use super::*;
    use std::marker::PhantomData;

    /// A rule with a parameter.
    pub(super) struct Of<T>(pub(super) PhantomData<fn() -> T>);

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
    pub(super) struct List<T> {
        pub(super) items: Vec<T>,
    }

    #[typed_methods]
    impl<T: for<'v> typed_structs::FieldType<'v> + 'static> List<T> {
        pub fn count(&self) -> usize {
            self.items.len()
        }
    }

    #[derive(Typed)]
    pub(super) struct Numbers {
        #[typed(base)]
        pub(super) list: List<u32>,
    }
}

#[test]
fn seed_55_rules_of_types_with_parameters() {
    use generic::{List, Numbers};
    let mut list: List<u16> = List::construct(args!([1, 2])).unwrap();
    assert_eq!(list.call("size_of_items", args!()).unwrap(), 2);
    assert_eq!(list.call("count", args!()).unwrap(), 2);
    let mut numbers = Numbers::construct(args!(items = [1, 2, 3])).unwrap();
    assert_eq!(numbers.call("size_of_items", args!()).unwrap(), 4);
    assert_eq!(numbers.list.items.len(), 3);
}
