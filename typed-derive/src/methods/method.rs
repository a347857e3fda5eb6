//! Methods: attributes, role, result, and reasons why one cannot be called by name.

use super::attrs::{MethodAttrs, attrs, deprecated, reject_on_left_out};
use super::block::{NOT_PUB, cfgs, is_pub, reject_reserved};
use super::inputs::{Inputs, inputs, reject_order};
use super::types::{is_result, returns_unknown};
use crate::constraint::Constraint;
use crate::ctxt::Ctxt;
use crate::doc;
use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, ImplItemFn, LitStr, ReturnType, Safety, Signature, Type};

pub(super) struct Method {
    pub(super) ident: Ident,
    pub(super) name: String,
    pub(super) doc: Option<TokenStream>,
    pub(super) cfgs: Vec<Attribute>,
    pub(super) receiver: Receiver,
    /// The name of the parameter that is the whole object, for `&dyn Object`.
    pub(super) object: Option<Ident>,
    /// The span that makes it run on a clone: `self`, or `returns`.
    pub(super) on_clone: Span,
    pub(super) role: Role,
    /// The span of the role's attribute.
    pub(super) of_role: Span,
    pub(super) params: Vec<Param>,
    /// The declared type; `None` for `()`.
    pub(super) output: Option<Type>,
    /// The type that an `Untyped` result is checked against.
    pub(super) returns: Option<Type>,
    pub(super) tags: Vec<LitStr>,
    /// The note of `#[deprecated]`.
    pub(super) deprecated: Option<String>,
    pub(super) around: Option<Expr>,
    pub(super) is_async: bool,
    /// `true` if the object that it leaves is checked.
    pub(super) is_verified: bool,
    pub(super) is_final: bool,
    /// The method's own lifetimes.
    pub(super) lifetimes: Vec<Ident>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Receiver {
    None,
    Shared,
    Mut,
    Owned,
    /// `&dyn Object`.
    Whole,
    /// `&mut dyn Object`.
    WholeMut,
}

#[derive(PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Init,
    /// The getter of the property of this name.
    Getter(String),
    Setter(String),
}

pub(super) struct Param {
    pub(super) ident: Ident,
    /// The name as calls spell it.
    pub(super) name: String,
    pub(super) aliases: Vec<LitStr>,
    pub(super) doc: Option<TokenStream>,
    pub(super) ty: Type,
    /// The type that holds the argument.
    pub(super) holder: TokenStream,
    pub(super) constraints: Vec<Constraint>,
    pub(super) default: Option<Expr>,
    pub(super) takes: ParamKind,
    pub(super) is_lax: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ParamKind {
    One,
    Rest,
    Keywords,
}

/// The part that cannot be called by name: its span, a description, and what to do instead.
pub(super) type Rejection = (Span, &'static str, &'static str);

pub(super) const SKIP: &str = "mark it `#[typed(skip)]`";

impl Method {
    pub(super) fn is_init(&self) -> bool {
        self.role == Role::Init
    }
}

/// Parses and removes the `#[typed]` attributes of a method. Returns `None` if it cannot be called
/// by name, or is left out.
pub(super) fn parse(cx: &Ctxt, function: &mut ImplItemFn, pub_only: bool) -> Option<Method> {
    let attrs = attrs(cx, &mut function.attrs);
    let signature = &mut function.sig;
    let ident = signature.ident.clone();
    let name = attrs.rename.get().map_or_else(|| ident.unraw().to_string(), LitStr::value);
    if let Some(text) = attrs.rename.get() {
        reject_reserved(cx, &name, text.span());
    }
    let mut lifetimes = Vec::new();
    for one in signature.generics.lifetimes() {
        lifetimes.push(one.lifetime.ident.clone());
    }
    let mut rejections = Vec::new();
    let Inputs { receiver, object, params } = inputs(cx, signature, &lifetimes, &mut rejections);
    if pub_only && !is_pub(&function.vis) {
        reject_on_left_out(cx, &attrs, NOT_PUB);
        return None;
    }
    if attrs.skip.is_some() {
        reject_on_left_out(cx, &attrs, "has no effect on a method that is skipped");
        return None;
    }
    reject_signature(signature, attrs.around.is_some(), object.is_some(), &mut rejections);
    for (span, what, instead) in &rejections {
        let message = format!("{what} cannot be called by name; {instead}");
        cx.push(syn::Error::new(*span, message));
    }
    let output = match &signature.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) => Some(Type::clone(ty)),
    };
    if let (Some(key), None) = (attrs.returns.key(), &output) {
        cx.error(key, "`returns` is for a method that returns an `Untyped`");
    }
    let this = signature.receiver().map_or_else(|| ident.span(), |this| this.self_token.span);
    let on_clone = attrs.returns.key().or(attrs.verify.key()).map_or(this, Ident::span);
    if let (Some(key), true) = (attrs.verify.key(), receiver != Receiver::Mut) {
        cx.error(key, "`verify` is for a method on `&mut self`");
    }
    let of_role = attrs.init.key().map_or_else(|| ident.span(), Ident::span);
    let role = role(cx, &attrs, &ident, receiver, &params, signature);
    reject_order(cx, &params);
    rejections.is_empty().then(|| Method {
        name,
        doc: doc::text(&function.attrs),
        cfgs: cfgs(&function.attrs),
        receiver,
        object,
        on_clone,
        role,
        of_role,
        params,
        output,
        returns: attrs.returns.take(),
        tags: attrs.tags,
        deprecated: deprecated(&function.attrs),
        around: attrs.around.take(),
        is_async: signature.asyncness.is_some(),
        is_final: attrs.is_final.is_some(),
        is_verified: attrs.verify.is_some(),
        lifetimes,
        ident,
    })
}

