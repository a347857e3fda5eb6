//! Construction of a struct. Its draft is the struct itself, or a record of empty slots. Code that
//! is not generic fills the draft, and then finishes it.

use super::super::model::{Field, Shape};
use super::asked::{self, Erased};
use super::assertions::made;
use super::record::{check_method, expand_mut, slots_impl, some_slot};
use super::{Output, blank, borrows, by_index, derived_member, is_plain, mixed_site_at, place};
use crate::literal::unsuffixed;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

/// ```ignore
/// struct __Draft0<'v> { __f0: __typed::Vacant<i64>, marker: … }
/// impl<'v> __typed::Record for __Draft0<'v> { … }
/// impl<'v> __typed::Slots<'v> for __Draft0<'v> { … }
/// impl<'v> __typed::Draft<'v> for __Draft0<'v> { … }
/// impl<'v> __typed::Slots<'v> for User { … }
/// impl<'v> __typed::Construct<'v> for User { … }
/// impl<'v> __typed::FieldType<'v> for User { … }
/// ```
/// A struct that certainly has placeholders lacks the first four, and has `type Draft = Self`.
pub(super) fn expand(output: &Output<'_>, shape: &Shape) -> TokenStream {
    let path = quote!(Self::Output);
    let is_blank = blank::is_certain(output, shape);
    let draft = (!is_blank).then(|| draft(output, 0, shape, &path));
    let is_simple = |field: &Field| field.is_direct(output.model) && field.check.is_none();
    let exchanges = output.model.check.is_some() || !shape.fields.iter().all(is_simple);
    let value = &output.bounds.value;
    let exchange = exchanges.then(|| {
        quote! {
            fn exchange(
                &mut self,
                __index: __typed::usize,
                __content: __typed::Incoming<#value>,
                __cx: &mut __typed::Context<'_>,
                __access: __typed::Private<Self>,
            ) -> __typed::Result<__typed::Option<__typed::Kept<#value>>, __typed::Rejected> {
                __typed::exchange(self, __index, __content, __cx, __access)
            }
        }
    });
    let fill_default = blank::fill_default(output, shape);
    let record = expand_mut(output, &quote!(#exchange #fill_default), None);
    let build = output.write_impl(&quote!(__typed::Construct), &output.this);
    let draft_type = if is_blank { quote!(Self) } else { draft_type(output, 0) };
    let init = (output.model.has_methods() && !output.is_stub).then(|| {
        quote! {
            const INIT: __typed::Option<__typed::Init<Self>> = {
                use __typed::NoInit as _;
                __typed::InitOf::<Self>::INIT
            };
        }
    });
    let clone = clone(output);
    let in_place = blank::in_place(output, shape);
    let mut swaps = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let swap = if is_blank { swap_blank(field) } else { swap(output, index, field) };
        swaps.push((index, swap));
    }
    let swap = by_index(&swaps, &quote!({}));
    let field_type = output.write_impl(&quote!(__typed::FieldType), &output.this);
    let if_static = borrows::if_static(output);
    quote! {
        #draft
        #record
        #build {
            type Draft = #draft_type;
            #init
            #clone
            #in_place
            fn swap(
                &mut self,
                __draft: &mut Self::Draft,
                __index: __typed::usize,
                _: __typed::Private<Self>,
            ) {
                #swap
            }
        }
        #field_type {
            type Form = __typed::Composite;
            #if_static
            fn check(
                __value: __typed::Value<#value>,
                __cx: &mut __typed::Context<'_>,
            ) -> __typed::Result<Self, __typed::Rejected> {
                __typed::check_struct(__value, __cx)
            }
            fn read(
                __input: &mut __typed::Input<'_, #value>,
                __cx: &mut __typed::Context<'_>,
            ) -> __typed::Result<Self, __typed::Rejected> {
                __typed::read_struct(__input, __cx)
            }
            fn record_mut(&mut self) -> __typed::Option<&mut dyn __typed::RecordMut<#value>> {
                __typed::Some(self)
            }
        }
    }
}

