//! Methods added at run time: described, replaced, removed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use typed_structs::{
    CallError, Constraint, DefineMethodError, Object, OverrideDisallowed, ParamKind, Reason,
    Receiver, Typed, Untyped, Value, args, typed_methods,
};

/// A class of its own for each test, since they change it.
macro_rules! counter {
    () => {
        #[derive(Typed, Debug, PartialEq)]
        struct Counter {
            count: i64,
        }
        #[typed_methods]
        impl Counter {
            fn built_in(&self) -> i64 {
                self.count
            }
            #[typed(final)]
            fn sealed(&self) -> i64 {
                self.count
            }
        }
    };
}

fn message(result: Result<Untyped, CallError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn the_builder_names_parameters_and_gives_defaults() {
    counter!();
    Counter::class()
        .method_builder("scale")
        .doc("Multiplies.")
        .tag("math")
        .param("by")
        .param_or("plus", 1)
        .rest("more")
        .keywords("named")
        .returns::<i64>()
        .define(
            |counter: &Counter,
             by: i64,
             plus: i64,
             more: Vec<i64>,
             named: BTreeMap<String, i64>| {
                let more = more.iter().chain(named.values()).sum::<i64>();
                Value::from(counter.count * by + plus + more)
            },
        )
        .unwrap();
    let mut counter = Counter { count: 3 };
    assert_eq!(counter.call("scale", args!(2)).unwrap(), 7);
    assert_eq!(counter.call("scale", args!(2, 0, 10, 20, x = 100)).unwrap(), 136);
    assert_eq!(counter.call("scale", args!(plus = 5, by = 2)).unwrap(), 11);
    assert_eq!(
        message(counter.call("scale", args!("2", 0, 1.5, z = true))),
        "Counter.scale(by): expected i64, got str \"2\"\n\
         Counter.scale(more)[0]: expected i64, got float 1.5\n\
         Counter.scale(named).z: expected i64, got bool true"
    );
    let scale = Counter::class().method("scale").unwrap();
    assert_eq!((scale.doc(), scale.tags()), ("Multiplies.", &["math"][..]));
    assert_eq!((scale.receiver(), scale.returns().name()), (Receiver::Shared, "i64"));
    let params: Vec<_> = scale
        .params()
        .iter()
        .map(|param| (param.name(), param.type_name(), param.kind()))
        .collect();
    assert_eq!(
        params,
        [
            ("by", "i64", ParamKind::One),
            ("plus", "i64", ParamKind::One),
            ("more", "Vec<i64>", ParamKind::Rest),
            ("named", "BTreeMap<String, i64>", ParamKind::Keywords)
        ]
    );
    assert_eq!(scale.params()[1].default().unwrap().to_string(), "1");
    let names: Vec<_> = Counter::class().methods().map(|method| method.name()).collect();
    assert_eq!(names, ["built_in", "sealed", "scale"]);
    assert_eq!(Counter::class().methods_tagged("math").count(), 1);
}

#[test]
fn a_declared_return_is_checked() {
    counter!();
    let builder = Counter::class().method_builder("loose").param("out").returns::<u8>();
    builder.define(|out: Untyped| out).unwrap();
    assert_eq!(Counter::call_static("loose", args!(255)).unwrap(), 255);
    assert_eq!(
        message(Counter::call_static("loose", args!(256))),
        "Counter.loose(return): expected u8, got int 256"
    );
}

#[test]
fn wrong_descriptions_are_refused_all_at_once() {
    counter!();
    let error = Counter::class()
        .method_builder("wrong")
        .param_or("a", "x")
        .param("a")
        .rest("b")
        .param("c")
        .define(|a: i64, b: i64, c: i64| a + b + c)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Counter.wrong(a): expected i64, got str \"x\"\n\
         Counter.wrong(a): parameter given twice\n\
         Counter.wrong(b): expected a list to collect the rest in, got i64\n\
         Counter.wrong: expected at most 3 parameters, got 4"
    );
    assert!(matches!(error, DefineMethodError::Mismatches(_)));
    assert!(Counter::class().method("wrong").is_none());
    let error = Counter::class().method_builder("set_count").define(|| 1).unwrap_err();
    assert!(
        matches!(error, DefineMethodError::OverrideDisallowed(refused) if refused.reason == Reason::Reserved)
    );
}

