//! Properties of bases and other parts, below the outer checks.

use typed_structs::{Object, Secret, TypeMismatch, Typed, Value, code, typed_methods};

#[derive(Typed, Debug, Clone, Default, PartialEq)]
struct Meter {
    a: i64,
    #[typed(frozen, default = 1)]
    id: u32,
    #[typed(default)]
    runs: u32,
}

#[typed_methods]
impl Meter {
    /// Nothing reads it.
    #[typed(setter)]
    fn set_w(&mut self, n: i64) {
        self.runs += 1;
        self.a = n;
    }

    #[typed(getter)]
    fn broken(&self) -> Result<i64, String> {
        Err("cannot be computed".into())
    }

    #[typed(setter)]
    fn set_broken(&mut self, n: i64) {
        self.set_w(n);
    }

    /// Reads another value than it was set to.
    #[typed(getter)]
    fn tens(&self) -> i64 {
        self.a / 10
    }

    #[typed(setter)]
    fn set_tens(&mut self, n: i64) {
        self.set_w(n * 10);
    }

    /// Changes the object even if it returns an error.
    #[typed(setter)]
    fn set_even(&mut self, n: i64) -> Result<(), String> {
        self.set_w(n);
        if n % 2 == 0 { Ok(()) } else { Err("expected an even number".into()) }
    }

    #[typed(getter)]
    fn only(&self) -> i64 {
        self.a
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Watched::is_small)]
struct Watched {
    #[typed(base)]
    v: Meter,
}

