//! Checks of fields and of structs, frozen fields, names and skipped fields.

use crate::helpers::assert_rejected;
use std::collections::BTreeMap;
use typed_structs::{Typed, Untyped, Value, args, code};

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Span::is_ordered)]
struct Span {
    start: i64,
    end: i64,
    #[typed(default, skip)]
    changes: u32,
    #[typed(default)]
    inner: Inner,
    #[typed(default)]
    labels: BTreeMap<String, String>,
    #[typed(default)]
    extra: Untyped,
}

#[derive(Typed, Debug, Clone, Default, PartialEq)]
struct Inner {
    level: u8,
    #[typed(default)]
    names: Vec<String>,
}

impl Span {
    fn is_ordered(&self) -> Result<(), String> {
        if self.start > self.end {
            return Err(format!("start {} is after end {}", self.start, self.end));
        }
        if self.inner.level > 9 || self.inner.names.len() > 2 || self.labels.len() > 1 {
            return Err("too much of it".to_owned());
        }
        Ok(())
    }
}

fn span() -> Span {
    let mut span = Span::construct(args!(1, 5)).unwrap();
    span.changes = 7;
    span
}

#[test]
fn the_check_of_a_struct_holds_for_every_way_in() {
    let mut span = span();
    let before = span.clone();
    let message = "Span: start 6 is after end 5";
    assert_rejected(span.set("start", 6), code::CONSTRAINT_CHECK, message);
    assert_rejected(span.set_start(6), code::CONSTRAINT_CHECK, message);
    assert_eq!(span.update(args!(start = 6)).unwrap_err().to_string(), message);
    assert_eq!(Span::construct(args!(6, 5)).unwrap_err().to_string(), message);
    let report = Span::from_value(BTreeMap::from([("start", 6), ("end", 5)])).unwrap_err();
    assert_eq!(report.to_string(), message);
    assert_eq!(span, before);
    span.update(args!(start = 6, end = 7)).unwrap();
    assert_eq!((span.start, span.end, span.changes), (6, 7, 7));
}

#[test]
fn nested_sets_are_taken_back_where_the_whole_refuses_them() {
    let mut span = span();
    let before = span.clone();
    let message = "Span: too much of it";
    assert_rejected(span.set("inner.level", 10), code::CONSTRAINT_CHECK, message);
    assert_rejected(span.set("inner.names", ["a", "b", "c"]), code::CONSTRAINT_CHECK, message);
    span.set("labels.a", "b").unwrap();
    assert_rejected(span.set("labels.c", "d"), code::CONSTRAINT_CHECK, message);
    assert_eq!(span.labels.len(), 1);
    span.labels.clear();
    assert_eq!(span, before);
    span.set("inner.level", 9).unwrap();
    span.set("extra", BTreeMap::from([("x", 1)])).unwrap();
    span.set("extra.x", 2).unwrap();
    assert_eq!((span.inner.level, span.get("extra.x").unwrap()), (9, Value::from(2)));
}

#[derive(Typed, Debug, Clone, PartialEq)]
#[typed(check = Keeper::is_small)]
struct Keeper {
    item: Item,
    items: Vec<Item>,
    #[typed(default)]
    total: i64,
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Item {
    size: i64,
    #[typed(skip)]
    state: u32,
}

impl Keeper {
    fn is_small(&self) -> bool {
        self.item.size < 10 && self.items.iter().all(|item| item.size < 10)
    }
}

#[test]
fn what_is_skipped_survives_a_refused_nested_set() {
    let size = |size| BTreeMap::from([("size", size)]);
    let mut keeper = Keeper::construct(args!(size(1), [size(2)])).unwrap();
    keeper.item.state = 3;
    if let Some(item) = keeper.items.first_mut() {
        item.state = 4;
    }
    let before = keeper.clone();
    assert_rejected(
        keeper.set("item.size", 10),
        code::CONSTRAINT_CHECK,
        "Keeper: expected a value that passes its check",
    );
    keeper.set("items[0].size", 10).unwrap_err();
    assert_rejected(
        keeper.set("items[0]", size(10)),
        code::CONSTRAINT_CHECK,
        "Keeper: expected a value that passes its check",
    );
    keeper.set("item", size(10)).unwrap_err();
    keeper.set("items", [size(10)]).unwrap_err();
    assert_eq!(keeper, before);
    keeper.set("items[0].size", 9).unwrap();
    keeper.set("item", size(9)).unwrap();
}

#[derive(Typed, Debug, PartialEq)]
#[typed(check = Borrowing::is_short)]
struct Borrowing<'a> {
    inner: Text<'a>,
}

#[derive(Typed, Debug, PartialEq)]
struct Text<'a> {
    text: &'a str,
    #[typed(default)]
    bytes: &'a [u8],
}

impl Borrowing<'_> {
    fn is_short(&self) -> bool {
        self.inner.text.len() < 5
    }
}

#[test]
fn borrowed_text_survives_a_refused_nested_set() {
    let mut object = Borrowing::construct(args!(BTreeMap::from([("text", "abc")]))).unwrap();
    object.set("inner.text", "too long").unwrap_err();
    assert_eq!(object.inner.text, "abc");
    object.set_inner(Text { text: "too long", bytes: &[] }).unwrap_err();
    assert_eq!(object.inner.text, "abc");
    object.set("inner", BTreeMap::from([("text", "abcd")])).unwrap();
    assert_eq!(object.inner.text, "abcd");
}

