//! From the checked input to code.
//!
//! Everything stands in one `const _: () = { … }`, where `__typed` is the run-time core's
//! `__private` module and `__Draft…` are the types the code needs for itself.

mod asked;
mod bases;
mod blank;
mod demands;
mod docs;
mod draft;
mod enumeration;
mod metadata;
mod methods;
mod names;
mod record;
mod rules;
mod setters;

use crate::span::{all_at, mixed_site_at, respanned};

use super::bounds::Bounds;
use super::model::{Body, Field, Model};
use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Index, Member};

/// What every emitter needs.
pub(super) struct Output<'m> {
    model: &'m Model<'m>,
    bounds: Bounds,
    /// The name of the type.
    ident: Ident,
    /// The visibility of the type, declared by the derive.
    vis: TokenStream,
    /// The type with its generic arguments.
    this: TokenStream,
    /// With errors: nothing that could add to them.
    is_stub: bool,
}

pub(super) fn expand(model: &Model<'_>, is_stub: bool) -> TokenStream {
    let ident = respanned(&model.ident);
    let bounds = Bounds::new(model);
    let (_, arguments, _) = bounds.generics.split_for_impl();
    let this = quote!(#ident #arguments);
    // An item begins with its visibility: where that is, lints look for it, and a second definition is reported.
    let vis = all_at(model.vis, ident.span());
    let output = Output { model, bounds, ident, vis, this, is_stub };
    let metadata = metadata::expand(&output);
    let record = record::expand(&output);
    let making = match &model.body {
        Body::Struct(shape) => draft::expand(&output, shape),
        Body::Enum { shapes, .. } => enumeration::expand(&output, shapes),
    };
    let methods = methods::expand(&output);
    let rules = rules::expand(&output);
    let registration = registration(&output);
    let krate = &model.krate;
    quote! {
        const _: () = {
            use #krate::__private as __typed;
            #metadata
            #record
            #making
            #methods
            #rules
            #registration
        };
    }
}

/// `__typed::inventory::submit!(__typed::Registration::of::<User>());`
fn registration(output: &Output<'_>) -> Option<TokenStream> {
    let key = output.model.register.as_ref().filter(|_| !output.is_stub)?;
    let this = &output.this;
    let of = quote_spanned!(mixed_site_at(key.span())=> __typed::Registration::of::<#this>());
    Some(quote!(__typed::inventory::submit!(#of);))
}

impl Output<'_> {
    /// Returns the object, to be read. Where nothing is asked of a parameter for that, it is the
    /// table of methods for writing that is read by: then no other is compiled.
    fn shown(&self) -> TokenStream {
        if self.bounds.has_limits() {
            quote!(self)
        } else {
            quote!(self as &dyn __typed::RecordMut<'_>)
        }
    }

    /// `impl<'a, T> Trait for Type where …`, for what only reads.
    fn read_impl(&self, of: &TokenStream) -> TokenStream {
        let (generics, _, _) = self.bounds.generics.split_for_impl();
        let (this, bounds) = (&self.this, self.bounds.shown());
        quote!(impl #generics #of for #this #bounds)
    }

    /// `impl<'v, 'a, T> Trait<'v> for Type where …`, for what checks and writes.
    fn write_impl(&self, of: &TokenStream, this: &TokenStream) -> TokenStream {
        let value = &self.bounds.value;
        let generics = self.without_self(&self.bounds.with_value());
        let bounds = self.without_self(&self.bounds.checked());
        quote!(impl #generics #of<#value> for #this #bounds)
    }

    /// Returns the tokens of a type or an expression, with `Self` spelled out.
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

/// `&mut self.age`, at the type of the field, where what is wrong with the type is then reported.
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

/// Returns the cell of a field in a draft.
fn cell(index: usize) -> Ident {
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

/// `match __index { 0 => first, …, _ => otherwise }`.
fn by_index(arms: &[(usize, TokenStream)], otherwise: &TokenStream) -> TokenStream {
    let mut body = TokenStream::new();
    for (index, arm) in arms {
        body.extend(quote!(#index => #arm,));
    }
    quote!(match __index { #body _ => #otherwise })
}

/// Returns the fields whose type is that of a cell as it is.
fn is_plain(field: &Field) -> bool {
    field.role != super::model::Role::Opaque
}
