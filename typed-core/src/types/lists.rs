//! Lists of any length.

use crate::class::{Domain, Kind, TypeInfo};
use crate::record::{
    Composite, FieldType, Input, Sink, Slot, SlotMut, ToValue, Visitor, if_static, read_items,
    static_within,
};
use crate::report::{Context, Key, Rejected};
use crate::types::items::{Items, collect};
use crate::value::{List, Segment, Value};
use alloc::boxed::Box;
use alloc::collections::{LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// A list type with its name and, if its items can be set one by one, its `iter_mut` and its
/// placeholder.
macro_rules! list {
    ($($list:ty, $info:expr $(, $iter_mut:ident, $blank:expr)?;)*) => {$(
        impl<T: ToValue> ToValue for $list {
            const TYPE: &'static TypeInfo = &$info.with_domain(Domain::Items);
            $(
                const HAS_PLACEHOLDER: bool = true;

                fn placeholder() -> Self {
                    $blank
                }
            )?

            fn to_value(&self) -> Value<'_> {
                List::shown(self.iter().map(T::to_value).collect())
            }

            fn write(&self, out: &mut dyn Sink) {
                out.list(self.len(), &|out| self.iter().for_each(|item| item.write(out)));
            }

            fn visit(&self, visitor: &mut Visitor<'_>) {
                for (index, item) in self.iter().enumerate() {
                    visitor(Key::Index(index), item);
                }
            }

            fn item(&self, segment: &Segment<'_>) -> Option<&dyn Slot> {
                match segment {
                    Segment::Index(index) => Some(self.iter().nth(*index)?),
                    _ => None,
                }
            }
        }

        impl<'v, T: FieldType<'v>> FieldType<'v> for $list {
            type Form = Composite;
            if_static!(T);

            fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                let items = Items::of(Self::TYPE, T::TYPE, value, cx)?;
                collect(items, cx).map(Self::from_iter)
            }

            fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match input {
                    Input::List(items) => read_items(Vec::new(), &mut **items, cx).map(Self::from_iter),
                    input => Self::check(input.take_value(cx)?, cx),
                }
            }

            $(fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
                match segment {
                    Segment::Index(index) => Some(self.$iter_mut().nth(*index)?),
                    _ => None,
                }
            })?
        }

        static_within!([T] $list, T);
    )*};
}
list! {
    Vec<T>, TypeInfo::generic("Vec", Kind::List, &[T::TYPE]), iter_mut, Self::new();
    VecDeque<T>, TypeInfo::generic("VecDeque", Kind::List, &[T::TYPE]), iter_mut, Self::new();
    LinkedList<T>, TypeInfo::generic("LinkedList", Kind::List, &[T::TYPE]), iter_mut, Self::new();
    Box<[T]>, TypeInfo::slice("Box", T::TYPE), iter_mut, Self::default();
    // Only replaced as a whole, since other owners share the items.
    Rc<[T]>, TypeInfo::slice("Rc", T::TYPE);
    Arc<[T]>, TypeInfo::slice("Arc", T::TYPE);
}
