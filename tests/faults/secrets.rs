//! Secrets, and sentences of messages.
