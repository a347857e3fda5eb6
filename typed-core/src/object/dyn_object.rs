//! The methods of `dyn Object`, whether it can be sent to another thread or not.

use crate::class::{Field, Kind, Object, ObjectEdit, Shape, TypeInfo};
use crate::object::base::{BaseMut, as_base_mut};
use crate::object::object::convert;
use crate::patch::{assignments, merge_diff_erased};
use crate::record::{FieldType, HasClass, ToValue};
use crate::report::{Mismatches, TypeMismatch, into_one};
use crate::value::{Args, Conversion, Untyped, Value};
use alloc::borrow::Cow;
use alloc::boxed::Box;

/// The type of an object whose class is not known.
const OBJECT: &TypeInfo = &TypeInfo::new("Object", Kind::Any);

macro_rules! methods {
    ($($object:ty, $owned:ty, $clone:ident;)*) => {$(
        impl<'d> $object {
            /// Reads like [`Object::get`], and converts the value to a type.
            ///
            /// # Errors
            /// - The errors of [`Object::get`].
            /// - The value cannot be converted to an `F`.
            pub fn get_as<'r, F: FieldType<'r>>(&'r self, path: &str) -> Result<F, TypeMismatch> {
                convert(self.get(path)?, self.class(), path)
            }

            /// Sets several fields: all or none. Those of an enum are the fields of its current variant.
            ///
            /// # Errors
            /// - All mismatches, in input order. The object does not change.
            pub fn update<'v>(&mut self, changes: impl Into<Args<'v>>) -> Result<(), Mismatches> {
                self.__edit(ObjectEdit::Update(changes.into()))
            }

            /// Merges a patch into the object: see [`Typed::merge_patch`](crate::Typed::merge_patch).
            ///
            /// # Errors
            /// - All mismatches, in the order of the patch. The object does not change.
            pub fn merge_patch<'v>(
                &mut self,
                patch: impl Into<Value<'v>>,
            ) -> Result<(), Mismatches> {
                self.__edit(ObjectEdit::MergePatch(patch.into()))
            }

            /// Applies the operations of a patch: see [`Typed::json_patch`](crate::Typed::json_patch).
            ///
            /// # Errors
            /// - All mismatches, with the numbers of their operations. The object does not change.
            pub fn json_patch<'v>(
                &mut self,
                patch: impl Into<Value<'v>>,
            ) -> Result<(), Mismatches> {
                self.__edit(ObjectEdit::JsonPatch(patch.into()))
            }

            /// Returns the merge patch that turns the object into another one of its class: see
            /// [`Typed::merge_diff`](crate::Typed::merge_diff).
            ///
            /// # Errors
            /// - The errors of [`Typed::merge_diff`](crate::Typed::merge_diff).
            /// - `type`: the other object is of another class.
            ///
            /// ```
            /// use typed_structs::{BoxObject, Typed};
            ///
            /// #[derive(Typed)]
            /// struct Server { port: u16, host: String }
            ///
            /// let old: BoxObject = Box::new(Server { port: 80, host: "a".into() });
            /// let new: BoxObject = Box::new(Server { port: 443, host: "a".into() });
            /// assert_eq!(old.merge_diff(&*new)?.to_string(), r#"{"port": 443}"#);
            /// # Ok::<(), typed_structs::Mismatches>(())
            /// ```
            pub fn merge_diff(&self, other: &dyn Object) -> Result<Untyped, Mismatches> {
                merge_diff_erased(self, other)
            }

            /// Sets like [`Object::set`], in lax mode: see [`Typed::set_lax`](crate::Typed::set_lax).
            ///
            /// # Errors
            /// - The errors of [`Object::set`].
            pub fn set_lax<'v>(
                &mut self,
                path: &str,
                value: impl Into<Value<'v>>,
            ) -> Result<(), TypeMismatch> {
                let class = self.class().name();
                let edit = ObjectEdit::Set(path.into(), value.into(), Conversion::Lax);
                self.__edit(edit).map_err(|report| into_one(report, class))
            }

            /// Sets the place to which a path leads from text: see
            /// [`Typed::set_text`](crate::Typed::set_text).
            ///
            /// # Errors
            /// - The errors of [`Object::set`].
            pub fn set_text(&mut self, path: &str, text: &str) -> Result<(), TypeMismatch> {
                let class = self.class().name();
                let edit = ObjectEdit::Set(path.into(), text.into(), Conversion::Text);
                self.__edit(edit).map_err(|report| into_one(report, class))
            }

            /// Makes assignments of a command line, in order: see
            /// [`Typed::apply`](crate::Typed::apply).
            ///
            /// # Errors
            /// - All mismatches, in input order. The object does not change.
            pub fn apply<'v>(
                &mut self,
                changes: impl IntoIterator<Item = impl Into<Cow<'v, str>>>,
            ) -> Result<(), Mismatches> {
                self.__edit(ObjectEdit::Apply(assignments(changes)))
            }

            /// Returns the fields with their values, in order. The fields of a base are in its place,
            /// unless they are hidden. Those of an enum are the fields of its current variant.
            pub fn fields(&self) -> impl ExactSizeIterator<Item = (&'static Field, Value<'_>)> {
                self.__fields(self.class())
            }

            /// Returns the current variant of an enum, `None` for a struct.
            #[must_use]
            pub fn variant(&self) -> Option<&'static Shape> {
                self.__variant()
            }

            /// Returns the current variant of the enum to which a path leads; `None` if the value there
            /// is not an enum.
            ///
            /// # Errors
            /// - The errors of [`Object::get`].
            ///
            /// ```
            /// use typed_structs::{Object, Typed};
            ///
            /// #[derive(Typed)]
            /// enum Shape { Point, Circle { radius: f64 } }
            ///
            /// #[derive(Typed)]
            /// struct Drawing { name: String, shapes: Vec<Shape> }
            ///
            /// let shapes = vec![Shape::Point, Shape::Circle { radius: 1.0 }];
            /// let drawing: &dyn Object = &Drawing { name: "a".into(), shapes };
            /// assert_eq!(drawing.variant_at("shapes[1]")?.unwrap().name(), "Circle");
            /// assert!(drawing.variant_at("name")?.is_none());
            /// # Ok::<(), typed_structs::TypeMismatch>(())
            /// ```
            pub fn variant_at(&self, path: &str) -> Result<Option<&'static Shape>, TypeMismatch> {
                self.__variant_at(path)
            }

            /// Returns the base part of type `B`, or the object itself if it is a `B`. Returns `None`
            /// if it is neither, and for a generic base without `methods(…)`.
            ///
            /// See [`BaseMut`] for an example.
            #[must_use]
            pub fn as_base<B: HasClass + 'static>(&self) -> Option<&B> {
                self.__part(B::STATIC_CLASS)?.downcast_ref()
            }

            /// Returns a mutable view of the base part of type `B`, whose changes run the checks of the
            /// whole object. Returns `None` if the object has no such part.
            #[must_use]
            pub fn as_base_mut<'o, B: HasClass + 'static>(&'o mut self) -> Option<BaseMut<'o, B>>
            where
                'd: 'o,
            {
                as_base_mut(self)
            }

            /// Returns `true` if the object is a `T`. It is not one if it only has `T` as a base.
            #[must_use]
            pub fn is<T: Object + 'static>(&self) -> bool {
                self.downcast_ref::<T>().is_some()
            }

            /// Returns the object as a `T`; `None` if it is of another type.
            ///
            /// See [`Object`] for an example.
            #[must_use]
            pub fn downcast_ref<T: Object + 'static>(&self) -> Option<&T> {
                self.__any()?.downcast_ref()
            }

            /// Returns the object as a mutable `T`; `None` if it is of another type.
            ///
            /// A method on `&mut dyn Object`, which may belong to another crate, always gets `None`: it
            /// changes its object by name, with all checks.
            #[must_use]
            pub fn downcast_mut<T: Object + 'static>(&mut self) -> Option<&mut T> {
                self.__any_mut()?.downcast_mut()
            }

            /// Returns a clone of the object; `None` if its type is not marked `#[typed(clone)]`.
            ///
            /// ```
            /// use typed_structs::{Object, Typed};
            ///
            /// #[derive(Typed, Clone)]
            /// #[typed(clone)]
            /// struct User { name: String }
            ///
            /// let user: Box<dyn Object + Send + Sync> = Box::new(User { name: "Ada".into() });
            /// let copy = user.clone_object().unwrap();
            /// assert_eq!(copy.to_value(), user.to_value());
            /// ```
            #[must_use]
            pub fn clone_object(&self) -> Option<Box<$owned>> {
                self.$clone()
            }
        }

        /// Shows the object as [`Object::to_value`] returns it, so that collections of objects can be
        /// written.
        ///
        /// ```
        /// use typed_structs::{Object, Typed, json};
        ///
        /// #[derive(Typed)]
        /// struct User { name: String }
        ///
        /// let users: Vec<Box<dyn Object>> = vec![Box::new(User { name: "Ada".into() })];
        /// assert_eq!(json::to_string(&users)?, r#"[{"name":"Ada"}]"#);
        /// assert_eq!(json::to_string(&&*users[0])?, r#"{"name":"Ada"}"#);
        /// # Ok::<(), json::Error>(())
        /// ```
        #[diagnostic::do_not_recommend]
        impl<'d> ToValue for Box<$object> {
            const TYPE: &'static TypeInfo = OBJECT;

            fn to_value(&self) -> Value<'_> {
                Object::to_value(&**self)
            }
        }

        /// Shows the object as [`Object::to_value`] returns it.
        #[diagnostic::do_not_recommend]
        impl<'d> ToValue for &$object {
            const TYPE: &'static TypeInfo = OBJECT;

            fn to_value(&self) -> Value<'_> {
                Object::to_value(&**self)
            }
        }

        impl $owned {
            /// Returns the object as a `T`, or the box if the object is of another type.
            ///
            /// # Errors
            /// The box itself.
            ///
            /// ```
            /// use typed_structs::{Object, Typed};
            ///
            /// #[derive(Typed, Debug, PartialEq)]
            /// struct User { name: String }
            ///
            /// #[derive(Typed, Debug)]
            /// struct Group { size: u8 }
            ///
            /// let object: Box<dyn Object + Send + Sync> = Box::new(User { name: "Ada".into() });
            /// let object = object.downcast::<Group>().unwrap_err();
            /// assert_eq!(object.downcast::<User>().unwrap().name, "Ada");
            /// ```
            pub fn downcast<T: Object + 'static>(self: Box<Self>) -> Result<Box<T>, Box<Self>> {
                if !self.is::<T>() {
                    return Err(self);
                }
                match self.__into_any().map(|object| object.downcast()) {
                    Some(Ok(object)) => Ok(object),
                    Some(Err(_)) | None => unreachable!("`is` has compared the types"),
                }
            }
        }
    )*};
}

methods! {
    dyn Object + 'd, dyn Object, __clone;
    dyn Object + Send + 'd, dyn Object + Send, __clone_send;
    dyn Object + Send + Sync + 'd, dyn Object + Send + Sync, __clone_sync;
}
