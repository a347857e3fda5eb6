//! Objects of classes built at run time.

use crate::access;
use crate::call::{call_async, call_in};
use crate::class::{CallError, CallFuture, Class, DocumentPart, Field, Kind, Private, TypeInfo};
use crate::construct::{fill_args, fill_content, finish_object, repair_by};
use crate::dynamic::class::{Check, DynamicClass};
use crate::dynamic::slot::{Content, DynamicSlot};
use crate::object::{BaseMut, ByName, as_base, as_base_mut, get_as};
use crate::patch::{json_patch, merge_patch};
use crate::record::{
    Behavior, FieldType, HasClass, Header, Incoming, Input, Kept, Record, Slot, SlotMut, Slots,
    ToValue, check_part, fields, notify_constructed, to_value,
};
use crate::report::{Context, Key, Mismatches, Rejected, TypeMismatch};
use crate::update::{exchange_with, update_with};
use crate::value::{Args, Untyped, Value};
use alloc::vec::Vec;
use core::any::Any;
use core::fmt;
use core::mem;

/// An object of a class built at run time.
///
/// It has the methods of derived structs, with the same checks and messages. It implements
/// [`Object`](crate::Object), `Send` and `Sync`. [`DynamicClass::construct`] and
/// [`DynamicClass::from_value`] create it; [`Class::builder`](crate::Class::builder) has an
/// example.
///
/// It is not `Clone`, and `clone_object` returns `None`: fields can have types that are not `Clone`, which a
/// class built at run time cannot find out. If its values are data, another object is created from them:
///
/// ```
/// use typed_structs::{Class, args};
///
/// let class = Class::builder("Point").field::<f64>("x").field::<f64>("y").build()?;
/// let mut point = class.construct(args!(x = 1.0, y = 2.0))?;
/// let copy = class.from_value(point.to_value())?;
/// point.set("x", 3.0)?;
/// assert_eq!(copy.get("x")?, 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "dynamic")))]
pub struct Instance {
    class: &'static DynamicClass,
    places: Vec<DynamicSlot>,
}

