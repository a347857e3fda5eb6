#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]
use typed_structs::{CallError, Typed, Untyped, Value, args, typed_methods};

#[derive(Typed, Debug)]
struct User {
    a: i64,
    c: String,
}

#[typed_methods]
impl User {
    /// Adds.
    pub fn foo(&self, x: i64) -> i64 {
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
    #[cfg(any())]
    fn never(&self) {}
    fn nothing(&self) {}
    #[typed(skip)]
    fn take(self) -> i64 {
        self.a
    }
}

mod elsewhere {
    #[typed_structs::typed_methods(1)]
    impl super::User {
        fn far(&self) -> i64 {
            self.a * 100
        }
    }
}

fn user() -> User {
    User::construct(args!(1, c = "x")).unwrap()
}

#[test]
fn calls_by_name() {
    let mut user = user();
    assert_eq!(user.call("foo", args!(1)).unwrap(), Value::Int(2));
    assert_eq!(user.call("foo", args!(x = 1)).unwrap(), 2);
    assert_eq!(user.call("far", args!()).unwrap(), 100);
    assert_eq!(user.call("nothing", args!()).unwrap(), Value::Null);
    assert_eq!(user.call("rename", args!("ab")).unwrap(), 4);
    assert_eq!(user.call("id", args!()).unwrap(), "1-abab");
    assert_eq!(user.call("sum", args!([1, 2])).unwrap(), 3);
    assert_eq!(User::call_static("parse", args!("12")).unwrap(), 12);
    let CallError::Failed { source, .. } = user.call("parse", args!("x")).unwrap_err() else { panic!() };
    assert!(source.is::<std::num::ParseIntError>());
    for (name, args) in [("foo", args!("1")), ("foo", args!()), ("foo", args!(1, 2, y = 3, x = "4")), ("odd", args!(true)), ("fo", args!()), ("rename", args!(1, times = -1))] {
        println!("{}", user.call(name, args).unwrap_err());
    }
    println!("{}", User::call_static("foo", args!(1)).unwrap_err());
    User::class().define("double", |u: &User, x: i64| x * u.a).unwrap();
    User::class().define("bump", |u: &mut User, by: i64| { u.a += by; }).unwrap();
    User::class().define("neg", |x: i64| -> Result<i64, String> { if x == 0 { Err("zero".into()) } else { Ok(-x) } }).unwrap();
    assert_eq!(user.call("bump", args!(2)).unwrap(), Value::Null);
    assert_eq!(user.call("double", args!(4)).unwrap(), 12);
    println!("{}", user.call("double", args!("4")).unwrap_err());
    println!("{}", user.call("neg", args!(0)).unwrap_err());
    println!("{}", User::class().define("set", |u: &User| u.a).unwrap_err());
    println!("{}", User::class().define("set_a", |u: &User| u.a).unwrap_err());
    println!("{}", User::class().define("id", |u: &User| u.a).unwrap_err());
    println!("{}", User::class().define("foo", |u: &User| u.a).unwrap_err());
    println!("{}", User::class().define("double", |u: &User| u.a).unwrap_err());
    assert_eq!(user.take(), 3);
}
