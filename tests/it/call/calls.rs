//! Methods by name, and static ones.

use typed_structs::{
    Args, CallError, Mismatches, Object, Receiver, Secret, Typed, Untyped, Value, args, of,
    typed_methods,
};

#[derive(Typed, Debug, Clone, PartialEq)]
struct User {
    a: i64,
    c: String,
}

#[typed_methods]
impl User {
    /// Adds to `a`.
    fn foo(&self, x: i64) -> i64 {
        self.a + x
    }

    #[typed(final)]
    fn id(&self) -> String {
        format!("{}-{}", self.a, self.c)
    }

    fn rename(&mut self, to: &str, #[typed(default = 2)] times: usize) -> usize {
        self.c = to.repeat(times);
        self.c.len()
    }

    fn parse(text: &str) -> Result<i64, std::num::ParseIntError> {
        text.parse()
    }

    #[typed(returns = i64)]
    fn odd(&self, wrong: bool) -> Untyped {
        if wrong { Value::from("1") } else { Value::from(1) }
    }

    fn sum(xs: &[i64]) -> i64 {
        xs.iter().sum()
    }

    fn find(&self, #[typed(default = "x")] text: &str, from: Option<usize>) -> Option<usize> {
        self.c.get(from.unwrap_or_default()..)?.find(text)
    }

    #[cfg(any())]
    fn compiled_out(&self, missing: Missing) {}

    fn nothing(&self) {}

    #[typed(rename = "type")]
    fn type_of(&self, r#as: &User) -> bool {
        self == r#as
    }

    #[typed(skip)]
    fn into_a(self) -> i64 {
        self.a
    }
}

mod elsewhere {
    #[typed_structs::typed_methods(1)]
    impl super::User {
        pub(super) fn far(&self) -> i64 {
            self.a * 100
        }
    }
}

fn user() -> User {
    User { a: 1, c: "x".into() }
}

/// The report of a rejected call, which leaves the object as it was.
fn refused(method: &str, args: Args<'_>) -> String {
    let mut object = user();
    let error = object.call(method, args).unwrap_err();
    assert_eq!(object, user());
    assert!(matches!(error, CallError::Mismatches(_)));
    error.to_string()
}

#[test]
fn seed_08_a_method_is_checked() {
    let mut user = user();
    assert_eq!(user.call("foo", args!(1)).unwrap(), Value::Int(2));
    assert_eq!(user.call("foo", args!(x = 1)).unwrap(), 2);
    assert_eq!(user.call("rename", args!("ab")).unwrap(), 4);
    assert_eq!(user.call("id", args!()).unwrap(), "1-abab");
    assert_eq!(user.call("find", args!("b")).unwrap(), 1);
    assert_eq!(user.call("find", args!()).unwrap(), Value::Null);
    let same = args!(user.clone());
    assert_eq!(user.call("type", same).unwrap(), true);
    assert_eq!((user.far(), user.into_a()), (100, 1));
}

#[test]
fn seed_27_nothing_is_returned() {
    assert_eq!(user().call("nothing", args!()).unwrap(), Value::Null);
}

#[test]
fn blocks_in_other_modules_count() {
    assert_eq!(user().call("far", args!()).unwrap(), 100);
    let names: Vec<_> = User::class().methods().map(|method| method.name()).collect();
    assert_eq!(
        names,
        ["foo", "id", "rename", "parse", "odd", "sum", "find", "nothing", "type", "far"]
    );
    let method = User::class().method("rename").unwrap();
    assert_eq!(method.receiver(), Receiver::Mut);
    assert_eq!(method.params()[1].type_name(), "usize");
    assert_eq!(User::class().method("foo").unwrap().doc(), "Adds to `a`.");
    assert!(User::class().method("id").unwrap().is_final());
}

#[test]
fn seed_10_wrong_arguments_and_returns_say_which() {
    assert_eq!(refused("foo", args!("1")), "User.foo(x): expected i64, got str \"1\"");
    assert_eq!(refused("odd", args!(true)), "User.odd(return): expected i64, got str \"1\"");
    let error = user().call("odd", args!(true)).unwrap_err();
    assert_eq!(error.mismatches().unwrap().iter().next().unwrap().code(), "return");
    assert_eq!(user().call("odd", args!(false)).unwrap(), 1);
}

