//! `dyn Object` can do what a derived type can.

use std::cell::RefCell;
use typed_structs::{
    BoxObject, Change, Class, Instance, Mismatches, Object, Secret, TypeMismatch, Typed, Untyped,
    Value, args, code, json, typed_methods,
};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Person {
    name: String,
    #[typed(range(..=150), default = 30)]
    age: u8,
}

#[typed_methods]
impl Person {
    async fn later(&self, years: u8) -> u8 {
        self.age + years
    }
}

thread_local! {
    static CHANGES: RefCell<Vec<(String, Untyped)>> = const { RefCell::new(Vec::new()) };
}

fn observe(change: &Change<'_>) {
    if let Some(before) = change.before() {
        let change = (change.path().to_owned(), before.reborrow().into_owned());
        CHANGES.with_borrow_mut(|changes| changes.push(change));
    }
}

/// The check sees the fields of the base, which `age` of its own hides.
#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Employee::is_short, on_change = observe, clone)]
struct Employee {
    #[typed(base)]
    person: Person,
    #[typed(default = 0)]
    age: i64,
    #[typed(text, default = 'a')]
    grade: char,
    #[typed(default)]
    password: Option<Secret<String>>,
}

impl Employee {
    fn is_short(&self) -> bool {
        self.person.name.len() < 10
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(clone)]
enum Shape {
    Point,
    Circle {
        #[typed(range(1..=100))]
        radius: u32,
        #[typed(text)]
        label: char,
    },
    Holder(Person),
}

#[derive(Typed)]
struct NotClone {
    id: u32,
}

impl Person {
    fn of_age(age: u8) -> Self {
        Self { name: "Ada".into(), age }
    }
}

fn employee() -> Employee {
    Employee::construct(args!(name = "Ada", age = -1)).unwrap()
}

#[test]
fn several_fields_are_set_or_none() {
    let mut object: Box<dyn Object> = Box::new(employee());
    object.update(args!(name = "Eve", age = 5, grade = "b", password = "x")).unwrap();
    assert_eq!(object.get_as::<i64>("age").unwrap(), 5);
    assert_eq!(object.get("grade").unwrap(), Value::from("b"));
    let before = format!("{object:?}");

    let mut derived = employee();
    for changes in [
        args!(name = 1, grade = "long", password = 2, nme = 3),
        args!(name = "too long a name", age = 6),
        args!(1, 2, age = 6),
        args!(age = 6, age = 7),
        args!(person = 1, name = "Eve"),
    ] {
        let error = object.update(changes.clone()).unwrap_err();
        assert_eq!(error.to_string(), derived.update(changes).unwrap_err().to_string());
        assert_eq!(format!("{object:?}"), before);
    }
    assert_eq!(derived, employee());
}

#[test]
fn fields_of_the_current_variant_are_set_or_none() {
    let mut shape = Shape::Circle { radius: 1, label: 'a' };
    let object: &mut dyn Object = &mut shape;
    assert_eq!(object.variant().unwrap().name(), "Circle");
    object.update(args!(radius = 2, label = "b")).unwrap();
    let names: Vec<_> = object.fields().map(|(field, value)| (field.name(), value)).collect();
    assert_eq!(names, [("radius", Value::from(2)), ("label", Value::from("b"))]);

    let error = object.update(args!(radius = 3, label = "long", x = 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Shape.label: expected a valid char (too many characters in string), got str \"long\"\nShape.x: unknown field"
    );
    let error = object.update(args!(label = "c", radius = 101)).unwrap_err();
    assert_eq!(error.to_string(), "Shape.radius: expected 1..=100, got int 101");
    assert_eq!(shape, Shape::Circle { radius: 2, label: 'b' });

    let error = Shape::Point.update(args!(radius = 3)).unwrap_err();
    assert_eq!(error.to_string(), "Shape.radius: unknown field");
}

#[test]
fn the_content_of_a_newtype_variant_is_set_by_its_names() {
    let mut shape = Shape::Holder(employee().person);
    shape.update(args!(name = "Eve", age = 31)).unwrap();
    assert_eq!(shape, Shape::Holder(Person { name: "Eve".into(), age: 31 }));
    let error = shape.update(args!(name = "Bob", age = 151)).unwrap_err();
    assert_eq!(error.to_string(), "Shape.age: expected ..=150, got int 151");
    assert_eq!(shape.set("age", 151).unwrap_err().to_string(), error.to_string());
    assert_eq!(shape, Shape::Holder(Person { name: "Eve".into(), age: 31 }));
}

#[test]
fn a_base_view_has_the_operations_of_its_base() {
    let mut employee = employee();
    let object: &mut dyn Object = &mut employee;
    let mut part = object.as_base_mut::<Person>().unwrap();
    part.update(args!(name = "Eve", age = 40)).unwrap();
    assert_eq!(part.get_as::<u8>("age").unwrap(), 40);
    let names: Vec<_> = part.fields().map(|(field, _)| field.name()).collect();
    assert_eq!(names, ["name", "age"]);
    assert_eq!(block_on(part.call_async("later", args!(2))).unwrap(), Value::from(42));

    let error = part.update(args!(name = "Bob", age = 151)).unwrap_err();
    assert_eq!(error.to_string(), "Employee.age: expected ..=150, got int 151");
    let error = part.update(args!(name = "too long a name", age = 1)).unwrap_err();
    assert_eq!(error.iter().next().unwrap().code(), code::CONSTRAINT_CHECK);
    let error = part.update(args!(grade = "b")).unwrap_err();
    assert_eq!(error.to_string(), "Employee.person.grade: unknown field");
    assert_eq!(part.get_as::<u8>("name.x").unwrap_err().code(), code::UNKNOWN);
    assert_eq!(part.get_as::<u8>("name").unwrap_err().code(), code::TYPE);
    assert_eq!(employee.person, Person { name: "Eve".into(), age: 40 });
    assert_eq!(employee.age, -1);
}

#[test]
fn observers_see_the_paths_of_a_base() {
    let mut employee = employee();
    let object: &mut dyn Object = &mut employee;
    object.as_base_mut::<Person>().unwrap().update(args!(age = 41)).unwrap();
    object.update(args!(name = "Eve")).unwrap();
    let expected = [("person.age".to_owned(), Value::from(30)), ("name".to_owned(), "Ada".into())];
    assert_eq!(CHANGES.take(), expected);
}

#[test]
fn an_object_is_cloned_if_its_type_says_so() {
    let object: Box<dyn Object> = Box::new(employee());
    assert_eq!(object.clone_object().unwrap().to_value(), object.to_value());
    let object: Box<dyn Object + Send> = Box::new(Shape::Point);
    let copy: Box<dyn Object + Send> = object.clone_object().unwrap();
    assert!(copy.is::<Shape>());
    let object: BoxObject = Box::new(employee());
    let mut copy: BoxObject = object.clone_object().unwrap();
    copy.set("age", 9.into()).unwrap();
    assert_eq!(object.get("age").unwrap(), Value::from(-1));
    let object: &dyn Object = &NotClone { id: 1 };
    assert!(object.clone_object().is_none());
    assert_eq!(object.get_as::<u32>("id").unwrap(), 1);
}

#[test]
fn an_object_is_returned_as_its_type() {
    let mut object: BoxObject = Box::new(employee());
    assert!(object.is::<Employee>() && !object.is::<Person>() && !object.is::<Instance>());
    assert_eq!(object.downcast_ref::<Employee>(), Some(&employee()));
    assert_eq!(object.downcast_ref::<Person>(), None);
    object.downcast_mut::<Employee>().unwrap().age = 7;
    assert!(object.downcast_mut::<Person>().is_none());
    let object = object.downcast::<Person>().unwrap_err();
    assert_eq!(object.downcast::<Employee>().unwrap().age, 7);

    let shape: Box<dyn Object + Send> = Box::new(Shape::Point);
    assert_eq!(*shape.downcast::<Shape>().unwrap(), Shape::Point);
    let shape: Box<dyn Object> = Box::new(Shape::Point);
    assert_eq!(*shape.downcast::<Shape>().unwrap(), Shape::Point);
}

#[test]
fn an_instance_is_an_object_like_others() {
    let class = Class::builder("Point").field::<u32>("x").field::<u32>("y").build().unwrap();
    let mut object: BoxObject = Box::new(class.construct(args!(1, 2)).unwrap());
    object.update(args!(x = 3, y = 4)).unwrap();
    let error = object.update(args!(x = 5, y = "y")).unwrap_err();
    assert_eq!(error.to_string(), "Point.y: expected u32, got str \"y\"");
    assert_eq!(object.fields().len(), 2);
    assert!(object.variant().is_none() && object.clone_object().is_none());
    assert_eq!(object.downcast::<Instance>().unwrap().get_as::<u32>("x").unwrap(), 3);
}

#[test]
fn objects_are_written_and_compared() {
    let objects: Vec<BoxObject> = vec![Box::new(Shape::Point), Box::new(Person::of_age(40))];
    let ada = r#"{"name":"Ada","age":40}"#;
    assert_eq!(json::to_string(&objects).unwrap(), format!(r#"["Point",{ada}]"#));
    assert_eq!(json::to_string(&objects[1]).unwrap(), ada);
    let object: &dyn Object = &*objects[1];
    assert_eq!(json::to_string(&object).unwrap(), ada);
    assert_eq!(json::to_string(&object.to_value()).unwrap(), ada);

    let older: Box<dyn Object> = Box::new(Person::of_age(41));
    assert_eq!(objects[1].merge_diff(&*older).unwrap().to_string(), r#"{"age": 41}"#);
    let error = objects[1].merge_diff(&*objects[0]).unwrap_err();
    assert_eq!(error.to_string(), "Person: expected Person, got Shape");
    assert_eq!(error.iter().next().unwrap().code(), code::TYPE);
    let class = Class::builder("Point").field::<u32>("x").build().unwrap();
    let [old, new] = [1, 2].map(|x| -> BoxObject { Box::new(class.construct(args!(x)).unwrap()) });
    let patch = old.merge_diff(&*new).unwrap();
    let mut old = old;
    old.merge_patch(patch).unwrap();
    assert_eq!(old.to_value(), new.to_value());
}

#[test]
fn the_variant_of_a_nested_enum_is_known() {
    #[derive(Typed)]
    struct Drawing {
        shapes: Vec<Shape>,
        main: Option<Box<Shape>>,
        size: u8,
    }
    let circle = || Shape::Circle { radius: 1, label: 'a' };
    let drawing = Drawing { shapes: vec![Shape::Point, circle()], main: None, size: 1 };
    let object: BoxObject = Box::new(drawing);
    let name = |path: &str| object.variant_at(path).unwrap().map(typed_structs::Shape::name);
    assert_eq!([name("shapes[0]"), name("shapes[1]")], [Some("Point"), Some("Circle")]);
    assert_eq!([name("main"), name("size"), name("shapes"), name("shapes[1].radius")], [None; 4]);
    assert!(object.variant_at("shapes[2]").is_err());
    let error = object.variant_at("shapes[").unwrap_err();
    assert_eq!(error.code(), code::PATH);
    let drawing = object.downcast::<Drawing>().ok().unwrap();
    assert_eq!(Typed::variant_at(&*drawing, "shapes[1]").unwrap().unwrap().name(), "Circle");
}

#[typed_methods]
impl Shape {
    /// A method on the whole object may read it as its type, and changes it by name alone.
    fn erased(object: &mut dyn Object) -> Result<bool, TypeMismatch> {
        assert!(object.downcast_mut::<Self>().is_none());
        assert!(object.clone_object().is_none());
        assert_eq!(object.variant().map(|shape| shape.name()), Some("Circle"));
        object.set("radius", 8.into())?;
        Ok(object.is::<Self>())
    }

    fn grow_by_text(object: &mut dyn Object, by: &str) -> Result<(), Mismatches> {
        object.update(args!(radius = by).lax())
    }

    fn grow(object: &mut dyn Object, by: u32) -> Result<(), Mismatches> {
        object.update(args!(radius = by, label = "z"))
    }
}

#[test]
fn a_method_on_any_object_does_not_reach_past_the_checks() {
    let mut shape = Shape::Circle { radius: 2, label: 'b' };
    assert_eq!(shape.call("erased", args!()).unwrap(), Value::from(true));
    shape.call("grow", args!(9)).unwrap();
    assert_eq!(shape, Shape::Circle { radius: 9, label: 'z' });
    assert!(shape.call("grow", args!(101)).is_err());
    shape.call("grow_by_text", args!("10")).unwrap();
    assert!(shape.call("grow_by_text", args!("x")).is_err());
    shape.call("grow", args!(9)).unwrap();
    assert_eq!(shape, Shape::Circle { radius: 9, label: 'z' });
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
    }
}
