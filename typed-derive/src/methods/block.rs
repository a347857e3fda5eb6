//! Blocks: the number, the methods and constants.

use super::attrs::take_entries;
use super::method::{self, Method, Receiver};
use crate::attr::{self, Attr, reject_each, unknown_key};
use crate::ctxt::Ctxt;
use crate::doc;
use crate::keys::{CONSTANT_KEYS, METHOD_KEYS};
use crate::literal::{sized_instead, ungroup_type};
use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{
    Attribute, Expr, GenericArgument, Ident, ImplItem, ImplItemConst, ItemImpl, Lifetime, LitInt,
    LitStr, Path, PathArguments, Token, Type, Visibility,
};

/// The reserved names: those in `RESERVED` of the run-time core.
const RESERVED: &[&str] = &[
    "call",
    "call_async",
    "call_static",
    "call_static_async",
    "class",
    "construct",
    "fields",
    "from_value",
    "get",
    "get_as",
    "set",
    "to_value",
    "update",
];

/// The highest number of a block.
///
/// Numbers are needed because the derive, which cannot see the blocks, asks for each by name: the
/// language has no way to find all implementations of a trait in `const` code.
pub(crate) const LAST_BLOCK: usize = 15;

pub(super) struct Block {
    /// The path of the crate `typed_structs`.
    pub(super) krate: TokenStream,
    pub(super) number: usize,
    /// `true` if it belongs to a rule: every class with the rule gets its methods.
    pub(super) is_of_rule: bool,
    /// The hook around each method.
    pub(super) around: Option<Expr>,
    pub(super) methods: Vec<Method>,
    pub(super) constants: Vec<Constant>,
}

impl Block {
    /// Returns `true` if the type can have blocks.
    pub(super) fn can_stand_on(item: &ItemImpl) -> bool {
        item.trait_.is_none() && lifetime_in(item).is_none()
    }

    /// Removes all members.
    pub(super) fn clear(&mut self) {
        self.methods.clear();
        self.constants.clear();
    }

    /// Returns `true` if a type in the block is unsized, as far as the macro can see.
    pub(super) fn has_unsized(&self) -> bool {
        let is_unsized = |ty: &Type| sized_instead(ty).is_some();
        self.constants.iter().any(|constant| is_unsized(&constant.ty))
            || self.methods.iter().any(|method| {
                method.output.as_ref().is_some_and(is_unsized)
                    || method.params.iter().any(|param| is_unsized(&param.ty))
            })
    }
}

/// An associated constant, which becomes a class attribute.
pub(super) struct Constant {
    pub(super) ident: Ident,
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) value: Expr,
    pub(super) doc: Option<TokenStream>,
    pub(super) cfgs: Vec<Attribute>,
}

/// The error for a block, or `methods(…)`, on a type with lifetimes.
pub(crate) const BORROWS: &str = "the methods of a type that borrows cannot be called by name: leave out `#[typed_methods]` and `methods(…)`";

/// Returns the first lifetime in the type of a block.
fn lifetime_in(item: &ItemImpl) -> Option<Lifetime> {
    if let Some(declared) = item.generics.lifetimes().next() {
        return Some(declared.lifetime.clone());
    }
    let Type::Path(path) = ungroup_type(&item.self_ty) else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Lifetime(lifetime) => Some(lifetime.clone()),
        _ => None,
    })
}

pub(super) fn parse(cx: &Ctxt, arguments: TokenStream, item: &mut ItemImpl) -> Block {
    let arguments = cx.ok(Arguments::parse.parse2(arguments)).unwrap_or_default();
    if let Some((of, _)) = &item.trait_ {
        cx.error(of, "`#[typed_methods]` belongs on an inherent `impl`, not on that of a trait");
    }
    if let Some(lifetime) = lifetime_in(item) {
        cx.error(lifetime, BORROWS);
    }
    let (mut methods, mut constants) = (Vec::new(), Vec::new());
    // A reserved method is removed, so that it is not reported as a duplicate too.
    item.items.retain(
        |one| !matches!(one, ImplItem::Fn(function) if is_reserved(cx, &function.sig.ident)),
    );
    for one in &mut item.items {
        match one {
            ImplItem::Fn(function) => {
                if let Some(mut method) = method::parse(cx, function, arguments.pub_only) {
                    if let Some(verify) = &arguments.verify
                        && method.receiver == Receiver::Mut
                    {
                        (method.is_verified, method.on_clone) = (true, verify.span());
                    }
                    methods.push(method);
                }
            }
            ImplItem::Const(constant) => {
                if let Some(constant) = parse_constant(cx, constant, arguments.pub_only) {
                    constants.push(constant);
                }
            }
            ImplItem::Macro(hidden) => cx.error(
                &hidden.mac.path,
                "the methods of a macro are not visible here; move the macro to a separate `impl`",
            ),
            _ => {}
        }
    }
    for (index, method) in methods.iter().enumerate() {
        let mut before = methods.iter().take(index);
        if before.any(|other: &Method| other.name == method.name && other.cfgs.is_empty()) {
            let message = format!("there is another method named `{}`", method.name);
            cx.error(&method.ident, message);
        }
        if method.is_init() && methods.iter().take(index).any(Method::is_init) {
            cx.error(&method.ident, "there is another method marked `init`");
        }
    }
    let Arguments { krate, number, helpers, around, .. } = arguments;
    if helpers.is_some() {
        reject_in_helpers(cx, &methods, &constants);
    }
    let krate = attr::krate(krate.as_ref());
    Block { krate, number, is_of_rule: helpers.is_some(), around, methods, constants }
}