#[test]
fn all_faults_of_a_call_are_in_one_report() {
    assert_eq!(
        refused("rename", args!(1, 2, 3, to = "x", time = 4)),
        "User.rename: expected at most 2 arguments, got 3\n\
         User.rename(to): parameter given twice\n\
         User.rename(time): unknown parameter; did you mean `times`?\n\
         User.rename(to): expected &str, got int 1"
    );
    assert_eq!(
        refused("rename", args!(times = -1)),
        "User.rename(to): missing, expected &str\n\
         User.rename(times): expected usize, got int -1"
    );
    assert_eq!(refused("nothing", args!(1)), "User.nothing: expected no arguments, got 1");
    assert_eq!(refused("fo", args!()), "User.fo: unknown method; did you mean `foo`?");
    assert_eq!(refused("compiled_out", args!()), "User.compiled_out: unknown method");
    assert_eq!(refused("into_a", args!()), "User.into_a: unknown method");
}

#[test]
fn seed_11_static_methods_are_checked() {
    assert_eq!(User::call_static("parse", args!("12")).unwrap(), 12);
    assert_eq!(User::call_static("sum", args!([1, 2])).unwrap(), 3);
    let error = User::call_static("sum", args!([1.5, 2.0])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "User.sum(xs)[0]: expected i64, got float 1.5\nUser.sum(xs)[1]: expected i64, got float 2.0"
    );
    let error = User::call_static("foo", args!(1)).unwrap_err();
    assert_eq!(error.to_string(), "User.foo: expected an object to be called on, got nothing");
}

#[test]
fn seed_12_static_method_through_an_object_without_argument() {
    assert_eq!(refused("parse", args!()), "User.parse(text): missing, expected &str");
}

#[test]
fn seed_13_static_method_through_an_object() {
    assert_eq!(user().call("parse", args!("7")).unwrap(), 7);
}

#[test]
fn a_methods_own_error_stays_reachable() {
    let error = user().call("parse", args!("x")).unwrap_err();
    assert_eq!(error.to_string(), "User.parse: invalid digit found in string");
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.is::<std::num::ParseIntError>());
    assert!(error.mismatches().is_none());
}

#[test]
fn input_69_cfg_on_a_method_is_copied_to_what_is_generated() {
    assert!(User::class().method("compiled_out").is_none());
}

#[test]
fn objects_of_different_classes_are_called_by_name() {
    #[derive(Typed, Debug)]
    struct Own {
        a: i64,
    }
    #[typed_methods]
    impl Own {
        fn fixed(&self) -> i64 {
            self.a
        }
        #[typed(final)]
        fn sealed(&self) {}
    }
    #[derive(Typed)]
    struct Wrapper<T> {
        inner: T,
    }
    let mut objects: Vec<Box<dyn Object>> =
        vec![Box::new(user()), Box::new(Own { a: 5 }), Box::new(Wrapper { inner: 1 })];
    let outcomes: Vec<_> = objects
        .iter_mut()
        .map(|object| {
            let name = if object.class().name() == "User" { "id" } else { "fixed" };
            object.call(name, args!()).map_err(|error| error.to_string())
        })
        .collect();
    assert_eq!(outcomes[0], Ok(Value::from("1-x")));
    assert_eq!(outcomes[1], Ok(Value::from(5)));
    assert_eq!(outcomes[2], Err("Wrapper.fixed: unknown method".into()));
    assert_eq!(of(&mut user()).call("foo", args!(1)).unwrap(), 2);
    assert_eq!(
        (Own { a: 1 }.fixed(), Own { a: 1 }.sealed(), Wrapper { inner: 2 }.inner),
        (1, (), 2)
    );
}

#[test]
fn call_errors_can_cross_threads() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<CallError>();
    check::<Mismatches>();
}

#[test]
fn what_a_method_should_have_kept_secret_is_not_shown() {
    #[derive(Typed)]
    #[typed(class(tokens: Vec<Secret<u8>> = Vec::new()))]
    struct Vault {
        a: i64,
    }
    #[typed_methods]
    impl Vault {
        #[typed(returns = Vec<Secret<i64>>)]
        fn open(&self) -> Untyped {
            Value::from(format!("hunter{}", self.a))
        }
    }
    let error = Vault { a: 2 }.call("open", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Vault.open(return): expected Vec<Secret<i64>>, got str ***");
    let error = Vault::class().set_attr("tokens", "hunter2").unwrap_err();
    assert_eq!(error.to_string(), "Vault.tokens: expected Vec<Secret<u8>>, got str ***");
}
