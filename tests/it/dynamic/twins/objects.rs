//! Objects constructed, read from values and held together.

use super::{Make, User, agree, details, full, home, made, map};
use typed_structs::{Args, Object, Value, args};

/// Constructs objects, and collects what is rejected.
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

#[test]
fn objects_are_constructed_alike() {
    agree(constructs);
}

#[test]
fn values_are_read_alike() {
    agree(reads);
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
