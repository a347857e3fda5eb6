//! The methods of a block that can be called by name, and their attributes.

use crate::attr::{Entry, Given, entries, unknown_key};
use crate::ctxt::Ctxt;
use crate::doc;
use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{
    Attribute, Expr, FnArg, Ident, ImplItem, ImplItemFn, ItemImpl, LitInt, LitStr, Pat, Path,
    ReceiverKind, ReturnType, Token, Type,
};

/// The names through which values are checked, as `RESERVED` of the run-time core lists them.
const RESERVED: &[&str] = &[
    "call",
    "call_static",
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
pub(crate) const LAST_BLOCK: usize = 3;

pub(super) struct Block {
    pub(super) krate: Path,
    pub(super) number: usize,
    pub(super) methods: Vec<Method>,
}

pub(super) struct Method {
    pub(super) ident: Ident,
    pub(super) name: String,
    pub(super) doc: Option<TokenStream>,
    /// `#[cfg(…)]`, which goes wherever the method is named.
    pub(super) cfgs: Vec<Attribute>,
    pub(super) receiver: Receiver,
    pub(super) params: Vec<Param>,
    pub(super) is_final: bool,
    pub(super) returns: Option<Type>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Receiver {
    None,
    Shared,
    Mut,
}

pub(super) struct Param {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) default: Option<Expr>,
}

const METHOD_KEYS: &[&str] = &["final", "rename", "returns", "skip"];
const PARAM_KEYS: &[&str] = &["default"];

pub(super) fn block(cx: &Ctxt, arguments: TokenStream, item: &mut ItemImpl) -> Block {
    let Arguments { krate, number } = cx.ok(Arguments::parse.parse2(arguments)).unwrap_or_default();
    if let Some((of, _)) = &item.trait_ {
        cx.error(of, "`#[typed_methods]` stands on an inherent `impl`, not on one of a trait");
    }
    if !item.generics.params.is_empty() {
        cx.error(&item.generics, "methods of a generic type cannot be called by name");
    }
    let mut methods = Vec::new();
    // A reserved method is left out: it would only be reported once more, as a duplicate.
    item.items.retain(
        |one| !matches!(one, ImplItem::Fn(function) if is_reserved(cx, &function.sig.ident)),
    );
    for one in &mut item.items {
        match one {
            ImplItem::Fn(function) => methods.extend(method(cx, function)),
            ImplItem::Macro(hidden) => cx.error(
                &hidden.mac.path,
                "the methods that a macro makes cannot be seen here; put it into an `impl` of its own",
            ),
            _ => {}
        }
    }
    for (index, method) in methods.iter().enumerate() {
        let mut before = methods.iter().take(index);
        if before.any(|other| other.name == method.name && other.cfgs.is_empty()) {
            let message = format!("there is another method named `{}`", method.name);
            cx.error(&method.ident, message);
        }
    }
    Block { krate: krate.unwrap_or_else(|| syn::parse_quote!(::typed_structs)), number, methods }
}

#[derive(Default)]
struct Arguments {
    krate: Option<Path>,
    number: usize,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arguments = Self::default();
        while !input.is_empty() {
            if input.peek(LitInt) {
                let number: LitInt = input.parse()?;
                arguments.number = number.base10_parse()?;
                if arguments.number > LAST_BLOCK {
                    let message = format!("blocks are numbered from 0 to {LAST_BLOCK}");
                    return Err(syn::Error::new(number.span(), message));
                }
            } else if input.peek(Token![crate]) {
                input.parse::<Token![crate]>()?;
                input.parse::<Token![=]>()?;
                arguments.krate = Some(input.parse()?);
            } else {
                let message = "expected the number of the block, or `crate = path`";
                return Err(input.error(message));
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(arguments)
    }
}

/// Takes our attributes off a method; `None` where it cannot, or shall not, be called by name.
fn method(cx: &Ctxt, function: &mut ImplItemFn) -> Option<Method> {
    let mut is_final = Given::none("final");
    let mut rename: Given<LitStr> = Given::none("rename");
    let mut returns = Given::none("returns");
    let mut skip = Given::none("skip");
    for entry in &take_entries(cx, &mut function.attrs) {
        let key = &entry.key;
        match key.unraw().to_string().as_str() {
            "final" => is_final.set(cx, key, entry.word()),
            "rename" => rename.set(cx, key, entry.text()),
            "returns" => returns.set(cx, key, entry.ty()),
            "skip" => skip.set(cx, key, entry.word()),
            _ => unknown_key(cx, key, METHOD_KEYS, &[("a parameter", PARAM_KEYS)]),
        }
    }
    let signature = &mut function.sig;
    let ident = signature.ident.clone();
    let name = rename.get().map_or_else(|| ident.unraw().to_string(), LitStr::value);
    if let Some(text) = rename.get() {
        refuse_reserved(cx, &name, text.span());
    }
    let mut receiver = Receiver::None;
    let mut params = Vec::new();
    let mut refused = Vec::new();
    for input in &mut signature.inputs {
        match input {
            FnArg::Receiver(this) => match &this.kind {
                ReceiverKind::Reference(_, _, mutable) => {
                    receiver = if mutable.is_some() { Receiver::Mut } else { Receiver::Shared };
                }
                _ => refused.push((this.self_token.span(), "a method that takes `self` by value")),
            },
            FnArg::Typed(input) => {
                let default = param_default(cx, &mut input.attrs);
                let ty = (*input.ty).clone();
                if matches!(ty, Type::ImplTrait(_)) {
                    refused.push((ty.span(), "a method with a parameter of type `impl Trait`"));
                }
                match &*input.pat {
                    Pat::Ident(pat) => {
                        params.push(Param { name: pat.ident.unraw().to_string(), ty, default });
                    }
                    other => {
                        refused.push((other.span(), "a method with a parameter that has no name"))
                    }
                }
            }
        }
    }
    if skip.is_some() {
        return None;
    }
    if let Some(asyncness) = &signature.asyncness {
        refused.push((asyncness.span(), "an async method"));
    }
    if signature.generics.type_params().next().is_some() {
        refused.push((signature.generics.span(), "a generic method"));
    }
    for (span, what) in &refused {
        let message = format!("{what} cannot be called by name; mark it `#[typed(skip)]`");
        cx.push(syn::Error::new(*span, message));
    }
    if let (Some(key), ReturnType::Default) = (returns.key(), &signature.output) {
        cx.error(key, "`returns` is for a method that returns an `Untyped`");
    }
    refused.is_empty().then(|| Method {
        doc: doc::text(&function.attrs),
        cfgs: function.attrs.iter().filter(|attr| attr.path().is_ident("cfg")).cloned().collect(),
        is_final: is_final.is_some(),
        returns: returns.take(),
        ident,
        name,
        receiver,
        params,
    })
}

fn is_reserved(cx: &Ctxt, ident: &Ident) -> bool {
    refuse_reserved(cx, &ident.unraw().to_string(), ident.span())
}

/// Reports a name that is reserved; whether it is.
fn refuse_reserved(cx: &Ctxt, name: &str, span: Span) -> bool {
    let is_reserved = RESERVED.contains(&name);
    if is_reserved {
        let message = format!(
            "`{name}` is reserved: it is how values are checked, and nothing may take its place; choose another name"
        );
        cx.push(syn::Error::new(span, message));
    }
    is_reserved
}

fn param_default(cx: &Ctxt, attrs: &mut Vec<Attribute>) -> Option<Expr> {
    let mut default = Given::none("default");
    for entry in &take_entries(cx, attrs) {
        match entry.key.unraw().to_string().as_str() {
            "default" => default.set(cx, &entry.key, entry.expr().cloned()),
            _ => unknown_key(cx, &entry.key, PARAM_KEYS, &[("a method", METHOD_KEYS)]),
        }
    }
    default.take()
}

/// Our attributes, which the compiler would not know.
fn take_entries(cx: &Ctxt, attrs: &mut Vec<Attribute>) -> Vec<Entry> {
    let entries = entries(cx, attrs);
    attrs.retain(|attr| !attr.path().is_ident("typed"));
    entries
}
