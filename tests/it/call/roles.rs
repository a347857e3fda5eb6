//! Constructors, properties, class methods, constants and tags.

use typed_structs::{Map, Object, Role, Typed, Value, args, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Circle {
    #[typed(range(0.0..=100.0))]
    radius: f64,
    name: String,
    tags: Vec<String>,
}

#[typed_methods]
impl Circle {
    /// The most a name may have.
    const MAX_NAME: usize = 8;
    const KINDS: &'static [&'static str] = &["round", "rounder"];
    #[typed(rename = "version")]
    const VERSION: &str = "v1";
    #[typed(skip)]
    const CHECK: fn(&str) -> bool = str::is_empty;

    /// By its diameter.
    #[typed(init)]
    fn new(diameter: f64, #[typed(default = "circle")] name: &str) -> Result<Self, String> {
        if name.len() > Self::MAX_NAME {
            return Err(format!("the name {name:?} is too long"));
        }
        Ok(Self { radius: diameter / 2.0, name: name.to_owned(), tags: Vec::new() })
    }

    #[typed(getter, tag = "size")]
    fn diameter(&self) -> f64 {
        self.radius * 2.0
    }

    #[typed(setter, tag = "size", tag = "write")]
    fn set_diameter(&mut self, diameter: f64) -> Result<(), String> {
        if diameter < 0.0 {
            return Err("expected a diameter".into());
        }
        self.radius = diameter / 2.0;
        Ok(())
    }

    #[typed(getter = "label")]
    fn full_label(&self) -> Vec<String> {
        vec![self.name.clone(), "!".into()]
    }

    #[typed(setter = "secret")]
    fn hide(&mut self, secret: String) {
        self.name = secret;
    }

    #[typed(getter)]
    fn broken(&self) -> Result<i64, String> {
        Err("cannot be computed".into())
    }

    /// A class method: it makes an object, and reads what belongs to the class.
    fn unit() -> Self {
        Self { radius: 1.0, name: Self::VERSION.into(), tags: vec![Self::KINDS[0].into()] }
    }
}

fn circle() -> Circle {
    Circle { radius: 2.0, name: "a".into(), tags: vec![] }
}

#[test]
fn construct_runs_the_constructor() {
    let circle = Circle::construct(args!(4)).unwrap();
    assert_eq!((circle.radius, circle.name.as_str()), (2.0, "circle"));
    let circle = Circle::construct(args!(name = "b", diameter = 1.0)).unwrap();
    assert_eq!(circle, Circle::new(1.0, "b").unwrap());
    let refused = |args| Circle::construct(args).unwrap_err().to_string();
    assert_eq!(
        refused(args!(radius = 1.0, name = 1)),
        "Circle.new(radius): unknown parameter\n\
         Circle.new(diameter): missing, expected f64\n\
         Circle.new(name): expected &str, got int 1"
    );
    assert_eq!(refused(args!(1, "123456789")), "Circle.new: the name \"123456789\" is too long");
    // What the constructor makes has to be a circle like any other.
    assert_eq!(refused(args!(300)), "Circle.radius: expected 0.0..=100.0, got float 150.0");
    let report = Circle::construct(args!(1, "123456789")).unwrap_err();
    assert_eq!(report.iter().next().unwrap().code(), "init");
    // A document has the fields.
    let mut document = Map::new();
    document.push("radius", 1);
    document.push("name", "c");
    let report = Circle::from_value(document).unwrap_err();
    assert_eq!(report.to_string(), "Circle.tags: missing, expected Vec<String>");
    assert_eq!(Circle::class().method("new").unwrap().role(), Role::Init);
}

#[test]
fn seed_03_a_constructor_that_sets_a_wrong_type_by_name() {
    #[derive(Typed, Debug)]
    struct Loose {
        a: i64,
    }
    #[typed_methods]
    impl Loose {
        #[typed(init)]
        fn new(a: typed_structs::Untyped) -> Result<Self, typed_structs::Mismatches> {
            let mut loose = Self { a: 0 };
            loose.update(args!(a = a))?;
            Ok(loose)
        }
    }
    assert_eq!(Loose::construct(args!(7)).unwrap().a, 7);
    let report = Loose::construct(args!("7")).unwrap_err();
    assert_eq!(report.to_string(), "Loose.a: expected i64, got str \"7\"");
}

#[test]
fn seed_34_getter_and_setter_are_a_virtual_field() {
    let mut circle = circle();
    assert_eq!(circle.get("diameter").unwrap(), 4.0);
    assert_eq!(circle.get_as::<f64>("diameter").unwrap(), 4.0);
    circle.set("diameter", 6).unwrap();
    assert_eq!(circle.radius, 3.0);
    let mut refused =
        |path, value: Value<'static>| circle.set(path, value).unwrap_err().to_string();
    assert_eq!(refused("diameter", "6".into()), "Circle.diameter: expected f64, got str \"6\"");
    assert_eq!(
        refused("diameter", (-1).into()),
        "Circle.diameter: expected a diameter, got int -1"
    );
    assert_eq!(refused("label", 1.into()), "Circle.label: cannot be set: it has a getter only");
    assert_eq!(
        refused("MAX_NAME", 1.into()),
        "Circle.MAX_NAME: cannot be set on an object: it is a class attribute"
    );
    assert_eq!(
        refused("diametre", 1.into()),
        "Circle.diametre: unknown field; did you mean `diameter`?"
    );
    assert_eq!(circle.get("label[0]").unwrap(), "a");
    assert_eq!(
        circle.get("label[2]").unwrap_err().to_string(),
        "Circle.label[2]: unknown item: index 2 out of bounds (length 2)"
    );
    assert_eq!(circle.get("broken").unwrap_err().to_string(), "Circle.broken: cannot be computed");
    circle.set("secret", "new").unwrap();
    assert_eq!(circle.name, "new");
    assert_eq!(
        circle.get("secret").unwrap_err().to_string(),
        "Circle.secret: cannot be read: it has a setter only"
    );
    // Also behind `dyn Object`, and they are methods as well.
    let object: &mut dyn Object = &mut circle;
    object.set("diameter", 1.0.into()).unwrap();
    assert_eq!(object.get("diameter").unwrap(), 1.0);
    assert_eq!(object.call("diameter", args!()).unwrap(), 1.0);
    assert_eq!(Circle::class().method("full_label").unwrap().role(), Role::Getter("label"));
}

