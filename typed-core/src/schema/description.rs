//! Classes from a description: a value with the settings of a builder.

use crate::class::{Class, Constraint, UnknownFields};
use crate::dynamic::{
    ClassBuilder, DefineClassError, DynamicClass, DynamicType, Faults, FieldBuilder, Instance,
};
use crate::record::FieldType;
use crate::schema::parse_constraint;
use crate::schema::parse_type::{Known, type_of};
use crate::value::{List, Untyped, Value};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use std::sync::OnceLock;

impl DynamicClass {
    /// Builds a class from a description: the settings of a [`ClassBuilder`] as data.
    ///
    /// | of a class | |
    /// |---|---|
    /// | `name` | |
    /// | `doc` | |
    /// | `bases` | names of classes among `known` |
    /// | `fields`, `class` | lists of fields and of class attributes |
    /// | `unknown` | `"deny"`, `"ignore"` or `"warn"` |
    /// | `frozen` | `true`: no field can be set later |
    ///
    /// | of a field | |
    /// |---|---|
    /// | `name`, `type` | the type in Rust syntax: `"Option<Vec<u8>>"`; also the name of a class among `known`, or of this one |
    /// | `default`, `doc`, `alias`, `frozen`, `extras` | as in the attribute; `alias` is a list |
    /// | `range`, `len` | as a string: `"0..=150"` |
    /// | `multiple_of`, `one_of`, `pattern` | a number, a list, a string |
    ///
    /// A class attribute has `name`, `type`, `value`, and `final`.
    ///
    /// The types are scalars, `String`, `Untyped`, `()`, `Secret<String>`, `Option<T>`, `Vec<T>`
    /// and `BTreeMap<String, T>`.
    ///
    /// # Errors
    /// - All mismatches of the description.
    /// - If there are none, all faults of the class it describes.
    pub fn from_description(
        description: &Value<'_>,
        known: &[&'static Self],
    ) -> Result<&'static Self, DefineClassError> {
        let mut faults = Faults::default();
        match format_of_classes().from_value(description.reborrow()) {
            Ok(described) => {
                let class = describe(&described, known, &mut faults);
                let class = class.make(&mut faults).finish(&mut faults);
                faults.result(class)
            }
            Err(report) => {
                report.into_iter().for_each(|mismatch| faults.push(mismatch));
                Err(faults.into_error())
            }
        }
    }
}

/// Returns the class of descriptions, which checks them like other values.
fn format_of_classes() -> &'static DynamicClass {
    static FORMAT: OnceLock<&'static DynamicClass> = OnceLock::new();
    let empty = || Value::List(List::new());
    let list = |class| DynamicType::list(DynamicType::object(class));
    FORMAT.get_or_init(|| {
        let field = Class::builder("field")
            .field::<String>("name")
            .field::<String>("type")
            .field::<Option<String>>("doc")
            .field::<Option<Untyped>>("default")
            .field_with::<Vec<String>>("alias", |alias| alias.default(empty()))
            .field_with::<bool>("frozen", |frozen| frozen.default(false))
            .field_with::<bool>("extras", |extras| extras.default(false))
            .field::<Option<String>>("range")
            .field::<Option<String>>("len")
            .field::<Option<Untyped>>("multiple_of")
            .field::<Option<Vec<Untyped>>>("one_of")
            .field::<Option<String>>("pattern");
        let attr = Class::builder("class attribute")
            .field::<String>("name")
            .field::<String>("type")
            .field::<Untyped>("value")
            .field_with::<bool>("final", |last| last.default(false));
        let mut faults = Faults::default();
        let field = field.make(&mut faults).finish(&mut faults);
        let attr = attr.make(&mut faults).finish(&mut faults);
        let class = Class::builder("description")
            .field::<String>("name")
            .field::<Option<String>>("doc")
            .field_with::<Vec<String>>("bases", |bases| bases.default(empty()))
            .field_of("fields", list(field), |fields| fields.default(empty()))
            .field_of("class", list(attr), |attrs| attrs.default(empty()))
            .field_with::<String>("unknown", |unknown| {
                unknown.constraint(Constraint::one_of(["deny", "ignore", "warn"])).default("deny")
            })
            .field_with::<bool>("frozen", |frozen| frozen.default(false));
        class.make(&mut faults).finish(&mut faults)
    })
}

