//! Making a struct: a draft, which is a blank or has a cell for each field, filled by shared code, then
//! finished.

use super::super::model::{Field, Role, Shape};
use super::asked::{self, Erased};
use super::demands::made;
use super::record::expand_mut;
use super::{Output, blank, by_index, cell, derived_member, is_plain, mixed_site_at};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

/// ```ignore
/// struct __Draft0<'v> { __f0: __typed::Option<__typed::ManuallyDrop<i64>>, marker: … }
/// impl<'v> __typed::Cells<'v> for __Draft0<'v> { … }
/// impl<'v> __typed::Draft<'v> for __Draft0<'v> { … }
/// impl<'v> __typed::Slots<'v> for User { … }
/// impl<'v> __typed::Construct<'v> for User { … }
/// impl<'v> __typed::FieldType<'v> for User { … }
/// ```
/// Without the first three, and with `type Draft = __typed::InPlace<Self>`, where a blank is certain.
pub(super) fn expand(output: &Output<'_>, shape: &Shape) -> TokenStream {
    let path = quote!(Self::Output);
    let is_blank = blank::is_certain(output, shape);
    let draft = (!is_blank).then(|| draft(output, 0, shape, &path));
    let is_simple = |field: &Field| field.is_direct(output.model) && field.check.is_none();
    let exchanges = output.model.check.is_some() || !shape.fields.iter().all(is_simple);
    let record = expand_mut(output, exchanges, blank::fill_default(output, shape));
    let build = output.write_impl(&quote!(__typed::Construct), &output.this);
    let draft_type = if is_blank { quote!(__typed::InPlace<Self>) } else { draft_type(output, 0) };
    let init = (output.model.has_methods() && !output.is_stub).then(|| {
        quote! {
            const INIT: __typed::Option<__typed::Init<Self>> = {
                use __typed::NoInit as _;
                __typed::InitOf::<Self>::INIT
            };
        }
    });
    let in_place = blank::in_place(output, shape);
    let mut swaps = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let swap = if is_blank { swap_blank(field) } else { swap(output, index, field) };
        swaps.push((index, swap));
    }
    let swap = by_index(&swaps, &quote!({}));
    let blank = is_blank.then(|| quote!(let __blank = &mut *__draft.0;));
    let field_type = output.write_impl(&quote!(__typed::FieldType), &output.this);
    let value = &output.bounds.value;
    quote! {
        #draft
        #record
        #build {
            type Draft = #draft_type;
            #init
            #in_place
            fn swap(
                &mut self,
                __draft: &mut Self::Draft,
                __index: __typed::usize,
                _: __typed::Private<Self>,
            ) {
                #blank
                #swap
            }
        }
        #field_type {
            type Form = __typed::Composite;
            fn check(
                __value: __typed::Value<#value>,
                __cx: &mut __typed::Context<'_>,
            ) -> __typed::Result<Self, __typed::Rejected> {
                __typed::check_struct(__value, __cx)
            }
            fn record_mut(&mut self) -> __typed::Option<&mut dyn __typed::RecordMut<#value>> {
                __typed::Some(self)
            }
        }
    }
}

