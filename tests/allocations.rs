//! Number of allocations of each operation.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::hint::black_box;
use typed_structs::{Args, FieldHandle, Map, Object, Registry, Typed, Value, args, typed_methods};

/// Returns the number of allocations of the action on this thread.
fn allocations<R>(action: impl FnOnce() -> R) -> (u64, R) {
    let mut result = None;
    let info = allocation_counter::measure(|| result = Some(action()));
    (info.count_total, result.unwrap())
}

#[track_caller]
fn none<R>(action: impl FnOnce() -> R) -> R {
    let (count, result) = allocations(action);
    assert_eq!(count, 0, "allocations");
    result
}

#[derive(Debug, PartialEq)]
struct Socket([u8; 100]);

#[derive(Typed, Debug)]
struct Device {
    name: String,
    #[typed(range(0..=100))]
    level: u8,
    ratio: f64,
    active: bool,
    offset: Option<i64>,
    #[typed(len(..=20))]
    label: String,
    #[typed(opaque)]
    socket: Socket,
    inner: Inner,
}

#[derive(Typed, Debug)]
struct Inner {
    text: String,
    count: u32,
}

fn device() -> Device {
    let inner = Inner { text: "a longer text".to_owned(), count: 0 };
    Device::construct(args!(
        "a long name",
        1,
        1.5,
        true,
        (),
        "a long label",
        Value::opaque(Socket([0; 100])),
        inner
    ))
    .unwrap()
}

/// A name that is not known while compiling.
fn named(name: &str) -> &str {
    black_box(name)
}

#[test]
fn setting_scalars_and_text_by_name_does_not_allocate() {
    let mut device = device();
    none(|| device.set(named("level"), 7)).unwrap();
    none(|| device.set(named("ratio"), 2)).unwrap();
    none(|| device.set(named("active"), false)).unwrap();
    none(|| device.set(named("offset"), 5)).unwrap();
    none(|| device.set(named("offset"), ())).unwrap();
    none(|| device.set(named("name"), named("shorter"))).unwrap();
    none(|| device.set(named("label"), named("short"))).unwrap();
    let owned = String::from("owned text that is moved");
    none(|| device.set(named("name"), owned)).unwrap();
    assert_eq!((device.level, device.label.as_str()), (7, "short"));
}

#[test]
fn setters_and_getters_do_not_allocate() {
    let mut device = device();
    none(|| device.set_level(9)).unwrap();
    none(|| device.set_offset(Some(1))).unwrap();
    let text = String::from("text");
    none(|| device.set_name(text)).unwrap();
    assert_eq!(none(|| device.get(named("level"))).unwrap(), 9);
    assert_eq!(none(|| device.get(named("name"))).unwrap(), "text");
    assert_eq!(none(|| device.get_as::<&str>(named("name"))).unwrap(), "text");
    assert_eq!(none(|| device.get_as::<u8>(named("level"))).unwrap(), 9);
}

#[test]
fn lending_and_reading_opaque_values_does_not_allocate() {
    let mut device = device();
    let mut lent = Some(Socket([1; 100]));
    none(|| device.set(named("socket"), Value::lend(&mut lent))).unwrap();
    assert_eq!(lent, Some(Socket([0; 100])));
    let socket = none(|| device.get(named("socket"))).unwrap();
    assert_eq!(none(|| socket.downcast_ref::<Socket>()), Some(&Socket([1; 100])));
}

#[test]
fn up_to_four_arguments_do_not_allocate() {
    let args: Args<'_> = none(|| args!(1, "two", c = 3.0, d = true));
    assert_eq!(args.len(), 4);
    let mut device = device();
    none(|| device.update(args!(level = 3, active = true))).unwrap();
    assert_eq!((device.level, device.active), (3, true));
}

#[test]
fn a_path_of_names_does_not_allocate() {
    let mut device = device();
    none(|| device.set(named("inner.count"), 3)).unwrap();
    none(|| device.set(named("inner.text"), named("short"))).unwrap();
    assert_eq!((device.inner.count, device.inner.text.as_str()), (3, "short"));
    assert_eq!(none(|| device.get(named("inner.text"))).unwrap(), "short");
}

#[test]
fn a_refused_set_costs_one_allocation() {
    let mut device = device();
    for value in [Value::from("text"), Value::from(101), Value::from(300)] {
        let (count, result) = allocations(|| device.set(named("level"), value));
        result.unwrap_err();
        println!("a refused set: {count} allocations");
        assert!(count <= 1, "{count}");
    }
    let (count, result) = allocations(|| device.set_level(101));
    result.unwrap_err();
    assert!(count <= 1, "{count}");
}

