//! Arrays.

use crate::class::TypeInfo;
use crate::record::{
    Composite, FieldType, Input, Sink, Slot, SlotMut, ToValue, Visitor, if_static, static_within,
};
use crate::report::{Context, Key, Rejected};
use crate::types::items::{Items, check_len, collect, wrong_length};
use crate::types::places::read_places;
use crate::value::{List, Segment, Value};
use alloc::vec::Vec;
use core::mem::ManuallyDrop;

impl<T: ToValue, const N: usize> ToValue for [T; N] {
    const TYPE: &'static TypeInfo = &TypeInfo::array(T::TYPE, N);
    const HAS_PLACEHOLDER: bool = T::HAS_PLACEHOLDER;

    #[inline(always)]
    fn placeholder() -> Self {
        core::array::from_fn(|_| T::placeholder())
    }

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
            Segment::Index(index) => Some(self.get(*index)?),
            _ => None,
        }
    }
}

impl<'v, T: FieldType<'v>, const N: usize> FieldType<'v> for [T; N] {
    type Form = Composite;
    if_static!(T);

    fn check(value: Value<'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        let value = match value {
            Value::List(_) | Value::Bytes(_) => value,
            other => cx.widen(Self::TYPE, other)?,
        };
        let fits = check_len(Self::TYPE, T::TYPE, N, &value, cx);
        let items =
            Items::of(Self::TYPE, T::TYPE, value, cx).and_then(|items| collect::<T>(items, cx));
        fits?;
        Self::try_from(items?).map_err(|items| {
            wrong_length(Self::TYPE, N, &items.iter().map(T::to_value).collect(), cx)
        })
    }

    fn read(input: &mut Input<'_, 'v>, cx: &mut Context<'_>) -> Result<Self, Rejected> {
        read_places(input, cx, |places, cx| {
            if const { T::HAS_PLACEHOLDER } {
                let mut array = ManuallyDrop::new(Self::placeholder());
                array.iter_mut().try_for_each(|slot| places.fill(slot, cx))?;
                places.end(cx)?;
                return Ok(ManuallyDrop::into_inner(array));
            }
            let mut items = Vec::with_capacity(N);
            for _ in 0..N {
                items.push(places.next(cx)?);
            }
            places.end(cx)?;
            Self::try_from(items).map_err(|_| cx.reported())
        })
    }

    fn item_mut(&mut self, segment: &Segment<'_>) -> Option<&mut dyn SlotMut<'v>> {
        match segment {
            Segment::Index(index) => Some(self.get_mut(*index)?),
            _ => None,
        }
    }
}

static_within!([T, const N: usize] [T; N], T);
