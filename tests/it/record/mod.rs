//! Slots: what leaves them, and what they hide.

mod drops;
mod hidden;
