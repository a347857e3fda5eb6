//! Bases of types with parameters, and with parameters of their own.

use typed_structs::{FieldType, Object, Typed, args, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(methods(0), class(unit: String = "none"))]
struct Measured<T: Clone> {
    value: T,
    #[typed(default = 1)]
    scale: u8,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + Clone + 'static> Measured<T> {
    fn reading(&self) -> T {
        self.value.clone()
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Named {
    name: String,
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(methods(0))]
struct Sensor<T: Clone> {
    #[typed(base)]
    named: Named,
    #[typed(base)]
    measured: Measured<Option<T>>,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + Clone + 'static> Sensor<T> {
    fn title(&self) -> String {
        format!("<{}>", self.named.name)
    }
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Thermometer {
    #[typed(base)]
    sensor: Sensor<i16>,
    #[typed(default = 3)]
    scale: i64,
}

#[test]
fn seed_17_members_come_through_parameters() {
    let names: Vec<_> = Thermometer::class().mro().map(|class| class.name()).collect();
    assert_eq!(names, ["Thermometer", "Sensor", "Named", "Measured"]);
    let mut one = Thermometer::construct(args!(name = "t", value = 5)).unwrap();
    assert_eq!((one.scale, one.sensor.measured.scale), (3, 1));
    one.set("value", -5).unwrap();
    assert_eq!(one.get("value").unwrap(), -5);
    let error = one.set("value", 70000).unwrap_err();
    assert_eq!((error.path(), error.declared_in()), ("value", "Measured"));
    assert_eq!(one.call("reading", args!()).unwrap(), -5);
    assert_eq!(one.call("title", args!()).unwrap(), "<t>");
    assert_eq!(one.get("unit").unwrap(), "none");
    one.update(args!(value = 6, name = "u", scale = 4)).unwrap();
    assert_eq!((one.sensor.measured.value, one.scale), (Some(6), 4));
    assert_eq!(Thermometer::from_value(one.to_value()).unwrap(), one);
    let class = Thermometer::class();
    assert!(class.is_subclass_of(Measured::<Option<i16>>::class()));
    assert!(!class.is_subclass_of(Measured::<Option<i32>>::class()));
    assert_eq!(one.as_base::<Measured<Option<i16>>>().unwrap().value, Some(6));
    assert_eq!(one.as_base::<Measured<Option<i32>>>().map(|_| ()), None);
    let object: &mut dyn Object = &mut one;
    object.as_base_mut::<Sensor<i16>>().unwrap().set("value", 9).unwrap();
    assert_eq!(one.sensor.measured.value, Some(9));
}

/// One base twice, with parameters that differ: an own declaration says what the name means.
#[test]
fn parameters_tell_bases_apart() {
    #[derive(Typed)]
    struct Cell<T> {
        #[typed(default)]
        value: Option<T>,
    }
    #[derive(Typed)]
    struct Pair {
        #[typed(base)]
        left: Cell<u8>,
        #[typed(base)]
        right: Cell<String>,
        value: bool,
    }
    assert_eq!(Pair::class().mro().count(), 3);
    let mut pair = Pair::construct(args!(value = true)).unwrap();
    pair.set("right.value", "r").unwrap();
    pair.set("left.value", 1).unwrap();
    assert_eq!(
        (pair.left.value, pair.right.value.as_deref(), pair.value),
        (Some(1), Some("r"), true)
    );
    assert!(Pair::class().is_subclass_of(Cell::<u8>::class()));
    assert!(!Pair::class().is_subclass_of(Cell::<u16>::class()));
}

#[test]
fn a_parameter_can_be_the_base() {
    #[derive(Typed, Debug, PartialEq)]
    struct Tagged<B: Typed> {
        #[typed(base)]
        base: B,
        #[typed(default = "d")]
        tag: String,
    }
    let mut one = Tagged::<Named>::construct(args!(name = "n", tag = "t")).unwrap();
    one.set("name", "m").unwrap();
    assert_eq!((one.base.name.as_str(), one.tag.as_str()), ("m", "t"));
    assert!(Tagged::<Named>::class().is_subclass_of(Named::class()));
    assert_eq!(one.as_base::<Named>().unwrap().name, "m");
    let mut two = Tagged::<Tagged<Named>>::construct(args!(name = "n", tag = "t")).unwrap();
    two.set("base.tag", "u").unwrap();
    assert_eq!((two.base.tag.as_str(), two.tag.as_str()), ("u", "t"));
}
