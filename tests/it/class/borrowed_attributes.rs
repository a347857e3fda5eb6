//! Class attributes that borrow.

use typed_structs::{Object, Typed, args, typed_methods};

#[derive(Typed)]
#[typed(class(version: &'static str = "1", tags: Vec<&'static str> = vec!["a"]))]
struct Service {
    port: u16,
}

#[typed_methods]
impl Service {
    fn next(&self) -> u16 {
        self.port + 1
    }
}

#[derive(Typed)]
#[typed(class(version: &'static str = "2"))]
struct Derived {
    #[typed(base)]
    service: Service,
    host: String,
}

#[test]
fn fault_31_an_attribute_that_borrows_leaves_the_struct_an_object() {
    let mut object: Box<dyn Object> = Box::new(Service { port: 80 });
    object.set("port", 81.into()).unwrap();
    assert_eq!(object.call("next", args!()).unwrap(), 82);
    assert_eq!(object.get("version").unwrap(), "1");
}

#[test]
fn fault_31_it_compiles_with_a_base() {
    let mut derived = Derived::construct(args!(host = "localhost", port = 1)).unwrap();
    assert_eq!(derived.get("version").unwrap(), "2");
    assert_eq!(derived.as_base::<Service>().map(|base| base.port), Some(1));
    derived.as_base_mut::<Service>().unwrap().set("port", 2).unwrap();
    let object: &mut dyn Object = &mut derived;
    assert_eq!(object.call("next", args!()).unwrap(), 3);
    assert_eq!(object.get("tags").unwrap().as_list().map(|tags| tags.len()), Some(1));
}
