//! The type as a record of numbered fields, and as a value.

use super::super::model::{Body, Field, Style};
use super::asked::{self, Erased};
use super::{Output, blank, by_index, derived_member, mixed_site_at, own_place, place, respanned};
use crate::constraint;
use crate::literal::unsuffixed;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;
use syn::spanned::Spanned;

/// ```ignore
/// impl __typed::Record for User {
///     fn header(&self) -> __typed::Header<'_> {
///         __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS).with_object(self)
///     }
///     fn slot(&self, __index: usize) -> __typed::Option<&dyn __typed::Slot> {
///         let __slot: &dyn __typed::Slot = match __index { 0 => &self.a, _ => return __typed::None };
///         __typed::Some(__slot)
///     }
/// }
/// impl __typed::ToValue for User { … }
/// ```
pub(super) fn expand(output: &Output<'_>) -> TokenStream {
    let model = output.model;
    let record = output.read_impl(&quote!(__typed::Record));
    let slot = slots(output, false);
    let with_object = has_object(output).then(|| quote!(.with_object(self)));
    let (variant, show, check_field) = (variant(output), show(output), check_field(output));
    let verify = model.check.as_ref().map(|check| whole(&quote!(verify), check));
    let verify_new = model.after.as_ref().map(|check| whole(&quote!(verify_new), check));
    let operations = quote!(#variant #show #check_field #verify #verify_new);
    let with_behavior = (!operations.is_empty()).then(|| quote!(.with_behavior(self)));
    let behavior = (!operations.is_empty()).then(|| {
        let behavior = output.read_impl(&quote!(__typed::Behavior));
        quote!(#behavior { #operations })
    });
    let to_value = output.read_impl(&quote!(__typed::ToValue));
    let (blank, shown) = (blank::expand(output), output.shown());
    let (name, kind) = (&model.name, kind(&model.body));
    let held = held(output);
    quote! {
        #record {
            fn header(&self) -> __typed::Header<'_> {
                __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS) #with_object #with_behavior
            }
            fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
                #slot
            }
        }
        #behavior
        #to_value {
            const TYPE: &'static __typed::TypeInfo =
                &__typed::TypeInfo::new(#name, __typed::Kind::#kind)
                    .with_class(__typed::class_of::<Self>);
            const OBJECT_CLASS: __typed::Option<&'static __typed::Class> =
                __typed::Some(<Self as __typed::HasClass>::STATIC_CLASS);
            #held
            #blank
            fn to_value(&self) -> __typed::Value<'_> {
                __typed::to_value(#shown)
            }
            fn record(&self) -> __typed::Option<&dyn __typed::Record> {
                __typed::Some(#shown)
            }
        }
    }
}

