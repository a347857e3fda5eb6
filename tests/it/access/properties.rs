//! Properties: those of bases, and secret ones.

use typed_structs::{Secret, Typed, Untyped, args, typed_methods};

#[test]
fn own_virtual_members_come_before_those_of_a_base() {
    #[derive(Typed)]
    struct Base {
        a: i64,
        b: String,
    }
    #[typed_methods]
    impl Base {
        #[typed(getter = "C")]
        fn c(&self) -> i64 {
            self.a
        }
    }
    #[derive(Typed)]
    struct Derived {
        #[typed(base)]
        base: Base,
        set: i64,
    }
    #[typed_methods]
    impl Derived {
        const C: i64 = 77;
        #[typed(getter)]
        fn a(&self) -> i64 {
            -1
        }
        #[typed(setter)]
        fn set_b(&mut self, x: i64) {
            self.set = x;
        }
    }
    let mut derived = Derived { base: Base { a: 1, b: "b".into() }, set: 0 };
    assert_eq!(derived.get("a").unwrap(), -1);
    derived.set("b", 3).unwrap();
    assert_eq!((derived.set, derived.base.b.as_str(), derived.base.c()), (3, "b", 1));
    assert_eq!(derived.get("C").unwrap(), 77);
    assert_eq!(Derived::class().attr("C").unwrap(), 77);
    assert_eq!(
        derived.update(args!(a = 1, C = 2)).unwrap_err().to_string(),
        "Derived.a: cannot be updated with other fields: it is a property; set it alone\n\
         Derived.C: cannot be set on an object: it is a class attribute"
    );
}

#[test]
fn what_a_secret_was_refused_for_does_not_show_it() {
    #[derive(Typed)]
    struct Vault {
        tries: u8,
    }
    #[typed_methods]
    impl Vault {
        #[typed(setter)]
        fn set_code(&mut self, code: Secret<String>) -> Result<(), &'static str> {
            if code.expose().len() < 8 { Err("expected a longer code") } else { Ok(()) }
        }
        fn open(&self, code: Secret<String>) -> bool {
            code.expose().len() > usize::from(self.tries)
        }
    }
    let mut vault = Vault { tries: 0 };
    assert_eq!(
        vault.set("code", "hunter2").unwrap_err().to_string(),
        "Vault.code: expected a longer code, got str ***"
    );
    assert_eq!(
        vault.call("open", args!("x", "hunter2")).unwrap_err().to_string(),
        "Vault.open: expected at most 1 argument, got 2"
    );
}

#[test]
fn nothing_below_a_property_is_set() {
    #[derive(Typed)]
    struct Door {
        open: bool,
    }
    #[typed_methods]
    impl Door {
        #[typed(setter)]
        fn set_state(&mut self, state: Untyped) {
            self.open = state == "open";
        }
    }
    let mut door = Door { open: false };
    door.set("state", "open").unwrap();
    assert!(door.open);
    assert_eq!(door.set("state.inner", "closed").unwrap_err().path(), "state");
    assert!(door.open);
}