fn reject_signature(
    signature: &Signature,
    is_hooked: bool,
    is_whole: bool,
    rejections: &mut Vec<Rejection>,
) {
    if let (Some(asyncness), true) = (&signature.asyncness, is_whole) {
        let what = "an async method on `dyn Object`";
        rejections.push((asyncness.span(), what, "return what the future needs"));
    }
    if let Safety::Unsafe(unsafety) = &signature.safety {
        rejections.push((unsafety.span(), "an unsafe method", SKIP));
    }
    if signature.generics.type_params().next().is_some()
        || signature.generics.const_params().next().is_some()
    {
        rejections.push((signature.generics.span(), "a generic method", SKIP));
    }
    if let (Some(constness), true) = (&signature.constness, is_hooked) {
        let what = "a `const fn` with a hook around it";
        rejections.push((constness.span(), what, "leave out one of the two"));
    }
    if let ReturnType::Type(_, ty) = &signature.output
        && returns_unknown(ty)
    {
        rejections.push((
            ty.span(),
            "a method that returns `impl Trait`, other than an iterator,",
            SKIP,
        ));
    }
}

fn role(
    cx: &Ctxt,
    attrs: &MethodAttrs,
    ident: &Ident,
    receiver: Receiver,
    params: &[Param],
    signature: &Signature,
) -> Role {
    let name = ident.unraw().to_string();
    let chosen = |given: &Option<LitStr>, default: &str| {
        given.as_ref().map_or_else(|| default.to_owned(), LitStr::value)
    };
    let keys = [attrs.init.key(), attrs.getter.key(), attrs.setter.key()];
    let mut keys = keys.iter().flatten();
    let first = keys.next();
    if let Some(second) = keys.next() {
        cx.error(second, "`init`, `getter` and `setter` exclude each other");
    }
    if let (Some(asyncness), Some(key)) = (&signature.asyncness, first) {
        cx.error(asyncness, format!("`{key}` does not support async methods"));
    }
    if let Some(key) = attrs.init.key() {
        if receiver != Receiver::None {
            cx.error(key, "`init` requires a function without `self` that returns `Self`");
        }
        return Role::Init;
    }
    if let (Some(key), Some(given)) = (attrs.getter.key(), attrs.getter.get()) {
        let returns = matches!(signature.output, ReturnType::Type(..));
        if receiver != Receiver::Shared || !params.is_empty() || !returns {
            cx.error(
                key,
                "`getter` requires a method on `&self` without parameters that returns a value",
            );
        }
        return Role::Getter(chosen(given, &name));
    }
    if let (Some(key), Some(given)) = (attrs.setter.key(), attrs.setter.get()) {
        let is_silent = match &signature.output {
            ReturnType::Default => true,
            ReturnType::Type(_, ty) => is_result(ty),
        };
        if receiver != Receiver::Mut || params.len() != 1 || !is_silent {
            cx.error(
                key,
                "`setter` requires a method on `&mut self` with one parameter that returns nothing or a `Result<(), E>`",
            );
        }
        return Role::Setter(chosen(given, name.strip_prefix("set_").unwrap_or(&name)));
    }
    Role::Plain
}
