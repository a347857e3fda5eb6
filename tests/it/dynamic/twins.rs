//! The same test body over a derived struct and its run-time twin: every outcome and every message is
//! the same.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use typed_structs::{
    Args, Class, Constraint, DynamicType, Instance, Mismatches, Object, Secret, TypeMismatch,
    Typed, Untyped, Value, args, typed_methods,
};

/// Where somebody lives.
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
    /// How old.
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
        .doc("Where somebody lives.")
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
            age.doc("How old.")
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

/// What is constructed, and all that is refused.
fn constructs(make: &dyn Make) -> Vec<String> {
    let mut log = Vec::new();
    let mut all: Vec<Args<'_>> = vec![
        full(),
        args!(),
        args!(1, 2, 3),
        args!(naem = "x", age = 300, role = "root", extra = "y"),
        args!(name = 1, age = 3, id = -1, email = "x", password = 1, home = 1, others = 2),
        args!(name = "?", any = 1, password = "p", home = home()),
        args!(name = "x", any = 1, password = "p", home = home(), role = "admin"),
        args!(name = "x", name = "y", age = 1, age = 2, mail = "a@b", email = "c@d"),
        args!(
            weight = 0,
            share = 1,
            any = (),
            home = map([("city", "".into()), ("zipp", 1.into())])
        ),
        args!(share = 1.5, others = [home(), home(), home()], by_name = map([("a", 1.into())])),
        args!(others = [map([("city", 1.into()), ("zip", "1".into())])], floors = 1),
        args!(home = map([("city", "x".into()), ("floors", [1, 2, 300].into())])),
        args!(by_name = [1], home = map([("floors", "x".into())]), others = [1, 2]),
    ];
    let positional: Args<'_> = args!(
        map([("name", "Ada".into())]),
        20,
        Value::Null,
        8,
        "admin",
        0.25,
        "any",
        "pw",
        home()
    );
    all.push(positional);
    for args in all {
        match make.construct(args) {
            Ok(object) => log.push(object.debug()),
            Err(report) => {
                log.push(report.to_string());
                log.extend(report.iter().map(details));
            }
        }
    }
    log
}

fn reads(make: &dyn Make) -> Vec<String> {
    let valid = make.construct(full()).unwrap().to_value().into_owned();
    let values = [
        valid,
        1.into(),
        Value::Null,
        map([]),
        [1].into(),
        map([("name", "x".into()), ("age", "1".into()), ("kind", "y".into()), ("home", home())]),
    ];
    let read = values.into_iter().map(|value| make.read(value).map(|object| object.debug()));
    read.map(|object| object.unwrap_or_else(|report| report.to_string())).collect()
}

/// Sets by name and path, with the object after each.
fn sets(make: &dyn Make) -> Vec<String> {
    let mut log = Vec::new();
    let mut object = make.construct(full()).unwrap();
    let sets: Vec<(&str, Value<'_>)> = vec![
        ("age", 38.into()),
        ("age", 39.into()),
        ("age", 152.into()),
        ("age", "1".into()),
        ("age", true.into()),
        ("aeg", 1.into()),
        ("mail", "c@d".into()),
        ("email", "nothing".into()),
        ("email", Value::Null),
        ("id", 8.into()),
        ("kind", "x".into()),
        ("table", "x".into()),
        ("role", "root".into()),
        ("role", "admin".into()),
        ("age", 10.into()),
        ("name", "Grace".into()),
        ("name", "?".into()),
        ("name", 1.into()),
        ("named.name", "Joan".into()),
        ("named", map([("name", "Ida".into())])),
        ("weight", 0.into()),
        ("weight", 2.into()),
        ("share", 1.into()),
        ("share", 0.into()),
        ("any", [1, 2].into()),
        ("any[1]", "x".into()),
        ("any[7]", "x".into()),
        ("password", 1.into()),
        ("password", "new".into()),
        ("home.city", "Ulm".into()),
        ("home.city", "".into()),
        ("home.zip", "123".into()),
        ("home.zip", "12345".into()),
        ("home.floors", [1, 2].into()),
        ("home.floors[1]", 4.into()),
        ("home.floors[1]", 400.into()),
        ("home.floors", Value::Null),
        ("home.floors[0]", 1.into()),
        ("home.nothing", 1.into()),
        ("home", 1.into()),
        ("others[0].city", "Köln".into()),
        ("others[0].city", 2.into()),
        ("others[1].city", "x".into()),
        ("others.city", "x".into()),
        ("others", [home(), home(), home()].into()),
        ("others", [home(), home()].into()),
        ("by_name.y.city", "Trier".into()),
        ("by_name.y.city", Value::Null),
        ("by_name.x.city", "x".into()),
        ("by_name.z", home()),
        ("by_name.w", 1.into()),
        ("extra", 6.into()),
        ("extra", "six".into()),
        ("more", 7.into()),
        ("more", 7.5.into()),
        ("a..b", 1.into()),
        ("", 1.into()),
    ];
    for (path, value) in sets {
        match object.set(path, value) {
            Ok(()) => log.push(format!("{path}: set")),
            Err(error) => log.extend([format!("{path}: {error}"), details(&error)]),
        }
        log.push(object.debug());
    }
    log
}

