//! Bounds on the type parameters and lifetimes of an input, which its fields need.

mod params;

use super::model::{By, Codec, Default, Model, Role};
use crate::literal::source;
use crate::span::respanned;
use params::params_in;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{
    GenericParam, Generics, Ident, Lifetime, Path, Token, Type, TypeParamBound, TypePath,
    WherePredicate,
};

/// The generics of the output, derived from those of the input.
pub(crate) struct Bounds {
    /// The generics of the input without defaults, with spans of the derive, so that lints ignore
    /// them in the generated code.
    pub(crate) generics: Generics,
    /// The lifetime of the data that values borrow.
    pub(crate) value: Lifetime,
    /// The lifetime of an object that is read.
    pub(crate) read: Lifetime,
    /// A lifetime in `for<…>`.
    of_all: Lifetime,
    /// The type that is read into.
    pub(crate) into: Ident,
    /// The lifetimes of fields, which values must outlive.
    borrowed: Vec<Lifetime>,
    /// Parameters and their projections in the types of fields.
    checked: Vec<Type>,
    /// The same in opaque fields.
    opaque: Vec<Type>,
    /// The same in fields that are converted by a codec.
    coded: Vec<Type>,
    /// The bounds that these fields need.
    of_coded: TokenStream,
    /// The parameters of a type whose methods are called by name.
    called: Vec<Type>,
    /// Types of fields that `Default` constructs, if parameters decide whether they implement it.
    defaulted: Vec<Type>,
}

impl Bounds {
    pub(crate) fn new(model: &Model<'_>) -> Self {
        let mut params = Vec::new();
        for param in model.generics.type_params() {
            params.push(&param.ident);
        }
        let taken = names_of(model);
        let mut bounds = Self {
            generics: redeclared(model.generics),
            value: Lifetime { apostrophe: Span::mixed_site(), ident: fresh("v", &taken) },
            read: Lifetime { apostrophe: Span::mixed_site(), ident: fresh("r", &taken) },
            of_all: Lifetime { apostrophe: Span::mixed_site(), ident: fresh("all", &taken) },
            into: fresh("F", &taken),
            borrowed: Vec::new(),
            checked: Vec::new(),
            opaque: Vec::new(),
            coded: Vec::new(),
            of_coded: TokenStream::new(),
            called: Vec::new(),
            defaulted: Vec::new(),
        };
        if model.methods.is_some() {
            for param in &params {
                let path = Path::from(Ident::clone(param));
                bounds.called.push(Type::Path(TypePath { attrs: Vec::new(), qself: None, path }));
            }
        }
        for skipped in model.skipped() {
            if !matches!(skipped.default, Some(Default::Expr(_))) {
                bounds.add_defaulted(&skipped.ty, &params);
            }
        }
        for field in model.fields() {
            if field.role == Role::Opaque {
                params_in(&field.ty, &params, &mut bounds.opaque);
            } else if let Some(codec) = &field.codec {
                params_in(&field.ty, &params, &mut bounds.coded);
                bounds.of_coded.extend(bounds_of(codec));
            } else {
                bounds.add_checked(&field.ty, &params);
            }
            if matches!(field.default, Some(Default::Trait)) {
                bounds.add_defaulted(&field.ty, &params);
            }
        }
        for attr in &model.class_attrs {
            // A class attribute is not part of an object, so that the object borrows nothing from
            // it.
            params_in(&attr.ty, &params, &mut bounds.checked);
        }
        bounds
    }

    fn add_checked(&mut self, ty: &Type, params: &[&Ident]) {
        params_in(ty, params, &mut self.checked);
        self.lifetimes_in(ty.to_token_stream());
    }

    fn add_defaulted(&mut self, ty: &Type, params: &[&Ident]) {
        let mut found = Vec::new();
        params_in(ty, params, &mut found);
        if !found.is_empty() {
            self.defaulted.push(ty.clone());
        }
    }

