//! The same test body over a derived struct and its dynamic twin: each outcome and message is the same.

mod classes;
mod fields;
mod objects;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use typed_structs::{
    Args, Class, Constraint, DynamicType, Instance, Mismatches, Object, Secret, TypeMismatch,
    Typed, Untyped, Value, args, typed_methods,
};

/// An address.
#[derive(Typed, Debug)]
struct Address {
    #[typed(len(1..=40))]
    city: String,
    #[typed(pattern = "^[0-9]{5}$", default = "00000")]
    zip: String,
    floors: Option<Vec<i8>>,
}

#[derive(Typed, Debug)]
#[typed(class(kind: String = "base", level: u8 = 1), check = Named::is_named)]
struct Named {
    name: String,
    #[typed(range(1..), default = 1)]
    weight: u32,
}

impl Named {
    fn is_named(&self) -> Result<(), String> {
        if self.name == "?" { Err("nobody is called ?".into()) } else { Ok(()) }
    }
}

/// A user of the service.
#[derive(Typed, Debug)]
#[typed(class(kind: String = "user", final table: String = "users"), check = User::fits, unknown = collect)]
struct User {
    #[typed(base)]
    named: Named,
    /// Age in years.
    #[typed(range(0..=150), multiple_of(2), default = 0)]
    age: u8,
    #[typed(alias = "mail", check = has_at)]
    email: Option<String>,
    #[typed(frozen, default = 7)]
    id: u64,
    #[typed(one_of("admin", "guest"), default = "guest")]
    role: String,
    #[typed(range(0.0..1.0), default = 0.5)]
    share: f64,
    any: Untyped,
    password: Secret<String>,
    home: Address,
    #[typed(len(..3), default)]
    others: Vec<Address>,
    #[typed(default)]
    by_name: BTreeMap<String, Option<Address>>,
    #[typed(extras)]
    rest: BTreeMap<String, i64>,
}

fn has_at(email: &Option<String>) -> Result<(), &'static str> {
    match email {
        Some(email) if !email.contains('@') => Err("expected an address with an @"),
        _ => Ok(()),
    }
}

impl User {
    fn fits(&self) -> bool {
        self.role != "admin" || self.age >= 18
    }
}

#[typed_methods]
impl User {
    fn years(&self, more: i64) -> i64 {
        i64::from(self.age) + more
    }

    fn rename(&mut self, name: String) {
        self.named.name = name;
    }

    fn fail(&self) -> Result<i64, std::num::ParseIntError> {
        "x".parse()
    }

    fn twice(number: i64) -> i64 {
        number * 2
    }
}

/// An object of either kind.
trait Twin: Object {
    fn update(&mut self, changes: Args<'_>) -> Result<(), Mismatches>;
    fn debug(&self) -> String;
}

impl Twin for User {
    fn update(&mut self, changes: Args<'_>) -> Result<(), Mismatches> {
        User::update(self, changes)
    }

    fn debug(&self) -> String {
        format!("{:?}", self.to_value())
    }
}

impl Twin for Instance {
    fn update(&mut self, changes: Args<'_>) -> Result<(), Mismatches> {
        Instance::update(self, changes)
    }

