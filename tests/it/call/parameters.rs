//! Constraints, docs and names of parameters.

use std::collections::BTreeMap;
use typed_structs::{
    Class, Constraint, DefineMethodError, Secret, Typed, Value, args, code, typed_methods,
};

#[derive(Typed, Clone, Debug, PartialEq)]
struct Lamp {
    level: u8,
}

const LOW: u8 = 5;

#[typed_methods]
impl Lamp {
    /// The constructor.
    #[typed(init)]
    fn new(#[typed(range(..=100), default = LOW)] level: u8) -> Self {
        Self { level }
    }

    fn dim(
        &mut self,
        /// The level in percent.
        ///
        /// 0 turns it off.
        #[typed(range(0..=100), multiple_of(5), rename = "to", alias = "level", alias = "percent")]
        level: u8,
        #[doc = "A label."]
        #[typed(len(1..=8), default = "none")]
        note: &str,
    ) -> String {
        self.level = level;
        format!("{level} {note}")
    }

    fn tag(
        #[typed(rest, len(1..), items(len(1..=3)))] tags: Vec<String>,
        #[typed(keywords, keys(len(1..=2)), values(range(0..)))] named: BTreeMap<String, i64>,
    ) -> usize {
        tags.len() + named.len()
    }

    fn kinds(
        #[typed(one_of("a", "b"))] kind: Option<&str>,
        #[typed(items(range(1..)))] sizes: &[i64],
        #[typed(lax, range(1..=9))] count: u32,
        #[typed(len(4..))] key: Option<Secret<String>>,
    ) -> String {
        format!("{kind:?} {sizes:?} {count} {}", key.is_some())
    }

    #[typed(getter)]
    fn percent(&self) -> u8 {
        self.level
    }

    #[typed(setter)]
    fn set_percent(&mut self, #[typed(range(..=100))] percent: u8) {
        self.level = percent;
    }

    fn computed(#[typed(range(..=9), default = ten())] by: u8) -> u8 {
        by
    }
}

fn ten() -> u8 {
    10
}

#[test]
fn constraints_are_checked_in_the_report_of_the_types() {
    let mut lamp = Lamp { level: 0 };
    let error = lamp.call("dim", args!(102, note = "")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Lamp.dim(to): expected 0..=100, got int 102\n\
         Lamp.dim(to): expected a multiple of 5, got int 102\n\
         Lamp.dim(note): expected length 1..=8, got str \"\""
    );
    let report = error.mismatches().unwrap();
    let first = report.iter().next().unwrap();
    assert_eq!((first.path(), first.code()), ("dim(to)", code::CONSTRAINT_RANGE));
    let error = lamp.call("dim", args!("x", note = "123456789")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Lamp.dim(to): expected u8, got str \"x\"\n\
         Lamp.dim(note): expected length 1..=8, got str \"123456789\""
    );
    assert_eq!(lamp, Lamp { level: 0 });
    assert_eq!(lamp.call("dim", args!(50)).unwrap(), "50 none");
    // A direct call is ordinary Rust.
    assert_eq!(lamp.dim(102, ""), "102 ");
}

#[test]
fn an_argument_is_given_by_each_name() {
    let mut lamp = Lamp { level: 0 };
    assert_eq!(lamp.call("dim", args!(to = 5)).unwrap(), "5 none");
    assert_eq!(lamp.call("dim", args!(level = 10)).unwrap(), "10 none");
    assert_eq!(lamp.call("dim", args!(note = "x", percent = 15)).unwrap(), "15 x");
    let error = lamp.call("dim", args!(to = 5, percent = 5)).unwrap_err();
    assert_eq!(error.to_string(), "Lamp.dim(to): parameter given twice");
    let error = lamp.call("dim", args!(to = 5, nte = "")).unwrap_err();
    assert_eq!(error.to_string(), "Lamp.dim(nte): unknown parameter; did you mean `note`?");
}