fn gets(make: &dyn Make) -> Vec<String> {
    let object = make.construct(full()).unwrap();
    let paths = [
        "name",
        "named",
        "named.name",
        "nmae",
        "age",
        "mail",
        "id",
        "kind",
        "level",
        "table",
        "home",
        "home.zip",
        "home.zap",
        "others[0].city",
        "others[1]",
        "by_name.y",
        "by_name.q",
        "password",
        "extra",
        "rest",
        "rest.extra",
        "any.x",
        "age.x",
        "[0]",
        "a[",
        "",
    ];
    paths.iter().map(|path| format!("{path}: {}", shown(object.get(path)))).collect()
}

fn updates(make: &dyn Make) -> Vec<String> {
    let mut log = Vec::new();
    let mut object = make.construct(full()).unwrap();
    let changes: Vec<Args<'_>> = vec![
        args!(age = 40, role = "admin"),
        args!(age = 42, role = "root", email = "x"),
        args!(age = 2),
        args!(age = 2, role = "guest", name = "Mary", extra = 9),
        args!(name = "?", age = 4),
        args!(id = 9, kind = "x", table = "y", nothing = 1),
        args!(1),
        args!(home = map([("city", "Ulm".into())]), home = 1),
        args!(agee = 1, home = map([])),
    ];
    for args in changes {
        log.push(shown(object.update(args)));
        log.push(object.debug());
    }
    log
}

fn calls(make: &dyn Make) -> Vec<String> {
    let mut object = make.construct(full()).unwrap();
    let calls: Vec<(&str, Args<'_>)> = vec![
        ("years", args!(4)),
        ("years", args!("4")),
        ("years", args!()),
        ("years", args!(1, 2)),
        ("yaers", args!(1)),
        ("rename", args!("Eva")),
        ("rename", args!(1)),
        ("fail", args!()),
        ("twice", args!(4)),
        ("set", args!("age", 1)),
    ];
    let mut log: Vec<String> =
        calls.into_iter().map(|(name, args)| shown(object.call(name, args))).collect();
    log.push(object.debug());
    log.push(make.call_static("twice", args!(21)));
    log.push(make.call_static("twice", args!("21")));
    log.push(make.call_static("years", args!(1)));
    log
}

fn class_side(make: &dyn Make) -> Vec<String> {
    let class = make.class();
    let mut log = vec![class.name().into(), class.doc().into(), format!("{:?}", class.unknown())];
    for field in class.fields() {
        log.push(format!(
            "{} {} {:?} {:?} {} {} {}",
            field.name(),
            field.type_info(),
            field.aliases(),
            field.constraints(),
            field.is_frozen(),
            field.is_base(),
            field.is_checked(),
        ));
    }
    log.extend(class.attrs().map(|attr| format!("{} {}", attr.name(), attr.type_info())));
    for name in ["kind", "level", "table", "age", "role", "id", "name", "nothing"] {
        log.push(format!("{name}: {}", shown(class.attr(name))));
    }
    for (name, value) in [
        ("kind", Value::from("other")),
        ("kind", 1.into()),
        ("table", "x".into()),
        ("age", 20.into()),
        ("age", 21.into()),
        ("level", 300.into()),
        ("level", 3.into()),
        ("nothing", 1.into()),
    ] {
        log.push(format!("{name} = {}", shown(class.set_attr(name, value))));
    }
    let mut object =
        make.construct(args!(name = "x", any = 1, password = "p", home = home())).unwrap();
    log.push(object.debug());
    log.push(format!("{:?} {:?}", object.get("kind"), object.get("level")));
    log.push(shown(object.set("age", 22.into())));
    // As it was.
    class.set_attr("kind", "user").unwrap();
    class.set_attr("age", 0).unwrap();
    class.set_attr("level", 1).unwrap();
    log
}

#[track_caller]
fn agree(body: fn(&dyn Make) -> Vec<String>) {
    // Class attributes are changed by one of the bodies, for everybody.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let (derived, made) = (body(&Derived), body(&made()));
    for (derived, made) in derived.iter().zip(&made) {
        assert_eq!(derived, made);
    }
    assert_eq!(derived.len(), made.len());
}

#[test]
fn objects_are_constructed_alike() {
    agree(constructs);
}

#[test]
fn values_are_read_alike() {
    agree(reads);
}

#[test]
fn fields_and_paths_are_set_alike() {
    agree(sets);
}

#[test]
fn fields_and_paths_are_read_alike() {
    agree(gets);
}

#[test]
fn updates_are_alike() {
    agree(updates);
}

#[test]
fn methods_are_called_alike() {
    agree(calls);
}

#[test]
fn metadata_and_class_attributes_are_alike() {
    agree(class_side);
}

#[test]
fn both_live_in_one_collection() {
    let mut objects: Vec<Box<dyn Object>> = vec![
        Box::new(User::construct(full()).unwrap()),
        Box::new(made().0.construct(full()).unwrap()),
    ];
    for object in &mut objects {
        object.set("age", 44.into()).unwrap();
        assert_eq!(
            object.set("age", "old".into()).unwrap_err().to_string(),
            "User.age: expected u8, got str \"old\"",
        );
        assert_eq!(object.call("years", args!(2)).unwrap(), 46);
    }
    let [one, other] = &objects[..] else { unreachable!() };
    // Two secrets are not told apart, and not the same.
    assert_eq!(format!("{:?}", one.to_value()), format!("{:?}", other.to_value()));
}
