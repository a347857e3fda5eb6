//! Python's `type(name, bases, namespace)`.

use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::thread;
use typed_structs::{
    Change, Class, DynamicClass, Instance, Object, Registry, Typed, Value, args, code, json,
    typed_methods,
};

/// `type("User", (), {"__annotations__": {"a": int, "c": str}, "d": "a", "foo": lambda self, x: …})`.
fn user() -> &'static DynamicClass {
    Class::builder("User")
        .field::<i64>("a")
        .field::<Value<'static>>("b")
        .field::<String>("c")
        .field_with::<String>("d", |d| d.default("a"))
        .class_attr::<String>("api_version", "v1")
        .method("foo", |user: &Instance, x: i64| user.get_as::<i64>("a").map(|a| a + x))
        .build()
        .unwrap()
}

#[derive(Typed, Debug)]
#[typed(class(kind: String = "person"))]
struct Person {
    name: String,
    #[typed(range(0..=150), default = 0)]
    age: u8,
}

#[typed_methods]
impl Person {
    fn greet(&self) -> String {
        format!("I am {}", self.name)
    }

    fn grow(&mut self, years: u8) {
        self.age += years;
    }
}

#[test]
fn seed_49_a_class_made_by_a_call() {
    let mut user = user().construct(args!(1, 2, c = "3")).unwrap();
    assert_eq!(user.get("d").unwrap(), "a");
    user.set("a", 4).unwrap();
    let error = user.set("a", "2").unwrap_err();
    assert_eq!(error.to_string(), "User.a: expected i64, got str \"2\"");
    assert_eq!((error.class(), error.path(), error.code()), ("User", "a", code::TYPE));
    user.update(args!(a = 6, c = "z")).unwrap();
    assert_eq!(user.call("foo", args!(1)).unwrap(), 7);
    assert_eq!(
        user.call("foo", args!("1")).unwrap_err().to_string(),
        "User.foo(0): expected i64, got str \"1\"",
    );
    let class = user.class();
    assert!(class.set_attr("d", 2).is_err());
    class
        .define("double", |user: &Instance, x: i64| user.get_as::<i64>("a").map(|a| a * x))
        .unwrap();
    assert_eq!(user.call("double", args!(4)).unwrap(), 24);
    assert!(class.define("set", |user: &Instance| user.get_as::<i64>("a")).is_err());
    assert!(class.define("of", |person: &Person| i64::from(person.age)).is_err());
    let user = json::instance_from_str(r#"{"a": 1, "b": [true], "c": "x"}"#, class).unwrap();
    assert_eq!(json::to_string(&user).unwrap(), r#"{"a":1,"b":[true],"c":"x","d":"a"}"#);
    assert_eq!(
        format!("{user:?}"),
        r#"User { a: Int(1), b: List([Bool(true)]), c: Str("x"), d: Str("a") }"#
    );
}

/// `type("Employee", (Person,), {…})`, and once more on top of that.
#[test]
fn seed_49_bases_are_derived_structs_and_classes_made_at_run_time() {
    let employee = Class::builder("Employee")
        .base::<Person>()
        .field::<u32>("salary")
        .method("describe", |me: &Instance| -> Result<String, typed_structs::TypeMismatch> {
            Ok(format!("{} earns {}", me.get_as::<String>("name")?, me.get_as::<u32>("salary")?))
        })
        .method("raise", |me: &mut Instance, by: u32| {
            let salary = me.get_as::<u32>("salary")?;
            me.set("salary", salary + by)
        })
        .build()
        .unwrap();
    let manager = Class::builder("Manager")
        .dynamic_base(employee)
        .field_with::<Vec<String>>("reports", |reports| reports.default(Vec::<String>::new()))
        .check(|me| {
            if me.get_as::<u32>("salary").unwrap_or(0) < 100 { Err("too little") } else { Ok(()) }
        })
        .build()
        .unwrap();
    let mut ada = manager.construct(args!(name = "Ada", age = 36, salary = 100)).unwrap();
    assert_eq!(ada.get("kind").unwrap(), "person");
    assert_eq!(ada.get("employee.person.name").unwrap(), "Ada");
    assert_eq!(ada.call("greet", args!()).unwrap(), "I am Ada");
    assert_eq!(ada.call("describe", args!()).unwrap(), "Ada earns 100");
    ada.call("raise", args!(5)).unwrap();
    assert_eq!(ada.get("salary").unwrap(), 105);
    let error = ada.set("age", 200).unwrap_err();
    assert_eq!(error.to_string(), "Manager.age: expected 0..=150, got int 200");
    assert_eq!(error.declared_in(), "Person");
    // Changes by a method of a base go through the checks of the whole object.
    assert_eq!(ada.set("salary", 5).unwrap_err().to_string(), "Manager: too little");
    let error = ada.call("grow", args!(1)).unwrap_err();
    assert!(error.to_string().starts_with("Manager.grow: cannot be called"), "{error}");
    let lower = |me: &mut Instance| me.set("salary", 1);
    employee.define("lower", lower).unwrap();
    assert_eq!(
        ada.call("lower", args!()).unwrap_err().to_string(),
        "Employee.lower: Manager: too little",
    );
    assert_eq!(ada.get("salary").unwrap(), 105);
    let report = manager.construct(args!(zip = "x", age = 300, salary = -1)).unwrap_err();
    let mut lines: Vec<_> = report.iter().map(ToString::to_string).collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "Manager.age: expected u8, got int 300",
            "Manager.name: missing, expected String",
            "Manager.salary: expected u32, got int -1",
            "Manager.zip: unknown field",
        ]
    );
}

