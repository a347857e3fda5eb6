// #[typed(check = check_order)]
// struct Span {
//     #[typed(check = is_even)]
//     start: u32,
//     end: u32,
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    use __typed::NoBlock as _;
    static __OVERLAY: __typed::Overlay = __typed::Overlay::new();
    const _: () = {
        let _ = <Span as __typed::Construct<'_>>::HAS_IN_PLACE;
        __typed::assert_members(<Span as __typed::HasClass>::STATIC_CLASS)
    };
    static __CLASS: __typed::Class = __typed::Class::new(
            "Span",
            __typed::module_path!(),
            __typed::ClassKind::Struct,
            &[
                __typed::Shape::new(
                    "",
                    __typed::Style::Named,
                    &[
                        __typed::Field::new("start", <u32 as __typed::ToValue>::TYPE)
                            .with_check(),
                        __typed::Field::new("end", <u32 as __typed::ToValue>::TYPE),
                    ],
                    __typed::NameTable::new(
                        b"\x01\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                        14402294665655448227,
                    ),
                ),
            ],
        )
        .with_check()
        .with_blocks::<
            Span,
        >(&[__typed::BlockOf::<Span, 0>::BLOCK], __typed::BlockOf::<Span, 1>::ALL)
        .with_overlay(&__OVERLAY);
    impl __typed::HasClass for Span {
        const STATIC_CLASS: &'static __typed::Class = &__CLASS;
    }
    impl __typed::Record for Span {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS)
                .with_object(self)
                .with_behavior(self)
        }
        fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
            let __slot: &dyn __typed::SlotMut<'_> = match __index {
                0 => &self.start,
                1 => &self.end,
                _ => return __typed::None,
            };
            __typed::Some(__slot)
        }
    }
    impl __typed::Behavior for Span {
        fn check_field(
            &self,
            __index: __typed::usize,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<(), __typed::Rejected> {
            match __index {
                0 => {
                    let __value = &self.start;
                    __typed::check_value(
                        {
                            #[allow(unused_imports)]
                            use __typed::{CheckDeref as _, NoCheck as _};
                            __typed::Check(is_even, __value).run()
                        },
                        __value,
                        __cx,
                    )
                }
                _ => __typed::Ok(()),
            }
        }
        fn verify(
            &self,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<(), __typed::Rejected> {
            __typed::check_whole(
                {
                    #[allow(unused_imports)]
                    use __typed::{CheckDeref as _, NoCheck as _};
                    __typed::Check(check_order, self).run()
                },
                <Self as __typed::ToValue>::TYPE,
                __cx,
            )
        }
    }
    impl __typed::ToValue for Span {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
                "Span",
                __typed::Kind::Struct,
            )
            .with_class(__typed::class_of::<Self>);
        const OBJECT_CLASS: __typed::Option<&'static __typed::Class> = __typed::Some(
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self as &dyn __typed::RecordMut<'_>)
        }
        fn record(&self) -> __typed::Option<&dyn __typed::Record> {
            __typed::Some(self as &dyn __typed::RecordMut<'_>)
        }
    }
    impl<'v> __typed::Slots<'v> for Span {
        const HAS_BEHAVIOR: __typed::bool = true;
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => &mut self.start,
                    1 => &mut self.end,
                    _ => return __typed::None,
                },
            )
        }
        fn exchange(
            &mut self,
            __index: __typed::usize,
            __content: __typed::Incoming<'v>,
            __cx: &mut __typed::Context<'_>,
            __access: __typed::Private<Self>,
        ) -> __typed::Result<__typed::Option<__typed::Kept<'v>>, __typed::Rejected> {
            __typed::exchange(self, __index, __content, __cx, __access)
        }
        fn object_mut(
            &mut self,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::Any> {
            __typed::Some(self)
        }
    }
    impl<'v> __typed::Construct<'v> for Span {
        type Draft = Self;
        const INIT: __typed::Option<__typed::Init<Self>> = {
            use __typed::NoInit as _;
            __typed::InitOf::<Self>::INIT
        };
        const HAS_IN_PLACE: __typed::bool = __typed::assert_placeholder(
            true & <u32 as __typed::ToValue>::HAS_PLACEHOLDER
                & <u32 as __typed::ToValue>::HAS_PLACEHOLDER,
        );
        fn in_place(_: __typed::Private<Self>) -> Self {
            Self {
                start: <u32 as __typed::ToValue>::placeholder(),
                end: <u32 as __typed::ToValue>::placeholder(),
            }
        }
        fn swap(
            &mut self,
            __draft: &mut Self::Draft,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) {
            match __index {
                0 => __typed::mem_swap(&mut self.start, &mut __draft.start),
                1 => __typed::mem_swap(&mut self.end, &mut __draft.end),
                _ => {}
            }
        }
    }
    impl<'v> __typed::FieldType<'v> for Span {
        type Form = __typed::Composite;
        fn if_static<__W: __typed::StaticTask<Self>>(
            __task: __W,
        ) -> __typed::Option<__W::Output> {
            __typed::Some(__task.run())
        }
        fn check(
            __value: __typed::Value<'v>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            __typed::check_struct(__value, __cx)
        }
        fn read(
            __input: &mut __typed::Input<'_, 'v>,
            __cx: &mut __typed::Context<'_>,
        ) -> __typed::Result<Self, __typed::Rejected> {
            __typed::read_struct(__input, __cx)
        }
        fn record_mut(&mut self) -> __typed::Option<&mut dyn __typed::RecordMut<'v>> {
            __typed::Some(self)
        }
    }
    /// Methods of [typed objects](https://docs.rs/typed-structs/latest/typed_structs/guide/attributes/).
    impl Span {
        /// Returns the metadata of the class, and its class attributes.
        #[must_use]
        fn class() -> &'static __typed::Class {
            <Self as __typed::HasClass>::STATIC_CLASS
        }
        /// Constructs an object from positional and named arguments, or returns all mismatches.
        fn construct<'v>(
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches> {
            __typed::construct(&mut __typed::ManuallyDrop::new(arguments.into()))
        }
        /// Sets several fields, or sets none and returns all mismatches.
        fn update<'v>(
            &mut self,
            changes: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<(), __typed::Mismatches> {
            __typed::update(self, changes.into())
        }
        /// Constructs an object from a value, such as a map of its fields, or returns all mismatches.
        fn from_value<'v>(
            content: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches> {
            __typed::from_value(content.into())
        }
        /// Returns the object as a value that borrows from it.
        #[must_use]
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self as &dyn __typed::RecordMut<'_>)
        }
        /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip` leads.
        fn get(
            &self,
            field_path: &__typed::str,
        ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch> {
            __typed::get(
                self as &dyn __typed::RecordMut<'_>,
                <Self as __typed::HasClass>::STATIC_CLASS,
                field_path,
            )
        }
        /// Reads like `get`, and converts the value to a type.
        fn get_as<'r, F: __typed::FieldType<'r>>(
            &'r self,
            field_path: &__typed::str,
        ) -> __typed::Result<F, __typed::TypeMismatch> {
            __typed::get_as(self as &dyn __typed::RecordMut<'_>, field_path)
        }
        /// Sets the field, property or item to which a path leads, or changes nothing and returns the mismatch.
        fn set<'v>(
            &mut self,
            field_path: &__typed::str,
            new_value: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            __typed::set(self, field_path, new_value.into())
        }
        /// Returns the fields with their values, in order; those of a base are in its place.
        fn fields(
            &self,
        ) -> impl __typed::ExactSizeIterator<
            Item = (&'static __typed::Field, __typed::Value<'_>),
        > {
            __typed::fields(self as &dyn __typed::RecordMut<'_>)
        }
        /// Calls a method by name, static or not, if all its arguments are valid.
        fn call<'v>(
            &mut self,
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
            __typed::call(self, method_name, arguments.into())
        }
        /// Calls a method by name, async or not; the future has the result.
        fn call_async<'v>(
            &'v mut self,
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::CallFuture<'v> {
            __typed::call_async(self, method_name, arguments.into())
        }
        /// Calls a static method by name.
        fn call_static<'v>(
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<__typed::Untyped, __typed::CallError> {
            __typed::call_static(
                <Self as __typed::HasClass>::STATIC_CLASS,
                method_name,
                arguments.into(),
            )
        }
        /// Calls a static method by name, async or not; the future has the result.
        fn call_static_async<'v>(
            method_name: &__typed::str,
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::CallFuture<'v> {
            __typed::call_static_async(
                <Self as __typed::HasClass>::STATIC_CLASS,
                method_name,
                arguments.into(),
            )
        }
        /// Sets `start` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_start<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, u32>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            __typed::set_with::<
                Self,
                _,
                _,
                0,
            >(
                self,
                new_value,
                |__new, __cx| __typed::check_value(
                    {
                        #[allow(unused_imports)]
                        use __typed::{CheckDeref as _, NoCheck as _};
                        __typed::Check(is_even, __new).run()
                    },
                    __new,
                    __cx,
                ),
                #[inline(always)]
                |__this: &mut Self, __new: u32| __typed::swap_verified(
                    __this,
                    __new,
                    |__this, __new| {
                        __typed::mem_swap(&mut __this.start, __new);
                    },
                ),
            )
        }
        /// Sets `end` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_end<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, u32>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            __typed::set_with::<
                Self,
                _,
                _,
                1,
            >(
                self,
                new_value,
                |_, _| __typed::Ok(()),
                #[inline(always)]
                |__this: &mut Self, __new: u32| __typed::swap_verified(
                    __this,
                    __new,
                    |__this, __new| {
                        __typed::mem_swap(&mut __this.end, __new);
                    },
                ),
            )
        }
    }
    impl<'v> __typed::From<Span> for __typed::Value<'v> {
        fn from(__object: Span) -> Self {
            __typed::to_value(&__object).into_owned()
        }
    }
};