fn swap_blank(field: &Field) -> TokenStream {
    let member = derived_member(&field.member);
    quote!(__typed::mem_swap(&mut self.#member, &mut __blank.#member))
}

fn swap(output: &Output<'_>, index: usize, field: &Field) -> TokenStream {
    let (member, cell) = (derived_member(&field.member), cell(index));
    let swap = |place: TokenStream| match field.role {
        Role::Opaque => quote!(__draft.#cell.swap(#place)),
        _ => quote!(__typed::swap(#place, &mut __draft.#cell)),
    };
    if output.model.is_packed {
        let swap = swap(quote!(&mut __value));
        quote!({ let mut __value = self.#member; #swap; self.#member = __value; })
    } else {
        swap(quote!(&mut self.#member))
    }
}

fn draft_ident(number: usize) -> Ident {
    format_ident!("__Draft{number}", span = Span::mixed_site())
}

pub(super) fn draft_type(output: &Output<'_>, number: usize) -> TokenStream {
    let (ident, arguments) = (draft_ident(number), output.bounds.value_arguments());
    quote!(#ident #arguments)
}

/// The draft of a struct or variant; `path` is what its fields are put into.
pub(super) fn draft(
    output: &Output<'_>,
    number: usize,
    shape: &Shape,
    path: &TokenStream,
) -> TokenStream {
    let (ident, ty, this) = (draft_ident(number), draft_type(output, number), &output.this);
    let generics = output.without_self(&output.bounds.with_value());
    let own = output.without_self(&output.bounds.own());
    let (value, vis) = (&output.bounds.value, &output.vis);
    let (mut cells, mut empty) = (TokenStream::new(), TokenStream::new());
    let mut arms = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let (mut cell, ty) = (cell(index), output.without_self(&field.ty));
        match field.role {
            Role::Opaque => {
                cells.extend(quote!(#cell: __typed::OpaqueCell<#value, #ty>,));
                empty.extend(quote!(#cell: __typed::OpaqueCell::new(__typed::type_of(<#this as __typed::Typed>::CLASS, #number, #index)),));
            }
            _ => {
                cells.extend(quote!(#cell: __typed::Option<__typed::ManuallyDrop<#ty>>,));
                empty.extend(quote!(#cell: __typed::None,));
            }
        }
        cell.set_span(mixed_site_at(field.ty.span()));
        let reference = quote_spanned!(mixed_site_at(field.ty.span())=> &mut);
        let place = quote!(#reference self.#cell);
        let cell = match field.role {
            Role::Opaque => place,
            _ => asked::erased(output, field, place, Erased::Cell),
        };
        arms.push((index, cell));
    }
    let cell_body = if arms.is_empty() {
        quote!({
            let _ = __index;
            __typed::None
        })
    } else {
        let cell = by_index(&arms, &quote!(return __typed::None));
        quote!({ let __cell: &mut dyn __typed::Cell<#value> = #cell; __typed::Some(__cell) })
    };
    let cells_head = output.write_impl(&quote!(__typed::Cells), &ty);
    let draft_head = output.write_impl(&quote!(__typed::Draft), &ty);
    let fill_default = fill_default(output, shape);
    let check_cell = check_cell(output, shape);
    let finish = finish(output, shape, &ident, path);
    quote! {
        #[doc(hidden)]
        #vis struct #ident #generics #own {
            #cells
            marker: __typed::PhantomData<(&#value (), #this)>,
        }
        #cells_head {
            fn cell(
                &mut self,
                __index: __typed::usize,
            ) -> __typed::Option<&mut dyn __typed::Cell<#value>>
            #cell_body
            #fill_default
            #check_cell
        }
        #draft_head {
            type Output = #this;
            fn new(_: __typed::Private<Self>) -> Self {
                #ident { #empty marker: __typed::PhantomData }
            }
            fn finish(self) -> __typed::Result<Self::Output, __typed::Mismatches> {
                #finish
            }
        }
    }
}

/// Puts the filled cells together in one `match`: a `?` for each would be slow to compile.
fn finish(output: &Output<'_>, shape: &Shape, ident: &Ident, path: &TokenStream) -> TokenStream {
    let this = &output.this;
    let missing_fields_error =
        quote!(__typed::Err(__typed::missing_fields_error(<#this as __typed::Typed>::CLASS)));
    if output.is_stub {
        return missing_fields_error;
    }
    let (mut filled, mut taken) = (TokenStream::new(), TokenStream::new());
    let mut members = TokenStream::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let (cell, member) = (cell(index), derived_member(&field.member));
        match field.role {
            Role::Opaque => {
                filled.extend(quote!(#cell,));
                taken.extend(
                    quote!(let __typed::Some(#cell) = #cell.take() else { return #missing_fields_error };),
                );
                members.extend(quote!(#member: #cell,));
            }
            _ => {
                filled.extend(quote!(#cell: __typed::Some(#cell),));
                members.extend(quote!(#member: __typed::ManuallyDrop::into_inner(#cell),));
            }
        }
    }
    for skipped in &shape.skipped {
        let member = derived_member(&skipped.member);
        let ty = output.without_self(&skipped.ty);
        let value = match &skipped.default {
            Some(default) => output.without_self(&default.value(&skipped.ty)),
            None => {
                quote_spanned!(mixed_site_at(skipped.ty.span())=> <#ty as __typed::Default>::default())
            }
        };
        members.extend(quote!(#member: { let __value: #ty = #value; __value },));
    }
    let made = quote!(#path { #members });
    let is_certain = shape.fields.iter().all(|field| !is_plain(field));
    let otherwise = (!is_certain).then(|| quote!(_ => #missing_fields_error,));
    quote! {
        match self {
            #ident { #filled .. } => { #taken __typed::Ok(#made) }
            #otherwise
        }
    }
}

fn fill_default(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let Some(made) = made(output, field) else { continue };
        let cell = cell(index);
        let store = match field.role {
            Role::Opaque => quote!(self.#cell.fill_default(__value)),
            _ => quote!(self.#cell = __typed::Some(__typed::ManuallyDrop::new(__value))),
        };
        arms.push((index, quote!({ #made #store; })));
    }
    if arms.is_empty() {
        return None;
    }
    let arms = by_index(&arms, &quote!(return false));
    Some(quote! {
        fn fill_default(&mut self, __index: __typed::usize) -> __typed::bool {
            #arms
            true
        }
    })
}

fn check_cell(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let Some(check) = &field.check else { continue };
        let (value, cell) = (Ident::new("__value", Span::mixed_site()), cell(index));
        let check = output.without_self(&asked::check(output, field, check, &value));
        let peek = if is_plain(field) {
            quote!(__typed::Option::as_deref(&self.#cell))
        } else {
            quote!(self.#cell.peek())
        };
        let arm = quote! {
            match #peek {
                __typed::Some(#value) => #check,
                __typed::None => __typed::Ok(()),
            }
        };
        arms.push((index, arm));
    }
    if arms.is_empty() {
        return None;
    }
    let arms = by_index(&arms, &quote!(__typed::Ok(())));
    Some(quote! {
        fn check_cell(
            &self,
            __index: __typed::usize,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<(), __typed::Rejected> {
            #arms
        }
    })
}