#[derive(Typed, Debug, Clone, PartialEq)]
struct Fields {
    #[typed(check = starts_upper)]
    name: String,
    #[typed(check = has_no_gap)]
    inner: Inner,
    #[typed(frozen)]
    id: u64,
    #[typed(frozen, default)]
    origin: Inner,
    #[typed(rename = "the-size", alias = "size", alias = "sz", default = 1)]
    dimension: u8,
    #[typed(skip, default = 5)]
    cache: u32,
    #[typed(skip)]
    hits: u32,
}

fn starts_upper(name: &str) -> Result<(), &'static str> {
    if name.starts_with(char::is_uppercase) { Ok(()) } else { Err("expected a capital first") }
}

fn has_no_gap(inner: &Inner) -> bool {
    inner.level as usize == inner.names.len()
}

fn fields() -> Fields {
    let inner = BTreeMap::from([("level", 0)]);
    Fields::construct(args!("Ada", inner, 1)).unwrap()
}

#[test]
fn the_check_of_a_field_holds_for_every_way_in() {
    let mut fields = fields();
    let before = fields.clone();
    let message = "Fields.name: expected a capital first, got str \"ada\"";
    assert_rejected(fields.set("name", "ada"), code::CONSTRAINT_CHECK, message);
    assert_rejected(fields.set_name("ada"), code::CONSTRAINT_CHECK, message);
    assert_rejected(fields.set_name("ada".to_owned()), code::CONSTRAINT_CHECK, message);
    assert_eq!(fields.update(args!(name = "ada")).unwrap_err().to_string(), message);
    let inner = BTreeMap::from([("level", 1)]);
    let report = Fields::construct(args!("ada", inner, 1)).unwrap_err();
    assert_eq!(
        report.to_string(),
        format!(
            "{message}\nFields.inner: expected a value that passes its check, \
             got map {{\"level\": 1, \"names\": []}}"
        )
    );
    fields.set("inner.level", 1).unwrap_err();
    fields.set("inner.names", ["x"]).unwrap_err();
    assert_eq!(fields, before);
    fields.set("name", "Eve").unwrap();
}

#[test]
fn frozen_fields_are_set_only_while_constructing() {
    let mut fields = fields();
    assert_rejected(
        fields.set("id", 2),
        code::FROZEN,
        "Fields.id: cannot be changed: the field is frozen",
    );
    assert_rejected(
        fields.set("origin.level", 2),
        code::FROZEN,
        "Fields.origin: cannot be changed: the field is frozen",
    );
    let report = fields.update(args!(id = 2, name = "Eve")).unwrap_err();
    assert_eq!(report.at("id").unwrap().code(), code::FROZEN);
    assert_eq!((fields.id, fields.name.as_str()), (1, "Ada"));
    assert_eq!(fields.get("id").unwrap(), 1);
}

#[derive(Typed, Debug, PartialEq)]
#[typed(frozen)]
struct Constant {
    value: i64,
    #[typed(default)]
    inner: Inner,
}

#[test]
fn frozen_structs_are_never_set() {
    let mut constant = Constant::construct(args!(1)).unwrap();
    assert_eq!(constant.set("value", 2).unwrap_err().code(), code::FROZEN);
    assert_eq!(constant.set("inner.level", 2).unwrap_err().code(), code::FROZEN);
    assert!(constant.update(args!(value = 2)).unwrap_err().at("value").is_some());
    assert_eq!(constant, Constant { value: 1, inner: Inner::default() });
}

#[test]
fn aliases_renamed_and_skipped_fields() {
    let mut fields = fields();
    assert_eq!((fields.dimension, fields.cache, fields.hits), (1, 5, 0));
    fields.set("size", 2).unwrap();
    fields.set("sz", 3).unwrap();
    fields.set("the-size", 4).unwrap();
    fields.update(args!("the-size" = 5)).unwrap();
    fields.set_dimension(6).unwrap();
    assert_eq!(fields.get("sz").unwrap(), 6);
    assert_eq!(fields.set("dimension", 7).unwrap_err().code(), code::UNKNOWN);
    assert_eq!(
        fields.set("size", "x").unwrap_err().to_string(),
        "Fields.the-size: expected u8, got str \"x\""
    );
    let report = fields.update(args!(size = 1, sz = 2)).unwrap_err();
    assert_eq!(report.to_string(), "Fields.the-size: field given twice");
    assert_eq!(fields.set("cache", 1).unwrap_err().code(), code::UNKNOWN);
    assert_eq!(fields.get("hits").unwrap_err().code(), code::UNKNOWN);
    assert!(fields.to_value().as_map().unwrap().get("cache").is_none());
    assert_eq!(fields.to_value().as_map().unwrap().get("the-size").unwrap(), &6);
}

#[test]
fn null_is_shown_once() {
    #[derive(Typed, Debug)]
    struct Request {
        #[typed(check = is_container)]
        params: Untyped,
    }
    fn is_container(params: &Untyped) -> Result<(), &'static str> {
        if params.is_null() { Err("expected a list or a map") } else { Ok(()) }
    }
    let report = Request::construct(args!(Value::Null)).unwrap_err();
    assert_eq!(report.to_string(), "Request.params: expected a list or a map, got null");
    assert!(Request::construct(args!([1])).unwrap().params.as_list().is_some());
}