#[typed_methods]
impl Device {
    fn scale(&self, by: i64, plus: i64) -> i64 {
        i64::from(self.level) * by + plus
    }

    fn turn(&mut self, level: u8, active: bool) {
        self.level = level;
        self.active = active;
    }

    fn longer(left: &str, right: &str) -> bool {
        left.len() > right.len()
    }
}

#[test]
fn a_handle_does_not_allocate() {
    let mut device = device();
    let level = none(|| FieldHandle::of(named("level"))).unwrap();
    let name = FieldHandle::of("name").unwrap();
    none(|| level.set(&mut device, 9)).unwrap();
    none(|| name.set(&mut device, "short")).unwrap();
    assert_eq!(none(|| level.get(&device)), 9);
    assert_eq!(none(|| name.get_as::<&str>(&device)).unwrap(), "short");
}

#[test]
fn a_call_with_scalars_does_not_allocate() {
    let mut device = device();
    assert_eq!(none(|| device.call(named("scale"), args!(2, 3))).unwrap(), 5);
    assert_eq!(none(|| device.call(named("scale"), args!(plus = 3, by = 2))).unwrap(), 5);
    none(|| device.call(named("turn"), args!(9, true))).unwrap();
    assert_eq!(none(|| Device::call_static(named("longer"), args!("ab", "a"))).unwrap(), true);
    let object: &mut dyn Object = &mut device;
    assert_eq!(none(|| object.call(named("scale"), args!(2, 3))).unwrap(), 21);
    assert_eq!((device.level, device.active), (9, true));
    let offset = |device: &Device, by: i64| device.offset.unwrap_or_default() + by;
    Device::class().define("shifted", offset).unwrap();
    assert_eq!(none(|| device.call(named("shifted"), args!(2))).unwrap(), 2);
}

/// Everything built from a rejected or replaced input is dropped again.
#[test]
fn nothing_is_leaked() {
    #[derive(Typed, Debug, Clone)]
    #[typed(check = Pair::is_ordered)]
    struct Pair {
        left: String,
        right: Vec<String>,
        #[typed(opaque, default)]
        socket: Vec<u8>,
        #[typed(default = "x".to_owned(), check = is_short)]
        note: String,
    }
    impl Pair {
        fn is_ordered(&self) -> bool {
            self.right.iter().all(|right| self.left <= *right)
        }
    }
    fn is_short(note: &str) -> bool {
        note.len() < 10
    }
    // Made, and changed, in a blank.
    #[derive(Typed, Debug, Clone)]
    #[typed(check = Flat::is_ordered)]
    struct Flat {
        left: String,
        right: Vec<String>,
        #[typed(default = "x".to_owned(), check = is_short)]
        note: String,
    }
    impl Flat {
        fn is_ordered(&self) -> bool {
            self.right.iter().all(|right| self.left <= *right)
        }
    }
    #[derive(Typed, Debug)]
    enum Either {
        One { pair: Pair, text: String },
    }
    fn good() -> Args<'static> {
        args!(
            left = "a".to_owned(),
            right = ["b", "c"],
            socket = Value::opaque(vec![1_u8]),
            note = "y".to_owned()
        )
    }
    fn all() {
        let mut pair = Pair::construct(good()).unwrap();
        let mut wrong = good();
        wrong.push_named("other".to_owned(), "unknown".to_owned());
        Pair::construct(wrong).unwrap_err();
        let many: Args<'_> =
            (0..20).map(|at| (format!("{at}"), Value::from("x".to_owned()))).collect();
        Pair::construct(many).unwrap_err();
        Pair::construct(args!("z".to_owned(), ["b"])).unwrap_err();
        Pair::construct(args!("a", ["b"], note = "far too long")).unwrap_err();
        Pair::from_value(pair.to_value()).unwrap_err();
        pair.update(args!(left = "aa".to_owned(), right = ["d"])).unwrap();
        pair.update(args!(left = "z".to_owned(), right = ["d"])).unwrap_err();
        pair.update(args!(left = "a".to_owned(), right = 1)).unwrap_err();
        pair.set("note", "short".to_owned()).unwrap();
        pair.set("note", "far too long".to_owned()).unwrap_err();
        pair.set("left", "z".to_owned()).unwrap_err();
        let mut flat = Flat::construct(args!("a".to_owned(), ["b"])).unwrap();
        flat.update(args!(left = "aa".to_owned(), right = ["d"], note = "z")).unwrap();
        flat.update(args!(left = "z".to_owned(), right = ["d"])).unwrap_err();
        flat.update(args!(left = "a".to_owned(), note = "far too long".to_owned())).unwrap_err();
        flat.update(args!(left = "a".to_owned(), left = "b".to_owned())).unwrap_err();
        flat.update(args!(right = ["x", "y"], left = 1, other = "z".to_owned())).unwrap_err();
        flat.set("note", "short".to_owned()).unwrap();
        flat.set("note", "far too long".to_owned()).unwrap_err();
        flat.set("left", "z".to_owned()).unwrap_err();
        Flat::from_value(flat.to_value()).unwrap();
        Flat::class().attr("note").unwrap();
        Flat::class().set_attr("note", "far too long".to_owned()).unwrap_err();
        Flat::class().set_attr("note", "y".to_owned()).unwrap();
        let inner: Map<'_> = [("left", "a"), ("right", "b")]
            .map(|(key, text)| (key.into(), text.into()))
            .into_iter()
            .collect();
        let either = |text: Value<'static>| {
            let fields = [("pair".into(), Value::Map(inner.clone())), ("text".into(), text)];
            Value::Map(
                [("One".into(), Value::Map(fields.into_iter().collect()))].into_iter().collect(),
            )
        };
        Either::from_value(either("x".to_owned().into())).unwrap_err();
        Either::from_value(either(Value::Null)).unwrap_err();
        pair.call("nothing", args!("a".to_owned(), x = "b".to_owned())).unwrap_err();
    }
    all();
    let info = allocation_counter::measure(all);
    assert_eq!((info.count_current, info.bytes_current), (0, 0));
}

