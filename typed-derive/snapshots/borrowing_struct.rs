// struct Header<'a> {
//     name: &'a str,
//     value: Cow<'a, str>,
// }

const _: () = {
    use ::typed_structs::__private as __typed;
    impl<'a> __typed::HasClass for Header<'a> {
        const STATIC_CLASS: &'static __typed::Class = &__typed::Class::new(
            "Header",
            __typed::module_path!(),
            __typed::ClassKind::Struct,
            &[
                __typed::Shape::new(
                    "",
                    __typed::Style::Named,
                    &[
                        __typed::Field::new(
                            "name",
                            <&'a str as __typed::FieldType<'_>>::FIELD_TYPE,
                        ),
                        __typed::Field::new(
                            "value",
                            <Cow<'a, str> as __typed::FieldType<'_>>::FIELD_TYPE,
                        ),
                    ],
                    __typed::NameTable::new(
                        b"\xFF\xFF\xFF\xFF\x01\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                        11400714819323198485,
                    ),
                ),
            ],
        );
    }
    impl<'a> __typed::Record for Header<'a> {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Self as __typed::HasClass>::STATIC_CLASS)
        }
        fn slot(&self, __index: __typed::usize) -> __typed::Option<&dyn __typed::Slot> {
            __typed::Some(
                match __index {
                    0 => {
                        <&'a str as __typed::FieldType<
                            '_,
                        >>::field_slot(&self.name, __typed::FINAL)
                    }
                    1 => {
                        <Cow<
                            'a,
                            str,
                        > as __typed::FieldType<
                            '_,
                        >>::field_slot(&self.value, __typed::FINAL)
                    }
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'a> __typed::ToValue for Header<'a> {
        const TYPE: &'static __typed::TypeInfo = &__typed::TypeInfo::new(
                "Header",
                __typed::Kind::Struct,
            )
            .with_class(__typed::class_of::<Self>);
        const OBJECT_CLASS: __typed::Option<&'static __typed::Class> = __typed::Some(
            <Self as __typed::HasClass>::STATIC_CLASS,
        );
        const HAS_PLACEHOLDER: __typed::bool = true
            & <&'a str as __typed::FieldType<'_>>::FIELD_HAS_PLACEHOLDER
            & <Cow<'a, str> as __typed::FieldType<'_>>::FIELD_HAS_PLACEHOLDER;
        fn placeholder() -> Self {
            Self {
                name: <&'a str as __typed::FieldType<'_>>::field_placeholder(),
                value: <Cow<'a, str> as __typed::FieldType<'_>>::field_placeholder(),
            }
        }
        fn to_value(&self) -> __typed::Value<'_> {
            __typed::to_value(self)
        }
        fn record(&self) -> __typed::Option<&dyn __typed::Record> {
            __typed::Some(self)
        }
    }
    #[doc(hidden)]
    struct __Draft0<'v, 'a> {
        __f0: __typed::Vacant<&'a str>,
        __f1: __typed::Vacant<Cow<'a, str>>,
        marker: __typed::PhantomData<(&'v (), Header<'a>)>,
    }
    impl<'v, 'a> __typed::Record for __Draft0<'v, 'a>
    where
        'v: 'a,
    {
        fn header(&self) -> __typed::Header<'_> {
            __typed::Header::new(<Header<'a> as __typed::HasClass>::STATIC_CLASS)
        }
    }
    impl<'v, 'a> __typed::Slots<'v> for __Draft0<'v, 'a>
    where
        'v: 'a,
    {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => {
                        <&'a str as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f0, __typed::FINAL)
                    }
                    1 => {
                        <Cow<
                            'a,
                            str,
                        > as __typed::FieldType<
                            '_,
                        >>::field_vacant(&mut self.__f1, __typed::FINAL)
                    }
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'v, 'a> __typed::Draft<'v> for __Draft0<'v, 'a>
    where
        'v: 'a,
    {
        type Output = Header<'a>;
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
                        name: __typed::ManuallyDrop::into_inner(__f0),
                        value: __typed::ManuallyDrop::into_inner(__f1),
                    })
                }
                _ => __typed::None,
            }
        }
    }
    impl<'v, 'a> __typed::Slots<'v> for Header<'a>
    where
        'v: 'a,
    {
        fn slot_mut(
            &mut self,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) -> __typed::Option<&mut dyn __typed::SlotMut<'v>> {
            __typed::Some(
                match __index {
                    0 => {
                        <&'a str as __typed::FieldType<
                            '_,
                        >>::field_slot_mut(&mut self.name, __typed::FINAL)
                    }
                    1 => {
                        <Cow<
                            'a,
                            str,
                        > as __typed::FieldType<
                            '_,
                        >>::field_slot_mut(&mut self.value, __typed::FINAL)
                    }
                    _ => return __typed::None,
                },
            )
        }
    }
    impl<'v, 'a> __typed::Construct<'v> for Header<'a>
    where
        'v: 'a,
    {
        type Draft = __Draft0<'v, 'a>;
        fn swap(
            &mut self,
            __draft: &mut Self::Draft,
            __index: __typed::usize,
            _: __typed::Private<Self>,
        ) {
            match __index {
                0 => __draft.__f0.swap(&mut self.name),
                1 => __draft.__f1.swap(&mut self.value),
                _ => {}
            }
        }
    }
    impl<'v, 'a> __typed::FieldType<'v> for Header<'a>
    where
        'v: 'a,
    {
        type Form = __typed::Composite;
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
    impl<'a> Header<'a> {
        /// Returns the metadata of the class, and its class attributes.
        #[must_use]
        fn class() -> &'static __typed::Class
        where
            Self: __typed::HasClass,
        {
            <Self as __typed::HasClass>::STATIC_CLASS
        }
        /// Constructs an object from positional and named arguments, or returns all mismatches.
        fn construct<'v>(
            arguments: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches>
        where
            Self: __typed::Construct<'v>,
        {
            __typed::construct(&mut __typed::ManuallyDrop::new(arguments.into()))
        }
        /// Sets several fields, or sets none and returns all mismatches.
        fn update<'v>(
            &mut self,
            changes: impl __typed::Into<__typed::Args<'v>>,
        ) -> __typed::Result<(), __typed::Mismatches>
        where
            Self: __typed::Construct<'v>,
        {
            __typed::update(self, changes.into())
        }
        /// Constructs an object from a value, such as a map of its fields, or returns all mismatches.
        fn from_value<'v>(
            content: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<Self, __typed::Mismatches>
        where
            Self: __typed::FieldType<'v>,
        {
            __typed::from_value(content.into())
        }
        /// Returns the object as a value that borrows from it.
        #[must_use]
        fn to_value(&self) -> __typed::Value<'_>
        where
            Self: __typed::HasClass,
        {
            __typed::to_value(self)
        }
        /// Reads the field, property or class attribute to which a path such as `address.lines[2].zip` leads.
        fn get(
            &self,
            field_path: &__typed::str,
        ) -> __typed::Result<__typed::Value<'_>, __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            __typed::get(self, <Self as __typed::HasClass>::STATIC_CLASS, field_path)
        }
        /// Reads like `get`, and converts the value to a type.
        fn get_as<'r, F: __typed::FieldType<'r>>(
            &'r self,
            field_path: &__typed::str,
        ) -> __typed::Result<F, __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
        {
            __typed::get_as(self, field_path)
        }
        /// Sets the field, property or item to which a path leads, or changes nothing and returns the mismatch.
        fn set<'v>(
            &mut self,
            field_path: &__typed::str,
            new_value: impl __typed::Into<__typed::Value<'v>>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::RecordMut<'v> + __typed::HasClass,
        {
            __typed::set(self, field_path, new_value.into())
        }
        /// Returns the fields with their values, in order; those of a base are in its place.
        fn fields(
            &self,
        ) -> impl __typed::ExactSizeIterator<
            Item = (&'static __typed::Field, __typed::Value<'_>),
        >
        where
            Self: __typed::HasClass,
        {
            __typed::fields(self)
        }
        /// Sets `name` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_name<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, &'a str>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
            &'a str: __typed::FieldType<'v>,
        {
            <&'a str as __typed::FieldType<
                '_,
            >>::set_field::<Self, 0>(&mut self.name, new_value, __typed::FINAL)
        }
        /// Sets `value` with the checks of `set`, or changes nothing and returns the mismatch.
        #[inline]
        fn set_value<'v>(
            &mut self,
            new_value: impl __typed::IntoField<'v, Cow<'a, str>>,
        ) -> __typed::Result<(), __typed::TypeMismatch>
        where
            Self: __typed::HasClass,
            Cow<'a, str>: __typed::FieldType<'v>,
        {
            <Cow<
                'a,
                str,
            > as __typed::FieldType<
                '_,
            >>::set_field::<Self, 1>(&mut self.value, new_value, __typed::FINAL)
        }
    }
    impl<'v, 'a> __typed::From<Header<'a>> for __typed::Value<'v> {
        fn from(__object: Header<'a>) -> Self {
            __typed::to_value(&__object).into_owned()
        }
    }
};
