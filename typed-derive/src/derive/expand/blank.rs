//! A blank: an object whose fields shared code fills in their places.

use super::super::model::{Body, Shape};
use super::enumeration::has_content;
use super::{Output, by_index, derived, derived_member};
use crate::literal::ungroup_type;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

/// Whether it is for the types of the fields to say if there is a blank; if not, there is none.
fn is_possible(output: &Output<'_>, shape: &Shape) -> bool {
    let is_direct = shape.fields.iter().all(|field| field.is_direct(output.model));
    is_direct && shape.skipped.is_empty() && !output.is_stub
}

/// Types of the standard library that have one, whatever their parameters are.
const KNOWN: [&str; 22] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32",
    "u64", "u128", "usize", "String", "Option", "Vec", "VecDeque", "BTreeMap", "BTreeSet",
];

/// Whether the names of the types say that there is a blank. What a macro cannot see, that such a name
/// means another type, the core refuses.
pub(super) fn is_certain(output: &Output<'_>, shape: &Shape) -> bool {
    is_possible(output, shape) && shape.fields.iter().all(|field| is_known(&field.ty))
}

fn is_known(ty: &Type) -> bool {
    match ungroup_type(ty) {
        Type::Path(path) if path.qself.is_none() => {
            let last = path.path.segments.last();
            let is_bare = path.path.segments.len() == 1 && path.path.leading_colon.is_none();
            is_bare && last.is_some_and(|last| KNOWN.iter().any(|known| last.ident == known))
        }
        _ => false,
    }
}

/// ```ignore
/// const HAS_BLANK: bool = true & <u32 as __typed::ToValue>::HAS_BLANK;
/// fn blank(__access: __typed::Access) -> Self {
///     Self { age: <u32 as __typed::ToValue>::blank(__access) }
/// }
/// ```
/// Of an enum, the first variant without content.
pub(super) fn expand(output: &Output<'_>) -> Option<TokenStream> {
    let shape = match &output.model.body {
        Body::Struct(shape) => Some(shape).filter(|shape| is_possible(output, shape)),
        Body::Enum { shapes, .. } => shapes.iter().find(|shape| !has_content(shape)),
    }?;
    let variant = matches!(output.model.body, Body::Enum { .. }).then(|| derived(&shape.ident));
    let path = variant.map_or(quote!(Self), |variant| quote!(Self::#variant));
    let types: Vec<_> = shape.fields.iter().map(|field| output.spelled_out(&field.ty)).collect();
    let members = shape.fields.iter().map(|field| derived_member(&field.member));
    let has_blank = quote!(true #(& <#types as __typed::ToValue>::HAS_BLANK)*);
    let is_struct = matches!(output.model.body, Body::Struct(_));
    let has_blank = if is_struct && is_certain(output, shape) {
        quote!(__typed::certainly(#has_blank))
    } else {
        has_blank
    };
    let access = if types.is_empty() { quote!(_) } else { quote!(__access) };
    Some(quote! {
        const HAS_BLANK: __typed::bool = #has_blank;
        fn blank(#access: __typed::Access) -> Self {
            #path { #(#members: <#types as __typed::ToValue>::blank(__access),)* }
        }
    })
}

/// ```ignore
/// fn fall_back(&mut self, __index: __typed::usize, _: __typed::Access) -> bool {
///     match __index {
///         1 => { let __value: u8 = 7; __typed::put(&mut self.level, __value); }
///         _ => return false,
///     }
///     true
/// }
/// ```
pub(super) fn fall_back(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let arms: Vec<_> = shape
        .fields
        .iter()
        .enumerate()
        .filter_map(|(index, field)| {
            let (ty, member) = (output.spelled_out(&field.ty), derived_member(&field.member));
            let value = output.spelled_out(&field.default.as_ref()?.value(&field.ty));
            let put =
                quote!({ let __value: #ty = #value; __typed::put(&mut self.#member, __value); });
            Some((index, put))
        })
        .collect();
    if arms.is_empty() || !is_possible(output, shape) {
        return None;
    }
    let arms = by_index(arms.into_iter(), &quote!(return false));
    Some(quote! {
        fn fall_back(&mut self, __index: __typed::usize, _: __typed::Access) -> __typed::bool {
            #arms
            true
        }
    })
}
