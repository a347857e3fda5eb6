//! No type at all, and no value at all.

use crate::context::{Context, Rejected};
use crate::field_type::{Composite, FieldType, Scalar, ToValue};
use crate::path::Segment;
use crate::slot::{Slot, SlotMut};
use crate::type_info::{Kind, TypeInfo};
use crate::value::{Map, Value};
use core::marker::PhantomData;

impl ToValue for Value<'_> {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Untyped", Kind::Any);

    fn to_value(&self) -> Value<'_> {
        self.reborrow()
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match (self, segment) {
            (Value::List(items), Segment::Index(index)) => Some(items.get(*index)?),
            (Value::Map(map), Segment::Name(name)) => Some(map.get(name)?),
            _ => None,
        }
    }
}

/// Takes any value, and owns it.
impl<'v> FieldType<'v> for Value<'_> {
    type Form = Scalar;

    #[inline]
    fn check(value: Value<'v>, _: &mut Context<'_>) -> Result<Self, Rejected> {
        Ok(value.into_owned())
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match (self, segment) {
            (Value::List(items), Segment::Index(index)) => Some(items.get_mut(*index)?),
            (Value::Map(map), Segment::Name(name)) => Some(map.get_mut(name)?),
            _ => None,
        }
    }

    fn insert_item(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        _: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        match (self, segment) {
            (Value::Map(map), Segment::Name(name)) => {
                map.push(Value::from(&**name).into_owned(), value.into_owned());
                Some(Ok(()))
            }
            _ => None,
        }
    }

    fn remove_item(&mut self, segment: &Segment<'_>) {
        if let (Value::Map(map), Segment::Name(name)) = (self, segment) {
            map.remove(name);
        }
    }
}

impl ToValue for Map<'_> {
    const TYPE: &'static TypeInfo = &TypeInfo::new("Map", Kind::Map);

    fn to_value(&self) -> Value<'_> {
        Value::Map(self.reborrow())
    }

    fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
        match segment {
            Segment::Name(name) => Some(self.get(name)?),
            Segment::Index(_) => None,
        }
    }
}

macro_rules! nothing {
    ($([$($generics:tt)*] $nothing:ty, $name:literal, $value:expr;)*) => {$(
        impl<$($generics)*> ToValue for $nothing {
            const TYPE: &'static TypeInfo = &TypeInfo::new($name, Kind::Null);

            fn to_value(&self) -> Value<'_> {
                Value::Null
            }
        }

        impl<'v, $($generics)*> FieldType<'v> for $nothing {
            type Form = Composite;

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match value {
                    Value::Null => Ok($value),
                    other => Err(cx.mismatch(Self::TYPE, &other)),
                }
            }

            fn absent() -> Option<Self> {
                Some($value)
            }
        }
    )*};
}
nothing! {
    [] (), "()", ();
    [T: ?Sized] PhantomData<T>, "PhantomData", PhantomData;
}
