//! Slots: what leaves them, and what they hide.

mod codecs;
mod drops;
mod hidden;
