//! Wrong definitions: all that is wrong with one, in one report.

use std::collections::BTreeMap;
use typed_structs::{
    Class, ClassBuilder, Constraint, DefineClassErrorKind, DynamicType, Fault, Instance, Map,
    Secret, Typed, UnknownFields, Value, args,
};

fn refused(builder: ClassBuilder) -> Vec<String> {
    let error = builder.build().unwrap_err();
    assert_eq!(error.faults().len(), error.to_string().lines().count());
    error.to_string().lines().map(String::from).collect()
}

#[derive(Typed, Debug)]
struct Base {
    #[typed(default = 1)]
    size: i64,
}

#[test]
fn every_fault_is_reported() {
    let builder = Class::builder("Foo")
        .field::<i64>("a")
        .field::<i64>("a")
        .field::<String>("")
        .field_with::<String>("b", |b| b.default(1).alias("a"))
        .field_with::<u8>("c", |c| c.constraint(Constraint::len(1..)).default(300))
        .field_with::<u8>("d", |d| d.constraint(Constraint::range(1..=5)).default(7))
        .field_with::<String>("e", |e| e.constraint(Constraint::pattern("(")))
        .field_with::<i64>("f", |f| f.constraint(Constraint::range(5..5)))
        .field_of(
            "g",
            DynamicType::list(DynamicType::of::<bool>().constraint(Constraint::multiple_of(0))),
            |g| g.default(["x"]),
        )
        .field_with::<i64>("rest", |rest| rest.extras())
        .field_with::<BTreeMap<String, i64>>("more", |more| more.extras())
        .class_attr::<String>("v", 1)
        .class_attr::<i64>("d", 1)
        .method("set", |_: &Instance| 1)
        .method("set_a", |_: &Instance| 1)
        .method("of_base", |_: &Base| 1)
        .method("", |_: &Instance| 1)
        .method("twice", |_: &Instance| 1)
        .method("twice", |_: &Instance| 1)
        .method_with("named", |named| named.param("x").param("x").define(|_: &Instance, x: i64| x));
    assert_eq!(
        refused(builder),
        [
            "Foo.a: declared twice: fields, their aliases and class attributes have different names",
            "Foo.: a field, and a class attribute, needs a name",
            "Foo.a: declared twice: fields, their aliases and class attributes have different names",
            "Foo.d: declared twice: fields, their aliases and class attributes have different names",
            "Foo.c: the constraint `length 1..` requires a string or a collection, not u8",
            "Foo.e: not a regular expression: unclosed group",
            "Foo.f: no number is in the range 5..5",
            "Foo.g: the constraint `a multiple of 0` requires a number, not bool",
            "Foo.rest: only a map with string keys can collect extras",
            "Foo.more: another field already collects extras",
            "Foo.b: expected String, got int 1",
            "Foo.c: expected u8, got int 300",
            "Foo.d: expected 1..=5, got int 7",
            "Foo.g[0]: expected bool, got str \"x\"",
            "Foo.v: expected String, got int 1",
            "Foo.set: cannot be redefined, it is reserved in Foo",
            "Foo.set_a: cannot be redefined, it is reserved in Foo",
            "Foo.of_base: the closure takes objects of another class",
            "Foo.: a method needs a name",
            "Foo.twice: cannot be redefined, it is sealed in Foo",
            "Foo.named: expected at most 1 parameter, got 2",
        ]
    );
}

#[test]
fn faults_are_told_apart() {
    let error = Class::builder("")
        .unknown(UnknownFields::Collect)
        .field_with::<u8>("a", |a| a.default("x"))
        .method("get", |_: &Instance| 1)
        .build()
        .unwrap_err();
    let [class, collect, default, method] = error.faults() else { panic!("{error}") };
    assert!(matches!(class, DefineClassErrorKind::Declaration { .. }));
    assert_eq!(class.to_string(), "class: a class needs a name");
    assert!(matches!(collect, DefineClassErrorKind::Declaration { .. }));
    assert!(
        matches!(default, DefineClassErrorKind::Mismatch(mismatch) if mismatch.code() == "type")
    );
    assert!(matches!(method, DefineClassErrorKind::OverrideDisallowed(_)));
}

#[test]
fn bases_are_different_ones() {
    assert_eq!(
        refused(Class::builder("Foo").base::<Base>().base::<Base>()),
        [
            "Foo.base: declared twice: fields, their aliases and class attributes have different names",
            "Foo: `Base` is a base of `Foo` twice",
        ]
    );
}

#[derive(Typed, Debug)]
#[typed(class(final table: String = "other", kind: i64 = 1))]
struct Other {
    #[typed(default)]
    size: String,
    length: u8,
}

