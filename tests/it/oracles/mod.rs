//! Tables that other implementations wrote: CPython, pydantic and a JSON Schema validator.

mod mro;
mod pydantic;