/// Returns a member of a checked description, which has this type.
fn part<'r, F: FieldType<'r> + Default>(of: &'r Instance, name: &str) -> F {
    of.get_as(name).unwrap_or_default()
}

fn describe(
    described: &Instance,
    known: &[&'static DynamicClass],
    faults: &mut Faults,
) -> ClassBuilder {
    let name: String = part(described, "name");
    let mut class = ClassBuilder::new(name.clone())
        .doc(part::<Option<String>>(described, "doc").unwrap_or_default());
    if part(described, "frozen") {
        class = class.frozen();
    }
    match part::<String>(described, "unknown").as_str() {
        "ignore" => class = class.unknown(UnknownFields::Ignore),
        "warn" => class = class.unknown(UnknownFields::Warn),
        _ => {}
    }
    for base in part::<Vec<String>>(described, "bases") {
        match known.iter().find(|class| class.name() == base) {
            Some(base) => class = class.dynamic_base(base),
            None => faults.declaration(&*name, format!("unknown base class `{base}`")),
        }
    }
    let this = class.this();
    let known = Known { this: (&name, &this), classes: known };
    let mut named = |one: &Instance| {
        let (member, of): (String, String) = (part(one, "name"), part(one, "type"));
        let of = type_of(&of, &known).unwrap_or_else(|why| {
            faults.declaration(format!("{name}.{member}"), why);
            DynamicType::of::<Untyped>()
        });
        (member, of)
    };
    let attrs: Vec<_> = described.objects("class").map(|one| (named(one), one)).collect();
    let fields: Vec<_> = described.objects("fields").map(|one| (named(one), one)).collect();
    for ((member, of), one) in attrs {
        let value: Untyped = one.get("value").unwrap_or_default().into_owned();
        class = class.attr(member, of, value, part(one, "final"));
    }
    for ((member, of), one) in fields {
        let place = format!("{name}.{member}");
        class = class.field_of(member, of, |field| describe_field(field, one, &place, faults));
    }
    class
}

fn describe_field(
    mut field: FieldBuilder,
    described: &Instance,
    place: &str,
    faults: &mut Faults,
) -> FieldBuilder {
    field = field.doc(part::<Option<String>>(described, "doc").unwrap_or_default());
    for alias in part::<Vec<String>>(described, "alias") {
        field = field.alias(alias);
    }
    if let Some(default) = part::<Option<Untyped>>(described, "default") {
        field = field.default(default);
    }
    if part(described, "frozen") {
        field = field.frozen();
    }
    if part(described, "extras") {
        field = field.extras();
    }
    let range =
        part::<Option<String>>(described, "range").map(|range| parse_constraint::range(&range));
    let len = part::<Option<String>>(described, "len").map(|len| parse_constraint::len(&len));
    let divisor = part::<Option<Untyped>>(described, "multiple_of")
        .map(|divisor| parse_constraint::number(&divisor).map(Constraint::multiple_of));
    let one_of = part::<Option<Vec<Untyped>>>(described, "one_of")
        .map(|values| parse_constraint::constants(&values).map(Constraint::one_of));
    let pattern =
        part::<Option<String>>(described, "pattern").map(|text| parse_constraint::pattern(&text));
    for constraint in [range, len, divisor, one_of, pattern].into_iter().flatten() {
        match constraint {
            Ok(constraint) => field = field.constraint(constraint),
            Err(why) => faults.declaration(place, why),
        }
    }
    field
}