/// The derive rejects the same definitions, with the same messages.
#[test]
fn bases_that_conflict_are_refused() {
    let left = Class::builder("Left").base::<Base>().build().unwrap();
    let right = Class::builder("Right").base::<Base>().build().unwrap();
    assert_eq!(
        refused(Class::builder("Both").dynamic_base(left).dynamic_base(right)),
        [
            "Both: `Both` would have two copies of `size`, since it has `Base` as a base along two paths: \
          declare `size` in `Both` itself"
        ]
    );
    let both = Class::builder("Both").dynamic_base(left).dynamic_base(right);
    let both = both.field_with::<i64>("size", |size| size.default(2)).build().unwrap();
    let mro: Vec<_> = both.mro().map(Class::name).collect();
    assert_eq!(mro, ["Both", "Left", "Right", "Base"]);
    assert!(both.is_subclass_of(right) && !left.is_subclass_of(right));
    assert_eq!(
        refused(Class::builder("Order").base::<Base>().dynamic_base(left)),
        ["Order: inconsistent bases of `Order`: `Base` must come both before and after `Left`"]
    );
    assert_eq!(
        refused(Class::builder("Mixed").dynamic_base(left).base::<Other>()),
        [
            "Mixed: the bases `Base` and `Other` of `Mixed` disagree on `size`, which is `i64` in one, \
          `String` in the other: declare `size` in `Mixed` itself"
        ]
    );
    assert_eq!(
        refused(Class::builder("Fixed").base::<Other>().class_attr::<String>("table", "mine")),
        ["Fixed: `Fixed` cannot redefine the class attribute `table`, which is final in `Other`"]
    );
    assert_eq!(
        refused(Class::builder("Hides").base::<Other>().field::<u8>("length")),
        ["Hides: `length` of `Hides` hides that of `Other`, which then gets no value in \
          `Hides`: give the one in `Other` a default"]
    );
}

#[test]
fn classes_of_one_name_are_different_bases() {
    let mixin = |number: i64| {
        Class::builder("Mixin").method(format!("m{number}"), move || number).build().unwrap()
    };
    let left = Class::builder("Left").dynamic_base(mixin(1)).build().unwrap();
    let right = Class::builder("Right").dynamic_base(mixin(2)).build().unwrap();
    let both = Class::builder("Both").dynamic_base(left).dynamic_base(right).build().unwrap();
    let mro: Vec<_> = both.mro().map(Class::name).collect();
    assert_eq!(mro, ["Both", "Left", "Mixin", "Right", "Mixin"]);
    let mut object = both.construct(args!()).unwrap();
    assert_eq!(object.call("m1", args!()).unwrap(), 1);
    assert_eq!(object.call("m2", args!()).unwrap(), 2);
}

#[test]
fn a_derived_base_is_a_part_of_the_object() {
    let class = Class::builder("Sized").base::<Base>().field::<i64>("limit");
    let class = class
        .check(|sized| sized.get_as::<i64>("size").ok() <= sized.get_as::<i64>("limit").ok())
        .build()
        .unwrap();
    let mut sized = class.construct(args!(size = 3, limit = 5)).unwrap();
    assert_eq!(sized.as_base::<Base>().unwrap().size, 3);
    assert!(sized.as_base::<Other>().is_none());
    let mut base = sized.as_base_mut::<Base>().unwrap();
    base.set("size", 4).unwrap();
    assert_eq!(
        base.set("size", 6).unwrap_err().to_string(),
        "Sized: expected a value that passes its check",
    );
    assert_eq!(sized.get("size").unwrap(), 4);
}

#[test]
fn a_class_may_have_no_fields_or_very_many() {
    let empty = Class::builder("Empty").build().unwrap();
    assert_eq!(empty.construct(args!()).unwrap().to_value(), Value::Map(Map::new()));
    assert_eq!(
        empty.construct(args!(1)).unwrap_err().to_string(),
        "Empty: expected no positional arguments, got 1",
    );
    let many = (0..5000).fold(Class::builder("Many"), |builder, index| {
        builder.field_with::<i64>(format!("field_{index}"), |field| field.default(index))
    });
    let many = many.build().unwrap().construct(args!(field_4999 = -1)).unwrap();
    assert_eq!(many.get("field_4998").unwrap(), 4998);
    assert_eq!(many.get("field_4999").unwrap(), -1);
    let too_many = (0..70_000)
        .fold(Class::builder("TooMany"), |builder, index| builder.field::<()>(format!("{index}")));
    assert_eq!(refused(too_many), ["TooMany: a class has fewer than 32768 names of fields"]);
}

#[test]
fn frozen_classes_stay_as_they_are() {
    let class = Class::builder("Point").frozen().field::<i64>("x").build().unwrap();
    let mut point = class.construct(args!(1)).unwrap();
    assert_eq!(point.set("x", 2).unwrap_err().code(), "frozen");
    assert_eq!(point.update(args!(x = 2)).unwrap_err().iter().next().unwrap().code(), "frozen");
    assert_eq!(point.get("x").unwrap(), 1);
}