    fn lifetimes_in(&mut self, tokens: TokenStream) {
        // The name before the last `<`, and `true` if the last token was a quote.
        let mut name = None;
        let mut after_quote = false;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) if after_quote => {
                    after_quote = false;
                    let declared = self.generics.lifetimes().any(|one| one.lifetime.ident == ident);
                    // `Value<'static>` and `Map<'static>` accept any value.
                    let is_untyped =
                        name.as_ref().is_some_and(|name| name == "Value" || name == "Map");
                    if declared || (ident == "static" && !is_untyped) {
                        let lifetime = Lifetime::new(&format!("'{ident}"), ident.span());
                        if !self.borrowed.contains(&lifetime) {
                            self.borrowed.push(lifetime);
                        }
                    }
                }
                TokenTree::Ident(ident) => name = Some(ident),
                TokenTree::Punct(punct) if punct.as_char() == '\'' => after_quote = true,
                TokenTree::Punct(punct) if punct.as_char() == '<' => {}
                TokenTree::Punct(_) | TokenTree::Literal(_) => name = None,
                TokenTree::Group(group) => {
                    name = None;
                    self.lifetimes_in(group.stream());
                }
            }
        }
    }

    /// Returns `true` if the type has parameters or lifetimes.
    pub(crate) fn is_generic(&self) -> bool {
        !self.generics.params.is_empty()
    }

    /// Returns `true` if the lifetime of a value decides whether the type can be constructed from
    /// it.
    pub(crate) fn has_limits(&self) -> bool {
        self.is_generic() || !self.borrowed.is_empty()
    }

    /// Returns `<'v, 'a, T>`.
    pub(crate) fn with_value(&self) -> TokenStream {
        let value = &self.value;
        let params = &self.generics.params;
        quote!(<#value, #params>)
    }

    /// Returns `<'v, 'a, T>` as arguments.
    pub(crate) fn value_arguments(&self) -> TokenStream {
        let value = &self.value;
        let arguments = self.generics.params.iter().map(|param| match param {
            GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
            GenericParam::Type(param) => param.ident.to_token_stream(),
            GenericParam::Const(param) => param.ident.to_token_stream(),
        });
        quote!(<#value, #(#arguments),*>)
    }

    /// Returns the where clause of code that reads.
    pub(crate) fn shown(&self) -> TokenStream {
        let own = self.own_predicates();
        let checked = &self.checked;
        let (opaque, of_coded) = (&self.opaque, &self.of_coded);
        where_clause(quote! {
            #own
            #of_coded
            #(#checked: __typed::ToValue,)*
            #(#opaque: __typed::Send + __typed::Sync + 'static,)*
        })
    }

    /// Returns the where clause of code that checks and writes.
    pub(crate) fn checked(&self) -> TokenStream {
        let Self { value, borrowed, opaque, of_coded, defaulted, .. } = self;
        let checked = self.checked.iter().filter(|ty| !self.is_bounded(ty));
        let own = self.own_predicates();
        where_clause(quote! {
            #own
            #of_coded
            #(#value: #borrowed,)*
            #(#checked: __typed::FieldType<#value>,)*
            #(#opaque: __typed::Send + __typed::Sync + 'static,)*
            #(#defaulted: __typed::Default,)*
        })
    }

    /// Returns the parameters, and projections of them, that are types of fields.
    pub(crate) fn checked_types(&self) -> &[Type] {
        &self.checked
    }

    /// Returns `true` if a parameter cannot borrow, because an opaque field or one with a codec has it.
    pub(crate) fn is_static(&self, param: &Ident) -> bool {
        let is_same = |ty: &Type| source(ty) == source(param);
        self.opaque.iter().chain(&self.coded).any(is_same)
    }

    /// Returns the where clause of the input, with what opaque fields and those with a codec add to it.
    pub(crate) fn of_static(&self) -> TokenStream {
        let (own, opaque, of_coded) = (self.own_predicates(), &self.opaque, &self.of_coded);
        where_clause(quote!(#own #of_coded #(#opaque: 'static,)*))
    }

    /// Returns the where clause of the input alone.
    pub(crate) fn own(&self) -> TokenStream {
        where_clause(self.own_predicates())
    }

    /// Returns `true` if the bounds already require that a parameter is a field type for every
    /// lifetime. Requiring it again for one lifetime would be ambiguous.
    pub(crate) fn is_bounded(&self, ty: &Type) -> bool {
        let is_same = |other: &dyn ToTokens| source(&other.to_token_stream()) == source(ty);
        self.called.iter().any(|called| is_same(called)) || self.says_so(ty)
    }

    fn says_so(&self, ty: &Type) -> bool {
        let says_so = |bounds: &Punctuated<TypeParamBound, Token![+]>| {
            bounds.iter().any(|bound| match bound {
                TypeParamBound::Trait(bound) => {
                    let name = bound.path.segments.last().map(|last| &last.ident);
                    let is_field_type = name.is_some_and(|name| name == "FieldType");
                    bound.lifetimes.is_some() && is_field_type
                        || name.is_some_and(|name| name == "Typed")
                }
                _ => false,
            })
        };
        let is_same = |other: &dyn ToTokens| source(&other.to_token_stream()) == source(ty);
        let clause = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        self.generics.type_params().any(|param| is_same(&param.ident) && says_so(&param.bounds))
            || clause.into_iter().any(|predicate| match predicate {
                WherePredicate::Type(of) => is_same(&of.bounded_ty) && says_so(&of.bounds),
                _ => false,
            })
    }

    fn own_predicates(&self) -> TokenStream {
        let predicates = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let called = self.called.iter().map(|ty| {
            let of_all = &self.of_all;
            let bound =
                (!self.says_so(ty)).then(|| quote!(for<#of_all> __typed::FieldType<#of_all> +));
            quote!(#ty: #bound 'static,)
        });
        quote!(#(#predicates,)* #(#called)*)
    }
}

/// Returns the bounds that a codec needs, each with a comma after it.
pub(crate) fn bounds_of(codec: &Codec) -> TokenStream {
    let Codec { inner, generics, by, .. } = codec;
    let params = generics.type_params().map(|param| &param.ident);
    let of_inner = match by {
        _ if generics.params.is_empty() => None,
        By::Text => Some(quote!(#inner: __typed::Text,)),
        By::Serde => Some(quote!(#inner: __typed::Serde,)),
        By::Module(_) => None,
    };
    quote!(#of_inner #(#params: 'static,)*)
}

/// Returns the parameters with spans of the derive.
fn redeclared(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Lifetime(param) => {
                param.lifetime.ident = respanned(&param.lifetime.ident)
            }
            GenericParam::Type(param) => {
                param.ident = respanned(&param.ident);
                param.default = None;
            }
            GenericParam::Const(param) => {
                param.ident = respanned(&param.ident);
                param.default = None;
            }
        }
    }
    generics
}

fn where_clause(predicates: TokenStream) -> TokenStream {
    if predicates.is_empty() { predicates } else { quote!(where #predicates) }
}

/// Returns all names in the generics and types of the input, including `for<'x>`.
fn names_of(model: &Model<'_>) -> Vec<String> {
    fn collect(tokens: TokenStream, names: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => names.push(ident.to_string()),
                TokenTree::Group(group) => collect(group.stream(), names),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    let mut names = vec![model.ident.to_string()];
    collect(model.generics.to_token_stream(), &mut names);
    collect(model.generics.where_clause.to_token_stream(), &mut names);
    for field in model.fields() {
        collect(field.ty.to_token_stream(), &mut names);
    }
    for skipped in model.skipped() {
        collect(skipped.ty.to_token_stream(), &mut names);
    }
    names
}

/// Returns a name that the input does not contain.
fn fresh(name: &str, taken: &[String]) -> Ident {
    let mut fresh = name.to_owned();
    while taken.contains(&fresh) {
        fresh.push_str(name);
    }
    Ident::new(&fresh, Span::mixed_site())
}
