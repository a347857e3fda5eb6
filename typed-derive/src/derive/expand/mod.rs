//! The generated code of the derive.
//!
//! All of it is in one `const _: () = { … }`, where `__typed` is the run-time core's `__private`
//! module, and `__Draft…` are auxiliary types.

mod asked;
mod assertions;
mod bases;
mod blank;
mod borrows;
mod codec;
mod docs;
mod draft;
mod enumeration;
mod metadata;
mod methods;
mod names;
mod record;
mod rules;
mod schemars;
mod serde;
mod setters;
mod variants;

use crate::span::{all_at, mixed_site_at, respanned};

use super::bounds::Bounds;
use super::model::{Body, Field, Model};
use crate::literal::unsuffixed;
use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Index, Member};

/// The input of every emitter.
pub(super) struct Output<'m> {
    model: &'m Model<'m>,
    bounds: Bounds,
    /// The name of the type.
    ident: Ident,
    /// The visibility of the type, with a span of the derive.
    vis: TokenStream,
    /// The type with its generic arguments.
    this: TokenStream,
    /// `true` after an error: the code must not add further ones.
    is_stub: bool,
}

pub(super) fn expand(model: &Model<'_>, is_stub: bool) -> TokenStream {
    let ident = respanned(&model.ident);
    let bounds = Bounds::new(model);
    let (_, arguments, _) = bounds.generics.split_for_impl();
    let this = quote!(#ident #arguments);
    // An item begins with its visibility. Its span determines where lints apply, and where a second
    // definition is reported.
    let vis = all_at(model.vis, ident.span());
    let output = Output { model, bounds, ident, vis, this, is_stub };
    let codecs = codec::expand(&output);
    let metadata = metadata::expand(&output);
    let record = record::expand(&output);
    let making = match &model.body {
        Body::Struct(shape) => draft::expand(&output, shape),
        Body::Enum { shapes, .. } => enumeration::expand(&output, shapes),
    };
    let methods = methods::expand(&output);
    let rules = rules::expand(&output);
    let registration = registration(&output);
    let serde = serde::expand(&output);
    let schemars = schemars::expand(&output);
    let krate = &model.krate;
    quote! {
        const _: () = {
            use #krate::__private as __typed;
            #codecs
            #metadata
            #record
            #making
            #methods
            #rules
            #registration
            #serde
            #schemars
        };
    }
}

/// Returns `__typed::inventory::submit!(__typed::Registration::of::<User>());`
fn registration(output: &Output<'_>) -> Option<TokenStream> {
    let key = output.model.register.as_ref().filter(|_| !output.is_stub)?;
    let this = &output.this;
    let of = quote_spanned!(mixed_site_at(key.span())=> __typed::Registration::of::<#this>());
    Some(quote!(__typed::inventory::submit!(#of);))
}

impl Output<'_> {
    /// Returns the object for reading. If reading has no bounds of its own, it uses the vtable for
    /// writing, so that no other one is compiled.
    fn shown(&self) -> TokenStream {
        if self.bounds.has_limits() {
            quote!(self)
        } else {
            quote!(self as &dyn __typed::RecordMut<'_>)
        }
    }

    /// Returns `impl<'a, T> Trait for Type where …`, for traits that read.
    fn read_impl(&self, of: &TokenStream) -> TokenStream {
        let (generics, _, _) = self.bounds.generics.split_for_impl();
        let (this, bounds) = (&self.this, self.bounds.shown());
        quote!(impl #generics #of for #this #bounds)
    }

    /// Returns `impl<'v, 'a, T> Trait<'v> for Type where …`, for traits that check and write.
    fn write_impl(&self, of: &TokenStream, this: &TokenStream) -> TokenStream {
        let value = &self.bounds.value;
        let generics = self.without_self(&self.bounds.with_value());
        let bounds = self.without_self(&self.bounds.checked());
        quote!(impl #generics #of<#value> for #this #bounds)
    }

    /// Returns the head of an impl for a draft, as [`Output::write_impl`] does, of a trait that only reads.
    fn draft_impl(&self, of: &TokenStream, draft: &TokenStream) -> TokenStream {
        let generics = self.without_self(&self.bounds.with_value());
        let bounds = self.without_self(&self.bounds.checked());
        quote!(impl #generics #of for #draft #bounds)
    }

    /// Returns the tokens of a type or an expression, with `Self` replaced by the type.
    fn without_self(&self, tokens: &impl ToTokens) -> TokenStream {
        let (_, arguments, _) = self.bounds.generics.split_for_impl();
        let (ident, arguments) = (&self.ident, arguments.as_turbofish());
        spell_out(tokens.to_token_stream(), &quote!(#ident #arguments))
    }
}

fn derived_member(member: &Member) -> Member {
    match member {
        Member::Named(ident) => Member::Named(respanned(ident)),
        Member::Unnamed(index) => {
            Member::Unnamed(Index { index: index.index, span: mixed_site_at(index.span) })
        }
    }
}

/// Returns `&mut self.age` at the span of the field's type, where errors about the type are
/// reported.
fn own_place(field: &Field, reference: &TokenStream) -> TokenStream {
    let at = mixed_site_at(field.ty.span());
    let mut member = derived_member(&field.member);
    match &mut member {
        Member::Named(ident) => ident.set_span(at),
        Member::Unnamed(index) => index.span = at,
    }
    let reference = all_at(reference, at);
    quote!(#reference self.#member)
}

/// Returns the name of a field's slot in a draft.
fn place(index: usize) -> Ident {
    format_ident!("__f{index}", span = Span::mixed_site())
}

/// Replaces `Self` by the type, since drafts are other types.
fn spell_out(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                // `Self::Item`, but not `Self: Trait`.
                let is_path = matches!(
                    tokens.peek(),
                    Some(TokenTree::Punct(next))
                        if next.as_char() == ':' && next.spacing() == Spacing::Joint
                );
                output.extend(if is_path { quote!(<#this>) } else { this.clone() });
            }
            TokenTree::Group(group) => {
                let inner = spell_out(group.stream(), this);
                let mut replaced = proc_macro2::Group::new(group.delimiter(), inner);
                replaced.set_span(group.span());
                output.extend([TokenTree::Group(replaced)]);
            }
            other => output.extend([other]),
        }
    }
    output
}

/// Returns `match __index { 0 => first, …, _ => otherwise }`.
fn by_index(arms: &[(usize, TokenStream)], otherwise: &TokenStream) -> TokenStream {
    let mut body = TokenStream::new();
    for (index, arm) in arms {
        let index = unsuffixed(*index);
        body.extend(quote!(#index => #arm,));
    }
    quote!(match __index { #body _ => #otherwise })
}

/// Returns `true` if the field is not opaque.
fn is_plain(field: &Field) -> bool {
    field.role != super::model::Role::Opaque
}