impl Instance {
    /// Returns the class of the object.
    #[must_use]
    pub const fn class(&self) -> &'static DynamicClass {
        self.class
    }

    /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip`
    /// leads.
    ///
    /// # Errors
    /// - `unknown`: the path leads nowhere.
    /// - `path`: the path is not written correctly.
    pub fn get(&self, path: &str) -> Result<Value<'_>, TypeMismatch> {
        access::get(self, self.class, path)
    }

    /// Reads like [`Instance::get`], and converts the value to a type.
    ///
    /// # Errors
    /// - The errors of [`Instance::get`].
    /// - The value cannot be converted to an `F`.
    pub fn get_as<'r, F: FieldType<'r>>(&'r self, path: &str) -> Result<F, TypeMismatch> {
        get_as(self, path)
    }

    /// Sets the field, property or item to which a path leads. Does not allocate for scalars and
    /// borrowed strings.
    ///
    /// # Errors
    /// - The errors of [`Object::set`](crate::Object::set). The object does not change.
    pub fn set<'v>(&mut self, path: &str, value: impl Into<Value<'v>>) -> Result<(), TypeMismatch> {
        let class = self.class;
        access::set_erased(self, class, path, value.into())
    }

    /// Sets several fields: all or none.
    ///
    /// # Errors
    /// - All mismatches, in input order. The object does not change.
    pub fn update<'v>(&mut self, changes: impl Into<Args<'v>>) -> Result<(), Mismatches> {
        self.update_by_name(changes.into(), Private::TOKEN)
    }

    /// Merges a patch into the object: see [`Typed::merge_patch`](crate::Typed::merge_patch).
    ///
    /// # Errors
    /// - All mismatches, in the order of the patch. The object does not change.
    pub fn merge_patch<'v>(&mut self, patch: impl Into<Value<'v>>) -> Result<(), Mismatches> {
        merge_patch(self, patch.into())
    }

    /// Applies the operations of a patch: see [`Typed::json_patch`](crate::Typed::json_patch).
    ///
    /// # Errors
    /// - All mismatches, with the numbers of their operations. The object does not change.
    pub fn json_patch<'v>(&mut self, patch: impl Into<Value<'v>>) -> Result<(), Mismatches> {
        json_patch(self, patch.into())
    }

    /// Calls a method by name, static or not.
    ///
    /// # Errors
    /// - All mismatches of the arguments; the method did not run.
    /// - The error of the method.
    pub fn call<'v>(
        &mut self,
        method: &str,
        args: impl Into<Args<'v>>,
    ) -> Result<Untyped, CallError> {
        let args: Args<'v> = args.into();
        let class: &'static Class = self.class;
        call_in(self, class, method, args)
    }

    /// Calls a method by name, including an async one of a base. The future has the result.
    pub fn call_async<'f>(&'f mut self, method: &str, args: impl Into<Args<'f>>) -> CallFuture<'f> {
        call_async(self, method, args.into())
    }

    /// Returns the part of a derived base; `None` if the class has no such base.
    #[must_use]
    pub fn as_base<B: HasClass + 'static>(&self) -> Option<&B> {
        as_base(self)
    }

    /// Returns a mutable view of the part of a derived base, whose changes run the checks of the
    /// whole object. Returns `None` if the class has no such base.
    #[must_use]
    pub fn as_base_mut<B: HasClass + 'static>(&mut self) -> Option<BaseMut<'_, B>> {
        as_base_mut(self)
    }

    /// Returns the fields with their values, in order. The fields of a base are in its place,
    /// unless they are hidden.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&'static Field, Value<'_>)> {
        fields(self)
    }

    /// Returns the object as a value that borrows from it.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        to_value(self)
    }

    /// Returns an object whose slots are empty.
    pub(super) fn draft(class: &'static DynamicClass) -> Self {
        let places = class.fields.iter().map(|field| DynamicSlot::new(&field.of, Content::Empty));
        Self { class, places: places.collect() }
    }

    /// Returns an object for new values of fields, which `null` leaves out.
    fn draft_of_change(class: &'static DynamicClass) -> Self {
        let fields = class.fields.iter();
        let places = fields.map(|field| DynamicSlot::new(&field.of, Content::Option(None)));
        Self { class, places: places.collect() }
    }

    pub(super) fn construct(
        class: &'static DynamicClass,
        args: Args<'_>,
    ) -> Result<Self, Mismatches> {
        let mut object = Self::draft(class);
        fill_args(&mut object, &mut { args })?;
        finish_object(&object, Key::Root)?;
        Ok(object)
    }

    pub(super) fn from_value(
        class: &'static DynamicClass,
        value: Value<'_>,
    ) -> Result<Self, Mismatches> {
        let mut report = Mismatches::new();
        match Self::check(class, value, &mut Context::new(&mut report, class.name())) {
            Ok(object) => {
                notify_constructed(&object);
                Ok(object)
            }
            Err(_) => Err(report),
        }
    }

    /// Checks a value and constructs an object, like `check_struct` for derived structs.
    pub(crate) fn check(
        class: &'static DynamicClass,
        value: Value<'_>,
        cx: &mut Context<'_>,
    ) -> Result<Self, Rejected> {
        let mut cx = cx.declared_in(class.name());
        let mut value = value;
        if let Some(before) = &class.before {
            repair_by(before, &mut value, || DocumentPart::of_class(class), &mut cx)?;
        }
        let mut object = Self::draft(class);
        fill_content(&mut object, &mut Input::Value(value), &mut cx)?;
        object.header().verify_new(&mut cx)?;
        Ok(object)
    }

    /// Returns the objects in a field that is a list of them.
    pub(crate) fn objects(&self, name: &str) -> impl Iterator<Item = &Self> {
        let index = self.class.shape(0).find(name);
        index.and_then(|index| self.places.get(index)).into_iter().flat_map(DynamicSlot::objects)
    }

    pub(super) fn slots(&self) -> &[DynamicSlot] {
        &self.places
    }

    /// Runs a check of the class, if it has it.
    fn run(&self, check: Option<&Check>, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match check {
            Some(check) => check_part(check(self), || DocumentPart::of_class(self.class), cx),
            None => Ok(()),
        }
    }

    fn swap(&mut self, draft: &mut Self, index: usize, _: Private<Self>) {
        if let (Some(own), Some(new)) = (self.places.get_mut(index), draft.places.get_mut(index)) {
            mem::swap(own, new);
        }
    }
}

impl Record for Instance {
    fn header(&self) -> Header<'_> {
        Header::new(self.class).with_object(self).with_behavior(self)
    }

    fn slot(&self, index: usize) -> Option<&dyn Slot> {
        Some(self.places.get(index)?)
    }
}

impl Behavior for Instance {
    fn is_left_out(&self, index: usize) -> bool {
        self.places.get(index).is_some_and(DynamicSlot::is_absent)
    }

    fn check_field(&self, index: usize, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match (self.class.fields.get(index), self.places.get(index)) {
            (Some(field), Some(place)) => field.check(place, cx),
            _ => Ok(()),
        }
    }

    fn verify(&self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        if let Some(assertion) = self.class.assertion {
            assertion.check(&self.asserted(), cx)?;
        }
        self.run(self.class.check.as_ref(), cx)
    }

    fn verify_new(&self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        self.run(self.class.after.as_ref(), cx)
    }
}

impl<'v> Slots<'v> for Instance {
    const HAS_BEHAVIOR: bool = true;

    fn slot_mut(&mut self, index: usize, _: Private<Self>) -> Option<&mut dyn SlotMut<'v>> {
        Some(self.places.get_mut(index)?)
    }

    fn object_mut(&mut self, _: Private<Self>) -> Option<&mut dyn Any> {
        Some(self)
    }

    fn exchange(
        &mut self,
        index: usize,
        content: Incoming<'v>,
        cx: &mut Context<'_>,
        _: Private<Self>,
    ) -> Result<Option<Kept<'v>>, Rejected> {
        let draft = &mut Self::draft_of_change(self.class);
        exchange_with(self, draft, index, content, cx, Self::swap)
    }
}

impl<'v> ByName<'v> for Instance {
    fn update_by_name(&mut self, args: Args<'v>, _: Private<Self>) -> Result<(), Mismatches> {
        update_with(self, args, &mut Self::draft_of_change(self.class), Self::swap)
    }
}

impl ToValue for Instance {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Instance", Kind::Struct);

    fn to_value(&self) -> Value<'_> {
        to_value(self)
    }

    fn record(&self) -> Option<&dyn Record> {
        Some(self)
    }
}

impl<'r> From<&'r Instance> for Value<'r> {
    fn from(object: &'r Instance) -> Self {
        to_value(object)
    }
}

/// Prints like a derived struct: the name and the fields.
impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct(self.class.name());
        for (field, value) in self.fields() {
            shown.field(field.name(), &value);
        }
        shown.finish()
    }
}
