//! Lists of any length.

use crate::class::{Domain, Kind, TypeInfo};
use crate::record::{
    Composite, FieldType, Input, ItemsMut, Removed, Sink, Slot, SlotMut, ToValue, Visitor,
    if_static, read_items, static_within,
};
use crate::report::{Context, Key, Rejected};
use crate::types::items::{Items, collect, insert_item, remove_item, restore_item};
use crate::value::{List, Segment, Value};
use alloc::boxed::Box;
use alloc::collections::{LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::mem;

fn insert_linked<T>(list: &mut LinkedList<T>, at: usize, item: T) {
    let mut rest = list.split_off(at.min(list.len()));
    list.push_back(item);
    list.append(&mut rest);
}

fn remove_linked<T>(list: &mut LinkedList<T>, at: usize) -> Option<T> {
    let mut rest = list.split_off(at.min(list.len()));
    let item = rest.pop_front();
    list.append(&mut rest);
    item
}

fn insert_boxed<T>(list: &mut Box<[T]>, at: usize, item: T) {
    let mut items = mem::take(list).into_vec();
    items.insert(at.min(items.len()), item);
    *list = items.into_boxed_slice();
}

fn remove_boxed<T>(list: &mut Box<[T]>, at: usize) -> Option<T> {
    let mut items = mem::take(list).into_vec();
    let item = if at < items.len() { Some(items.remove(at)) } else { None };
    *list = items.into_boxed_slice();
    item
}

/// A list type with its name and, if its items can be set one by one, its `iter_mut`, its placeholder,
/// and the functions that insert and remove an item. The function before them converts a `Vec`.
macro_rules! list {
    ($($list:ty, $info:expr, $from:ident $(, $iter_mut:ident, $blank:expr, $insert:expr, $remove:expr)?;)*) => {$(
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
                collect(items, cx).map(Self::$from)
            }

            fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
                match input {
                    Input::List(items) => read_items(Vec::new(), &mut **items, cx).map(Self::$from),
                    input => Self::check(input.take_value(cx)?, cx),
                }
            }

            $(
                fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
                    match segment {
                        Segment::Index(index) => Some(self.$iter_mut().nth(*index)?),
                        _ => None,
                    }
                }

                fn items_mut(&mut self) -> Option<&mut dyn ItemsMut<'v>> {
                    Some(self)
                }
            )?
        }

        $(
            impl<'v, T: FieldType<'v>> ItemsMut<'v> for $list {
                fn list_len(&mut self) -> Option<usize> {
                    Some(self.len())
                }

                fn insert(
                    &mut self,
                    segment: &Segment<'_>,
                    value: Value<'v>,
                    cx: &mut Context<'_>,
                ) -> Option<Result<(), Rejected>> {
                    insert_item(self.len(), segment, value, cx, |at, item| ($insert)(self, at, item))
                }

                fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>> {
                    remove_item(self.len(), segment, keep, |at| ($remove)(self, at))
                }

                fn restore(&mut self, removed: Removed<'v>) {
                    restore_item(self.len(), removed, |at, item| ($insert)(self, at, item));
                }
            }
        )?

        static_within!([T] $list, T);
    )*};
}
list! {
    Vec<T>, TypeInfo::generic("Vec", Kind::List, &[T::TYPE]), from, iter_mut, Self::new(),
        |list: &mut Self, at, item| list.insert(at, item), |list: &mut Self, at| Some(list.remove(at));
    VecDeque<T>, TypeInfo::generic("VecDeque", Kind::List, &[T::TYPE]), from, iter_mut, Self::new(),
        |list: &mut Self, at, item| list.insert(at, item), |list: &mut Self, at| list.remove(at);
    LinkedList<T>, TypeInfo::generic("LinkedList", Kind::List, &[T::TYPE]), from_iter, iter_mut, Self::new(),
        insert_linked, remove_linked;
    Box<[T]>, TypeInfo::slice("Box", T::TYPE), from, iter_mut, Self::default(),
        insert_boxed, remove_boxed;
    // Only replaced as a whole, since other owners share the items.
    Rc<[T]>, TypeInfo::slice("Rc", T::TYPE), from;
    Arc<[T]>, TypeInfo::slice("Arc", T::TYPE), from;
}
