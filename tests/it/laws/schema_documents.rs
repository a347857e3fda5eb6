//! Documents that are drawn from a schema, and damage.

use serde_json::{Map, Value, json};

/// A source of choices. Once they are used up, each is the first one.
pub(super) struct Draw<'c> {
    choices: std::slice::Iter<'c, u32>,
    root: &'c Value,
}

/// Strings that lengths, patterns and lists of constants tell apart.
const STRINGS: [&str; 9] = ["a", "f", "ab", "abc", "", "Z", "é", "abcdefghij", "http"];

/// Values that fit few schemas. The integer is 2^70, which is exact as a float: others are an exception of the law.
const STRANGE: [&str; 10] =
    ["null", "true", "-1", "300", "1.5", "\"\"", "\"zz\"", "[]", "{}", "1180591620717411303424"];

impl<'c> Draw<'c> {
    pub(super) fn new(choices: &'c [u32], root: &'c Value) -> Self {
        Self { choices: choices.iter(), root }
    }

    /// Returns a number below this one.
    fn below(&mut self, count: usize) -> usize {
        let choice = self.choices.next().copied().unwrap_or_default();
        usize::try_from(choice).unwrap_or_default() % count.max(1)
    }

    fn one<'x, T>(&mut self, of: &'x [T]) -> &'x T {
        &of[self.below(of.len())]
    }

    /// Returns a document of the schema, valid in most cases.
    pub(super) fn document(&mut self) -> Value {
        self.of(self.root, 0)
    }

    fn of(&mut self, schema: &Value, depth: usize) -> Value {
        let Some(schema) = schema.as_object().filter(|_| depth < 16) else { return self.strange() };
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let found = self.root.pointer(target.trim_start_matches('#'));
            let Value::Object(mut found) = found.expect(target).clone() else {
                return self.strange();
            };
            found.extend(
                schema
                    .iter()
                    .filter(|(key, _)| *key != "$ref")
                    .map(|(key, value)| (key.clone(), value.clone())),
            );
            return self.of(&Value::Object(found), depth + 1);
        }
        for keyword in ["enum", "oneOf", "anyOf"] {
            let Some(all) = schema.get(keyword).and_then(Value::as_array) else { continue };
            if keyword == "enum" {
                return self.one(all).clone();
            }
            // The deepest documents are of the alternatives that end.
            let last: Vec<Value> =
                all.iter().filter(|one| !one.to_string().contains("$ref")).cloned().collect();
            let all = if depth > 4 && !last.is_empty() { &last } else { all };
            let one = self.one(all).clone();
            return self.of(&one, depth + 1);
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        let of = match schema.get("type") {
            Some(Value::Array(types)) => {
                if depth > 4 && types.contains(&json!("null")) {
                    return Value::Null;
                }
                self.one(types).as_str().unwrap_or_default().to_owned()
            }
            Some(of) => of.as_str().unwrap_or_default().to_owned(),
            None => return self.strange(),
        };
        match of.as_str() {
            "boolean" => Value::Bool(self.below(2) == 0),
            "integer" => self.integer(schema),
            "number" => self.number(schema),
            "string" => self.string(schema),
            "array" => self.array(schema, depth),
            "object" => self.object(schema, depth),
            _ => Value::Null,
        }
    }

    fn strange(&mut self) -> Value {
        serde_json::from_str(self.one::<&str>(&STRANGE)).expect("JSON")
    }

    fn integer(&mut self, schema: &Map<String, Value>) -> Value {
        let step = schema.get("multipleOf").map_or(1, |step| step.as_i64().unwrap_or(1));
        let limit = |keyword: &str| schema.get(keyword).map(|limit| limit.to_string());
        let limits: Vec<String> =
            ["minimum", "maximum"].iter().filter_map(|key| limit(key)).collect();
        match self.below(8) {
            0 => json!(0),
            1 => json!(-7),
            2 | 3 if !limits.is_empty() => {
                serde_json::from_str(self.one::<String>(&limits)).expect("a number")
            }
            _ => json!(step * i64::try_from(self.below(9)).unwrap_or_default()),
        }
    }

    fn number(&mut self, schema: &Map<String, Value>) -> Value {
        match self.below(4) {
            0 => json!(self.below(12)),
            1 => schema
                .get("minimum")
                .filter(|one| one.to_string().len() < 8)
                .cloned()
                .unwrap_or(json!(0.25)),
            2 => json!(-0.5),
            _ => json!(self.below(12) as f64 / 4.0),
        }
    }

    fn string(&mut self, schema: &Map<String, Value>) -> Value {
        let limit = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
        let fits = |text: &&&str| {
            let len = text.chars().count() as u64;
            limit("minLength").is_none_or(|least| len >= least)
                && limit("maxLength").is_none_or(|most| len <= most)
        };
        let fitting: Vec<&str> = STRINGS.iter().filter(fits).copied().collect();
        match self.below(8) {
            1.. if !fitting.is_empty() => json!(self.one(&fitting)),
            _ => json!(self.one(&STRINGS)),
        }
    }

    fn array(&mut self, schema: &Map<String, Value>, depth: usize) -> Value {
        if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
            return items.iter().map(|item| self.of(item, depth + 1)).collect();
        }
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0) as usize;
        let len = least + if depth > 4 { 0 } else { self.below(3) };
        let items = schema.get("items").cloned().unwrap_or(Value::Bool(true));
        (0..len).map(|_| self.of(&items, depth + 1)).collect()
    }

    fn object(&mut self, schema: &Map<String, Value>, depth: usize) -> Value {
        let mut object = Map::new();
        let required = schema.get("required").and_then(Value::as_array);
        let is_required =
            |name: &str| required.is_some_and(|all| all.iter().any(|one| one == name));
        for (name, of) in schema.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            if is_required(name) || (depth < 4 && self.below(3) == 0) {
                object.insert(name.clone(), self.of(of, depth + 1));
            }
        }
        // One of several names.
        for choice in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            let Some(names) = choice.get("oneOf").and_then(Value::as_array) else { continue };
            let has =
                |one: &Value| one.pointer("/required/0").and_then(Value::as_str).map(String::from);
            if names.iter().filter_map(has).any(|name| object.contains_key(&name)) {
                continue;
            }
            if let Some(name) = has(&self.one(names).clone()) {
                let of = schema["properties"][&name].clone();
                object.insert(name, self.of(&of, depth + 1));
            }
        }
        if let Some(of @ Value::Object(_)) = schema.get("additionalProperties") {
            for _ in 0..self.below(3) {
                let name = self.name(schema.get("propertyNames"));
                object.insert(name, self.of(of, depth + 1));
            }
        }
        Value::Object(object)
    }

    fn name(&mut self, names: Option<&Value>) -> String {
        let names = names.and_then(Value::as_object);
        let pattern = names.and_then(|names| names.get("pattern"));
        match pattern.and_then(Value::as_str) {
            Some(pattern) if pattern.contains("[0-9]") => (*self.one(&["1", "12", "0"])).to_owned(),
            _ => match self.string(&names.cloned().unwrap_or_default()) {
                Value::String(name) => name,
                _ => "a".to_owned(),
            },
        }
    }

    /// Changes one part of a document.
    pub(super) fn damage(&mut self, value: &mut Value) {
        let goes_on = self.below(3) > 0;
        match value {
            Value::Array(items) if goes_on && !items.is_empty() => match self.below(4) {
                0 => drop(items.pop()),
                1 => items.push(self.strange()),
                2 => items.push(items[0].clone()),
                _ => {
                    let at = self.below(items.len());
                    self.damage(&mut items[at]);
                }
            },
            Value::Object(entries) if goes_on && !entries.is_empty() => {
                let names: Vec<String> = entries.keys().cloned().collect();
                let name = self.one(&names).clone();
                match self.below(5) {
                    0 => drop(entries.remove(&name)),
                    1 => drop(entries.insert("other".to_owned(), self.strange())),
                    2 => {
                        let value = entries.remove(&name).unwrap_or_default();
                        entries.insert("x".to_owned(), value);
                    }
                    _ => {
                        if let Some(value) = entries.get_mut(&name) {
                            self.damage(value);
                        }
                    }
                }
            }
            other => *other = self.strange(),
        }
    }
}
