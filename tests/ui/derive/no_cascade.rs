//! input_72: One mistake, one error, though everything that is generated is used.

use typed_structs::{Object, Typed, args};

#[derive(Typed)]
#[typed(renam = "x")]
struct Container {
    a: u8,
}

#[derive(Typed)]
struct Constraint {
    #[typed(range(5))]
    a: u8,
}

#[derive(Typed)]
enum Choice {
    #[typed(skip)]
    A,
    B { a: u8 },
}

#[derive(Typed)]
struct Generic<'a, T> {
    #[typed(frozzen)]
    a: T,
    b: &'a str,
}

#[derive(Typed)]
#[typed(class(version = 1))]
struct Attr {
    #[typed(skip = 1)]
    a: u8,
    #[typed(default = ..)]
    b: u8,
}

#[derive(Typed)]
struct All {
    container: Container,
    constraint: Constraint,
    choices: Vec<Choice>,
    generic: Option<Generic<'static, u8>>,
    attr: Box<Attr>,
}

fn main() {
    let mut container = Container::construct(args!(1)).unwrap();
    container.set_a(1).unwrap();
    let objects: [&mut dyn Object; 1] = [&mut container];
    println!("{}", objects[0].class().name());
    let mut constraint = Constraint::from_value(Constraint { a: 1 }.to_value()).unwrap();
    constraint.update(args!(a = 1)).unwrap();
    println!("{:?}", Choice::from_value("A").unwrap().get("a"));
    Generic::<u8>::construct(args!(1, "b")).unwrap().set_b("c").unwrap();
    Attr::construct(args!()).unwrap().set_b(1).unwrap();
    println!("{:?}", All::construct(args!()).map(|all| all.to_value().into_owned()));
}