#[test]
fn seed_49_objects_of_all_kinds_of_classes_are_in_one_collection() {
    let mut objects: Vec<Box<dyn Object>> = vec![
        Box::new(Person::construct(args!("Ada")).unwrap()),
        Box::new(user().construct(args!(1, 2, "x")).unwrap()),
        Box::new(
            Class::builder("Dog")
                .field::<String>("name")
                .method("greet", |dog: &Instance| {
                    dog.get_as::<String>("name").map(|n| n + " barks")
                })
                .build()
                .unwrap()
                .construct(args!("Rex"))
                .unwrap(),
        ),
    ];
    let names: Vec<_> = objects.iter().map(|object| object.class().name()).collect();
    assert_eq!(names, ["Person", "User", "Dog"]);
    let greetings: Vec<_> = objects
        .iter_mut()
        .map(|object| object.call("greet", args!()).map_err(|error| error.to_string()))
        .map(|greeting| {
            greeting.map_or_else(|error| error, |greeting| greeting.as_str().unwrap().into())
        })
        .collect();
    assert_eq!(greetings, ["I am Ada", "User.greet: unknown method", "Rex barks"]);
}

static CHANGES: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[derive(Typed, Debug)]
#[typed(on_change = told)]
struct Watched {
    #[typed(default = 1)]
    size: i64,
}

fn told(change: &Change<'_>) {
    let told = format!("{}.{} = {}", change.class().name(), change.path(), change.after());
    CHANGES.lock().unwrap().push(told);
}

#[typed_methods]
impl Watched {
    #[typed(getter)]
    fn double(&self) -> i64 {
        self.size * 2
    }

    #[typed(setter)]
    fn set_double(&mut self, double: i64) {
        self.size = double / 2;
    }

    #[typed(final)]
    fn describe(&self) -> String {
        format!("of size {}", self.size)
    }

    async fn later(&self) -> i64 {
        self.size
    }
}

#[test]
fn methods_see_any_object() {
    let class = Class::builder("Dog")
        .field::<String>("name")
        .method("describe", |dog: &dyn Object| -> Result<String, typed_structs::TypeMismatch> {
            Ok(format!("{} {}", dog.class().name(), dog.get("name")?))
        })
        .method("rename", |dog: &mut dyn Object, name: String| dog.set("name", name.into()))
        .build()
        .unwrap();
    let puppy = Class::builder("Puppy").dynamic_base(class).field::<u8>("weeks").build().unwrap();
    let mut puppy = puppy.construct(args!(weeks = 8, name = "Rex")).unwrap();
    puppy.call("rename", args!("Max")).unwrap();
    assert_eq!(puppy.call("describe", args!()).unwrap(), "Puppy \"Max\"");
}

