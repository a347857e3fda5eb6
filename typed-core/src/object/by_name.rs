//! The trait of types that are constructed and updated by name.

use crate::class::{Class, Private};
use crate::construct::{Construct, Lookup, Row, construct};
use crate::record::{FieldType, HasClass, RecordMut, SlotMut, from_value_in, notify_constructed};
use crate::report::{Context, Key, Mismatches};
use crate::update::{update, update_in_place};
use crate::value::{Arg, Args, Map, Value, count_positional};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A type whose objects are constructed and updated by name. The derive implements it for enums; the
/// provided methods are theirs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not constructed and changed by name",
    label = "does not derive `Typed`",
    note = "add `#[derive(Typed)]` to the struct or enum; in generic code, add the bound `Typed`"
)]
pub trait ByName<'v>: RecordMut<'v> + Sized {
    /// The function that clones an object, if the type says `clone`.
    const CLONE: Option<fn(&Self) -> Self> = None;

    /// Constructs an object from arguments. One positional argument is the value of an enum; named
    /// ones are the entries of its value.
    ///
    /// # Errors
    /// - `arity`: other numbers of arguments.
    /// - All mismatches of the value.
    fn construct_by_name(args: Args<'v>, _: Private<Self>) -> Result<Self, Mismatches>
    where
        Self: FieldType<'v> + HasClass,
    {
        from_value_in(args.conversion(), value_of(args, Self::STATIC_CLASS)?)
    }

    /// Sets several fields, those of the current variant for an enum: all or none.
    ///
    /// # Errors
    /// - All mismatches, in input order. The object does not change.
    fn update_by_name(&mut self, args: Args<'v>, _: Private<Self>) -> Result<(), Mismatches> {
        update_in_place(self, args)
    }

    /// Looks the names of columns up.
    ///
    /// # Errors
    /// - `unknown`, `duplicate`, `missing`: see [`Columns::of`](crate::Columns::of).
    fn lookup_by_name(names: Vec<String>, _: Private<Self>) -> Result<Lookup, Mismatches>
    where
        Self: HasClass,
    {
        Ok(Lookup::any(Self::STATIC_CLASS, names))
    }

    /// Constructs an object from the values of a row.
    ///
    /// # Errors
    /// - See [`Columns::row`](crate::Columns::row).
    fn row_by_name(lookup: &Lookup, row: Row<'_, 'v>, _: Private<Self>) -> Result<Self, Mismatches>
    where
        Self: FieldType<'v> + HasClass,
    {
        let mut report = Mismatches::new();
        let mut cx = Context::new(&mut report, Self::STATIC_CLASS.name());
        cx.convert(row.conversion);
        let mut cx = cx.at(Key::Index(row.number));
        let entries = lookup.entries(row.values, &mut cx);
        match entries.and_then(|entries| Self::check(entries, &mut cx)) {
            Ok(object) => {
                notify_constructed(&object);
                Ok(object)
            }
            Err(_) => Err(report),
        }
    }

    /// Returns the object as a slot, in which a patch can replace it as a whole; `None` for a struct
    /// with named fields.
    fn slot_by_name(&mut self, _: Private<Self>) -> Option<&mut dyn SlotMut<'v>> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<'v, T: Construct<'v>> ByName<'v> for T {
    const CLONE: Option<fn(&Self) -> Self> = T::CLONE;

    fn construct_by_name(args: Args<'v>, _: Private<Self>) -> Result<Self, Mismatches> {
        construct(&mut { args })
    }

    fn update_by_name(&mut self, args: Args<'v>, _: Private<Self>) -> Result<(), Mismatches> {
        update(self, args)
    }

    fn lookup_by_name(names: Vec<String>, _: Private<Self>) -> Result<Lookup, Mismatches> {
        Lookup::of::<T>(names)
    }

    fn row_by_name(
        lookup: &Lookup,
        row: Row<'_, 'v>,
        _: Private<Self>,
    ) -> Result<Self, Mismatches> {
        lookup.row(row)
    }

    fn slot_by_name(&mut self, _: Private<Self>) -> Option<&mut dyn SlotMut<'v>> {
        // The vtable is compiled only for those that need it.
        if const { T::STATIC_CLASS.has_named_fields() } { None } else { Some(self) }
    }
}

/// Returns the value of an enum that arguments stand for.
fn value_of<'v>(args: Args<'v>, class: &'static Class) -> Result<Value<'v>, Mismatches> {
    let positional = count_positional(args.as_slice());
    let named = args.len() - positional;
    if positional > 1 || (positional == 1) == (named > 0) {
        let mut report = Mismatches::new();
        let given = format!("{positional} positional, {named} named");
        let expected = "1 positional argument, or named ones".into();
        let _ = Context::new(&mut report, class.name()).surplus(expected, given);
        return Err(report);
    }
    let mut map = Map::new();
    for Arg { name, value } in args {
        match name {
            Some(name) => map.add(name, value),
            None => return Ok(value),
        }
    }
    Ok(Value::Map(map))
}
