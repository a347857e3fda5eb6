//! Two blocks of a type with parameters: known where the type is used.
use typed_structs::{FieldType, Typed, typed_methods};

#[derive(Typed)]
#[typed(methods(0, 1))]
struct Stack<T> {
    items: Vec<T>,
}

#[typed_methods]
impl<T: for<'v> FieldType<'v> + 'static> Stack<T> {
    fn len(&self) -> usize { self.items.len() }
}

#[typed_methods(1)]
impl<T: for<'v> FieldType<'v> + 'static> Stack<T> {
    #[typed(rename = "len")]
    fn size(&self) -> usize { self.items.len() }
}

const _: &typed_structs::Class = <Stack<u8> as Typed>::CLASS;

fn main() {}
