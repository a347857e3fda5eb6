//! Tuples.

use crate::class::TypeInfo;
use crate::record::{
    Both, Composite, FieldType, Input, Sink, Slot, SlotMut, ToValue, Visitor, if_static,
    static_within,
};
use crate::report::{Context, Key, Rejected};
use crate::types::items::Places;
use crate::types::places::read_places;
use crate::value::{List, Segment, Value};
use alloc::vec::Vec;

/// The items of a tuple, as two parts.
macro_rules! all {
    ($last:ident) => { $last };
    ($first:ident $($rest:ident)+) => { Both<$first, all!($($rest)+)> };
}

macro_rules! tuple {
    ($($len:literal: $($item:ident $index:tt)+;)*) => {$(
        impl<$($item: ToValue),+> ToValue for ($($item,)+) {
            const TYPE: &'static TypeInfo = &TypeInfo::tuple(&[$($item::TYPE),+]);
            const HAS_PLACEHOLDER: bool = true $(&& $item::HAS_PLACEHOLDER)+;

            #[inline(always)]
            fn placeholder() -> Self {
                ($($item::placeholder(),)+)
            }

            fn to_value(&self) -> Value<'_> {
                List::shown(Vec::from([$(self.$index.to_value()),+]))
            }

            fn write(&self, out: &mut dyn Sink) {
                out.list($len, &|out| {
                    $(self.$index.write(out);)+
                });
            }

            fn visit(&self, visitor: &mut Visitor<'_>) {
                $(visitor(Key::Index($index), &self.$index);)+
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
            if_static!(all!($($item)+));

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let mut items = Places::of($len, Self::TYPE, value, cx)?;
                let checked = ($(items.check::<$item>($index, cx),)+);
                items.fit?;
                Ok(($(checked.$index?,)+))
            }

            fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                read_places(input, cx, |places, cx| {
                    let tuple = ($(places.next::<$item>(cx)?,)+);
                    places.end(cx).map(|()| tuple)
                })
            }

            fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
                match segment {
                    $(Segment::Index($index) => Some(&mut self.$index),)+
                    _ => None,
                }
            }
        }

        static_within!([$($item),+] ($($item,)+), all!($($item)+));
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
