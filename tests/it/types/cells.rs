//! Cells, atomics, heaps and wrappers, which are converted like the values inside.

use super::{RANGE, TYPE, refuses, round_trips, takes};
use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, AtomicUsize, Ordering};
use typed_structs::{ToValue, Typed, Value, args, code, from_value, json};

#[derive(Typed, Debug)]
struct Counters {
    #[typed(range(..=9))]
    hits: AtomicU8,
    #[typed(default)]
    total: AtomicI64,
    open: AtomicBool,
    #[typed(range(..=9))]
    last: Cell<u8>,
    seen: Cell<Option<u8>>,
}

#[test]
fn atomics() {
    let text = r#"{"hits": 1, "open": true, "last": 2, "seen": null}"#;
    let mut counters: Counters = json::from_str(text).unwrap();
    counters.total.fetch_add(5, Ordering::Relaxed);
    assert_eq!(counters.get("total").unwrap(), 5);
    counters.set("hits", 9).unwrap();
    counters.set_open(AtomicBool::new(false)).unwrap();
    counters.update(args!(total = AtomicI64::new(-1), last = Cell::new(3_u8))).unwrap();
    assert_eq!(
        json::to_string(&counters).unwrap(),
        r#"{"hits":9,"total":-1,"open":false,"last":3,"seen":null}"#
    );
    assert_eq!(counters.set("hits", 10).unwrap_err().code(), code::CONSTRAINT_RANGE);
    assert_eq!(counters.set_hits(AtomicU8::new(10)).unwrap_err().code(), code::CONSTRAINT_RANGE);
    refuses::<AtomicU8>(256, RANGE);
    refuses::<AtomicUsize>("1", TYPE);
    refuses::<AtomicBool>(1, TYPE);
}

#[test]
fn cells() {
    round_trips(Cell::new(7_i16), 7);
    round_trips(Cell::new(Some('x')), "x");
    refuses::<Cell<u8>>(300, RANGE);
    let mut counters = Counters::construct(args!(hits = 0, open = false, last = 1)).unwrap();
    assert_eq!(counters.seen.get(), None);
    counters.seen.set(Some(4));
    assert_eq!(counters.get("seen").unwrap(), 4);
    counters.set("seen", 5).unwrap();
    assert_eq!(counters.seen.get(), Some(5));
    assert_eq!(counters.set("last", 10).unwrap_err().code(), code::CONSTRAINT_RANGE);
}

#[test]
fn heaps_and_reversed_order() {
    let heap: BinaryHeap<Reverse<u8>> = from_value(vec![3, 1, 2, 1].into()).unwrap();
    let Value::List(shown) = heap.to_value() else { panic!("no list") };
    assert_eq!(shown.len(), 4);
    let order: Vec<u8> = heap.into_sorted_vec().into_iter().map(|Reverse(item)| item).collect();
    assert_eq!(order, [3, 2, 1, 1]);
    refuses::<BinaryHeap<u8>>(vec![1, 300], &[("[1]", code::RANGE)]);
    assert_eq!(Value::from(BinaryHeap::from([7_u8])), Value::from([7]));
    round_trips(Reverse("a".to_owned()), "a");
}

#[test]
fn strings_of_c() {
    use std::ffi::{CStr, CString};

    round_trips(c"text".to_owned(), "text");
    round_trips(c"a\xFF".to_owned(), b"a\xFF");
    round_trips(Box::<CStr>::from(c""), "");
    takes(b"ab", c"ab".to_owned());
    takes(vec![97, 98], c"ab".to_owned());
    refuses::<CString>("a\0b", TYPE);
    refuses::<CString>(b"a\0", TYPE);
    refuses::<CString>(vec![97, 256], &[("[1]", code::RANGE)]);
    refuses::<Box<CStr>>(1, TYPE);
}