#[test]
fn a_method_added_at_run_time_is_replaced_and_removed() {
    counter!();
    let class = Counter::class();
    let reason = |result: Result<(), OverrideDisallowed>| result.unwrap_err().reason;
    class.define("next", |counter: &Counter| counter.count + 1).unwrap();
    let mut counter = Counter { count: 1 };
    assert_eq!(counter.call("next", args!()).unwrap(), 2);
    class
        .redefine("next", |counter: &mut Counter, by: i64| {
            counter.count += by;
            counter.count
        })
        .unwrap();
    assert_eq!(counter.call("next", args!(5)).unwrap(), 6);
    assert_eq!(counter.count, 6);
    class.method_builder("next").param("plus").redefine(|plus: i64| plus + 1).unwrap();
    assert_eq!(counter.call("next", args!(plus = 1)).unwrap(), 2);
    assert_eq!(reason(class.redefine("absent", || 1)), Reason::Absent);
    let absent = class.method_builder("absent").redefine(|| 1).unwrap_err();
    assert!(
        matches!(absent, DefineMethodError::OverrideDisallowed(it) if it.reason == Reason::Absent)
    );
    assert_eq!(reason(class.redefine("set", || 1)), Reason::Reserved);
    assert_eq!(reason(class.redefine("sealed", || 1)), Reason::Final);
    assert_eq!(reason(class.redefine("built_in", || 1)), Reason::Sealed);
    assert_eq!(reason(class.remove("built_in")), Reason::Sealed);
    assert_eq!(reason(class.remove("sealed")), Reason::Final);
    assert_eq!(reason(class.remove("absent")), Reason::Absent);
    class.remove("next").unwrap();
    assert_eq!(message(counter.call("next", args!(5))), "Counter.next: unknown method");
    class.define("next", || 0).unwrap();
    assert_eq!((counter.call("next", args!()).unwrap(), counter.built_in()), (0.into(), 6));
    assert_eq!(counter.sealed(), 6);
}

#[test]
fn a_parameter_has_what_it_is_described_with_alone() {
    counter!();
    let class = Counter::class();
    for (name, index) in [("doc", 0), ("alias", 1), ("constraint", 2), ("lax", 3)] {
        class
            .method_builder(name)
            .param_with("by", |by| match index {
                0 => by.doc("A factor."),
                1 => by.alias("times"),
                2 => by.constraint(Constraint::range(1..)),
                _ => by.lax(),
            })
            .define(|by: i64| by)
            .unwrap();
        let param = &class.method(name).unwrap().params()[0];
        let is = (!param.doc().is_empty(), !param.aliases().is_empty());
        assert_eq!(is, (index == 0, index == 1), "{name}");
        let is = (!param.constraints().is_empty(), param.is_lax());
        assert_eq!(is, (index == 2, index == 3), "{name}");
    }
}

#[test]
fn a_described_parameter_collects_named_arguments() {
    counter!();
    Counter::class()
        .method_builder("sum")
        .param_with("named", |named| named.keywords().doc("What is added."))
        .define(|named: BTreeMap<String, i64>| named.values().sum::<i64>())
        .unwrap();
    let mut counter = Counter { count: 0 };
    assert_eq!(counter.call("sum", args!(a = 1, b = 2)).unwrap(), 3);
}

#[test]
fn a_final_method_of_a_base_is_not_redefined() {
    counter!();
    #[derive(Typed)]
    struct Derived {
        #[typed(base)]
        counter: Counter,
    }
    let refused = Derived::class().define("sealed", |_: &Derived| 1).unwrap_err();
    assert_eq!(refused.to_string(), "Derived.sealed: cannot be redefined, it is final in Counter");
    Derived::class().define("built_in", |derived: &Derived| derived.counter.count * 10).unwrap();
    let mut derived = Derived { counter: Counter { count: 2 } };
    assert_eq!(derived.call("built_in", args!()).unwrap(), 20);
    assert_eq!(derived.counter.call("built_in", args!()).unwrap(), 2);
    assert_eq!(derived.call("sealed", args!()).unwrap(), derived.counter.sealed());
    assert_eq!(derived.counter.built_in(), 2);
}

#[test]
fn twelve_parameters() {
    counter!();
    let class = Counter::class();
    class
        .define(
            "all",
            |counter: &Counter,
             a: u8,
             b: u16,
             c: u32,
             d: u64,
             e: i8,
             f: i16,
             g: i32,
             h: i64,
             i: f32,
             j: f64,
             k: bool,
             l: String| {
                format!("{} {a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}{l}", counter.count)
            },
        )
        .unwrap();
    let mut counter = Counter { count: 0 };
    let all = counter.call("all", args!(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, true, "l")).unwrap();
    assert_eq!(all, "0 12345678910truel");
    let error = counter.call("all", args!(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, true, 1)).unwrap_err();
    assert_eq!(error.to_string(), "Counter.all(11): expected String, got int 1");
    assert_eq!((counter.built_in(), counter.sealed()), (0, 0));
}

