//! Tables that other implementations wrote: CPython, pydantic and a JSON Schema validator.

mod json_schema;
mod mro;
mod pydantic;
