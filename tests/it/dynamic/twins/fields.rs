//! Fields and paths, read, set and updated.

use super::{Make, agree, details, full, home, map, shown};
use typed_structs::{Args, Value, args};

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
