//! Items of lists and maps of types that are known only at run time.

use crate::class::Private;
use crate::dynamic::slot::{Content, DynamicSlot};
use crate::record::{ItemsMut, Removed, Slot, SlotMut, append_to_list};
use crate::report::{Context, Rejected};
use crate::value::{Segment, Value};
use alloc::string::String;

impl<'v> ItemsMut<'v> for DynamicSlot {
    fn list_len(&mut self) -> Option<usize> {
        match self.content_mut() {
            Content::List(items) => Some(items.len()),
            content => {
                let inner: &mut dyn SlotMut<'v> = content.inner_mut()?;
                inner.items_mut()?.list_len()
            }
        }
    }

    fn moved(&mut self, segment: &Segment<'_>, is_removed: bool) -> usize {
        match self.content_mut() {
            Content::List(items) => match segment {
                Segment::Index(at) => items.len().saturating_sub(*at),
                _ => 0,
            },
            content => {
                let inner: Option<&mut dyn SlotMut<'v>> = content.inner_mut();
                let items = inner.and_then(|inner| inner.items_mut());
                items.map_or(0, |items| items.moved(segment, is_removed))
            }
        }
    }

    fn index(&mut self) {
        let inner: Option<&mut dyn SlotMut<'v>> = self.content_mut().inner_mut();
        if let Some(items) = inner.and_then(|inner| inner.items_mut()) {
            items.index();
        }
    }

    fn is_set(&mut self) -> bool {
        let inner: Option<&mut dyn SlotMut<'v>> = self.content_mut().inner_mut();
        inner.and_then(|inner| inner.items_mut()).is_some_and(|items| items.is_set())
    }

    fn append(
        &mut self,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<Segment<'static>, Rejected>> {
        match self.content_mut().inner_mut() {
            Some(inner) => inner.items_mut()?.append(value, cx),
            None => append_to_list(self, value, cx),
        }
    }

    fn insert(
        &mut self,
        segment: &Segment<'_>,
        value: Value<'v>,
        cx: &mut Context<'_>,
    ) -> Option<Result<(), Rejected>> {
        let of = self.of();
        match (self.content_mut(), segment) {
            (Content::Map(entries), segment) => {
                let name = segment.string_key()?;
                let checked = of.item_type()?.check(value, cx);
                Some(checked.map(|place| drop(entries.insert(name.into_owned(), place))))
            }
            (Content::List(items), Segment::Index(at)) if *at <= items.len() => {
                let checked = of.item_type()?.check(value, cx);
                Some(checked.map(|place| items.insert(*at, place)))
            }
            (content, segment) => content.inner_mut()?.items_mut()?.insert(segment, value, cx),
        }
    }

    fn remove(&mut self, segment: &Segment<'_>, keep: bool) -> Option<Removed<'v>> {
        match (self.content_mut(), segment) {
            (Content::Map(entries), segment) => {
                let entry = entries.remove_entry(&*segment.string_key()?)?;
                Some(Removed::moved(0, keep.then_some(entry)))
            }
            (Content::List(items), Segment::Index(at)) if *at < items.len() => {
                let item = items.remove(*at);
                Some(Removed::moved(*at, keep.then_some(item)))
            }
            (content, segment) => content.inner_mut()?.items_mut()?.remove(segment, keep),
        }
    }

    fn check_items(&self, cx: &mut Context<'_>) -> Result<(), Rejected> {
        match self.of().is_constrained() {
            true => self.of().satisfies(&self.unredacted(Private::TOKEN), cx),
            false => Ok(()),
        }
    }

    fn restore(&mut self, removed: Removed<'v>) {
        match self.content_mut() {
            Content::Map(entries) => entries.extend(removed.into_moved::<(String, Self)>()),
            Content::List(items) => {
                let at = removed.at.min(items.len());
                if let Some(item) = removed.into_moved() {
                    items.insert(at, item);
                }
            }
            content => {
                if let Some(items) = content.inner_mut().and_then(SlotMut::items_mut) {
                    items.restore(removed);
                }
            }
        }
    }
}
