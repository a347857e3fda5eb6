//! Names of registered classes, and their static methods.

use super::{Mailer, Nothing, Pair, Square, User, map, registry};
use std::any::type_name;
use std::collections::BTreeSet;
use typed_structs::{Object, Registry, Value, args};

#[test]
fn seed_54_classes_register_themselves() {
    let registry = Registry::collect().unwrap();
    let names: Vec<&str> = registry.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Shelf", "User", "Watched", "mail"]);
    let mut user = registry.construct("User", args!("Ada", age = 36)).unwrap();
    assert_eq!(user.call("greet", args!()).unwrap(), "I am Ada");
    let report = registry.construct("User", args!(1, age = 151)).unwrap_err();
    assert_eq!(
        report.to_string(),
        "User.name: expected String, got int 1\nUser.age: expected 0..=150, got int 151"
    );
}

#[test]
fn seed_54_classes_are_registered_by_hand() {
    let registry = registry();
    assert_eq!((registry.len(), registry.is_empty()), (2, false));
    assert_eq!(format!("{registry:?}"), "[\"User\", \"mail\"]");
    assert_eq!(registry.get("mail").unwrap().name(), "mail");
    assert_eq!(registry.get("User").unwrap().field("age").unwrap().type_name(), "u8");
    assert!(registry.get("user").is_none() && !registry.contains("Mailer"));
    assert!(Registry::default().get("User").is_none() && Registry::new().is_empty());
    // Of the empty one, a copy goes its own way.
    let mut copy = registry.clone();
    copy.register::<Nothing>().unwrap();
    assert!(copy.contains("Nothing") && !registry.contains("Nothing"));
}

mod other {
    use typed_structs::Typed;

    #[derive(Typed)]
    pub(super) struct User {
        #[typed(default = 1)]
        pub(super) id: u8,
    }
}

#[test]
fn seed_54_the_first_class_keeps_its_name() {
    let mut registry = registry();
    let error = registry.register::<other::User>().unwrap_err();
    assert_eq!(error.name(), "User");
    let [user, mailer, other] =
        [type_name::<User>(), type_name::<Mailer>(), type_name::<other::User>()];
    assert_eq!((error.registered(), error.refused()), (user, other));
    assert_eq!(
        error.to_string(),
        format!(
            "two classes are named `User`: `{user}` and `{other}`; give one of them another name, \
             with `rename = \"…\"` or `register_as`"
        )
    );
    assert!(registry.get("User").unwrap().field("age").is_some());
    let error = registry.register_as::<User>("mail").unwrap_err();
    assert_eq!((error.registered(), error.refused()), (mailer, user));
    // The same class is not another one.
    registry.register::<User>().unwrap();
    registry.register_as::<User>("User").unwrap();
    registry.register_as::<other::User>("Other").unwrap();
    assert_eq!(registry.len(), 3);
    assert_eq!(registry.construct("Other", args!()).unwrap().get("id").unwrap(), 1);
}

#[test]
fn types_of_one_generic_struct_have_names_of_their_own() {
    let mut registry = Registry::new();
    registry.register_as::<Pair<u8>>("bytes").unwrap();
    registry.register_as::<Pair<u8>>("bytes").unwrap();
    registry.register_as::<Pair<String>>(String::from("texts")).unwrap();
    assert_eq!(
        registry.register_as::<Pair<u16>>("bytes").unwrap_err().refused(),
        type_name::<Pair<u16>>()
    );
    let bytes = registry.construct("bytes", args!(1, 2)).unwrap();
    assert_eq!(bytes.to_value(), Value::from([1, 2]));
    let report = registry.construct("texts", args!(1, "b")).unwrap_err();
    assert_eq!(report.to_string(), "Pair.0: expected String, got int 1");
    let nameless = registry.from_value(map([("class", "bytes".into()), ("0", 1.into())]));
    assert_eq!(
        nameless.unwrap_err().to_string(),
        "Pair: expected arguments of `construct`, since its fields have no names, got map ***"
    );
}

#[test]
fn subclasses_are_found() {
    let mut registry = registry();
    registry.register::<Nothing>().unwrap();
    let names =
        |base| -> Vec<&str> { registry.subclasses_of(base).map(|(name, _)| name).collect() };
    assert_eq!(names(User::class()), ["User", "mail"]);
    assert_eq!(names(Mailer::class()), ["mail"]);
    assert!(names(Square::class()).is_empty());
    let services: BTreeSet<_> =
        registry.iter().filter(|(_, class)| class.info("kind").is_some()).map(|(n, _)| n).collect();
    assert_eq!(services, BTreeSet::from(["mail"]));
}

#[test]
fn static_methods_are_called_by_class() {
    let registry = registry();
    assert_eq!(registry.call_static("User", "parse", args!("7")).unwrap(), 7);
    assert_eq!(registry.call_static("mail", "parse", args!("7")).unwrap(), 7);
    let error = registry.call_static("User", "parse", args!(7)).unwrap_err();
    assert_eq!(error.to_string(), "User.parse(text): expected &str, got int 7");
    let error = registry.call_static("Usr", "parse", args!("7")).unwrap_err();
    assert_eq!(error.to_string(), "Registry.Usr: unknown class; did you mean `User`?");

    let outcome = |class| {
        let mut future = registry.call_static_async(class, "later", args!(1));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(outcome) => outcome.map_err(|error| error.to_string()),
            std::task::Poll::Pending => panic!("nothing to wait for"),
        }
    };
    assert_eq!(outcome("User").unwrap(), 2);
    assert_eq!(outcome("x").unwrap_err(), "Registry.x: unknown class");
}

/// Objects of a registry go to other threads, and beside other objects.
#[test]
fn objects_and_registries_are_shared() {
    let registry = registry();
    let made = std::thread::scope(|scope| {
        let make = || registry.construct("User", args!("Ada")).unwrap();
        [scope.spawn(make), scope.spawn(make)].map(|thread| thread.join().unwrap())
    });
    let mut objects: Vec<Box<dyn Object>> = vec![Box::new(Nothing)];
    made.into_iter().for_each(|object| objects.push(object));
    objects[1].set("age", 7.into()).unwrap();
    assert!(format!("{:?}", objects[1]).starts_with("User "), "{:?}", objects[1]);
    assert!(objects[2].set("age", 300.into()).is_err());
}

#[test]
fn many_classes() {
    let mut registry = Registry::new();
    let names: Vec<String> = (0..1_000).map(|number| format!("Class{number}")).collect();
    for (number, name) in names.iter().enumerate() {
        if number % 2 == 0 {
            registry.register_as::<User>(name.clone()).unwrap();
        } else {
            registry.register_as::<Square>(name.clone()).unwrap();
        }
    }
    assert!(registry.iter().map(|(name, _)| name).eq(&names));
    for (number, name) in names.iter().enumerate() {
        let class = if number % 2 == 0 { "User" } else { "Square" };
        assert_eq!(registry.get(name).unwrap().name(), class);
        assert!(registry.register_as::<Nothing>(name.clone()).is_err());
    }
    assert_eq!(registry.len(), 1_000);
}
