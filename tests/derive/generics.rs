//! Generics: parameters, bounds and projections.

use std::marker::PhantomData;
use std::rc::Rc;
use typed_structs::{FieldType, Typed, Value, args};

#[test]
fn input_23_default_of_a_parameter() {
    #[derive(Typed)]
    struct Plain<T = u8> {
        a: T,
    }
    #[derive(Typed)]
    struct Bounded<T: Clone + Default = u8, const N: usize = 2> {
        a: [T; N],
    }

    let plain: Plain = Plain::construct(args!(1)).unwrap();
    assert_eq!(plain.a, 1);
    let bounded: Bounded = Bounded::construct(args!(vec![1, 2])).unwrap();
    assert_eq!(bounded.a, [1, 2]);
}

#[test]
fn input_24_const_parameter() {
    #[derive(Typed, Debug)]
    struct Fixed<const N: usize> {
        a: [u8; N],
        #[typed(default = [7; N])]
        b: [u8; N],
    }

    let mut fixed = Fixed::<2>::construct(args!(vec![1, 2])).unwrap();
    assert_eq!((fixed.a, fixed.b), ([1, 2], [7, 7]));
    assert!(fixed.set("a", vec![1]).is_err());
    assert_eq!(Fixed::<2>::class().fields()[0].type_name(), "[u8; 2]");
}

#[test]
fn input_25_const_parameter_with_a_default() {
    #[derive(Typed)]
    struct Masked<const M: u64 = { u64::MAX - 1 }> {
        a: u64,
    }

    let masked: Masked = Masked::construct(args!(1)).unwrap();
    assert_eq!(masked.a, 1);
    assert_eq!(Masked::<3>::construct(args!(2)).unwrap().a, 2);
}

#[test]
fn input_26_where_clause_with_a_trailing_comma() {
    #[derive(Typed)]
    struct Comma<T>
    where
        T: Clone,
    {
        a: T,
    }
    #[derive(Typed)]
    #[rustfmt::skip]
    struct NoComma<T> where T: Clone { a: T }
    #[derive(Typed)]
    #[rustfmt::skip]
    struct Empty<T> where { a: T }
    #[derive(Typed)]
    struct Tuple<T>(T, u8)
    where
        T: Clone;

    assert_eq!(Comma::<u8>::construct(args!(1)).unwrap().a, 1);
    assert_eq!(NoComma::<u8>::construct(args!(1)).unwrap().a, 1);
    assert_eq!(Empty::<u8>::construct(args!(1)).unwrap().a, 1);
    let tuple = Tuple::<u8>::construct(args!(1, 2)).unwrap();
    assert_eq!((tuple.0, tuple.1), (1, 2));
}

#[test]
fn input_27_function_bounds() {
    #[derive(Typed)]
    struct Maker<F>
    where
        F: Fn() -> Box<u8> + Send + Sync + 'static,
    {
        #[typed(opaque)]
        make: F,
        a: u8,
    }
    #[derive(Typed)]
    struct Visitor<T: Send + Sync + 'static, F>
    where
        F: for<'x> Fn(&'x T) -> &'x T + Send + Sync + 'static,
        for<'x> &'x T: Send,
    {
        #[typed(opaque)]
        visit: F,
        #[typed(skip)]
        of: PhantomData<T>,
    }

    let mut maker = Maker { make: || Box::new(1), a: 2 };
    maker.set("a", 3).unwrap();
    maker.set_a(4).unwrap();
    assert_eq!((*(maker.make)(), maker.a), (1, 4));
    let visitor = Visitor::<u8, fn(&u8) -> &u8> { visit: |one| one, of: PhantomData };
    assert_eq!((visitor.visit)(&1), &1);
    assert!(visitor.get("visit").is_ok());
    let PhantomData = visitor.of;
}

trait Named {
    type Id;
}

struct User;

impl Named for User {
    type Id = u64;
}

