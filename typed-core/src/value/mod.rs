//! Dynamic values, and arguments, paths and literals that consist of them. They are independent of
//! the types that users declare.

mod args;
mod args_iter;
mod args_macro;
mod compare;
mod const_str;
mod conversion;
mod convert;
mod cow_slice;
#[cfg(feature = "serde")]
mod deserialize;
mod integer;
mod key_index;
mod list;
mod literal;
#[cfg(feature = "serde")]
mod magic;
mod map;
mod opaque;
mod owned;
mod parse_number;
mod path;
mod preview;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "serde")]
mod serialize;
mod value;

#[cfg(feature = "serde")]
pub(crate) use self::serde::Level;
pub(crate) use args::count_positional;
pub use args::{Arg, Args};
pub use args_macro::{after_named, args, plain};
pub(crate) use compare::{
    BEYOND, MOST_EXACT, as_f64, as_integer, decimal, is_multiple, order, order_with_float,
};
pub(crate) use const_str::ConstStr;
pub use conversion::Conversion;
pub use integer::BigInt;
pub(crate) use list::IntoIter;
pub use list::List;
pub use literal::{Literal, str_eq};
pub(crate) use literal::{bytes_eq, find_info};
#[cfg(feature = "serde")]
pub(crate) use magic::Start;
pub(crate) use map::IntoIter as IntoEntries;
pub use map::Map;
pub(crate) use opaque::Handover;
pub use opaque::Opaque;
#[cfg(feature = "json")]
pub(crate) use parse_number::nearest;
pub use path::{Path, PathError, PathSegment};
pub(crate) use path::{Segment, Steps, is_plain};
pub(crate) use path::{
    join, of_name, parse, parse_json, path_of, push_index, push_key, push_name, push_param,
    push_path, push_token, segments, split_name,
};
pub(crate) use preview::Preview;
pub use value::{MAX_DEPTH, Untyped, Value};
