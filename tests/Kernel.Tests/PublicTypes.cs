// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Filiera.Kernel.Tests;

/// <summary>Something about every public type of the kernel, so that a new one keeps the same promises.</summary>
public sealed partial class PublicTypes
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const BindingFlags AnyInstance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>Open on purpose: every room declares its own.</summary>
    private static readonly Type[] _open = [typeof(Refusal)];

    private static readonly Assembly _kernel = typeof(Ratio).Assembly;

    public static TheoryData<Type> All => [.. _kernel.GetExportedTypes()];

    public static TheoryData<Type> Structs => [.. _kernel.GetExportedTypes().Where(type => type.IsValueType && !type.IsEnum)];

    public static TheoryData<Type> Enums => [.. _kernel.GetExportedTypes().Where(type => type.IsEnum)];

    public static TheoryData<Type> Refusals => [.. _kernel.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Refusal)))];

    [Theory]
    [MemberData(nameof(All))]
    public void A_type_is_sealed_or_a_closed_hierarchy_or_an_interface(Type type) =>
        Assert.True(type.IsSealed || type.IsInterface || _open.Contains(type) || IsClosed(type), type.FullName);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_case_of_a_closed_hierarchy_is_sealed(Type type)
    {
        if (type is { IsAbstract: true, IsSealed: false, IsInterface: false } && !_open.Contains(type))
        {
            var cases = _kernel.GetTypes().Where(candidate => IsCaseOf(candidate, type)).ToList();
            Assert.NotEmpty(cases);
            Assert.All(cases, @case => Assert.True(@case.IsSealed, @case.FullName));
        }
        else
        {
            Assert.DoesNotContain(_kernel.GetTypes(), candidate => !type.IsInterface && !_open.Contains(type) && IsCaseOf(candidate, type));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_can_be_changed_after_it_was_made(Type type)
    {
        Assert.DoesNotContain(type.GetProperties(Declared), property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter));
        Assert.DoesNotContain(type.GetFields(Declared), field => !field.IsLiteral && !field.IsInitOnly && field.Name != "value__");
        Assert.DoesNotContain(type.GetProperties(Declared), property => property.PropertyType.IsArray || IsMutableList(property.PropertyType));
    }

    [Theory]
    [MemberData(nameof(Structs))]
    public void Default_can_be_written_compared_and_hashed(Type type)
    {
        var closed = type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(string))]) : type;
        var (one, other) = (RuntimeHelpers.GetUninitializedObject(closed), RuntimeHelpers.GetUninitializedObject(closed));

        Assert.NotNull(one.ToString());
        Assert.True(one.Equals(other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(closed.FullName, one.ToString());
    }

    [Theory]
    [MemberData(nameof(Structs))]
    public void A_small_value_is_read_only_and_compared_by_value(Type type)
    {
        Assert.True(type.IsDefined(typeof(IsReadOnlyAttribute)), type.FullName);
        Assert.Contains(type.GetInterfaces(), implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IEquatable<>));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void The_zero_of_an_enumeration_has_a_name(Type type) => Assert.True(Enum.IsDefined(type, Enum.ToObject(type, 0)), type.FullName);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_type_says_what_it_is(Type type)
    {
        var name = "T:" + type.FullName!.Replace('+', '.');
        var documented = XDocument.Load(Path.ChangeExtension(_kernel.Location, ".xml")).Descendants("member")
            .Where(member => (string?)member.Attribute("name") == name)
            .Select(member => member.Element("summary")?.Value.Trim());

        Assert.Matches(Sentence(), Assert.Single(documented));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_figure_is_binary_floating_point_save_in_foreign_JSON(Type type)
    {
        if (type != typeof(Json.Real))
        {
            Assert.DoesNotContain(type.GetProperties(Declared), property => property.PropertyType == typeof(double) || property.PropertyType == typeof(float));
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_is_sealed_and_has_a_code_that_does_not_depend_on_its_values(Type type)
    {
        var refusal = (Refusal)RuntimeHelpers.GetUninitializedObject(type);

        Assert.True(type.IsSealed);
        Assert.Matches(KebabCase(), refusal.Code);
    }

    private static bool IsCaseOf(Type candidate, Type type) => candidate.BaseType is { } parent
        && (parent == type || (parent.IsGenericType && type.IsGenericTypeDefinition && parent.GetGenericTypeDefinition() == type));

    /// <summary>Nobody outside can make a case: no constructor is open to them save the one that copies, or a member is theirs to miss.</summary>
    private static bool IsClosed(Type type) => type.IsAbstract
        && (type.GetConstructors(AnyInstance).All(made => made.IsPrivate || made.IsAssembly || made.IsFamilyAndAssembly || IsCopy(made, type))
            || type.GetMethods(AnyInstance).Any(method => method.IsAbstract && (method.IsAssembly || method.IsFamilyAndAssembly)));

    private static bool IsCopy(ConstructorInfo made, Type type) => made.GetParameters() is [{ ParameterType: var only }] && only == type;

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsMutableList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(List<>) || open == typeof(Dictionary<,>) || open == typeof(IList<>));

    [GeneratedRegex(@"^[A-Z].*[.:;]", RegexOptions.Singleline)]
    private static partial Regex Sentence();

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