#[test]
fn parts_are_checked_at_their_places() {
    assert_eq!(Lamp::call_static("tag", args!("a", b = 1)).unwrap(), 2);
    let error = Lamp::call_static("tag", args!("a", "long", "", abc = 1, d = -1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Lamp.tag(tags)[1]: expected length 1..=3, got str \"long\"\n\
         Lamp.tag(tags)[2]: expected length 1..=3, got str \"\"\n\
         Lamp.tag(named).abc: expected length 1..=2, got str \"abc\"\n\
         Lamp.tag(named).d: expected 0.., got int -1"
    );
    let error = Lamp::call_static("tag", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Lamp.tag(tags): expected length 1.., got list []");
}

#[test]
fn references_options_and_converted_arguments_are_checked() {
    let sizes = || Value::from(vec![1, 2]);
    let done = Lamp::call_static("kinds", args!("a", sizes(), "7", "secret")).unwrap();
    assert_eq!(done, "Some(\"a\") [1, 2] 7 true");
    let done = Lamp::call_static("kinds", args!(sizes = sizes(), count = 1)).unwrap();
    assert_eq!(done, "None [1, 2] 1 false");
    let wrong = args!("c", vec![1, 0], "70", "abc");
    let error = Lamp::call_static("kinds", wrong).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Lamp.kinds(kind): expected one of \"a\", \"b\", got str \"c\"\n\
         Lamp.kinds(sizes)[1]: expected 1.., got int 0\n\
         Lamp.kinds(count): expected 1..=9, got int 70\n\
         Lamp.kinds(key): expected length 4.., got str ***"
    );
}

#[test]
fn constructors_and_setters_check_constraints() {
    assert_eq!(Lamp::construct(args!()).unwrap().level, 5);
    let report = Lamp::construct(args!(101)).unwrap_err();
    assert_eq!(report.to_string(), "Lamp.new(level): expected ..=100, got int 101");
    let mut lamp = Lamp { level: 7 };
    let error = lamp.set("percent", 101).unwrap_err();
    assert_eq!(error.to_string(), "Lamp.percent: expected ..=100, got int 101");
    assert_eq!(lamp.level, 7);
    lamp.set("percent", 100).unwrap();
    assert_eq!(lamp.level, 100);
}

#[test]
fn a_computed_default_is_checked() {
    let error = Lamp::call_static("computed", args!()).unwrap_err();
    assert_eq!(error.to_string(), "Lamp.computed(by): expected ..=9, got int 10");
    assert_eq!(Lamp::call_static("computed", args!(9)).unwrap(), 9);
}

#[test]
fn parameters_are_data() {
    let params = Lamp::class().method("dim").unwrap().params();
    let [level, note] = params else { panic!("{params:?}") };
    assert_eq!((level.name(), note.name()), ("to", "note"));
    assert_eq!(level.doc(), "The level in percent.\n\n0 turns it off.");
    assert_eq!(note.doc(), "A label.");
    assert_eq!(level.aliases(), ["level", "percent"]);
    let texts: Vec<_> = level.constraints().iter().map(Constraint::text).collect();
    assert_eq!(texts, ["0..=100", "a multiple of 5"]);
    assert_eq!(note.default().unwrap().to_string(), "\"none\"");
    let kinds = Lamp::class().method("kinds").unwrap().params();
    assert!(kinds[2].is_lax() && !kinds[1].is_lax());
    assert!(kinds[1].doc().is_empty() && kinds[1].default().is_none());
    let items = kinds[1].constraints();
    assert!(matches!(items, [Constraint::Items([inner])] if inner.text() == "1.."));
}

#[derive(Typed)]
struct Extended {
    number: i64,
}

#[test]
fn methods_added_at_run_time_declare_the_same() -> Result<(), DefineMethodError> {
    let class: &'static Class = Extended::class();
    class
        .method_builder("grow")
        .param_with("by", |by| {
            by.doc("The step.").alias("step").lax().default(1).constraint(Constraint::range(1..=9))
        })
        .param_with("names", |names| {
            names.rest().constraint(Constraint::items([Constraint::len(1..)]))
        })
        .define(|object: &mut Extended, by: i64, names: Vec<String>| {
            object.number += by;
            names.len()
        })?;
    let by = &class.method("grow").unwrap().params()[0];
    assert_eq!((by.doc(), by.aliases(), by.is_lax()), ("The step.", &["step"][..], true));
    assert_eq!(by.constraints()[0].text(), "1..=9");
    let mut object = Extended { number: 0 };
    assert_eq!(object.call("grow", args!()).unwrap(), 0);
    assert_eq!(object.call("grow", args!(step = "5")).unwrap(), 0);
    assert_eq!(object.call("grow", args!(3, "a", "b")).unwrap(), 2);
    assert_eq!(object.number, 9);
    let error = object.call("grow", args!(10, "a", "")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Extended.grow(by): expected 1..=9, got int 10\n\
         Extended.grow(names)[1]: expected length 1.., got str \"\""
    );
    Ok(())
}

#[test]
fn wrong_descriptions_are_rejected_together() {
    let error = Extended::class()
        .method_builder("wrong")
        .param_with("a", |a| a.constraint(Constraint::range(1..)).alias("b"))
        .param_with("b", |b| b.constraint(Constraint::range(300..)))
        .param_with("c", |c| c.default(0).constraint(Constraint::range(1..)))
        .define(|_: &Extended, _: String, _: u8, _: i64| ())
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Extended.wrong(a): the constraint `1..` requires a number, not String\n\
         Extended.wrong(b): parameter given twice\n\
         Extended.wrong(b): no u8 is in the range 300..\n\
         Extended.wrong(c): expected 1.., got int 0"
    );
    assert!(Extended { number: 1 }.call("wrong", args!()).is_err());
}