    fn debug(&self) -> String {
        format!("{:?}", self.to_value())
    }
}

/// A class of either kind.
trait Make {
    fn class(&self) -> &'static Class;
    fn construct(&self, args: Args<'_>) -> Result<Box<dyn Twin>, Mismatches>;
    fn read(&self, value: Value<'_>) -> Result<Box<dyn Twin>, Mismatches>;
    fn call_static(&self, method: &str, args: Args<'_>) -> String;
}

struct Derived;

impl Make for Derived {
    fn class(&self) -> &'static Class {
        User::CLASS
    }

    fn construct(&self, args: Args<'_>) -> Result<Box<dyn Twin>, Mismatches> {
        Ok(Box::new(User::construct(args)?))
    }

    fn read(&self, value: Value<'_>) -> Result<Box<dyn Twin>, Mismatches> {
        Ok(Box::new(User::from_value(value)?))
    }

    fn call_static(&self, method: &str, args: Args<'_>) -> String {
        shown(User::call_static(method, args))
    }
}

struct Made(&'static typed_structs::DynamicClass);

impl Make for Made {
    fn class(&self) -> &'static Class {
        self.0
    }

    fn construct(&self, args: Args<'_>) -> Result<Box<dyn Twin>, Mismatches> {
        Ok(Box::new(self.0.construct(args)?))
    }

    fn read(&self, value: Value<'_>) -> Result<Box<dyn Twin>, Mismatches> {
        Ok(Box::new(self.0.from_value(value)?))
    }

    fn call_static(&self, method: &str, args: Args<'_>) -> String {
        shown(self.0.call_static(method, args))
    }
}

fn made() -> Made {
    let address = Class::builder("Address")
        .doc("An address.")
        .field_with::<String>("city", |city| city.constraint(Constraint::len(1..=40)))
        .field_with::<String>("zip", |zip| {
            zip.constraint(Constraint::pattern("^[0-9]{5}$")).default("00000")
        })
        .field_of("floors", DynamicType::option(DynamicType::list(DynamicType::of::<i8>())), |f| f)
        .build()
        .unwrap();
    let named = Class::builder("Named")
        .field::<String>("name")
        .field_with::<u32>("weight", |w| w.constraint(Constraint::range(1..)).default(1))
        .class_attr::<String>("kind", "base")
        .class_attr::<u8>("level", 1)
        .check(|named| match named.get_as::<String>("name").as_deref() {
            Ok("?") => Err("nobody is called ?"),
            _ => Ok(()),
        })
        .build()
        .unwrap();
    let address = || DynamicType::object(address);
    let user = Class::builder("User")
        .doc("A user of the service.")
        .dynamic_base(named)
        .field_with::<u8>("age", |age| {
            age.doc("Age in years.")
                .constraint(Constraint::range(0..=150))
                .constraint(Constraint::multiple_of(2))
                .default(0)
        })
        .field_with::<Option<String>>("email", |email| {
            email.alias("mail").check(|email| match email.as_str() {
                Some(email) if !email.contains('@') => Err("expected an address with an @"),
                _ => Ok(()),
            })
        })
        .field_with::<u64>("id", |id| id.frozen().default(7))
        .field_with::<String>("role", |role| {
            role.constraint(Constraint::one_of(["admin", "guest"])).default("guest")
        })
        .field_with::<f64>("share", |share| {
            share.constraint(Constraint::range(0.0..1.0)).default(0.5)
        })
        .field::<Untyped>("any")
        .field::<Secret<String>>("password")
        .field_of("home", address(), |home| home)
        .field_of("others", DynamicType::list(address()), |others| {
            others.constraint(Constraint::len(..3)).default(Vec::<i64>::new())
        })
        .field_of("by_name", DynamicType::map(DynamicType::option(address())), |by_name| {
            by_name.default(typed_structs::Map::new())
        })
        .field_with::<BTreeMap<String, i64>>("rest", |rest| rest.extras())
        .class_attr::<String>("kind", "user")
        .final_class_attr::<String>("table", "users")
        .check(|user| {
            user.get("role").unwrap() != "admin" || user.get_as::<u8>("age").unwrap() >= 18
        })
        .method_with("years", |years| {
            years.param("more").define(|user: &Instance, more: i64| {
                user.get_as::<i64>("age").map(|age| age + more)
            })
        })
        .method_with("rename", |rename| {
            rename.param("name").define(|user: &mut Instance, name: String| user.set("name", name))
        })
        .method("fail", |_: &Instance| "x".parse::<i64>())
        .method_with("twice", |twice| twice.param("number").define(|number: i64| number * 2))
        .build()
        .unwrap();
    Made(user)
}

fn shown<T: std::fmt::Debug, E: std::fmt::Display>(result: Result<T, E>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(error) => format!("refused: {error}"),
    }
}

/// The codes and all else that a mismatch tells, beside its line.
fn details(mismatch: &TypeMismatch) -> String {
    let one = mismatch;
    format!(
        "{} {} {} {} {} {} {:?} {}",
        one.class(),
        one.path(),
        one.code(),
        one.expected(),
        one.actual(),
        one.declared_in(),
        one.suggestion(),
        one.others().len(),
    )
}

fn home() -> Value<'static> {
    map([("city", "Bonn".into())])
}

fn map<const N: usize>(entries: [(&'static str, Value<'static>); N]) -> Value<'static> {
    Value::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

fn full() -> Args<'static> {
    args!(
        name = "Ada",
        any = 1,
        password = "secret",
        home = home(),
        mail = "a@b",
        age = 36,
        others = [home()],
        by_name = map([("x", Value::Null), ("y", home())]),
        extra = 5
    )
}

#[track_caller]
fn agree(body: fn(&dyn Make) -> Vec<String>) {
    // One of the bodies changes class attributes, which all tests share.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let (derived, made) = (body(&Derived), body(&made()));
    for (derived, made) in derived.iter().zip(&made) {
        assert_eq!(derived, made);
    }
    assert_eq!(derived.len(), made.len());
}
