//! Reports and errors through serde.

use serde_json::json;
use typed_structs::{
    Map, Mismatches, OverrideDisallowed, Reason, Secret, TypeMismatch, Value, from_value,
};

#[test]
fn reports_are_response_bodies() {
    let report = from_value::<Vec<i64>>(Value::from(("1", 2, "3"))).unwrap_err();
    let entry = |path: &str, value: &str| {
        json!({
            "class": "Vec<i64>",
            "path": path,
            "pointer": path.replace('[', "/").replace(']', ""),
            "code": "type",
            "params": {"expected": "i64", "actual": "str", "value": value},
            "expected": "i64",
            "actual": "str",
            "value": value,
            "declared_in": "Vec<i64>",
            "suggestion": null,
            "message": format!("Vec<i64>{path}: expected i64, got str {value}"),
        })
    };
    let (first, second) = (entry("[0]", "\"1\""), entry("[2]", "\"3\""));
    assert_eq!(
        serde_json::to_value(&report).unwrap(),
        json!({ "mismatches": [first, second], "omitted": 0 })
    );

    let single: TypeMismatch = report.into_iter().next().unwrap();
    assert_eq!(serde_json::to_value(&single).unwrap(), first);
    assert_eq!(
        serde_json::to_value(Mismatches::from(single)).unwrap()["mismatches"],
        json!([first])
    );

    let many = from_value::<Vec<i64>>(Value::from(vec!["x"; 70])).unwrap_err();
    let many = serde_json::to_value(&many).unwrap();
    assert_eq!((many["mismatches"].as_array().unwrap().len(), &many["omitted"]), (64, &json!(6)));
}

#[test]
fn reports_hide_secrets() {
    let input = Value::from(("hunter2", [1], 5.5, map_of("hunter2")));
    let report = from_value::<Vec<Secret<u8>>>(input).unwrap_err();
    let json = serde_json::to_string(&report).unwrap();
    // In the mismatch, and among its parameters.
    assert_eq!(json.matches(r#""value":"***""#).count(), 2 * 4);
    for shown in [json, report.to_string(), format!("{report:?}")] {
        assert!(!shown.contains("hunter2") && !shown.contains("5.5"), "{shown}");
    }
}

fn map_of(text: &str) -> Value<'_> {
    let mut map = Map::new();
    map.push("password", text);
    Value::Map(map)
}

#[test]
fn refused_overrides_say_why() {
    let error = OverrideDisallowed {
        class: "Admin",
        member: "id".to_owned(),
        declared_in: "User",
        reason: Reason::Final,
    };
    assert_eq!(
        serde_json::to_value(&error).unwrap(),
        json!({
            "class": "Admin",
            "member": "id",
            "declared_in": "User",
            "reason": "final",
            "message": "Admin.id: cannot be redefined, it is final in User",
        })
    );
}
