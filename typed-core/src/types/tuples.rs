//! Tuples.

use super::items::{check_at, report_at, wrong_length};
use crate::context::{Context, Rejected};
use crate::field_type::{FieldType, ToValue};
use crate::into_field::Composite;
use crate::path::Segment;
use crate::record::Access;
use crate::slot::{Slot, SlotMut};
use crate::type_info::TypeInfo;
use crate::value::Value;
use alloc::vec::Vec;

macro_rules! tuple {
    ($($len:literal: $($item:ident $index:tt)+;)*) => {$(
        impl<$($item: ToValue),+> ToValue for ($($item,)+) {
            const TYPE: &'static TypeInfo = &TypeInfo::tuple(&[$($item::TYPE),+]);
            const HAS_BLANK: bool = true $(&& $item::HAS_BLANK)+;

            #[inline(always)]
            fn blank(access: Access) -> Self {
                ($($item::blank(access),)+)
            }

            fn to_value(&self) -> Value<'_> {
                Value::List(Vec::from([$(self.$index.to_value()),+]).into())
            }

            fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
                match segment {
                    $(Segment::Index($index) => Some(&self.$index),)+
                    _ => None,
                }
            }
        }

        impl<'v, $($item: FieldType<'v>),+> FieldType<'v> for ($($item,)+) {
            type Form = Composite;

            #[expect(non_snake_case, reason = "each item is named after its type")]
            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let items = match value {
                    Value::List(items) => items.into_vec(),
                    other => return Err(cx.mismatch(Self::TYPE, &other)),
                };
                match <[Value<'v>; $len]>::try_from(items) {
                    Ok([$($item),+]) => {
                        $(let $item = check_at::<$item>($index, $item, cx);)+
                        Ok(($($item?,)+))
                    }
                    Err(items) => {
                        let rejected = wrong_length($len, &items.iter().collect(), cx);
                        // The items are looked at all the same, for the report.
                        let mut items = items.into_iter();
                        $(report_at::<$item>($index, items.next(), cx);)+
                        Err(rejected)
                    }
                }
            }

            fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
                match segment {
                    $(Segment::Index($index) => Some(&mut self.$index),)+
                    _ => None,
                }
            }
        }
    )*};
}
tuple! {
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
    7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    9: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    10: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    11: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    12: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}