impl Watched {
    fn is_small(&self) -> bool {
        self.v.a < 100
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Higher {
    #[typed(base)]
    watched: Watched,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Nested::is_small)]
struct Nested {
    v: Meter,
    list: Vec<Option<Box<Meter>>>,
}

impl Nested {
    fn is_small(&self) -> bool {
        self.v.a < 100 && self.list.iter().flatten().all(|meter| meter.a < 100)
    }
}

fn meter() -> Meter {
    Meter { a: 15, id: 7, runs: 0 }
}

fn watched() -> Watched {
    Watched { v: meter() }
}

fn refused(result: Result<(), TypeMismatch>) -> String {
    result.unwrap_err().to_string()
}

const TOO_BIG: &str = "expected a value that passes its check";

#[test]
fn no_virtual_field_gets_round_the_check_of_what_is_around_it() {
    let mut w = watched();
    for name in ["w", "v.w", "broken", "v.broken", "tens", "even", "v.even"] {
        assert_eq!(refused(w.set(name, 500)), format!("Watched: {TOO_BIG}"), "{name}");
        assert_eq!(w, watched(), "{name}");
        let object: &mut dyn Object = &mut w;
        object.set(name, 500.into()).unwrap_err();
        assert_eq!(w, watched(), "{name}");
    }
    w.as_base_mut::<Meter>().unwrap().set("w", 500).unwrap_err();
    assert_eq!(w, watched());
    let mut higher = Higher { watched: watched() };
    let before = higher.clone();
    for path in ["w", "v.w", "watched.w", "watched.v.broken", "v.even"] {
        higher.set(path, 500).unwrap_err();
        assert_eq!(higher, before, "{path}");
    }
    higher.as_base_mut::<Meter>().unwrap().set("w", 500).unwrap_err();
    assert_eq!(higher, before);
    let mut nested = Nested { v: meter(), list: vec![None, Some(Box::new(meter()))] };
    let before = nested.clone();
    for path in ["v.w", "v.broken", "v.even", "list[1].w", "list[1].tens"] {
        assert_eq!(refused(nested.set(path, 500)), format!("Nested: {TOO_BIG}"), "{path}");
        assert_eq!(nested, before, "{path}");
    }
    nested.set("list[1].w", 50).unwrap();
    assert_eq!(
        nested.list[1].as_ref().map(|meter| (meter.a, meter.id, meter.runs)),
        Some((50, 7, 1))
    );
}

#[test]
fn a_setter_behind_a_check_runs_once_and_speaks_for_itself() {
    let mut w = watched();
    // Neither a wrong type nor an error of the setter changes anything.
    for path in ["w", "v.tens", "even"] {
        let error = w.set(path, "x").unwrap_err();
        assert_eq!((error.code(), w == watched()), (code::TYPE, true), "{error}");
    }
    assert_eq!(refused(w.set("tens", "x")), "Watched.tens: expected i64, got str \"x\"");
    assert_eq!(refused(w.set("even", 3)), "Watched.even: expected an even number, got int 3");
    assert_eq!(refused(w.set("v.even", 3)), "Watched.v.even: expected an even number, got int 3");
    assert_eq!(refused(w.set("only", 3)), "Watched.only: cannot be set: it has a getter only");
    assert_eq!(w, watched());
    w.set("tens", 4).unwrap();
    assert_eq!(w.v, Meter { a: 40, id: 7, runs: 1 });
    w.set("v.even", 6).unwrap();
    assert_eq!(w.v, Meter { a: 6, id: 7, runs: 2 });
}

/// The whole object is copied for its setter: what is skipped, opaque or secret is restored as well.
#[test]
fn what_is_skipped_or_hidden_is_restored_behind_a_setter() {
    macro_rules! guarded {
        ($($name:ident { $(#[$attr:meta])* $field:ident: $type:ty = $value:expr })*) => {$({
            #[derive(Typed, Clone, Debug, PartialEq)]
            struct $name {
                a: i64,
                $(#[$attr])*
                $field: $type,
            }
            #[typed_methods]
            impl $name {
                #[typed(setter)]
                fn set_w(&mut self, n: i64) {
                    self.a = n;
                }
                #[typed(getter)]
                fn only(&self) -> i64 {
                    self.a
                }
            }
            #[derive(Typed, Clone, Debug, PartialEq)]
            #[typed(check = Outer::is_small)]
            struct Outer {
                #[typed(base)]
                inner: $name,
            }
            impl Outer {
                fn is_small(&self) -> bool {
                    self.inner.a < 100
                }
            }
            let mut outer = Outer { inner: $name { a: 1, $field: $value } };
            let before = outer.clone();
            for path in ["w", "inner.w"] {
                assert_eq!(refused(outer.set(path, 500)), format!("Outer: {TOO_BIG}"), "{path}");
                assert_eq!(outer, before, "{path}");
            }
            assert!(refused(outer.set("only", 1)).contains("getter only"));
            outer.set("a", 500).unwrap_err();
            assert_eq!(outer, before);
            outer.set("w", 2).unwrap();
            outer.set("a", 3).unwrap();
            assert_eq!((outer.inner.a, outer.inner.$field), (3, before.inner.$field));
        })*};
    }
    guarded! {
        Skipped { #[typed(skip)] state: u32 = 3 }
        Opaque { #[typed(opaque)] state: std::time::SystemTime = std::time::SystemTime::UNIX_EPOCH }
        Hidden { state: Secret<String> = Secret::new("x".into()) }
        HiddenValue { state: Secret<typed_structs::Untyped> = Secret::new(Value::Null) }
    }
}

/// A setter changes an object before it can be checked: without a copy, it could not be restored.
#[test]
fn properties_below_checks_need_clone() {
    #[derive(Typed)]
    struct Plain {
        a: i64,
    }
    #[typed_methods]
    impl Plain {
        #[typed(setter)]
        fn set_w(&mut self, n: i64) {
            self.a = n;
        }
    }
    #[derive(Typed)]
    #[typed(check = Outer::is_small)]
    struct Outer {
        #[typed(base)]
        inner: Plain,
    }
    impl Outer {
        fn is_small(&self) -> bool {
            self.inner.a < 100
        }
    }
    let mut outer = Outer { inner: Plain { a: 1 } };
    for (path, value) in [("w", 500), ("inner.w", 2)] {
        let error = outer.set(path, value).unwrap_err();
        assert_eq!(error.code(), code::FROZEN, "{error}");
        assert!(error.to_string().contains("derive `Clone`"), "{error}");
    }
    assert_eq!(outer.inner.a, 1);
    // Nothing can reject what a setter leaves here.
    outer.inner.set("w", 500).unwrap();
    assert_eq!(outer.inner.a, 500);
}
