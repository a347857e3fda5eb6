//! A class as Python code would use it: attributes, constructor, methods and class attributes, all
//! checked. Each printed line shows an attempt and its result.
//!
//! ```text
//! cargo run --example user
//! ```

use std::fmt::{Debug, Display};
use typed_structs::{Typed, Untyped, Value, args, typed_methods};

/// Corresponds to `class User(Typed)` with `a: int`, `b` and `c: str`.
#[derive(Typed, Debug)]
struct User {
    a: i64,
    /// Has no annotation in Python, and takes any value.
    b: Untyped,
    c: String,
    /// The default `1` would not compile on a `String`.
    #[typed(default = "a")]
    d: String,
}

/// A method whose return does not always have the declared type.
#[typed_methods]
impl User {
    #[typed(returns = i64)]
    fn foo(&self, x: i64) -> Untyped {
        if x == 1 { Value::from("1") } else { Value::from(self.a + x) }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("A class attribute of the wrong type");
    println!("  d: str = 1                 does not compile: expected `String`, found integer");
    show("User.d = 1", User::class().set_attr("d", 1));

    println!("Constructor arguments");
    show("User(1, 2, 3)", User::construct(args!(1, 2, 3)));
    show("User(1, 2, 3, d=1)", User::construct(args!(1, 2, 3, d = 1)));

    println!("Attributes of an object");
    let mut user = User::construct(args!(1, 2, "3"))?;
    show("user = User(1, 2, \"3\")", Ok::<_, String>(&user));
    show("user.a = \"2\"", user.set("a", "2"));
    show("user.b = \"3\"", user.set("b", "3"));
    show("user.c = 1", user.set("c", 1));
    show("user.e = 1", user.set("e", 1));
    show("user", Ok::<_, String>(&user));

    println!("Class attributes, arguments and returns");
    show("User.d = 2", User::class().set_attr("d", 2));
    show("User.d = \"1\"", User::class().set_attr("d", "1"));
    show("User(1, 2, \"3\").d", User::construct(args!(1, 2, "3")).map(|user| user.d));
    show("user.foo(1)", user.call("foo", args!(1)));
    show("user.foo(\"1\")", user.call("foo", args!("1")));
    show("user.foo(2)", user.call("foo", args!(2)));

    println!("Attempts to bypass the checks");
    let rival = |user: &User, _name: String| user.a;
    show("User.__setattr__ = rival", User::class().define("set", rival));
    let not_a_string = Value::opaque(str::len as fn(&str) -> usize);
    show("User.d = len", User::class().set_attr("d", not_a_string));
    Ok(())
}

fn show(attempt: &str, outcome: Result<impl Debug, impl Display>) {
    match outcome {
        Ok(value) => match format!("{value:?}").as_str() {
            "()" => println!("  {attempt:<26} works"),
            value => println!("  {attempt:<26} {value}"),
        },
        Err(error) => {
            println!(
                "  {attempt:<26} {}",
                error.to_string().replace('\n', &format!("\n{:29}", ""))
            );
        }
    }
}
