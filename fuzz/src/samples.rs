//! Samples of the documents of each type.

pub const PLAIN: &[&str] = &[
    r#"{"a": 1, "b": "text", "c": 1.5, "d": true, "e": 7, "f": "é", "g": null}"#,
    r#"{"b": "x\ny", "a": -9007199254740993, "e": null, "c": 1e3, "f": "a", "d": false, "g": null}"#,
];
pub const NESTED: &[&str] = &[r#"{
    "plain": {"a": 1, "b": "text", "c": 1.5, "d": true, "e": 7, "f": "é", "g": null},
    "boxed": {"plain": {"a": 1, "b": "", "c": 0.25, "d": true, "f": "z", "g": null}, "boxed": null, "list": [], "lists": []},
    "list": [{"a": 1, "b": "text", "c": 1.5, "d": true, "e": 7, "f": "é", "g": null}],
    "lists": [[], [1, -2], [3]], "deque": ["a", null]}"#];
pub const NUMBERS: &[&str] = &[
    r#"{"a": 255, "b": -128, "c": 65535, "d": -1, "e": 4294967295, "f": 0, "g": 18446744073709551615, "h": -1,
    "i": 340282366920938463, "j": -170141183460469231, "k": 3, "l": 1.5, "m": 0.1, "n": 1}"#,
];
pub const BORROWED: &[&str] =
    &[r#"{"plain": "a", "cow": "b\nc", "option": "abc", "list": ["a", "", "é"]}"#];
pub const TUPLES: &[&str] = &[r#"{
    "pair": [1, "a"], "newtype": 1.5, "names": ["a", null], "table": {"a": 1.5, "b": 2}, "array": [1, 2, 3],
    "arrays": [[1, 2], [3, 4]], "pairs": [[1, "a"], [2, "b"]], "tuple": [1, "x", [true, false]],
    "plain": [{"a": 1, "b": "text", "c": 1.5, "d": true, "f": "e", "g": null}, 4], "empty": [], "unit": null,
    "deep": [[1, [null]], [2, [{"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}]]]}"#];
pub const MAPS: &[&str] = &[r#"{
    "texts": {"a": 1, "": 2, "b\n": 3}, "numbers": {"1": [1], "22": []}, "chars": {"a": null, "é": null}, "hash": {"-1": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}},
    "maps": {"a": {"b": [1, "x"]}, "c": {}}, "set": [1, 2, 3], "sets": [["a", "b"], []]}"#];
pub const ENUMS: &[&str] = &[r#"{
    "external": ["Unit", {"New": 1}, {"Pair": [1, "a"]}, {"Named": {"x": 1, "y": true}}, {"Maybe": null}, {"Maybe": 1.5},
        {"Inner": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}}, {"List": ["Unit", {"New": 2}]}],
    "internal": [{"t": "Unit"}, {"t": "Named", "x": 1, "list": [1, 2]}, {"x": 1, "y": false, "list": [], "t": "Named"},
        {"t": "Other", "inner": {"t": "Unit"}}],
    "adjacent": [{"t": "Unit"}, {"t": "New", "c": 1}, {"c": [1, "a"], "t": "Pair"}, {"t": "Named", "c": {"x": 1}},
        {"t": "Inner", "c": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}},
        {"t": "List", "c": [{"t": "Unit"}]}],
    "one": {"Named": {"x": 1}}, "map": {"a": {"t": "Unit"}}}"#];
pub const OPTIONS: &[&str] = &[r#"{
    "a": 1, "b": [true, null], "c": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}, "d": 3, "e": "x",
    "f": [null, {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}], "g": null, "h": "abc", "i": [1, 2],
    "j": ["a"]}"#];
pub const RENAMED: &[&str] = &[r#"{
    "firstName": "a", "a.b": 1, "x\"y": 2, "back\\slash": [1, 2],
    "é[0]": {"a": 1, "b": "", "c": 1.5, "d": true, "f": "e", "g": null}, "other": 7}"#];
pub const IGNORING: &[&str] = &[
    r#"{"a": 1, "inner": {"a": 2, "list": [], "x": [1, {"y": 2}]}, "list": [{"a": 3, "list": [], "z": {}}]}"#,
];
pub const CHECKED: &[&str] = &[r#"{
    "low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2], "ratio": 1.5,
    "inner": [{"low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2]},
        {"low": 3, "high": 4, "name": "abc", "letter": "b", "items": [], "ratio": null}],
    "map": {"a": {"low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2]}}}"#];
pub const DERIVED: &[&str] = &[
    r#"{"name": "a", "id": 1, "tags": ["x", "y"], "level": 3, "kind": {"Named": {"x": 1}}, "point": [1, 2], "more": 4, "most": 5}"#,
    r#"{"name": "a", "middle": {"root": {"id": 1, "tags": []}, "level": 2}, "point": [1, 2], "rest": {"x": 1}}"#,
];
pub const MIXED: &[&str] = &[r#"{
    "untagged": [null, 1, {"x": 1, "y": true}, {"q": 1}, [1, "a"], [null, 2], "text"],
    "any": {"a": [1, "b", null]}, "flags": {"true": "a", "false": null}, "map": {"x": 1, "y": [2]}, "value": [1.5, "c"], "secret": "hunter2",
    "secrets": {"k": 1}, "derived": {"name": "a", "id": 1, "tags": ["x"], "level": 3, "point": [1, 2], "more": 4},
    "list": [{"name": "a", "id": 1, "tags": [], "level": 3, "kind": "Unit", "point": [1, 2]}],
    "checked": {"low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2]}, "text": "a", "bytes": [1, 2, 255],
    "unknown": 4}"#];
pub const ANY: &[&str] = &[
    r#"{"any": {"a": [1, "b", null], "c": {"d": {"e": 1.5}}, "": 2, "x.y": [{}]}}"#,
    r#"{"any": [[1, 2], {"x": [], "y": {}}, true]}"#,
];
pub const OWNED: &[&str] = &[r#"{
    "untagged": [null, 1, {"x": 1, "y": true}],
    "checked": {"low": 1, "high": 4, "name": "abc", "letter": "a", "items": [1, 2]},
    "derived": {"a": {"name": "a", "id": 1, "tags": ["x"], "level": 3, "point": [1, 2], "more": 4}},
    "x": {"Named": {"x": 1, "y": true}}, "z": {"Pair": [1, "a"]}}"#];