#[test]
fn a_registry_allocates_the_box_of_what_it_makes() {
    #[derive(Typed)]
    struct Point {
        x: i64,
        y: i64,
    }
    let mut registry = none(Registry::new);
    registry.register::<Point>().unwrap();
    assert!(none(|| registry.get(black_box("Point"))).is_some());
    assert!(none(|| registry.get(black_box("Pint"))).is_none());
    let (count, point) = allocations(|| registry.construct("Point", args!(1, y = 2)));
    assert_eq!((count, point.unwrap().get("y").unwrap()), (1, 2.into()));

    let mut map = Map::new();
    map.push("x", 1);
    map.push("class", "Point");
    map.push("y", 2);
    let (count, point) = allocations(|| registry.from_value(map));
    assert_eq!((count, point.unwrap().get("y").unwrap()), (1, 2.into()));
}

#[test]
fn lists_and_maps_that_are_lent_are_read_where_they_are() {
    #[derive(Typed)]
    struct Point {
        x: i64,
        y: i64,
    }
    #[derive(Typed)]
    struct Line {
        from: Point,
        widths: Vec<u8>,
    }
    let point = |x: i64| [("x".into(), x.into()), ("y".into(), 0.into())].into_iter().collect();
    let (from, widths) = (Value::Map(point(7)), Value::from([1, 2, 3]));
    let (count, line) = allocations(|| Line::construct(args!(from = &from, widths = &widths)));
    let mut line = line.unwrap();
    assert_eq!((count, line.from.x, line.widths.len()), (1, 7, 3));
    none(|| line.set("from", &from)).unwrap();
}

#[derive(Typed, Debug)]
struct Buffer {
    size: u32,
    #[typed(default = vec![0; 100])]
    bytes: Vec<u8>,
}

#[test]
fn a_default_is_not_looked_at_where_nothing_is_demanded() {
    let (count, buffer) = allocations(|| Buffer::construct(args!(1)).unwrap());
    assert_eq!((count, buffer.bytes.len(), buffer.size), (1, 100, 1));
}

#[derive(Typed, Debug)]
struct Person {
    id: u64,
    name: String,
    email: Option<String>,
    score: f64,
    tags: Vec<String>,
    active: bool,
    address: Address,
}

#[derive(Typed, Debug)]
struct Address {
    city: String,
    zip: u32,
}

#[test]
fn fault_51_a_document_needs_less_than_three_times_its_size_in_memory() {
    let person = r#"{
  "id": 12345, "name": "Ada Lovelace", "email": "ada@example.org", "score": 12.5, "tags": ["math", "poems"],
  "active": true, "address": {"city": "London", "zip": 12345}
}"#;
    let text = format!("[{}]", vec![person; 20_000].join(",\n"));
    let mut people = Vec::new();
    let info = allocation_counter::measure(|| {
        people = typed_structs::json::from_str::<Vec<Person>>(&text).unwrap();
    });
    assert_eq!(people.len(), 20_000);
    let size = text.len() as u64;
    assert!(info.bytes_max < 3 * size, "{} bytes for {size}", info.bytes_max);
}
