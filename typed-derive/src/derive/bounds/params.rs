//! The type parameters within a type.

use crate::literal::source;
use syn::{GenericArgument, Ident, PathArguments, ReturnType, Type, TypePath};

/// Collects the parameters in the type, `T` and `T::Assoc`, each once.
pub(super) fn params_in(ty: &Type, params: &[&Ident], found: &mut Vec<Type>) {
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
    let starts_with_param =
        segments.first().is_some_and(|first| params.iter().any(|param| **param == first.ident));
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