#[test]
fn seed_35_class_methods_are_checked() {
    let unit = Circle::call_static("unit", args!()).unwrap();
    assert_eq!(Circle::from_value(unit).unwrap(), Circle::unit());
    let error = Circle::call_static("unit", args!(1)).unwrap_err();
    assert_eq!(error.to_string(), "Circle.unit: expected no arguments, got 1");
    let error = Circle::call_static("new", args!("1")).unwrap_err();
    assert_eq!(error.to_string(), "Circle.new(diameter): expected f64, got str \"1\"");
}

#[test]
fn associated_constants_are_class_attributes() {
    let class = Circle::class();
    assert_eq!(class.attr("MAX_NAME").unwrap(), 8);
    assert_eq!(class.attr("KINDS").unwrap().to_string(), r#"["round", "rounder"]"#);
    assert_eq!(circle().get("version").unwrap(), "v1");
    assert_eq!(class.attr_info("MAX_NAME").unwrap().doc(), "The most a name may have.");
    assert_eq!(class.attr_info("MAX_NAME").unwrap().declared().to_string(), "8");
    let names: Vec<_> = class.attrs().map(|attr| attr.name()).collect();
    assert_eq!(names, ["MAX_NAME", "KINDS", "version"]);
    assert_eq!(
        class.set_attr("MAX_NAME", 9).unwrap_err().to_string(),
        "Circle.MAX_NAME: cannot be changed: the class attribute is frozen"
    );
    assert!((Circle::CHECK)(""));
}

#[test]
fn seed_53_methods_are_listed_and_found_by_their_tags() {
    let tagged = |tag| Circle::class().methods_tagged(tag).map(|method| method.name()).collect();
    let names: Vec<&str> = tagged("size");
    assert_eq!(names, ["diameter", "set_diameter"]);
    let names: Vec<&str> = tagged("write");
    assert_eq!(names, ["set_diameter"]);
    assert_eq!(Circle::class().method("set_diameter").unwrap().tags(), ["size", "write"]);
    assert!(!Circle::class().method("unit").unwrap().has_tag("size"));
}

/// Members of a base are those of the struct around it.
#[test]
fn virtual_fields_and_methods_are_inherited() {
    #[derive(Typed, Debug)]
    struct Wheel {
        #[typed(base)]
        circle: Circle,
        spokes: u8,
    }
    #[derive(Typed)]
    #[typed(check = Self::holds)]
    struct Guarded {
        #[typed(base)]
        circle: Circle,
    }
    impl Guarded {
        fn holds(&self) -> bool {
            self.circle.radius < 10.0
        }
    }
    let mut wheel = Wheel { circle: circle(), spokes: 3 };
    assert_eq!(wheel.get("diameter").unwrap(), 4.0);
    wheel.set("diameter", 8).unwrap();
    assert_eq!((wheel.circle.radius, wheel.spokes), (4.0, 3));
    assert_eq!(wheel.call("diameter", args!()).unwrap(), 8.0);
    assert_eq!(wheel.get("version").unwrap(), "v1");
    assert_eq!(
        wheel.call("set_diameter", args!("x")).unwrap_err().to_string(),
        "Wheel.set_diameter(diameter): expected f64, got str \"x\""
    );
    assert_eq!(Wheel::call_static("unit", args!()).unwrap(), Circle::unit().to_value());
    Circle::class().define("inherited", |circle: &Circle, by: f64| circle.radius * by).unwrap();
    assert_eq!(wheel.call("inherited", args!(2)).unwrap(), 8.0);
    let report = wheel.call("inherited", args!("x")).unwrap_err();
    let mismatch = report.mismatches().unwrap().iter().next().unwrap();
    assert_eq!(mismatch.to_string(), "Wheel.inherited(0): expected f64, got str \"x\"");
    assert_eq!(mismatch.declared_in(), "Circle");
    // What a base does to itself could break a check of the class around it.
    let mut guarded = Guarded { circle: circle() };
    assert_eq!(guarded.call("diameter", args!()).unwrap(), 4.0);
    // `set` checks what is around the base, and puts it back.
    guarded.set("diameter", 6).unwrap();
    assert_eq!(
        guarded.set("diameter", 50).unwrap_err().to_string(),
        "Guarded: expected a value that passes its check"
    );
    assert_eq!(guarded.circle.radius, 3.0);
    guarded.set("circle.diameter", 4).unwrap();
    let error = guarded.call("set_diameter", args!(50)).unwrap_err();
    assert_eq!(error.mismatches().unwrap().iter().next().unwrap().code(), "call");
    assert_eq!(guarded.circle.radius, 2.0);
    guarded.set("radius", 3.0).unwrap();
}
