//! Bases with frozen parts, which the name of the base cannot bypass.

use std::collections::BTreeMap;
use typed_structs::{Args, Object, TypeMismatch, Typed, Value, args, code, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(frozen)]
struct Constant {
    f: i64,
    #[typed(skip)]
    seen: u32,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Open {
    #[typed(base)]
    constant: Constant,
    free: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Higher {
    #[typed(base)]
    open: Open,
    part: Open,
}

fn refused(result: Result<(), TypeMismatch>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_base_with_something_frozen_is_not_replaced_by_name() {
    let constant = |f| BTreeMap::from([("f", f)]);
    let open = |f| BTreeMap::from([("f", f), ("free", 0)]);
    let why = "cannot be replaced: there are frozen fields in the base; set its members one by one";
    let mut object = Open { constant: Constant { f: 1, seen: 3 }, free: 2 };
    let before = object.clone();
    assert_eq!(refused(object.set("constant", constant(4))), format!("Open.constant: {why}"));
    let report = object.update(args!(free = 3, constant = constant(4))).unwrap_err();
    assert_eq!(report.to_string(), format!("Open.constant: {why}"));
    assert_eq!(report.at("constant").unwrap().code(), code::FROZEN);
    assert_eq!(object, before);
    object.set("free", 3).unwrap();

    let mut higher = Higher { open: before.clone(), part: before.clone() };
    let unchanged = higher.clone();
    for path in ["open", "constant", "open.constant"] {
        let value = if path == "open" { open(4) } else { constant(4) };
        assert_eq!(higher.set(path, value).unwrap_err().code(), code::FROZEN, "{path}");
    }
    higher.as_base_mut::<Open>().unwrap().set("constant", constant(4)).unwrap_err();
    for (name, value) in [("open", open(4)), ("constant", constant(4))] {
        let report = higher.update(Args::from_iter([(name, Value::from(value))])).unwrap_err();
        assert_eq!(report.to_string(), format!("Higher.{name}: {why}"));
    }
    assert_eq!(higher, unchanged);
    // A part that is not a base is a plain value, as is a value that the owner's code stores.
    higher.set("part", open(4)).unwrap();
    assert_eq!((higher.part.constant.f, higher.part.constant.seen), (4, 0));
    object.set_constant(Constant { f: 5, seen: 0 }).unwrap();
    assert_eq!(object.constant.f, 5);
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(frozen)]
struct Sealed {
    a: i64,
}

#[typed_methods]
impl Sealed {
    #[typed(getter)]
    fn w(&self) -> i64 {
        self.a
    }

    #[typed(setter)]
    fn set_w(&mut self, n: i64) {
        self.a = n;
    }

    #[typed(setter)]
    fn set_unread(&mut self, n: i64) {
        self.a = n;
    }
}

/// A setter is a way to set a field.
#[test]
fn no_setter_changes_what_is_frozen() {
    #[derive(Typed, Debug, Clone, PartialEq)]
    struct Derived {
        #[typed(base)]
        sealed: Sealed,
        part: Sealed,
    }
    let why = "cannot be changed: the field is frozen";
    let mut sealed = Sealed { a: 1 };
    for name in ["w", "unread"] {
        assert_eq!(refused(sealed.set(name, 2)), format!("Sealed.{name}: {why}"));
        let object: &mut dyn Object = &mut sealed;
        assert_eq!(object.set(name, 2.into()).unwrap_err().code(), code::FROZEN);
        sealed.update(Args::from_iter([(name, Value::from(2))])).unwrap_err();
    }
    assert_eq!((sealed.a, sealed.get("w").unwrap()), (1, 1.into()));
    let mut derived = Derived { sealed: Sealed { a: 1 }, part: Sealed { a: 1 } };
    let before = derived.clone();
    for path in ["w", "unread", "sealed.w", "sealed.unread", "part.w", "part.unread"] {
        assert_eq!(derived.set(path, 2).unwrap_err().code(), code::FROZEN, "{path}");
    }
    derived.as_base_mut::<Sealed>().unwrap().set("w", 2).unwrap_err();
    assert_eq!(derived, before);
}
