//! The metadata: `Typed::CLASS`.

use super::super::model::{
    Body, ClassAttr, Conversion, Default, Field, Role, Shape, Style, Tagging, Unknown,
};
use super::{Output, asked, assertions, bases, blank, mixed_site_at, names, rules, variants};
use crate::literal::{source, unsuffixed};
use crate::value::{metadata_value, value_of};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{LitStr, Path};

/// ```ignore
/// use __typed::NoBlock as _;
/// static __OVERLAY: __typed::Overlay = __typed::Overlay::new();
///
/// static __CLASS: __typed::Class = __typed::Class::new("User", __typed::module_path!(), __typed::ClassKind::Struct, &[
///     __typed::Shape::new("", __typed::Style::Named, &[
///         __typed::Field::new("a", <i64 as __typed::ToValue>::TYPE)
///             .with_more(&__typed::FieldOptions::NONE.with_doc("An a.")),
///     ], __typed::NameTable::new(b"…", 0x9E37…)),
/// ]).with_more(&__typed::ClassOptions::NONE.with_doc("A user."))
///     .with_blocks::<User>(
///         &[__typed::BlockOf::<User, 0>::BLOCK],
///         __typed::BlockOf::<User, 1>::ALL,
///     ).with_overlay(&__OVERLAY);
///
/// impl __typed::HasClass for User {
///     const STATIC_CLASS: &'static __typed::Class = &__CLASS;
/// }
/// ```
pub(super) fn expand(output: &Output<'_>) -> TokenStream {
    let model = output.model;
    let kind = match model.body {
        Body::Struct(_) => quote!(Struct),
        Body::Enum { .. } => quote!(Enum),
    };
    let shapes = model.shapes().iter().map(|one| shape(output, one));
    let name = &model.name;
    let doc = doc(model.doc.as_ref());
    let attrs = model.class_attrs.iter().map(|attr| class_attr(output, attr));
    let attrs = (!model.class_attrs.is_empty()).then(|| quote!(.with_attrs(&[#(#attrs),*])));
    let (bases, asserted, of_bases) = bases::expand(output);
    let info = info(output, &model.info);
    let tag = match &model.body {
        Body::Struct(_) | Body::Enum { tagging: Tagging::External, .. } => None,
        Body::Enum { tagging: Tagging::Internal(tag), .. } => Some(quote!(.with_tag(#tag))),
        Body::Enum { tagging: Tagging::Adjacent { tag, content }, .. } => {
            Some(quote!(.with_tag_and_content(#tag, #content)))
        }
        Body::Enum { tagging: Tagging::Untagged, .. } => Some(quote!(.untagged())),
    };
    let unknown = match model.unknown {
        Unknown::Deny => None,
        Unknown::Ignore => Some(quote!(.with_unknown(__typed::UnknownFields::Ignore))),
        Unknown::Warn => Some(quote!(.with_unknown(__typed::UnknownFields::Warn))),
        Unknown::Collect => Some(quote!(.with_unknown(__typed::UnknownFields::Collect))),
    };
    let frozen = model.frozen.then(|| quote!(.with_frozen()));
    let check = model.check.is_some().then(|| quote!(.with_check()));
    let on_change = model.on_change.as_ref().filter(|_| !output.is_stub);
    let on_change = on_change.map(|path| {
        let path = output.without_self(path);
        quote!(.with_observer(#path))
    });
    let after = model.after.is_some().then(|| {
        quote!(
            const HAS_AFTER: __typed::bool = true;
        )
    });
    let before = model.before.as_ref().filter(|_| !output.is_stub).map(before);
    let (dynamic, with_dynamic) = dynamic(output);
    let defaults = has_defaults(output).then(|| {
        let this = &output.this;
        quote!(.with_defaults::<#this>())
    });
    let head = output.read_impl(&quote!(__typed::HasClass));
    let assertions = assertions(output);
    let metas = rules::with_metas(output);
    let more = quote!(#doc #attrs #bases #info #metas #tag #on_change #defaults);
    let more = (!more.is_empty()).then(|| quote!(.with_more(&__typed::ClassOptions::NONE #more)));
    let class = quote! {
        __typed::Class::new(
            #name, __typed::module_path!(), __typed::ClassKind::#kind, &[#(#shapes),*],
        )
            #more #unknown #frozen #check #with_dynamic #asserted
    };
    let class = checked(output, class);
    let (kept, class) = if output.bounds.is_generic() {
        (None, quote!(&#class))
    } else {
        // A `static` exists once, and not again wherever another class names it as a base.
        (Some(quote!(static __CLASS: __typed::Class = #class;)), quote!(&__CLASS))
    };
    quote! {
        #dynamic
        #kept
        #head {
            const STATIC_CLASS: &'static __typed::Class = #class;
            #after
            #before
        }
        #assertions
        #of_bases
    }
}

/// Returns the function of `before`, which gets every value that an object is constructed from.
fn before(path: &Path) -> TokenStream {
    let run = quote_spanned!(mixed_site_at(path.span())=>
        |__value| __typed::RepairOutcome::found(#path(__value)));
    quote! {
        const BEFORE: __typed::Option<__typed::Before> = __typed::Some(#run);
    }
}

/// Returns the class of a generic type, which is checked where it is used.
fn checked(output: &Output<'_>, class: TokenStream) -> TokenStream {
    if !output.bounds.is_generic() {
        return class;
    }
    let mut checks = rules::checks_of_class(output);
    checks.extend(assertions::expand(output, &quote!(&__class)));
    if checks.is_empty() {
        return class;
    }
    quote!({ let __class = #class; #({ #checks })* __class })
}

/// Returns the overlay, for types that are not generic. A generic type has one for methods only,
/// and only if it names its blocks.
fn dynamic(output: &Output<'_>) -> (Option<TokenStream>, Option<TokenStream>) {
    let (model, this) = (output.model, &output.this);
    if let Some(numbers) = model.methods.as_ref().filter(|_| !output.is_stub) {
        let blocks = numbers
            .iter()
            .map(|block| unsuffixed(*block))
            .map(|number| quote!(<#this as __typed::OneBlockPerNumber<#number>>::BLOCK));
        let head = output.read_impl(&quote!(__typed::HasMethods));
        let with = quote! {
            .with_blocks::<#this>(&[#(#blocks),*], &[]).assert_members()
        };
        return (Some(quote!(#head {})), Some(with));
    }
    if output.bounds.is_generic() {
        return (None, None);
    }
    let of_blank = match &model.body {
        Body::Struct(shape) => blank::demand(output, shape),
        Body::Enum { .. } => None,
    };
    let assertions = (!output.is_stub).then(|| {
        quote! {
            const _: () = { #of_blank __typed::assert_members(<#this as __typed::HasClass>::STATIC_CLASS) };
        }
    });
    let items = quote! {
        use __typed::NoBlock as _;
        static __OVERLAY: __typed::Overlay = __typed::Overlay::new();
        #assertions
    };
    let with = quote! {
        .with_blocks::<#this>(
            &[__typed::BlockOf::<#this, 0>::BLOCK],
            __typed::BlockOf::<#this, 1>::ALL,
        )
        .with_overlay(&__OVERLAY)
    };
    (Some(items), Some(with))
}

/// Returns `true` if fields have defaults that can be set as class attributes.
fn has_defaults(output: &Output<'_>) -> bool {
    let model = output.model;
    let keeps = !output.bounds.is_generic() && (model.methods.is_none() || output.is_stub);
    keeps
        && matches!(model.body, Body::Struct(_))
        && model.fields().iter().any(|field| field.default.is_some())
}

fn shape(output: &Output<'_>, shape: &Shape) -> TokenStream {
    // A struct has the name of its class.
    let name = match output.model.body {
        Body::Struct(_) => "",
        Body::Enum { .. } => shape.name.as_str(),
    };
    let style = match shape.style {
        Style::Named => quote!(Named),
        Style::Tuple => quote!(Tuple),
        Style::Newtype => quote!(Newtype),
        Style::Unit => quote!(Unit),
    };
    let fields = shape.fields.iter().map(|one| field(output, one));
    let names = names::expand(shape);
    let more = more(&[doc(shape.doc.as_ref()), aliases(&shape.aliases)]);
    quote! {
        __typed::Shape::new(#name, __typed::Style::#style, &[#(#fields),*], #names) #more
    }
}

fn field(output: &Output<'_>, field: &Field) -> TokenStream {
    let name = &field.name;
    let type_info = match field.role {
        Role::Opaque => {
            let shown = source(&field.ty);
            quote!(&__typed::TypeInfo::new(#shown, __typed::Kind::Opaque))
        }
        _ => asked::to_read(output, field, "TYPE", "FIELD_TYPE"),
    };
    let doc = doc(field.doc.as_ref());
    let default = field.default.as_ref().map(|default| {
        let value = match default {
            Default::Trait => quote!(__typed::Literal::Expr("Default::default()")),
            Default::Expr(expr) => metadata_value(expr),
        };
        quote!(.with_default(#value))
    });
    let constraints =
        field.constraints.iter().map(|constraint| output.without_self(&constraint.tokens));
    let constraints = (!field.constraints.is_empty())
        .then(|| quote!(.with_constraints(&[#(__typed::Constraint::#constraints),*])));
    let aliases = aliases(&field.aliases);
    let info = info(output, &field.info);
    let conversion = field.conversion.map(|conversion| match conversion {
        Conversion::Strict => quote!(.with_conversion(__typed::Conversion::Strict)),
        Conversion::Lax => quote!(.with_conversion(__typed::Conversion::Lax)),
    });
    let byte_size = field.byte_size.is_some().then(|| quote!(.with_byte_size()));
    let frozen = field.frozen.then(|| quote!(.with_frozen()));
    let check = field.check.is_some().then(|| quote!(.with_check()));
    let role = match field.role {
        Role::Base => Some(quote!(.with_base())),
        Role::Extras => Some(quote!(.with_extras())),
        Role::Plain | Role::Opaque => None,
    };
    let more = more(&[constraints, doc, default, aliases, info, conversion, byte_size]);
    quote!(__typed::Field::new(#name, #type_info) #frozen #check #role #more)
}

/// Returns `.with_more(&__typed::FieldOptions::NONE.with_doc("An a."))` if there are such
/// options.
fn more(said: &[Option<TokenStream>]) -> Option<TokenStream> {
    let is_said = said.iter().any(Option::is_some);
    is_said.then(|| quote!(.with_more(&__typed::FieldOptions::NONE #(#said)*)))
}

fn class_attr(output: &Output<'_>, attr: &ClassAttr) -> TokenStream {
    let name = &attr.name;
    let ty = output.without_self(&attr.ty);
    let doc = doc(attr.doc.as_ref());
    let frozen = attr.frozen.then(|| quote!(.with_final()));
    let (text, value) = match &attr.value {
        Some(expr) => {
            let value = output.without_self(&value_of(expr, &attr.ty));
            let owned = asked::of_type(output, &attr.ty, "owned_value");
            let value = quote! {
                __typed::Some(|| {
                    let __value: #ty = #value;
                    #owned(&__value, __typed::FINAL)
                })
            };
            (metadata_value(expr), value)
        }
        None => (quote!(__typed::Literal::Expr("inherited")), quote!(__typed::None)),
    };
    let type_info = asked::of_type(output, &attr.ty, "FIELD_TYPE");
    quote! {
        __typed::ClassAttr::new(#name, #type_info, #text, #value, __typed::check_attr::<#ty>) #doc #frozen
    }
}

/// Returns the assertions that depend on the types of fields, each with its own message.
fn assertions(output: &Output<'_>) -> Option<TokenStream> {
    if output.bounds.is_generic() {
        return None;
    }
    let this = &output.this;
    let mut assertions = TokenStream::new();
    for assertion in assertions::expand(output, &quote!(<#this as __typed::HasClass>::STATIC_CLASS))
    {
        assertions.extend(quote!(const _: () = #assertion;));
    }
    if output.is_stub {
        return Some(assertions);
    }
    assertions.extend(variants::assertions(output));
    for attr in &output.model.class_attrs {
        if attr.value.is_some() {
            continue;
        }
        let (name, type_info) = (&attr.name, asked::of_type(output, &attr.ty, "FIELD_TYPE"));
        let sentence = format!(
            "the class attribute `{name}` needs a value: no base has one of type `{}`",
            source(&attr.ty)
        );
        assertions.extend(quote_spanned! {mixed_site_at(attr.ident.span())=>
            const _: () = __typed::assert(
                __typed::inherits(
                    <#this as __typed::HasClass>::STATIC_CLASS, #name, #type_info,
                ),
                #sentence,
            );
        });
    }
    Some(assertions)
}

fn doc(doc: Option<&TokenStream>) -> Option<TokenStream> {
    doc.map(|doc| quote!(.with_doc(#doc)))
}

fn aliases(aliases: &[LitStr]) -> Option<TokenStream> {
    (!aliases.is_empty()).then(|| quote!(.with_aliases(&[#(#aliases),*])))
}

fn info(output: &Output<'_>, info: &[(String, TokenStream)]) -> Option<TokenStream> {
    let entries = info.iter().map(|(key, value)| {
        let value = output.without_self(value);
        quote!((#key, #value))
    });
    (!info.is_empty()).then(|| quote!(.with_info(&[#(#entries),*])))
}
