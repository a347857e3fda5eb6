//! Fields that are named as what the derive writes.

use typed_structs::{Typed, args};

#[derive(Typed, Debug, Clone, PartialEq)]
struct Names {
    keys: i64,
    items: i64,
    get: i64,
    set: i64,
    name: i64,
    value: i64,
    r#type: i64,
    class: i64,
    fields: i64,
    index: i64,
    __cx: i64,
    slot: i64,
    show: i64,
    update: i64,
}

#[test]
fn seed_39_fields_may_have_the_names_of_methods() {
    let mut names =
        Names::construct((1..=14).map(typed_structs::Arg::positional).collect::<Vec<_>>()).unwrap();
    for name in ["keys", "items", "get", "set", "name", "value", "type", "class", "fields", "index"]
    {
        names.set(name, 7).unwrap();
        assert_eq!(names.get(name).unwrap(), 7);
        names.set(name, "7").unwrap_err();
    }
    names.update(args!(r#type = 8, update = 9, __cx = 10)).unwrap();
    names.set_type(11).unwrap();
    assert_eq!((names.r#type, names.update, names.__cx), (11, 9, 10));
}
