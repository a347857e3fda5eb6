//! The receiver and the parameters of a method.

use super::attrs::{ParamAttrs, param_attrs};
use super::block::cfgs;
use super::method::{Param, ParamKind, Receiver, Rejection, SKIP};
use super::types::{dyn_object, holder, is_mutable};
use crate::constraint;
use crate::ctxt::Ctxt;
use crate::names::{Seen, non_empty};
use crate::value::reject_text;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{FnArg, Ident, Pat, Receiver as SelfArg, ReceiverKind, Signature, Type};

pub(super) struct Inputs {
    pub(super) receiver: Receiver,
    pub(super) object: Option<Ident>,
    pub(super) params: Vec<Param>,
}

pub(super) fn inputs(
    cx: &Ctxt,
    signature: &mut Signature,
    lifetimes: &[Ident],
    rejections: &mut Vec<Rejection>,
) -> Inputs {
    let mut receiver = Receiver::None;
    let mut object = None;
    let mut params = Vec::new();
    let mut seen = Seen::none("parameter");
    for (index, input) in signature.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Typed(input)
                if index == 0
                    && let Some(found) = dyn_object(&input.ty) =>
            {
                receiver = found;
                match &*input.pat {
                    Pat::Ident(pat) => object = Some(pat.ident.clone()),
                    other => rejections.push(unnamed(other)),
                }
            }
            FnArg::Receiver(this) => match receiver_of(this) {
                Some(found) => receiver = found,
                None => rejections.push((this.span(), "a method on a pointer to `self`", SKIP)),
            },
            FnArg::Typed(input) => {
                for cfg in cfgs(&input.attrs) {
                    let what = "a method with `#[cfg]` on a parameter";
                    let instead =
                        "put it on the whole method, and write one method for each condition";
                    rejections.push((cfg.span(), what, instead));
                }
                let attrs = param_attrs(cx, &mut input.attrs);
                let ty = &*input.ty;
                if matches!(ty, Type::ImplTrait(_)) {
                    rejections.push((
                        ty.span(),
                        "a method with a parameter of type `impl Trait`",
                        SKIP,
                    ));
                }
                if dyn_object(ty).is_some() {
                    let what = "a method that takes another `dyn Object`";
                    rejections.push((ty.span(), what, SKIP));
                } else if is_mutable(ty) {
                    rejections.push((
                        ty.span(),
                        "a method with a parameter of type `&mut T`",
                        SKIP,
                    ));
                }
                match &*input.pat {
                    Pat::Ident(pat) => {
                        let param = param(cx, &pat.ident, ty, attrs, lifetimes);
                        seen.add(cx, &param.name, pat.ident.span(), &param.aliases);
                        params.push(param);
                    }
                    other => rejections.push(unnamed(other)),
                }
            }
        }
    }
    Inputs { receiver, object, params }
}

fn param(cx: &Ctxt, ident: &Ident, ty: &Type, attrs: ParamAttrs, lifetimes: &[Ident]) -> Param {
    let ParamAttrs { doc, rename, aliases, default, takes, is_lax, constraints: raw } = attrs;
    let holder = holder(ty, lifetimes);
    let constraints = constraint::all(cx, &raw, ty, constraint::held(&holder));
    if let Some(default) = &default {
        reject_text(cx, default, ty);
        constraint::reject_default(cx, &raw, default, ty);
    }
    Param {
        ident: ident.clone(),
        name: non_empty(cx, rename.as_ref()).unwrap_or_else(|| ident.unraw().to_string()),
        aliases,
        doc,
        ty: ty.clone(),
        holder,
        constraints,
        default,
        takes,
        is_lax,
    }
}

fn unnamed(pat: &Pat) -> Rejection {
    let what = "a method with a parameter that has no name";
    (pat.span(), what, "name it, or mark the method `#[typed(skip)]`")
}

fn receiver_of(this: &SelfArg) -> Option<Receiver> {
    let is_self = |ty: &Type| matches!(ty, Type::Path(path) if path.path.is_ident("Self"));
    match &this.kind {
        ReceiverKind::Reference(_, _, Some(_)) => Some(Receiver::Mut),
        ReceiverKind::Reference(_, _, None) => Some(Receiver::Shared),
        ReceiverKind::Value => Some(Receiver::Owned),
        ReceiverKind::Typed(_, ty) => match &**ty {
            Type::Reference(of) if is_self(&of.elem) && of.mutability.is_some() => {
                Some(Receiver::Mut)
            }
            Type::Reference(of) if is_self(&of.elem) => Some(Receiver::Shared),
            ty if is_self(ty) => Some(Receiver::Owned),
            _ => None,
        },
        _ => None,
    }
}

/// Reports a second parameter of each collecting kind.
pub(super) fn reject_order(cx: &Ctxt, params: &[Param]) {
    for (takes, what) in [(ParamKind::Rest, "rest"), (ParamKind::Keywords, "keywords")] {
        for second in params.iter().filter(|param| param.takes == takes).skip(1) {
            cx.error(&second.ident, format!("there is another parameter marked `{what}`"));
        }
    }
}