#[test]
fn input_28_projections() {
    #[derive(Typed)]
    struct Short<T: Named> {
        id: T::Id,
        all: Vec<T::Id>,
    }
    #[derive(Typed)]
    struct Long<T: Named> {
        id: <T as Named>::Id,
        first: Option<<T as Named>::Id>,
    }
    #[derive(Typed)]
    struct Item<I: Iterator> {
        item: I::Item,
    }

    // `User` itself is not a field type: only fields need one.
    let short = Short::<User>::construct(args!(1, vec![2])).unwrap();
    assert_eq!((short.id, short.all.as_slice()), (1, &[2][..]));
    let mut long = Long::<User>::construct(args!(1)).unwrap();
    long.set("first", 2).unwrap();
    assert_eq!((long.id, long.first), (1, Some(2)));
    let item = Item::<std::vec::IntoIter<u8>>::construct(args!(3)).unwrap();
    assert_eq!(item.item, 3);
}

#[test]
fn input_29_phantom_data() {
    struct NoFieldType;
    #[derive(Typed)]
    struct Marked<T> {
        a: u8,
        marker: PhantomData<T>,
    }
    #[derive(Typed)]
    struct Skipped<T> {
        a: u8,
        #[typed(skip)]
        marker: PhantomData<fn() -> T>,
    }

    let marked = Marked::<NoFieldType>::construct(args!(1)).unwrap();
    let PhantomData = marked.marker;
    let skipped = Skipped::<NoFieldType>::construct(args!(1)).unwrap();
    let PhantomData = skipped.marker;
    assert_eq!((marked.a, skipped.a), (1, 1));
}

#[test]
fn input_30_bounds_only_where_used() {
    struct NoFieldType;
    #[derive(Typed)]
    struct Some<T, U, V> {
        a: T,
        #[typed(opaque)]
        b: U,
        #[typed(skip)]
        c: Option<V>,
    }

    #[derive(Typed)]
    struct Defaults<T, U> {
        #[typed(default)]
        a: T,
        #[typed(default)]
        b: Vec<T>,
        #[typed(skip)]
        c: Option<U>,
    }

    let defaults = Defaults::<u8, NoFieldType>::construct(args!()).unwrap();
    assert_eq!((defaults.a, defaults.b, defaults.c.is_none()), (0, Vec::new(), true));
    let owned = args!(1, Value::opaque(NoFieldType));
    let some = Some::<u8, NoFieldType, NoFieldType>::construct(owned).unwrap();
    assert_eq!((some.a, some.c.is_none()), (1, true));
    let NoFieldType = some.b;
}

trait Limits {
    const MAX: usize;
    type Unit;
}

#[test]
fn input_35_self_in_types_and_bounds() {
    #[derive(Typed)]
    struct Own
    where
        Self: Limits<Unit = u8>,
    {
        a: <Self as Limits>::Unit,
        #[typed(default = [0; Self::MAX], check = Self::even)]
        b: [u8; Self::MAX],
        #[typed(default)]
        c: Option<Rc<Self>>,
        #[typed(skip)]
        d: PhantomData<fn(&Self) -> Self>,
    }
    impl Own {
        const fn even(of: &[u8; 2]) -> bool {
            of[0] == of[1]
        }
    }
    impl Limits for Own {
        const MAX: usize = 2;
        type Unit = u8;
    }
    #[derive(Typed)]
    struct Generic<T>
    where
        Self: Sized,
        T: for<'v> FieldType<'v>,
    {
        a: T,
        next: Option<Box<Self>>,
        #[typed(default = Self::bytes(None::<Self>))]
        bytes: Option<Vec<u8>>,
        #[typed(skip, default = Self::SKIP)]
        skip: u8,
    }
    impl<T: for<'v> FieldType<'v>> Generic<T> {
        const SKIP: u8 = 2;

        fn bytes(of: Option<Self>) -> Option<Vec<u8>> {
            Some(of.map_or_else(|| vec![1], |of| vec![of.skip]))
        }
    }

    let own = Own::construct(args!(1)).unwrap();
    assert_eq!((own.a, own.b, own.c.is_none()), (1, [0, 0], true));
    let PhantomData = own.d;
    let generic = Generic::<u8>::construct(args!(1)).unwrap();
    assert!(generic.a == 1 && generic.next.is_none() && generic.skip == 2);
    assert_eq!(generic.bytes, Some(vec![1]));
}
