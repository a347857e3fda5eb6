//! Generic code: `T: Typed` alone is enough for every operation by name.

use typed_structs::{
    CallError, Columns, FieldHandle, Map, Mismatches, Registry, TypeMismatch, Typed, Untyped,
    Value, args, code, from_deserializer, json, of, typed_methods,
};

#[derive(Typed, Debug, PartialEq, Clone)]
struct Animal {
    name: String,
    #[typed(range(0..=200))]
    weight: u32,
}

#[typed_methods]
impl Animal {
    fn grown(&self, by: u32) -> u32 {
        self.weight + by
    }

    fn species() -> &'static str {
        "animal"
    }
}

#[derive(Typed, Debug, PartialEq, Clone)]
struct Dog {
    #[typed(base)]
    animal: Animal,
    #[typed(default)]
    tricks: Vec<String>,
}

#[derive(Typed, Debug, PartialEq, Clone)]
enum Shape {
    Point,
    Circle {
        radius: u32,
        #[typed(text)]
        label: char,
    },
    Wrapped(Animal),
    Pair(u8, u8),
}

#[derive(Typed, Debug, PartialEq, Clone)]
#[typed(tag = "kind")]
enum Event {
    Start,
    Click {
        #[typed(range(0..=100))]
        x: u8,
        #[typed(alias = "vertical")]
        y: u8,
    },
    Moved(Animal),
}

#[derive(Typed, Debug, PartialEq)]
struct Tag {
    key: String,
    value: String,
}

#[derive(Typed, Debug, PartialEq)]
#[typed(tag = "kind")]
enum Named {
    Dog { name: String },
    Cat { name: String },
}

/// Everything that generic code can do with its one bound.
fn tour<T: Typed>(mut object: T, path: &str, value: Value<'_>) -> Result<T, Mismatches> {
    let before = object.to_value().into_owned();
    assert_eq!(T::from_value(object.to_value())?.to_value(), before);
    assert!(T::class().is_subclass_of(T::CLASS) && T::CLASS.is_subclass_of(T::STATIC_CLASS));
    assert_eq!(object.as_base::<T>().is_some(), object.as_base_mut::<T>().is_some());

    object.set(path, value.reborrow())?;
    assert_eq!(object.get(path)?, value);
    assert_eq!(object.get_as::<Untyped>(path)?, value);
    assert_eq!(of(&mut object).get(path)?, value);
    of(&mut object).set(path, value.reborrow())?;
    of(&mut object).update(args!())?;
    assert!(object.update(args!("positional")).is_err());
    assert!(object.fields().len() > 0);

    let text = json::to_string(&object).unwrap();
    let read: T = json::from_str(&text).unwrap();
    assert_eq!(read.to_value(), object.to_value());
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    let read: T = from_deserializer(&mut deserializer).unwrap();
    assert_eq!(read.to_value(), object.to_value());
    Ok(object)
}

/// The same through the other bounds that users write.
fn others<T: Typed + Send + Sync>() -> Result<Registry, Box<dyn std::error::Error>> {
    let mut registry = Registry::new();
    registry.register::<T>()?;
    registry.register_as::<T>("other")?;
    Ok(registry)
}

fn animal() -> Animal {
    Animal { name: "Rex".into(), weight: 30 }
}

#[test]
fn a_struct_needs_typed_alone() {
    let dog = tour(Dog { animal: animal(), tricks: vec![] }, "weight", Value::from(31)).unwrap();
    assert_eq!(dog.animal.weight, 31);
    assert!(dog.variant().is_none());
    let registry = others::<Dog>().unwrap();
    let object = registry.construct("Dog", args!(name = "Rex", weight = 1)).unwrap();
    assert_eq!(object.get("weight").unwrap(), Value::from(1));
}

#[test]
fn an_enum_needs_typed_alone() {
    let circle = Shape::Circle { radius: 1, label: 'a' };
    assert_eq!(circle.variant().unwrap().name(), "Circle");
    let circle = tour(circle, "radius", Value::from(2)).unwrap();
    assert_eq!(circle, Shape::Circle { radius: 2, label: 'a' });
    tour(Event::Click { x: 1, y: 2 }, "x", Value::from(3)).unwrap();
    let registry = others::<Event>().unwrap();
    let object = registry.construct("other", args!(kind = "Click", x = 1, y = 2)).unwrap();
    assert_eq!(object.get("y").unwrap(), Value::from(2));
}

#[test]
fn methods_are_called_through_the_bound() {
    fn call<T: Typed>(object: &mut T) -> Result<(Untyped, Untyped), CallError> {
        Ok((object.call("grown", args!(2))?, T::call_static("species", args!())?))
    }
    let (grown, species) = call(&mut animal()).unwrap();
    assert_eq!((grown, species), (Value::from(32), Value::from("animal")));
    assert_eq!(call(&mut Shape::Point).unwrap_err().to_string(), "Shape.grown: unknown method");
}

