//! Fields of bases that are frozen, skipped, secret or checked.

use typed_structs::{Secret, Typed, Value, args, code};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Base::is_small)]
struct Base {
    name: String,
    #[typed(default = 1)]
    size: i64,
    #[typed(frozen, default = 7)]
    id: u32,
}

impl Base {
    fn is_small(&self) -> bool {
        self.size < 10
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Derived::fits)]
struct Derived {
    #[typed(base)]
    base: Base,
    limit: i64,
}

impl Derived {
    fn fits(&self) -> Result<(), String> {
        if self.base.size <= self.limit {
            Ok(())
        } else {
            Err(format!("size {} is above {}", self.base.size, self.limit))
        }
    }
}

fn derived() -> Derived {
    Derived::construct(args!(name = "x", limit = 5)).unwrap()
}

#[test]
fn frozen_members_of_a_base_stay() {
    let mut derived = derived();
    assert_eq!(derived.set("id", 8).unwrap_err().code(), code::FROZEN);
    let report = derived.update(args!(id = 8, limit = 6)).unwrap_err();
    assert_eq!(report.to_string(), "Derived.id: cannot be changed: the field is frozen");
    assert_eq!((derived.base.id, derived.limit), (7, 5));
}

#[test]
fn checks_of_the_base_and_of_the_whole_hold() {
    let mut derived = derived();
    let before = derived.clone();
    let too_small = "Derived: expected a value that passes its check";
    assert_eq!(derived.set("size", 10).unwrap_err().to_string(), too_small);
    assert_eq!(derived.set("size", 6).unwrap_err().to_string(), "Derived: size 6 is above 5");
    assert_eq!(derived.set("base.size", 6).unwrap_err().to_string(), "Derived: size 6 is above 5");
    derived.update(args!(size = 10, limit = 20)).unwrap_err();
    derived.update(args!(size = 6)).unwrap_err();
    assert_eq!(derived, before);
    derived.update(args!(size = 6, limit = 6)).unwrap();
    assert_eq!((derived.base.size, derived.limit), (6, 6));
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Account {
    user: String,
    password: Secret<String>,
    #[typed(skip)]
    logins: u32,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Admin {
    #[typed(base)]
    account: Account,
    level: u8,
}

#[test]
fn what_cannot_be_copied_is_never_lost() {
    let mut admin = Admin::construct(args!(user = "a", password = "hunter2", level = 1)).unwrap();
    admin.account.logins = 3;
    admin.set("user", "b").unwrap();
    admin.set("password", "hunter3").unwrap();
    admin.update(args!(user = "c", level = 2)).unwrap();
    assert_eq!((&*admin.account.user, admin.level, admin.account.logins), ("c", 2, 3));
    assert_eq!(admin.account.password.expose(), "hunter3");
    let before = admin.clone();
    let report = admin.update(args!(password = "hunter4", level = "x")).unwrap_err();
    assert!(!report.to_string().contains("hunter"), "{report}");
    assert_eq!(admin, before);
    admin.update(args!(password = "hunter4", level = 3)).unwrap();
    assert_eq!((admin.level, admin.account.logins), (3, 3));
    assert_eq!(admin.account.password.expose(), "hunter4");
}

#[test]
fn defaults_that_cannot_be_copied_are_not_taken() {
    #[derive(Typed)]
    struct Holder {
        #[typed(opaque, default = 1)]
        opaque: u8,
        #[typed(default = Secret::new(1))]
        secret: Secret<u8>,
    }
    let error = Holder::class().set_attr("opaque", Value::opaque(2_u8)).unwrap_err();
    assert_eq!(error.code(), code::FROZEN);
    Holder::class().set_attr("secret", 200).unwrap();
    assert_eq!(Holder::class().attr("secret").unwrap().to_string(), "***");
    let holder = Holder::construct(args!()).unwrap();
    assert_eq!((holder.opaque, *holder.secret.expose()), (1, 200));
    assert_eq!(holder.get("secret").unwrap().to_string(), "***");
}
