//! Names of the user's own that generated code could mistake for its own.

#![allow(dead_code, reason = "what is not used is the point")]

use typed_structs::args;

struct Class;
struct Meta;
trait Anything {
    fn check(self, _: &typed_structs::Class) -> u8
    where
        Self: Sized,
    {
        1
    }
    fn helpers(&self) {}
    fn inheriting(&self) {}
}
impl<T: ?Sized> Anything for T {}

#[derive(Debug)]
struct Rule<'r>(&'r str, Vec<u8>);

impl<'r> Rule<'r> {
    const fn new(name: &'r str) -> Self {
        Self(name, Vec::new())
    }
    const fn check(&self, class: &typed_structs::Class) {
        assert!(class.name().len() >= self.0.len());
    }
}

macro_rules! ruled {
    ($name:ident, $rule:expr, $base:ty) => {
        #[derive(typed_structs::Typed, Debug)]
        #[typed(meta = $rule, meta($rule))]
        struct $name {
            #[typed(base)]
            base: $base,
        }
    };
}
#[derive(typed_structs::Typed, Debug)]
struct Plain {
    a: u8,
}
ruled!(First, Rule::new("Fir"), Plain);
ruled!(Second, Rule("Sec", Vec::new()), First);

#[test]
fn seed_50_names_of_the_users_own_are_not_in_the_way() {
    assert_eq!(Second::class().meta::<Rule<'static>>().unwrap().0, "Sec");
    assert_eq!(Second::construct(args!(a = 1)).unwrap().get("a").unwrap(), 1);
}