#[derive(Default)]
struct Arguments {
    krate: Option<Path>,
    number: usize,
    helpers: Option<Ident>,
    around: Option<Expr>,
    /// `true` if only members that are `pub` are included.
    pub_only: bool,
    /// The objects that methods on `&mut self` leave are checked.
    verify: Option<Ident>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arguments = Self::default();
        let mut is_numbered = false;
        while !input.is_empty() {
            if input.peek(LitInt) {
                let number: LitInt = input.parse()?;
                if is_numbered {
                    return Err(syn::Error::new(number.span(), "a block can have only one number"));
                }
                is_numbered = true;
                arguments.number = number.base10_parse()?;
                if arguments.number > LAST_BLOCK {
                    let message = format!("blocks are numbered from 0 to {LAST_BLOCK}");
                    return Err(syn::Error::new(number.span(), message));
                }
            } else if input.peek(Token![crate]) {
                input.parse::<Token![crate]>()?;
                input.parse::<Token![=]>()?;
                arguments.krate = Some(attr::crate_path(input.parse()?)?);
            } else if input.peek(Ident) && input.fork().parse::<Ident>()? == "around" {
                input.parse::<Ident>()?;
                input.parse::<Token![=]>()?;
                arguments.around = Some(input.parse()?);
            } else if input.peek(Ident) && input.fork().parse::<Ident>()? == "pub_only" {
                input.parse::<Ident>()?;
                arguments.pub_only = true;
            } else if input.peek(Ident) && input.fork().parse::<Ident>()? == "verify" {
                arguments.verify = Some(input.parse()?);
            } else if input.peek(Ident) && input.fork().parse::<Ident>()? == "helpers" {
                arguments.helpers = Some(input.parse()?);
            } else {
                let message = "expected the number of the block, `pub_only`, `verify`, `helpers`, `around = hook`, or `crate = path`";
                return Err(input.error(message));
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        if let (Some(helpers), true) = (&arguments.helpers, is_numbered) {
            let message = "the `helpers` of a rule are a single block, without a number";
            return Err(syn::Error::new(helpers.span(), message));
        }
        Ok(arguments)
    }
}

/// Reports functions and constants that a rule cannot have.
fn reject_in_helpers(cx: &Ctxt, methods: &[Method], constants: &[Constant]) {
    for method in methods {
        if method.object.is_none() {
            let message = "the first parameter of `helpers` must be `&dyn Object` or `&mut dyn Object`; mark other functions `#[typed(skip)]`";
            cx.push(syn::Error::new(method.on_clone, message));
        }
    }
    for constant in constants {
        let message = "a rule cannot have class attributes; mark it `#[typed(skip)]`, or declare it in `class(…)` of a base";
        cx.error(&constant.ident, message);
    }
}

/// Parses and removes the `#[typed]` attributes of a constant. Returns `None` if it is not a class
/// attribute.
fn parse_constant(cx: &Ctxt, constant: &mut ImplItemConst, pub_only: bool) -> Option<Constant> {
    let mut rename: Attr<LitStr> = Attr::none("rename");
    let mut skip = Attr::none("skip");
    for entry in &take_entries(cx, &mut constant.attrs) {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "rename" => rename.set(cx, key, entry.text()),
            "skip" => skip.set(cx, key, entry.word()),
            _ => unknown_key(cx, key, CONSTANT_KEYS, &[("a method", METHOD_KEYS)]),
        }
    }
    if pub_only && !is_pub(&constant.vis) {
        reject_each(cx, &[rename.key(), skip.key()], NOT_PUB);
        return None;
    }
    let name = rename.get().map_or_else(|| constant.ident.unraw().to_string(), LitStr::value);
    skip.key().is_none().then(|| Constant {
        ident: constant.ident.clone(),
        name,
        ty: constant.ty.clone(),
        value: constant.expr.clone(),
        doc: doc::text(&constant.attrs),
        cfgs: cfgs(&constant.attrs),
    })
}

/// The error for an attribute on a private member of a block with `pub_only`.
pub(super) const NOT_PUB: &str = "has no effect: `pub_only` skips methods that are not `pub`";

/// Returns `true` for `pub`, and `false` for `pub(crate)` and the like.
pub(super) const fn is_pub(vis: &Visibility) -> bool {
    matches!(vis, Visibility::Public(_))
}

/// Returns the `#[cfg(…)]` attributes, which are repeated wherever the member is named.
pub(super) fn cfgs(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut cfgs = Vec::new();
    for attr in attrs {
        if attr.path().is_ident("cfg") {
            cfgs.push(attr.clone());
        }
    }
    cfgs
}

fn is_reserved(cx: &Ctxt, ident: &Ident) -> bool {
    reject_reserved(cx, &ident.unraw().to_string(), ident.span())
}

/// Reports a reserved name. Returns `true` if it is one.
pub(super) fn reject_reserved(cx: &Ctxt, name: &str, span: Span) -> bool {
    let is_reserved = RESERVED.contains(&name);
    if is_reserved {
        let message = format!("`{name}` is reserved for a checked method; choose another name");
        cx.push(syn::Error::new(span, message));
    }
    is_reserved
}