/// Returns the type that constraints are checked against: the field of a newtype, or the variants
/// of an enum.
fn held(output: &Output<'_>) -> Option<TokenStream> {
    let held = match &output.model.body {
        Body::Struct(shape) => match shape.fields.as_slice() {
            [field] if shape.style == Style::Newtype && super::is_plain(field) => {
                constraint::held(&field.slot)
            }
            _ => return None,
        },
        Body::Enum { .. } => {
            quote!(__typed::Held::variants(
                <Self as __typed::ToValue>::TYPE,
                <Self as __typed::HasClass>::STATIC_CLASS,
            ))
        }
    };
    Some(quote!(const HELD: __typed::Held<'static> = #held;))
}

/// Returns `true` if the type has methods to call by name.
fn has_object(output: &Output<'_>) -> bool {
    output.model.has_methods() && !output.is_stub
}

/// ```ignore
/// impl<'v> __typed::Slots<'v> for User {
///     fn slot_mut(&mut self, __index: __typed::usize, …) -> … { … }
///     fn object_mut(&mut self, _: __typed::Private<Self>) -> __typed::Option<&mut dyn __typed::Any> {
///         __typed::Some(self)
///     }
/// }
/// ```
/// With `behavior_mut` for the operations of fields that cannot be set in place, or have a default.
pub(super) fn expand_mut(
    output: &Output<'_>,
    operations: &TokenStream,
    construct_variant: Option<TokenStream>,
) -> TokenStream {
    let object_mut = has_object(output).then(|| {
        quote! {
            fn object_mut(&mut self, _: __typed::Private<Self>) -> __typed::Option<&mut dyn __typed::Any> {
                __typed::Some(self)
            }
        }
    });
    let others = quote!(#object_mut #construct_variant);
    slots_impl(output, &output.this, &slots(output, true), operations, &others)
}

/// Returns `Slots` of an object or a draft, from the body of `slot_mut`, the operations of
/// `BehaviorMut`, and other methods.
pub(super) fn slots_impl(
    output: &Output<'_>,
    ty: &TokenStream,
    slot: &TokenStream,
    operations: &TokenStream,
    others: &TokenStream,
) -> TokenStream {
    let head = output.write_impl(&quote!(__typed::Slots), ty);
    let value = &output.bounds.value;
    let has_behavior = (!operations.is_empty()).then(|| {
        quote!(
            const HAS_BEHAVIOR: __typed::bool = true;
        )
    });
    quote! {
        #head {
            #has_behavior
            fn slot_mut(
                &mut self,
                __index: __typed::usize,
                _: __typed::Private<Self>,
            ) -> __typed::Option<&mut dyn __typed::SlotMut<#value>> {
                #slot
            }
            #operations
            #others
        }
    }
}

fn kind(body: &Body) -> TokenStream {
    match body {
        Body::Struct(shape) if shape.style == Style::Newtype => quote!(Newtype),
        Body::Struct(_) => quote!(Struct),
        Body::Enum { .. } => quote!(Enum),
    }
}

/// Returns the method of `Behavior` that runs a check of the whole object.
fn whole(method: &TokenStream, check: &Path) -> TokenStream {
    let outcome = asked::checked(check, &quote!(self));
    quote! {
        fn #method(
            &self,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<(), __typed::Rejected> {
            __typed::check_whole(#outcome, <Self as __typed::ToValue>::TYPE, __cx)
        }
    }
}

/// Returns the index of an enum's current variant.
fn variant(output: &Output<'_>) -> Option<TokenStream> {
    let Body::Enum { shapes, .. } = &output.model.body else { return None };
    let current = if shapes.is_empty() {
        quote!(match *self {})
    } else {
        let mut arms = TokenStream::new();
        for (index, shape) in shapes.iter().enumerate() {
            let (ident, index) = (respanned(&shape.ident), unsuffixed(index));
            arms.extend(quote!(Self::#ident { .. } => #index,));
        }
        quote!(match self { #arms })
    };
    Some(quote! {
        fn variant(&self) -> __typed::usize {
            #current
        }
    })
}

/// Returns `match __index { … }` for a struct, and
/// `match self { Self::Variant { a: __f0 } => match __index { … } }` for an enum. `arm` returns the
/// code for a field, from a reference to it.
fn for_each_field(
    output: &Output<'_>,
    arm: &dyn Fn(&Field, TokenStream) -> Option<TokenStream>,
    otherwise: &TokenStream,
    reference: &TokenStream,
) -> Option<TokenStream> {
    let shapes = match &output.model.body {
        Body::Struct(shape) => {
            let mut arms = Vec::new();
            for (index, field) in shape.fields.iter().enumerate() {
                if let Some(arm) = arm(field, own_place(field, reference)) {
                    arms.push((index, arm));
                }
            }
            return (!arms.is_empty()).then(|| by_index(&arms, otherwise));
        }
        Body::Enum { shapes, .. } => shapes,
    };
    let mut variants = Vec::new();
    for shape in shapes {
        let (mut bindings, mut arms) = (Vec::new(), Vec::new());
        for (index, field) in shape.fields.iter().enumerate() {
            let mut binding = place(index);
            binding.set_span(mixed_site_at(field.ty.span()));
            if let Some(arm) = arm(field, quote!(#binding)) {
                let (member, place) = (derived_member(&field.member), place(index));
                bindings.push(quote!(#member: #place));
                arms.push((index, arm));
            }
        }
        if !arms.is_empty() {
            let (ident, arms) = (respanned(&shape.ident), by_index(&arms, otherwise));
            variants.push(quote!(Self::#ident { #(#bindings,)* .. } => #arms,));
        }
    }
    if variants.is_empty() {
        return None;
    }
    let rest = (variants.len() < shapes.len()).then(|| quote!(_ => #otherwise,));
    Some(quote!(match self { #(#variants)* #rest }))
}

fn slots(output: &Output<'_>, mutable: bool) -> TokenStream {
    let (reference, coerced, erased) = if mutable {
        (quote!(&mut), None, Erased::SlotMut)
    } else if output.bounds.has_limits() {
        (quote!(&), None, Erased::Slot)
    } else {
        // The vtable for writing serves for reading too: the type has no other one.
        (quote!(&), Some(quote!(&dyn __typed::SlotMut<'_>)), Erased::SlotByMut)
    };
    let arms = for_each_field(
        output,
        &|field, place| {
            let is_direct = field.is_direct(output.model);
            is_direct.then(|| asked::erased(output, field, place, erased))
        },
        &quote!(return __typed::None),
        &reference,
    );
    some_slot(arms, coerced)
}

/// Returns the slot that the arms select, of a type that is not returned but coerces to what is;
/// `None` without arms.
pub(super) fn some_slot(arms: Option<TokenStream>, coerced: Option<TokenStream>) -> TokenStream {
    match (arms, coerced) {
        (Some(arms), None) => quote!(__typed::Some(#arms)),
        (Some(arms), Some(coerced)) => quote! {
            let __slot: #coerced = #arms;
            __typed::Some(__slot)
        },
        (None, _) => quote! {
            let _ = __index;
            __typed::None
        },
    }
}

/// Returns code that shows fields without a slot: opaque ones, and all fields of a packed struct,
/// which are read by value.
fn show(output: &Output<'_>) -> Option<TokenStream> {
    let is_packed = output.model.is_packed;
    let arms = for_each_field(
        output,
        &|field, place| {
            if field.is_direct(output.model) {
                None
            } else if field.codec.is_some() {
                let slot = output.without_self(&field.slot);
                let member = derived_member(&field.member);
                Some(match is_packed {
                    true => quote!({
                        let __value = self.#member;
                        <#slot>::show(&__value).into_owned()
                    }),
                    false => quote!(<#slot>::show(#place)),
                })
            } else if is_packed && super::is_plain(field) {
                let member = derived_member(&field.member);
                let owned = asked::owned_value(output, field, &quote!(__value));
                Some(quote!({ let __value = self.#member; #owned }))
            } else {
                Some(quote!(__typed::show_opaque(#place)))
            }
        },
        &quote!(__typed::Value::Null),
        &quote!(&),
    )?;
    Some(quote! {
        fn show_only(&self, __index: __typed::usize) -> __typed::Value<'_> {
            #arms
        }
    })
}

fn check_field(output: &Output<'_>) -> Option<TokenStream> {
    let arms = for_each_field(
        output,
        &|field, place| {
            let check = field.check.as_ref().filter(|_| !output.model.is_packed)?;
            let value = Ident::new("__value", Span::mixed_site());
            let check = asked::check(output, field, check, &value);
            Some(quote!({ let #value = #place; #check }))
        },
        &quote!(__typed::Ok(())),
        &quote!(&),
    )?;
    Some(check_method(&arms))
}

/// Returns `check_field` of an object or a draft.
pub(super) fn check_method(arms: &TokenStream) -> TokenStream {
    quote! {
        fn check_field(
            &self,
            __index: __typed::usize,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<(), __typed::Rejected> {
            #arms
        }
    }
}
