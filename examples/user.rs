//! The four examples that `typed-structs` comes from, working as they were promised.
//!
//! A Python metaclass was to check attributes, constructor arguments, methods and class attributes.
//! Each line below says what was tried, and what came back.
//!
//! ```text
//! cargo run --example user
//! ```

use std::fmt::{Debug, Display};
use typed_structs::{Typed, Untyped, Value, args, typed_methods};

/// Examples 2 and 3: `class User(Typed)` with `a: int`, `b` and `c: str`.
#[derive(Typed, Debug)]
struct User {
    a: i64,
    /// No annotation in Python: takes any value.
    b: Untyped,
    c: String,
    /// Example 1 gives it the default `1`: `#[typed(default = 1)]` on a `String` does not compile.
    #[typed(default = "a")]
    d: String,
}

/// Example 4: a method whose body returns what its signature does not say.
#[typed_methods]
impl User {
    #[typed(returns = i64)]
    fn foo(&self, x: i64) -> Untyped {
        if x == 1 { Value::from("1") } else { Value::from(self.a + x) }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("Example 1: a class attribute of the wrong type");
    println!("  d: str = 1                 does not compile: expected `String`, found integer");
    tried("User.d = 1", User::class().set_attr("d", 1));

    println!("Example 2: a constructor that sets wrong types");
    tried("User(1, 2, 3)", User::construct(args!(1, 2, 3)));
    tried("User(1, 2, 3, d=1)", User::construct(args!(1, 2, 3, d = 1)));

    println!("Example 3: attributes of an object");
    let mut user = User::construct(args!(1, 2, "3"))?;
    tried("user = User(1, 2, \"3\")", Ok::<_, String>(&user));
    tried("user.a = \"2\"", user.set("a", "2"));
    tried("user.b = \"3\"", user.set("b", "3"));
    tried("user.c = 1", user.set("c", 1));
    tried("user.e = 1", user.set("e", 1));
    tried("user", Ok::<_, String>(&user));

    println!("Example 4: class attributes, arguments and returns");
    tried("User.d = 2", User::class().set_attr("d", 2));
    tried("User.d = \"1\"", User::class().set_attr("d", "1"));
    tried("User(1, 2, \"3\").d", User::construct(args!(1, 2, "3")).map(|user| user.d));
    tried("user.foo(1)", user.call("foo", args!(1)));
    tried("user.foo(\"1\")", user.call("foo", args!("1")));
    tried("user.foo(2)", user.call("foo", args!(2)));

    println!("And what the original could not keep anybody from");
    let rival = |user: &User, _name: String| user.a;
    tried("User.__setattr__ = rival", User::class().define("set", rival));
    let not_text = Value::opaque(str::len as fn(&str) -> usize);
    tried("User.d = len", User::class().set_attr("d", not_text));
    Ok(())
}

fn tried(what: &str, outcome: Result<impl Debug, impl Display>) {
    match outcome {
        Ok(value) => match format!("{value:?}").as_str() {
            "()" => println!("  {what:<26} works"),
            value => println!("  {what:<26} {value}"),
        },
        Err(error) => {
            println!("  {what:<26} {}", error.to_string().replace('\n', &format!("\n{:29}", "")));
        }
    }
}
