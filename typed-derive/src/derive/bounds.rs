//! What the type parameters and lifetimes of an input have to be for its fields to work.

use super::check::source;
use super::model::{Model, Role};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Generics, Ident, Lifetime, PathArguments, ReturnType, Type, TypePath};

/// The generics of the output, derived from those of the input.
pub(crate) struct Bounds<'i> {
    generics: &'i Generics,
    /// The lifetime of what values borrow.
    pub(crate) value: Lifetime,
    /// Lifetimes of fields, which values have to outlive.
    borrowed: Vec<Lifetime>,
    /// Parameters, and projections of them, that are types of fields.
    checked: Vec<Type>,
    /// Types that are made by `Default`.
    defaulted: Vec<Type>,
}

impl<'i> Bounds<'i> {
    pub(crate) fn new(model: &Model<'i>) -> Self {
        let generics = model.generics;
        let params: Vec<&Ident> = generics.type_params().map(|param| &param.ident).collect();
        let mut bounds = Self {
            generics,
            value: fresh(generics),
            borrowed: Vec::new(),
            checked: Vec::new(),
            defaulted: Vec::new(),
        };
        let attrs = model.class_attrs.iter().map(|attr| &attr.ty);
        let fields = model.fields().filter(|field| field.role != Role::Opaque);
        for ty in fields.map(|field| &field.ty).chain(attrs) {
            params_in(ty, &params, &mut bounds.checked);
            bounds.lifetimes_in(ty.to_token_stream());
        }
        for skipped in model.shapes().iter().flat_map(|shape| &shape.skipped) {
            if !matches!(skipped.default, Some(super::model::Default::Expr(_))) {
                params_in(&skipped.ty, &params, &mut bounds.defaulted);
            }
        }
        bounds
    }

    fn lifetimes_in(&mut self, tokens: TokenStream) {
        let mut after_quote = false;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) => after_quote = punct.as_char() == '\'',
                TokenTree::Ident(ident) if after_quote => {
                    after_quote = false;
                    let declared = self.generics.lifetimes().any(|one| one.lifetime.ident == ident);
                    if declared || ident == "static" {
                        let lifetime = Lifetime::new(&format!("'{ident}"), ident.span());
                        if !self.borrowed.contains(&lifetime) {
                            self.borrowed.push(lifetime);
                        }
                    }
                }
                TokenTree::Group(group) => self.lifetimes_in(group.stream()),
                _ => after_quote = false,
            }
        }
    }

    /// Whether the type has parameters at all.
    pub(crate) fn is_generic(&self) -> bool {
        !self.generics.params.is_empty()
    }

    /// Whether values of the type can borrow from where they come from.
    pub(crate) fn borrows(&self) -> bool {
        self.generics.lifetimes().next().is_some()
    }

    /// `<'v, 'a, T>`, its defaults dropped.
    pub(crate) fn with_value(&self) -> TokenStream {
        let value = &self.value;
        let params = self.params();
        quote!(<#value, #params>)
    }

    /// `'a, T`, with bounds and without defaults.
    fn params(&self) -> TokenStream {
        let mut generics = self.generics.clone();
        for param in generics.type_params_mut() {
            param.default = None;
        }
        for param in generics.params.iter_mut() {
            if let syn::GenericParam::Const(param) = param {
                param.default = None;
            }
        }
        generics.params.to_token_stream()
    }

    /// `<'v, 'a, T>` as arguments.
    pub(crate) fn value_arguments(&self) -> TokenStream {
        let value = &self.value;
        let arguments = self.generics.params.iter().map(|param| match param {
            syn::GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
            syn::GenericParam::Type(param) => param.ident.to_token_stream(),
            syn::GenericParam::Const(param) => param.ident.to_token_stream(),
        });
        quote!(<#value, #(#arguments),*>)
    }

    /// The where clause of what reads.
    pub(crate) fn shown(&self) -> TokenStream {
        let own = self.own_predicates();
        let checked = &self.checked;
        where_clause(quote!(#own #(#checked: __typed::ToValue,)*))
    }

    /// The where clause of what checks and writes.
    pub(crate) fn checked(&self) -> TokenStream {
        let Self { value, borrowed, checked, defaulted, .. } = self;
        let own = self.own_predicates();
        where_clause(quote! {
            #own
            #(#value: #borrowed,)*
            #(#checked: __typed::FieldType<#value>,)*
            #(#defaulted: __typed::Default,)*
        })
    }

    /// The where clause of the input alone.
    pub(crate) fn own(&self) -> TokenStream {
        where_clause(self.own_predicates())
    }

    fn own_predicates(&self) -> TokenStream {
        let predicates = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        quote!(#(#predicates,)*)
    }
}

fn where_clause(predicates: TokenStream) -> TokenStream {
    if predicates.is_empty() { predicates } else { quote!(where #predicates) }
}

/// A lifetime that the input does not have.
fn fresh(generics: &Generics) -> Lifetime {
    let mut name = String::from("'v");
    while generics.lifetimes().any(|param| format!("'{}", param.lifetime.ident) == name) {
        name.push('v');
    }
    Lifetime::new(&name, Span::mixed_site())
}

/// Collects the parameters that a value of the type holds, `T` and `T::Assoc`, each once.
fn params_in(ty: &Type, params: &[&Ident], found: &mut Vec<Type>) {
    match ty {
        Type::Path(path) => path_params(path, params, found),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|item| params_in(item, params, found)),
        Type::Array(array) => params_in(&array.elem, params, found),
        Type::Slice(slice) => params_in(&slice.elem, params, found),
        Type::Reference(reference) => params_in(&reference.elem, params, found),
        Type::Paren(paren) => params_in(&paren.elem, params, found),
        Type::Group(group) => params_in(&group.elem, params, found),
        _ => {}
    }
}

fn path_params(path: &TypePath, params: &[&Ident], found: &mut Vec<Type>) {
    let segments = &path.path.segments;
    let starts_with_param = segments
        .first()
        .is_some_and(|first| params.iter().any(|param| **param == first.ident));
    let is_projection = match &path.qself {
        Some(qself) => {
            let mut inner = Vec::new();
            params_in(&qself.ty, params, &mut inner);
            !inner.is_empty()
        }
        None => false,
    };
    if starts_with_param || is_projection {
        let is_same = |other: &Type| source(other) == source(path);
        if !found.iter().any(is_same) {
            found.push(Type::Path(path.clone()));
        }
        return;
    }
    let Some(last) = segments.last() else { return };
    if last.ident == "PhantomData" {
        return;
    }
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            for argument in &arguments.args {
                if let GenericArgument::Type(ty) = argument {
                    params_in(ty, params, found);
                }
            }
        }
        PathArguments::Parenthesized(arguments) => {
            if let ReturnType::Type(_, ty) = &arguments.output {
                params_in(ty, params, found);
            }
        }
        PathArguments::None => {}
    }
}