/// Properties, observers, final and async methods come with a derived base.
#[test]
fn what_a_derived_base_has_comes_with_it() {
    let class = Class::builder("Box").base::<Watched>().field::<String>("label").build().unwrap();
    let mut object = class.construct(args!(size = 3, label = "x")).unwrap();
    assert_eq!(object.get("double").unwrap(), 6);
    object.set("double", 8).unwrap();
    object.set("label", "y").unwrap();
    object.update(args!(size = 5)).unwrap();
    assert_eq!(object.call("describe", args!()).unwrap(), "of size 5");
    let mut later = object.call_async("later", args!());
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(matches!(later.as_mut().poll(&mut cx), Poll::Ready(Ok(value)) if value == 5));
    drop(later);
    let names: Vec<_> = object.fields().map(|(field, _)| field.name()).collect();
    assert_eq!(names, ["size", "label"]);
    assert_eq!(
        *CHANGES.lock().unwrap(),
        [
            "Box. = {\"size\": 3, \"label\": \"x\"}",
            "Box.double = 8",
            "Box.label = \"y\"",
            "Box.size = 5",
        ]
    );
    let error = class.define("describe", |_: &Instance| 1).unwrap_err();
    assert_eq!(error.to_string(), "Box.describe: cannot be redefined, it is final in Watched");
}

#[test]
fn a_registry_makes_objects_of_classes_of_all_kinds() {
    let employee = Class::builder("Employee").base::<Person>().field::<u32>("salary");
    let employee = employee.method("count", || 7).build().unwrap();
    let mut registry = Registry::new();
    registry.register::<Person>().unwrap();
    registry.register_class(employee).unwrap();
    registry.register_class(employee).unwrap();
    registry.register_class_as("Member", user()).unwrap();
    assert_eq!(registry.register_class_as("Employee", user()).unwrap_err().name(), "Employee",);
    let of_base: Vec<_> = registry.subclasses_of(Person::CLASS).map(|(name, _)| name).collect();
    assert_eq!(of_base, ["Person", "Employee"]);

    let ada = registry.construct("Employee", args!(name = "Ada", salary = 5)).unwrap();
    assert_eq!(ada.get("name").unwrap(), "Ada");
    let text = r#"{"class": "Employee", "name": "Bob", "salary": 6}"#;
    let bob = json::object_from_str(text, &registry).unwrap();
    assert_eq!(bob.get("salary").unwrap(), 6);
    assert_eq!(registry.call_static("Employee", "count", args!()).unwrap(), 7);
    let text = r#"[{"class": "Person", "name": 1}, {"class": "Employee", "salary": -1}, {"class": "Employe"}]"#;
    assert_eq!(
        json::objects_from_str(text, &registry).unwrap_err().to_string(),
        "Registry[0].name: expected String, got int 1 at line 1 column 30\n\
         Registry[1].salary: expected u32, got int -1 at line 1 column 66\n\
         Registry[1].name: missing, expected String at line 1 column 34\n\
         Registry[2].class: expected the name of a class (Person, Employee or Member), got str \"Employe\"; did you mean `Employee`? at line 1 column 81"
    );
}

#[test]
fn classes_of_the_same_definition_are_different_classes() {
    let (one, other) = (user(), user());
    one.define("only_here", |user: &Instance| user.get_as::<i64>("a")).unwrap();
    let mut of_other = other.construct(args!(1, 2, "x")).unwrap();
    assert!(of_other.call("only_here", args!()).is_err());
    one.set_attr("api_version", "v2").unwrap();
    assert_eq!(of_other.get("api_version").unwrap(), "v1");
    assert!(std::ptr::eq(one.construct(args!(1, 2, "x")).unwrap().class(), one));
    assert!(std::ptr::eq(Object::class(&of_other).dynamic().unwrap(), other));
    assert!(Person::CLASS.dynamic().is_none());
}

#[test]
fn classes_and_instances_are_shared_by_threads() {
    let class = user();
    let counter = Arc::new(Mutex::new(class.construct(args!(0, (), "x")).unwrap()));
    thread::scope(|scope| {
        for number in 0..8_i64 {
            let counter = Arc::clone(&counter);
            scope.spawn(move || {
                class.define(format!("add_{number}"), move |x: i64| x + number).unwrap();
                class.set_attr("d", format!("{number}")).unwrap();
                for _ in 0..100 {
                    let mut own = class.construct(args!(number, (), "x")).unwrap();
                    assert_eq!(own.call("foo", args!(1)).unwrap(), number + 1);
                    assert_eq!(own.call(&format!("add_{number}"), args!(1)).unwrap(), number + 1);
                    let mut shared = counter.lock().unwrap();
                    let a = shared.get_as::<i64>("a").unwrap();
                    shared.set("a", a + 1).unwrap();
                }
            });
        }
    });
    assert_eq!(counter.lock().unwrap().get("a").unwrap(), 800);
    assert_eq!(class.methods().count(), 9);
}
