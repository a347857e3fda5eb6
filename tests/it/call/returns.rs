//! Return values of methods.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, DefaultHasher, Hasher as _};
use typed_structs::{Args, CallError, List, Typed, Untyped, Value, args, code, typed_methods};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Book {
    title: String,
    pages: Vec<u32>,
    author: Option<Author>,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Author {
    name: String,
}

/// A hasher that needs a seed, and so has no `Default`.
struct Seeded(u64);

impl BuildHasher for Seeded {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        let mut hasher = DefaultHasher::new();
        hasher.write_u64(self.0);
        hasher
    }
}

#[typed_methods]
impl Book {
    fn title(&self) -> &str {
        &self.title
    }
    fn pages(&self) -> &[u32] {
        &self.pages
    }
    fn pages_mut(&mut self) -> &mut Vec<u32> {
        &mut self.pages
    }
    fn author(&self) -> Option<&Author> {
        self.author.as_ref()
    }
    fn page(&self, index: usize) -> Result<&u32, String> {
        self.pages.get(index).ok_or_else(|| format!("there is no page {index}"))
    }
    fn find<'b>(&'b self, text: &'b str) -> Result<Option<&'b str>, std::num::ParseIntError> {
        text.parse::<i32>()?;
        Ok(self.title.split(' ').find(|word| *word == text))
    }
    fn even(&self) -> impl Iterator<Item = u32> + '_ {
        self.pages.iter().copied().filter(|page| page % 2 == 0)
    }
    fn backwards<'b>(&'b self) -> Box<dyn DoubleEndedIterator<Item = &'b u32> + 'b> {
        Box::new(self.pages.iter().rev())
    }
    fn grow(&mut self, page: u32) -> &mut Self {
        self.pages.push(page);
        self
    }
    fn copy(&self) -> Self {
        self.clone()
    }
    fn counts(&self) -> HashMap<String, usize> {
        HashMap::from([("pages".into(), self.pages.len())])
    }
    fn seeded(&self) -> HashMap<String, HashSet<usize, Seeded>, Seeded> {
        let mut all = HashMap::with_hasher(Seeded(1));
        let lengths = all.entry("pages".into()).or_insert(HashSet::with_hasher(Seeded(2)));
        lengths.insert(self.pages.len());
        all
    }

    /// Adds a page and returns something.
    #[typed(returns = Vec<u32>)]
    fn push(&mut self, page: u32, out: Untyped) -> Untyped {
        self.pages.push(page);
        out
    }
    #[typed(returns = Vec<u32>)]
    fn try_push(&mut self, page: u32, fail: bool) -> Result<Untyped, String> {
        self.pages.push(page);
        if fail { Err("no more".into()) } else { Ok(Value::List(List::new())) }
    }

    /// Makes a call by name itself.
    fn outer(&mut self, index: usize) -> Result<Untyped, CallError> {
        self.call("page", args!(index))
    }
    fn inner_mismatch(&mut self) -> Result<Untyped, CallError> {
        self.call("page", args!("x"))
    }

    #[deprecated(since = "0.2.0", note = "use `title`")]
    fn old_title(&self) -> String {
        self.title.clone()
    }
}

fn book() -> Book {
    let author = Some(Author { name: "Ada".into() });
    Book { title: "Notes 12".into(), pages: vec![1, 2, 4], author }
}

fn call(method: &str, args: Args<'_>) -> String {
    match book().call(method, args) {
        Ok(value) => value.to_string(),
        Err(error) => error.to_string(),
    }
}

fn returns(method: &str) -> &'static str {
    Book::class().method(method).unwrap().returns().name()
}