#[test]
fn a_handle_of_a_field_and_columns_need_typed_alone() {
    fn raise<T: Typed>(objects: &mut [T], field: &str) -> Result<(), TypeMismatch> {
        let field = FieldHandle::<T>::of(field)?;
        objects.iter_mut().try_for_each(|object| {
            let raised = field.get_as::<u32>(object)? + 1;
            field.set(object, raised)
        })
    }
    let mut animals = [animal()];
    raise(&mut animals, "weight").unwrap();
    assert_eq!(animals[0].weight, 31);

    fn rows<T: Typed>(names: &[&str], rows: &[&[&str]]) -> Result<Vec<T>, Mismatches> {
        let columns = Columns::<T>::of(names.iter().copied())?;
        rows.iter().enumerate().map(|(at, row)| columns.row(at, row.iter().copied())).collect()
    }
    let tags: Vec<Tag> = rows(&["key", "value"], &[&["a", "b"], &["c", "d"]]).unwrap();
    assert_eq!(tags[1], Tag { key: "c".into(), value: "d".into() });

    let events: Vec<Named> = rows(&["kind", "name"], &[&["Dog", "Rex"], &["Cat", "Tom"]]).unwrap();
    assert_eq!(events, [Named::Dog { name: "Rex".into() }, Named::Cat { name: "Tom".into() }]);
    let error = rows::<Named>(&["kind", "name"], &[&["Dog", "Rex"], &["Cow", "Tom"]]).unwrap_err();
    assert_eq!(error.iter().next().unwrap().path(), "[1].kind");
    let error = rows::<Named>(&["kind", "name"], &[&["Dog"]]).unwrap_err();
    assert_eq!(error.to_string(), "Named[0]: expected 2 values, got 1");
    let error = rows::<Named>(&["kind"], &[&["Dog", "Rex"]]).unwrap_err();
    assert_eq!(error.to_string(), "Named[0]: expected 1 value, got more");
}

#[test]
fn an_enum_is_constructed_from_its_value() {
    assert_eq!(Shape::construct(args!("Point")).unwrap(), Shape::Point);
    let circle = Shape::Circle { radius: 1, label: 'a' };
    let mut content = Map::new();
    content.push("radius", 1);
    content.push("label", "a");
    assert_eq!(Shape::construct(args!(Circle = Value::Map(content))).unwrap(), circle);
    assert_eq!(Shape::construct(args!(circle.to_value())).unwrap(), circle);
    assert_eq!(
        Event::construct(args!(kind = "Click", x = 1, vertical = 2)).unwrap(),
        Event::Click { x: 1, y: 2 }
    );
    assert_eq!(Event::construct(args!(kind = "Start")).unwrap(), Event::Start);
}

#[test]
fn an_enum_has_one_value() {
    for (args, given) in [
        (args!(), "0 positional, 0 named"),
        (args!(1, 2), "2 positional, 0 named"),
        (args!("Point", x = 1), "1 positional, 1 named"),
    ] {
        let error = Shape::construct(args).unwrap_err();
        let expected = "Shape: expected 1 positional argument, or named ones, got ";
        assert_eq!(error.to_string(), format!("{expected}{given}"));
        assert_eq!(error.iter().next().unwrap().code(), code::ARITY);
    }
    let error = Event::construct(args!(kind = "Click", x = 101, z = 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Event.x: expected 0..=100, got int 101\n\
         Event.z: unknown field\nEvent.y: missing, expected u8"
    );
}

#[test]
fn the_proxy_has_the_patches_and_the_views_of_bases() {
    let mut dog = Dog { animal: animal(), tricks: vec![] };
    of(&mut dog).merge_patch(json::from_str::<Untyped>(r#"{"weight": 31}"#).unwrap()).unwrap();
    assert_eq!(dog.animal.weight, 31);
    of(&mut dog).apply(["weight=32", "tricks[+]=sit"]).unwrap();
    assert_eq!((dog.animal.weight, &*dog.tricks), (32, &["sit".to_owned()][..]));
    let patch = r#"[{"op": "remove", "path": "/tricks/0"}]"#;
    of(&mut dog).json_patch(json::from_str::<Untyped>(patch).unwrap()).unwrap();
    assert!(dog.tricks.is_empty());
    of(&mut dog).as_base_mut::<Animal>().unwrap().set("weight", 33).unwrap();
    assert_eq!(dog.animal.weight, 33);
    assert!(of(&mut dog).apply(["weight=x"]).is_err());
}