#[test]
fn the_first_parameter_of_a_closure_is_its_receiver() {
    counter!();
    let class = Counter::class();
    class.define("shared", |_: &Counter| 1).unwrap();
    class.define("mutable", |_: &mut Counter| 1).unwrap();
    class.define("whole", |_: &dyn Object| 1).unwrap();
    class.define("whole_mut", |_: &mut dyn Object| 1).unwrap();
    class.define("none", |_: i64| 1).unwrap();
    let receiver = |name| class.method(name).unwrap().receiver();
    assert_eq!(receiver("shared"), Receiver::Shared);
    assert_eq!(receiver("mutable"), Receiver::Mut);
    assert_eq!(receiver("whole"), Receiver::Whole);
    assert_eq!(receiver("whole_mut"), Receiver::WholeMut);
    assert_eq!(receiver("none"), Receiver::None);
    let counter = Counter { count: 1 };
    assert_eq!(counter.built_in(), counter.sealed());
}

#[test]
fn methods_are_added_while_others_call() {
    counter!();
    let class = Counter::class();
    class.define("current", || 0).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut counter = Counter { count: 1 };
                for _ in 0..500 {
                    let value = counter.call("current", args!()).unwrap();
                    assert!((0..100).contains(&value.as_i64().unwrap()));
                    assert_eq!(counter.built_in() + counter.sealed(), 2);
                }
            });
        }
        for next in 0..100_i64 {
            class.redefine("current", move || next).unwrap();
        }
    });
}

#[test]
fn reserved_names_of_bases_and_no_names() {
    counter!();
    #[derive(Typed)]
    struct Derived {
        #[typed(base)]
        counter: Counter,
    }
    #[derive(Typed)]
    struct Generic<T> {
        item: T,
    }
    let message = |result: Result<(), OverrideDisallowed>| result.unwrap_err().to_string();
    assert_eq!(
        message(Derived::class().define("set_count", || 1)),
        "Derived.set_count: cannot be redefined, it is reserved in Derived"
    );
    assert_eq!(message(Counter::class().define("", || 1)), "Counter.: a method needs a name");
    assert_eq!(
        message(Generic::<u8>::class().define("x", || 1)),
        "Generic.x: methods cannot be added to a generic type at run time"
    );
    assert_eq!(
        message(Counter::class().remove("a\nb")),
        "Counter.a\\nb: no method of this name was added at run time"
    );
    assert_eq!(
        message(Derived::class().define("x", |counter: &Counter| counter.count)),
        "Derived.x: the closure takes objects of another class"
    );
    let derived = Derived { counter: Counter { count: 1 } };
    assert_eq!((derived.counter.built_in(), derived.counter.sealed()), (1, 1));
    assert_eq!(Generic { item: 1 }.item, 1);
}

/// A value in a closure or an attribute, which asks for the class when it is dropped.
struct Asks(fn());

impl Drop for Asks {
    fn drop(&mut self) {
        (self.0)();
    }
}

#[test]
fn what_is_replaced_or_removed_may_ask_for_the_class_when_it_is_dropped() {
    #[derive(Typed)]
    #[typed(class(held: Untyped = Value::Null))]
    struct Holder {
        count: i64,
    }
    static DROPPED: AtomicUsize = AtomicUsize::new(0);
    fn asks() -> Asks {
        Asks(|| {
            let class = Holder::class();
            let _ = (class.method("held"), class.remove("absent"), class.attr("held"));
            class.set_attr("held", DROPPED.fetch_add(1, Ordering::Relaxed)).unwrap();
        })
    }
    fn holding() -> impl Fn() -> bool + Send + Sync {
        let held = asks();
        move || size_of_val(&held) > 0
    }
    let class = Holder::class();
    class.define("held", holding()).unwrap();
    class.redefine("held", holding()).unwrap();
    assert!(class.define("held", holding()).is_err());
    class.remove("held").unwrap();
    assert_eq!(DROPPED.load(Ordering::Relaxed), 3);
    class.set_attr("held", Value::opaque(asks())).unwrap();
    class.set_attr("held", 0).unwrap();
    assert_eq!(DROPPED.load(Ordering::Relaxed), 4);
    assert_eq!(Holder { count: 1 }.count, 1);
}