#[test]
fn references_to_fields_are_shown() {
    assert_eq!(call("title", args!()), r#""Notes 12""#);
    assert_eq!(call("pages", args!()), "[1, 2, 4]");
    assert_eq!(call("pages_mut", args!()), "[1, 2, 4]");
    assert_eq!(call("author", args!()), r#"{"name": "Ada"}"#);
    assert_eq!(call("page", args!(1)), "2");
    assert_eq!(call("page", args!(9)), "Book.page: there is no page 9");
    assert_eq!(call("find", args!("12")), r#""12""#);
    assert_eq!(call("find", args!("13")), "null");
    assert_eq!(call("find", args!("x")), "Book.find: invalid digit found in string");
    assert_eq!(call("copy", args!()), book().to_value().to_string());
    assert_eq!(call("counts", args!()), r#"{"pages": 3}"#);
    assert_eq!(call("seeded", args!()), r#"{"pages": [3]}"#);
    let mut book = book();
    assert_eq!(Book::from_value(book.call("grow", args!(5)).unwrap()).unwrap(), book);
    assert_eq!(book.pages, [1, 2, 4, 5]);
    book.pages_mut().clear();
    assert_eq!(book.even().count() + book.backwards().count(), 0);
}

#[test]
fn the_declared_return_is_known() {
    assert_eq!(returns("pages"), "Vec<u32>");
    assert_eq!(returns("author"), "Option<Author>");
    assert_eq!(returns("page"), "u32");
    assert_eq!(returns("find"), "Option<&str>");
    assert_eq!(returns("even"), "Vec<u32>");
    assert_eq!(returns("backwards"), "Vec<u32>");
    assert_eq!(returns("grow"), "Book");
    assert_eq!(returns("push"), "Vec<u32>");
}

#[test]
fn seed_37_an_iterator_becomes_a_list() {
    assert_eq!(call("even", args!()), "[2, 4]");
    assert_eq!(call("backwards", args!()), "[4, 2, 1]");
}

#[test]
fn seed_44_a_wrong_return_leaves_the_object_as_it_was() {
    let mut book = book();
    let error = book.call("push", args!(7, "x")).unwrap_err();
    assert_eq!(error.to_string(), "Book.push(return): expected Vec<u32>, got str \"x\"");
    assert_eq!(book, self::book());
    assert_eq!(book.call("push", args!(7, [1])).unwrap().to_string(), "[1]");
    assert_eq!(book.pages, [1, 2, 4, 7]);
    let error = book.call("try_push", args!(8, true)).unwrap_err();
    assert_eq!(error.to_string(), "Book.try_push: no more");
    assert_eq!(book.pages, [1, 2, 4, 7]);
    book.call("try_push", args!(8, false)).unwrap();
    assert_eq!(book.pages, [1, 2, 4, 7, 8]);
}

#[test]
fn an_error_is_wrapped_once() {
    let error = book().call("outer", args!(9)).unwrap_err();
    assert_eq!(error.to_string(), "Book.page: there is no page 9");
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "there is no page 9");
    assert!(source.source().is_none());
    // The arguments that were wrong were not those of this call.
    let error = book().call("inner_mismatch", args!()).unwrap_err();
    assert!(error.mismatches().is_none());
    let cause = "Book.page(index): expected usize, got str \"x\"";
    assert_eq!(error.to_string(), format!("Book.inner_mismatch: {cause}"));
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.downcast_ref::<CallError>().unwrap().mismatches().is_some());
}

#[test]
fn a_deprecated_method_is_called_without_a_warning_and_says_so() {
    assert_eq!(call("old_title", args!()), r#""Notes 12""#);
    assert_eq!(Book::class().method("old_title").unwrap().deprecated(), Some("use `title`"));
    assert_eq!(Book::class().method("title").unwrap().deprecated(), None);
}

#[test]
fn a_wrong_part_of_a_return_is_named() {
    let error =
        book().call("push", args!(7, [Value::from(1), "x".into(), "y".into()])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Book.push(return)[1]: expected u32, got str \"x\"\n\
         Book.push(return)[2]: expected u32, got str \"y\""
    );
    assert!(error.mismatches().unwrap().iter().all(|one| one.code() == "return"));
}

#[test]
fn a_return_that_is_too_deep_is_refused() {
    #[derive(Typed)]
    struct Deep {
        levels: u16,
    }
    #[typed_methods]
    impl Deep {
        fn nested(&self) -> Untyped {
            (0..self.levels).fold(Value::Null, |inner, _| Value::List(vec![inner].into()))
        }
        #[typed(returns = Vec<Untyped>)]
        fn declared(&self) -> Result<Untyped, String> {
            Ok(self.nested())
        }
    }
    assert!(Deep { levels: 128 }.call("nested", args!()).is_ok());
    for method in ["nested", "declared"] {
        let error = Deep { levels: 5000 }.call(method, args!()).unwrap_err();
        let message = format!("Deep.{method}(return): expected at most 128 levels, got more");
        assert_eq!(error.to_string(), message);
    }
    Deep::class().define("dynamic", |deep: &Deep| deep.nested()).unwrap();
    assert!(Deep { levels: 5000 }.call("dynamic", args!()).is_err());
}

#[test]
fn a_getter_is_held_to_the_type_that_it_declares() {
    #[derive(Typed, Debug)]
    struct Sensor {
        raw: Untyped,
    }
    #[typed_methods]
    impl Sensor {
        #[typed(getter, returns = Vec<u8>)]
        fn level(&self) -> Untyped {
            self.raw.clone()
        }
        #[typed(setter)]
        fn set_level(&mut self, level: Untyped) {
            self.raw = level;
        }
        #[typed(getter, returns = u8)]
        fn tried(&self) -> Result<Untyped, String> {
            if self.raw.is_null() { Err("nothing yet".into()) } else { Ok(self.raw.clone()) }
        }
    }
    #[derive(Typed, Debug)]
    struct Station {
        #[typed(base)]
        sensor: Sensor,
    }
    let mut sensor = Sensor { raw: Value::from([1, 2]) };
    assert_eq!(sensor.get("level[1]").unwrap(), 2);
    sensor.set("level", (1, 300, "x")).unwrap();
    let error = sensor.get("level").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Sensor.level(return)[1]: expected u8, got int 300\n\
         Sensor.level(return)[2]: expected u8, got str \"x\""
    );
    assert_eq!((error.code(), error.others()[0].code()), (code::RETURN, code::RETURN));
    assert_eq!(sensor.get("level[0]").unwrap_err().to_string(), error.to_string());
    assert_eq!(
        sensor.get("tried").unwrap_err().to_string(),
        "Sensor.tried(return): expected u8, got list [1, 300, \"x\"]"
    );
    sensor.set("level", ()).unwrap();
    let error = sensor.get("tried").unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        (code::CALL, "Sensor.tried: nothing yet")
    );
    let station = Station { sensor: Sensor { raw: 7.into() } };
    assert_eq!(station.get("tried").unwrap(), 7);
    let error = station.get("level").unwrap_err();
    assert_eq!(error.to_string(), "Sensor.level(return): expected Vec<u8>, got int 7");
    assert_eq!((error.code(), error.declared_in()), (code::RETURN, "Sensor"));
    // Those that a report does not keep are counted.
    sensor.set("level", vec!["x"; 70]).unwrap();
    let error = sensor.get("level").unwrap_err();
    assert_eq!(error.others().len(), 63);
    assert!(
        error.to_string().ends_with("[63]: expected u8, got str \"x\"\n… and 6 more"),
        "{error}"
    );
}
