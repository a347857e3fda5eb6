//! Objects with their types erased: numbered slots, each of which holds one field.
//! Field types, which convert values, are defined here too.

mod base_part;
mod behavior;
mod check;
mod coded;
#[cfg(feature = "serde")]
mod coded_serde;
mod faults;
mod field_type;
mod fill;
mod from_value;
mod input;
mod into_field;
mod items;
mod kept;
mod merged;
mod notify;
mod part_check;
mod record;
mod setter;
mod sink;
mod slot;
mod to_value;
mod vacant;
mod warnings;
mod widen;

pub(crate) use base_part::{base_part, base_part_mut, part_fields};
pub(crate) use behavior::exchange;
pub use behavior::{Behavior, BehaviorMut, Header, no_variant, not_exchanged};
pub(crate) use check::CheckOutcome;
pub use check::{Check, CheckDeref, NoCheck, check_attr};
pub use coded::{Codec, Coded, InOption, InVec, NoReason, Shown, Text, WithReason, converted};
#[cfg(feature = "serde")]
pub use coded_serde::Serde;
pub(crate) use faults::check_part;
#[cfg(feature = "dynamic")]
pub(crate) use faults::reject_all;
pub use faults::{check_opaque, check_value, check_whole};
pub use field_type::FieldType;
pub(crate) use fill::{fill_item, fill_slot, filled, filled_in_place, read_items};
#[cfg(any(feature = "json", feature = "serde"))]
pub(crate) use fill::{fill_within, filled_by};
#[cfg(feature = "std")]
pub use from_value::from_layers;
pub(crate) use from_value::from_value_in;
pub use from_value::{from_text, from_value, from_value_lax};
pub use input::{EntryKey, Input, ListSource, MapSource, Plain, Step};
pub(crate) use into_field::Primitive;
pub use into_field::{Composite, Form, IntoField, Scalar};
#[cfg(feature = "dynamic")]
pub(crate) use items::append_to_list;
pub use items::{ItemsMut, Removed};
pub(crate) use kept::Within;
pub use kept::{Both, Incoming, Kept, Parts, Replaced, StaticTask};
pub(crate) use kept::{if_static, is_static, not_kept, static_within};
pub(crate) use notify::{notify, notify_constructed};
pub(crate) use part_check::PartCheck;
pub use record::{Before, HasClass, Record, RecordMut, Slots, fields, to_value};
pub(crate) use record::{show, show_only, variant};
pub use setter::{checked_opaque, set_place, set_with, swap_verified};
pub(crate) use sink::write_value;
pub use sink::{Content, Named, Place, Simple, Sink, path_names, write_record, written};
#[cfg(any(feature = "dynamic", feature = "json", feature = "serde"))]
pub(crate) use slot::SlotSealed;
pub(crate) use slot::Visitor;
#[cfg(any(feature = "json", feature = "serde"))]
pub(crate) use slot::has_named_fields;
pub use slot::{Slot, SlotMut, put};
pub use to_value::ToValue;
pub use vacant::{Vacant, VacantOpaque, show_opaque};
pub use warnings::from_value_with_warnings;
#[cfg(feature = "std")]
pub use widen::entries_of_text;
pub use widen::form_of;
#[cfg(feature = "rust_decimal")]
pub(crate) use widen::plain_number;
pub(crate) use widen::{object_form, shape_form};
