//! Programs that use structs by name, each with another crate.

/// A crate, or set of crates, that such a program uses.
pub struct User {
    pub who: &'static str,
    pub dependencies: &'static str,
    pub derive: &'static str,
    /// Code shared by all structs.
    pub shared: &'static str,
    /// Code for each struct. `Struct` stands for its name.
    pub each: &'static str,
}

/// The program without such a crate: its fields are known at compile time.
pub const PLAIN: User = User {
    who: "no derive",
    dependencies: "",
    derive: "",
    shared: "",
    each: "
        let mut object = Struct::plain(input)?;
        object.set_plain(&input.text);
        Some(object.get_plain().len())",
};

pub const OURS: User = User {
    who: "typed-structs",
    dependencies: concat!("typed-structs = { path = '", env!("CARGO_MANIFEST_DIR"), "/..' }"),
    derive: "#[derive(typed_structs::Typed)]",
    shared: r#"
use typed_structs::{Arg, Args, Value};

pub fn args(input: &Input) -> Args<'_> {
    input.given.iter().map(|given| Arg::named(&given.name, value(given))).collect()
}

fn value(given: &Given) -> Value<'_> {
    match &*given.kind {
        "u32" | "i64" => given.text.parse::<i64>().ok().into(),
        "f64" => given.text.parse::<f64>().ok().into(),
        "bool" => given.text.parse::<bool>().ok().into(),
        _ => Value::from(&given.text),
    }
}"#,
    each: "
        let mut object = Struct::construct(crate::args(input)).ok()?;
        object.set(&input.name, &*input.text).ok()?;
        Some(object.get(&input.name).ok()?.as_str()?.len())",
};

pub const FACET: User = User {
    who: "facet",
    dependencies: "facet = \"0.50.0-rc.7\"\nfacet-reflect = \"0.50.0-rc.7\"",
    derive: "#[derive(facet::Facet)]\n#[facet(pod)]",
    shared: r#"
use facet_reflect::{HeapValue, Partial, Peek, Poke};

pub fn construct(mut object: Partial<'static, false>, input: &Input)
    -> Option<HeapValue<'static, false>>
{
    for given in &input.given {
        object = object.begin_field(&given.name).ok()?;
        object = match &*given.kind {
            "String" => object.set(given.text.clone()),
            _ => object.parse_from_str(&given.text),
        }
        .ok()?
        .end()
        .ok()?;
    }
    object.build().ok()
}

pub fn set(object: Poke<'_, '_>, input: &Input) -> Option<()> {
    object.into_struct().ok()?.set_field_by_name(&input.name, input.text.clone()).ok()
}

pub fn get(object: Peek<'_, '_>, input: &Input) -> Option<usize> {
    Some(object.into_struct().ok()?.field_by_name(&input.name).ok()?.as_str()?.len())
}"#,
    each: "
        let object = facet_reflect::Partial::alloc_owned::<Struct>().ok()?;
        let mut object: Struct = crate::construct(object, input)?.materialize().ok()?;
        crate::set(facet_reflect::Poke::new(&mut object), input)?;
        crate::get(facet_reflect::Peek::new(&object), input)",
};

pub const BEVY: User = User {
    who: "bevy_reflect",
    dependencies: "bevy_reflect = \"0.20\"",
    derive: "#[derive(bevy_reflect::Reflect)]",
    shared: r#"
use bevy_reflect::structs::{DynamicStruct, Struct};

pub fn values(input: &Input) -> DynamicStruct {
    let mut values = DynamicStruct::default();
    for Given { name, kind, text } in &input.given {
        match &**kind {
            "u32" => values.insert(&**name, text.parse::<u32>().unwrap_or(0)),
            "i64" => values.insert(&**name, text.parse::<i64>().unwrap_or(0)),
            "f64" => values.insert(&**name, text.parse::<f64>().unwrap_or(0.0)),
            "bool" => values.insert(&**name, text == "true"),
            _ => values.insert(&**name, text.clone()),
        }
    }
    values
}

pub fn set(object: &mut dyn Struct, input: &Input) -> Option<()> {
    object.field_mut(&input.name)?.try_apply(&input.text).ok()
}

pub fn get(object: &dyn Struct, input: &Input) -> Option<usize> {
    Some(object.field(&input.name)?.try_downcast_ref::<String>()?.len())
}"#,
    each: "
        let values = crate::values(input);
        let mut object = <Struct as bevy_reflect::FromReflect>::from_reflect(&values)?;
        crate::set(&mut object, input)?;
        crate::get(&object, input)",
};

pub const SERDE_JSON: User = User {
    who: "serde, serde_json",
    dependencies: "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"",
    derive: "#[derive(serde::Deserialize, serde::Serialize)]",
    shared: r#"
use serde_json::Value;

pub fn values(input: &Input) -> Value {
    input.given.iter().map(|given| (given.name.clone(), value(given))).collect()
}

fn value(given: &Given) -> Value {
    match &*given.kind {
        "u32" | "i64" => given.text.parse::<i64>().ok().into(),
        "f64" => given.text.parse::<f64>().ok().into(),
        "bool" => given.text.parse::<bool>().ok().into(),
        _ => Value::from(&*given.text),
    }
}

pub fn set(mut object: Value, input: &Input) -> Value {
    object[&*input.name] = Value::from(&*input.text);
    object
}

pub fn get(object: &Value, input: &Input) -> Option<usize> {
    Some(object.get(&input.name)?.as_str()?.len())
}"#,
    each: "
        let object: Struct = serde_json::from_value(crate::values(input)).ok()?;
        let changed = crate::set(serde_json::to_value(object).ok()?, input);
        let object: Struct = serde_json::from_value(changed).ok()?;
        crate::get(&serde_json::to_value(object).ok()?, input)",
};

/// Measured for the size of its tree only, because it cannot set or read fields by itself.
pub const SERDE: User = User {
    who: "serde with derive",
    dependencies: "serde = { version = \"1\", features = [\"derive\"] }",
    derive: "",
    shared: "",
    each: "",
};
