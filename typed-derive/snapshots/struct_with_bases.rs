// struct Admin {
//     #[typed(base)]
//     user: User,
//     level: u8,
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    use __typed::NoBlock as _;
    static __OVERLAY: __typed::Overlay = __typed::Overlay::new();
    const _: () = {
        __typed::assert_members(<Admin as __typed::HasClass>::STATIC_CLASS)
    };
    static __CLASS: __typed::Class = __typed::Class::new(
            "Admin",
            __typed::module_path!(),
            __typed::ClassKind::Struct,
            &[
                __typed::Shape::new(
                    "",
                    __typed::Style::Named,
                    &[
                        __typed::Field::new(
                                "user",
                                <User as __typed::FieldType<'_>>::FIELD_TYPE,
                            )
                            .with_base(),
                        __typed::Field::new("level", <u8 as __typed::ToValue>::TYPE),
                    ],
                    __typed::NameTable::new(
                        b"\xFF\xFF\0\0\x01\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                        11400714819323198485,
                    ),
                ),
            ],
        )
        .with_more(
            &__typed::ClassOptions::NONE
                .with_bases(const {
                    use __typed::NoBase as _;
                    &__typed::Linearization::of(&[__typed::BaseOf::<User>::CLASS])
                }),
        )
        .with_blocks::<
            Admin,
        >(&[__typed::BlockOf::<Admin, 0>::BLOCK], __typed::BlockOf::<Admin, 1>::ALL)
        .with_overlay(&__OVERLAY);
    impl __typed::HasClass for Admin {
        const STATIC_CLASS: &'static __typed::Class = &__CLASS;
    }
    const _: () = __typed::assert_order(<Admin as __typed::HasClass>::STATIC_CLASS);
    const _: () = __typed::assert_base(<Admin as __typed::HasClass>::STATIC_CLASS, 0);
    impl __typed::Record for Admin {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS)
                .with_object(self)
        }
        fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
            let __slot: &dyn __typed::SlotMut<'_> = match __index {
                0 => {
                    <User as __typed::FieldType<
                        '_,
                    >>::field_slot_by_mut(&self.user, __typed::FINAL)
                }
                1 => &self.level,
                _ => return __typed::None,
            };
            __typed::Some(__slot)
        }
    }
    impl __typed::ToValue for Admin {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
                "Admin",
                __typed::Kind::Struct,
            )
            .with_class(__typed::class_of::<Self>);
        const OBJECT_CLASS: __typed::Option<&'static __typed::Class> = __typed::Some(
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        const HAS_PLACEHOLDER: __typed::bool = true
            & <User as __typed::FieldType<'_>>::FIELD_HAS_PLACEHOLDER
            & <u8 as __typed::ToValue>::HAS_PLACEHOLDER;
        fn placeholder() -> Self {
            Self {
                user: <User as __typed::FieldType<'_>>::field_placeholder(),
                level: <u8 as __typed::ToValue>::placeholder(),
            }
        }
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self as &dyn __typed::RecordMut<'_>)
        }
        fn record(&self) -> __typed::Option<&dyn __typed::Record> {
            __typed::Some(self as &dyn __typed::RecordMut<'_>)
        }
    }
    #[doc(hidden)]
    struct __Draft0<'v> {
        __f0: __typed::Vacant<User>,
        __f1: __typed::Vacant<u8>,
        marker: __typed::PhantomData<(&'v (), Admin)>,
    }
    impl<'v> __typed::Record for __Draft0<'v> {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Admin as __typed::HasClass>::STATIC_CLASS)
        }
    }
    impl<'v> __typed::Slots<'v> for __Draft0<'v> {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => {
                        <User as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f0, __typed::FINAL)
                    }
                    1 => &mut self.__f1,
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'v> __typed::Draft<'v> for __Draft0<'v> {
        type Output = Admin;
        fn new(_: __typed::Private<Self>) -> Self {
            __Draft0 {
                __f0: __typed::Empty,
                __f1: __typed::Empty,
                marker: __typed::PhantomData,
            }
        }
        fn finish(self) -> __typed::Option<Self::Output> {
            match self {
                __Draft0 {
                    __f0: __typed::Filled(__f0),
                    __f1: __typed::Filled(__f1),
                    ..
                } => {
                    __typed::Some(Self::Output {
                        user: __typed::ManuallyDrop::into_inner(__f0),
                        level: __typed::ManuallyDrop::into_inner(__f1),
                    })
                }
                _ => __typed::None,
            }
        }
    }
    impl<'v> __typed::Slots<'v> for Admin {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => {
                        <User as __typed::FieldType<
                            '_,
                        >>::field_slot_mut(&mut self.user, __typed::FINAL)
                    }
                    1 => &mut self.level,
                    _ => return __typed::None,
                },
            )
        }
        fn object_mut(
            &mut self,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::Any> {
            __typed::Some(self)
        }
    }
    impl<'v> __typed::Construct<'v> for Admin {
        type Draft = __Draft0<'v>;
        const INIT: __typed::Option<__typed::Init<Self>> = {
            use __typed::NoInit as _;
            __typed::InitOf::<Self>::INIT
        };
        fn swap(
            &mut self,
            __draft: &mut Self::Draft,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) {
            match __index {
                0 => __draft.__f0.swap(&mut self.user),
                1 => __draft.__f1.swap(&mut self.level),
                _ => {}
            }
        }
    }
    impl<'v> __typed::FieldType<'v> for Admin {
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
    impl Admin {
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
        /// Returns the part of a base, or `None` if the struct has no such base.
        #[must_use]
        fn as_base<F: __typed::HasClass + 'static>(&self) -> __typed::Option<&F> {
            __typed::as_base(self)
        }
        /// Returns a view of the part of a base, whose changes run the checks of the whole object, or `None` if the struct has no such base.
        #[must_use]
        fn as_base_mut<F: __typed::HasClass + 'static>(
            &mut self,
        ) -> __typed::Option<__typed::BaseMut<'_, F>> {
            __typed::as_base_mut(self)
        }
        /// Sets `user` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_user<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, User>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            let __watched = __typed::capture_old_field(
                self,
                <Self as __typed::HasClass>::STATIC_CLASS,
                "user",
            );
            <User as __typed::FieldType<
                '_,
            >>::set_field::<Self, 0>(&mut self.user, new_value, __typed::FINAL)?;
            __typed::notify_field_changed(self, "user", __watched);
            __typed::Ok(())
        }
        /// Sets `level` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_level<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, u8>,
        ) -> __typed::Result<(), __typed::TypeMismatch> {
            let __watched = __typed::capture_old_field(
                self,
                <Self as __typed::HasClass>::STATIC_CLASS,
                "level",
            );
            __typed::set_place::<Self, _, 1>(&mut self.level, new_value)?;
            __typed::notify_field_changed(self, "level", __watched);
            __typed::Ok(())
        }
    }
    impl<'v> __typed::From<Admin> for __typed::Value<'v> {
        fn from(__object: Admin) -> Self {
            __typed::to_value(&__object).into_owned()
        }
    }
    use __typed::{NoHelpers as _, NoRules as _};
    #[doc(hidden)]
    pub struct __Rules<__T>(__typed::PhantomData<__T>);
    impl Admin {
        #[doc(hidden)]
        pub const __TYPED_RULES: __Rules<Self> = __Rules(__typed::PhantomData);
    }
    impl __Rules<Admin> {
        #[doc(hidden)]
        #[track_caller]
        pub const fn __typed_check(&self, __class: &__typed::Class) {
            {
                <User>::__TYPED_RULES.__typed_check(__class);
            }
        }
    }
    const _: () = {
        <User>::__TYPED_RULES
            .__typed_check(&(<Admin as __typed::HasClass>::STATIC_CLASS).inheriting());
    };
    const _: () = {
        __typed::assert_helpers(<Admin as __typed::HasClass>::STATIC_CLASS);
    };
};