/// Returns the constant by which objects of an erased type are cloned.
pub(super) fn clone(output: &Output<'_>) -> Option<TokenStream> {
    let key = output.model.clone.as_ref().filter(|_| !output.is_stub)?;
    let clone = quote_spanned!(mixed_site_at(key.span())=> <Self as __typed::Clone>::clone);
    Some(quote!(const CLONE: __typed::Option<fn(&Self) -> Self> = __typed::Some(#clone);))
}

fn swap_blank(field: &Field) -> TokenStream {
    let member = derived_member(&field.member);
    quote!(__typed::mem_swap(&mut self.#member, &mut __draft.#member))
}

fn swap(output: &Output<'_>, index: usize, field: &Field) -> TokenStream {
    let (member, place) = (derived_member(&field.member), place(index));
    let swap = swap_method(field);
    if output.model.is_packed {
        quote!({ let mut __value = self.#member; __draft.#place.#swap(&mut __value); self.#member = __value; })
    } else {
        quote!(__draft.#place.#swap(&mut self.#member))
    }
}

/// Returns the method of a draft's slot that swaps its value with that of a field.
pub(super) fn swap_method(field: &Field) -> Ident {
    let name = if field.codec.is_some() { "swap_coded" } else { "swap" };
    Ident::new(name, Span::mixed_site())
}

fn draft_ident(number: usize) -> Ident {
    format_ident!("__Draft{number}", span = Span::mixed_site())
}

pub(super) fn draft_type(output: &Output<'_>, number: usize) -> TokenStream {
    let (ident, arguments) = (draft_ident(number), output.bounds.value_arguments());
    quote!(#ident #arguments)
}

/// Returns the draft of a struct or a variant. `path` is the constructor of its fields.
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
    let class = class_of(output);
    let (mut places, mut empty) = (TokenStream::new(), TokenStream::new());
    let mut arms = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let (mut place, ty) = (place(index), output.without_self(&field.slot));
        if is_plain(field) {
            places.extend(quote!(#place: __typed::Vacant<#ty>,));
            empty.extend(quote!(#place: __typed::Empty,));
        } else {
            places.extend(quote!(#place: __typed::VacantOpaque<#value, #ty>,));
            let (number, index) = (unsuffixed(number), unsuffixed(index));
            let type_info = quote!(__typed::type_of(#class, #number, #index));
            empty.extend(quote!(#place: __typed::VacantOpaque::new(#type_info),));
        }
        place.set_span(mixed_site_at(field.ty.span()));
        let reference = quote_spanned!(mixed_site_at(field.ty.span())=> &mut);
        let slot = quote!(#reference self.#place);
        let slot =
            if is_plain(field) { asked::erased(output, field, slot, Erased::Vacant) } else { slot };
        arms.push((index, slot));
    }
    let arms = (!arms.is_empty()).then(|| by_index(&arms, &quote!(return __typed::None)));
    let slot = some_slot(arms, None);
    let (header, behavior) = behavior(output, number, shape, &ty);
    let record = output.draft_impl(&quote!(__typed::Record), &ty);
    let operations = fill_default(output, shape).unwrap_or_default();
    let slots = slots_impl(output, &ty, &slot, &operations, &TokenStream::new());
    let draft = output.write_impl(&quote!(__typed::Draft), &ty);
    let finish = finish(output, shape, &ident, path);
    quote! {
        #[doc(hidden)]
        #vis struct #ident #generics #own {
            #places
            marker: __typed::PhantomData<(&#value (), #this)>,
        }
        #record {
            fn header(&self) -> __typed::Header<'_> {
                #header
            }
        }
        #behavior
        #slots
        #draft {
            type Output = #this;
            fn new(_: __typed::Private<Self>) -> Self {
                #ident { #empty marker: __typed::PhantomData }
            }
            fn finish(self) -> __typed::Option<Self::Output> {
                #finish
            }
        }
    }
}

/// Returns the header of a draft, and the checks of its fields.
fn behavior(
    output: &Output<'_>,
    number: usize,
    shape: &Shape,
    ty: &TokenStream,
) -> (TokenStream, Option<TokenStream>) {
    let class = class_of(output);
    let index = unsuffixed(number);
    let Some(check) = check_field(output, shape) else {
        return if number == 0 {
            (quote!(__typed::Header::new(#class)), None)
        } else {
            (quote!(__typed::Header::of_variant(#class, #index)), None)
        };
    };
    let variant = (number > 0).then(|| quote!(fn variant(&self) -> __typed::usize { #index }));
    let behavior = output.draft_impl(&quote!(__typed::Behavior), ty);
    let header = quote!(__typed::Header::new(#class).with_behavior(self));
    (header, Some(quote!(#behavior { #variant #check })))
}

fn class_of(output: &Output<'_>) -> TokenStream {
    let this = &output.this;
    quote!(<#this as __typed::HasClass>::STATIC_CLASS)
}

/// Returns code that moves the values out of the slots in one `match`. A `?` for each would be slow
/// to compile.
fn finish(output: &Output<'_>, shape: &Shape, ident: &Ident, path: &TokenStream) -> TokenStream {
    if output.is_stub {
        return quote!(__typed::None);
    }
    let (mut filled, mut members) = (TokenStream::new(), TokenStream::new());
    for (index, field) in shape.fields.iter().enumerate() {
        let (place, member) = (place(index), derived_member(&field.member));
        if is_plain(field) {
            filled.extend(quote!(#place: __typed::Filled(#place),));
            let coded = field.codec.is_some().then(|| quote!(.into_inner()));
            members.extend(quote!(#member: __typed::ManuallyDrop::into_inner(#place) #coded,));
        } else {
            filled.extend(quote!(#place,));
            members.extend(quote!(#member: #place.take()?,));
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
    let otherwise = (!is_certain).then(|| quote!(_ => __typed::None,));
    quote! {
        match self {
            #ident { #filled .. } => __typed::Some(#made),
            #otherwise
        }
    }
}

fn fill_default(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let fill = |index, field: &Field| {
        let place = place(index);
        match field.codec {
            Some(_) => quote!(self.#place.fill_default(__typed::Coded::new(__value))),
            None => quote!(self.#place.fill_default(__value)),
        }
    };
    defaults(output, shape, &fill)
}

/// ```ignore
/// fn fill_default(&mut self, __index: usize, _: __typed::Private<Self>) -> bool {
///     match __index {
///         1 => { let __value: u8 = 7; self.__f1.fill_default(__value); }
///         _ => return false,
///     }
///     true
/// }
/// ```
pub(super) fn defaults(
    output: &Output<'_>,
    shape: &Shape,
    fill: &dyn Fn(usize, &Field) -> TokenStream,
) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let Some(made) = made(output, field) else { continue };
        let fill = fill(index, field);
        arms.push((index, quote!({ #made #fill; })));
    }
    if arms.is_empty() {
        return None;
    }
    let arms = by_index(&arms, &quote!(return false));
    Some(quote! {
        fn fill_default(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::bool {
            #arms
            true
        }
    })
}

fn check_field(output: &Output<'_>, shape: &Shape) -> Option<TokenStream> {
    let mut arms = Vec::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let Some(check) = &field.check else { continue };
        let (value, place) = (Ident::new("__value", Span::mixed_site()), place(index));
        let check = output.without_self(&asked::check(output, field, check, &value));
        let peek = match field.codec {
            Some(_) => quote!(peek_coded),
            None => quote!(peek),
        };
        let arm = quote! {
            match self.#place.#peek() {
                __typed::Some(#value) => #check,
                __typed::None => __typed::Ok(()),
            }
        };
        arms.push((index, arm));
    }
    (!arms.is_empty()).then(|| check_method(&by_index(&arms, &quote!(__typed::Ok(())))))
}