#[derive(Typed, Debug)]
struct Login {
    user: String,
    password: Secret<String>,
    #[typed(skip)]
    tries: u32,
}

#[test]
fn updates_leave_what_they_do_not_name_in_bases_made_of_anything() {
    let inner = Class::builder("Inner").base::<Login>().field::<i64>("size").build().unwrap();
    let outer = Class::builder("Outer").dynamic_base(inner).field::<i64>("x").build().unwrap();
    let mut object =
        outer.construct(args!(user = "a", password = "hunter2", size = 1, x = 2)).unwrap();
    object.update(args!(user = "b", size = 3, x = 4)).unwrap();
    let report = object.update(args!(user = "c", size = 5, size = 6)).unwrap_err();
    assert_eq!(report.to_string(), "Outer.size: field given twice");
    let report = object.update(args!(user = 1, x = 5)).unwrap_err();
    assert_eq!(report.to_string(), "Outer.user: expected String, got int 1");
    let login = object.as_base::<Login>();
    assert_eq!(login.map(|login| (&*login.user, login.tries)), Some(("b", 0)));
    assert_eq!(object.get("user").unwrap(), "b");
    assert_eq!((object.get("size").unwrap(), object.get("x").unwrap()), (3.into(), 4.into()));
}

#[test]
fn the_field_of_a_base_can_have_another_name() {
    let with_field = Class::builder("Sized").field::<String>("base");
    let faults = refused(with_field.base::<Base>());
    assert!(
        faults.iter().any(|fault| fault.starts_with("Sized.base: declared twice")),
        "{faults:?}"
    );
    let inner = Class::builder("Base").field::<u8>("level").build().unwrap();
    let class = Class::builder("Sized")
        .field::<String>("base")
        .base_as::<Base>("derived")
        .dynamic_base_as("made", inner)
        .build()
        .unwrap();
    let mut object = class.construct(args!("x", level = 3, size = 2)).unwrap();
    object.set("derived.size", 5).unwrap();
    assert_eq!(object.get("size").unwrap(), 5);
    assert_eq!(object.get("made.level").unwrap(), 3);
    assert_eq!(object.get("base").unwrap(), "x");
}

/// The field of a base is named as its class, in snake case.
#[test]
fn bases_are_fields_named_after_their_classes() {
    let names = [
        ("Person", "person"),
        ("HttpServer", "http_server"),
        ("HTTPServer", "httpserver"),
        ("ServerHTTP", "server_http"),
        ("Http2Server", "http2_server"),
        ("Snake_Case", "snake_case"),
        ("lower", "lower"),
        ("A", "a"),
        ("ÄpfelÖl", "äpfel_öl"),
    ];
    for (class, field) in names {
        let base = Class::builder(class).field_with::<i64>("x", |x| x.default(1)).build().unwrap();
        let derived = Class::builder("Derived").dynamic_base(base).build().unwrap();
        let [only] = derived.fields() else { panic!("one base") };
        assert_eq!((only.name(), only.is_base()), (field, true), "{class}");
        let object = derived.construct(args!()).unwrap();
        assert_eq!(object.get(&format!("{field}.x")).unwrap(), 1);
    }
}

#[test]
fn functions_around_construction_run_for_new_objects() {
    let class = Class::builder("Server")
        .field::<String>("host")
        .field_with::<u16>("port", |port| {
            port.check(|port| port.as_u64().is_none_or(|port| port > 0))
        })
        .before(|value| {
            if let Value::Map(map) = value
                && let Some(host) = map.remove("address")
            {
                map.push("host", host);
            }
        })
        .check(|server| {
            let is_empty = server.get("host").is_ok_and(|host| host == "");
            is_empty.then(|| Fault::new("is empty").at("host").code("empty"))
        })
        .after(|server| server.get("host").is_ok_and(|host| host != "localhost"))
        .build()
        .unwrap();
    let server = |host: &'static str| {
        let mut map = Map::new();
        map.push("address", host);
        map.push("port", 1);
        class.from_value(Value::Map(map))
    };
    let mut object = server("a").unwrap();
    assert_eq!(object.get("host").unwrap(), "a");
    let refused = "Server: expected a value that passes its check";
    assert_eq!(server("localhost").unwrap_err().to_string(), refused);
    assert_eq!(class.construct(args!("localhost", 1)).unwrap_err().to_string(), refused);
    object.set("host", "localhost").unwrap();

    let error = object.set("host", "").unwrap_err();
    assert_eq!(
        (error.path(), error.code(), error.message().as_str()),
        ("host", "empty", "is empty")
    );
    let report = server("").unwrap_err();
    assert_eq!(report.to_string(), "Server.host: is empty");
}
