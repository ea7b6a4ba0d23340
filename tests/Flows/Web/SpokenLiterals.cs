// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Rendering;

namespace Filiera.Flows.Web;

/// <summary>Finds words a component shows that come from no catalogue: it reads what the compiler made of the page.</summary>
internal static partial class SpokenLiterals
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly HashSet<string> SpokenAttributes =
        new(["aria-label", "title", "alt", "placeholder", "data-label", "Title", "Label", "Hint", "Word", "Words"], StringComparer.Ordinal);

    public static string[] Of(Type component) => [.. TypesOf(component)
        .SelectMany(type => type.GetMethods(Everything))
        .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(RenderTreeBuilder)))
        .SelectMany(Shown)
        .Where(text => Letters().IsMatch(text))];

    private static IEnumerable<Type> TypesOf(Type type) => type.GetNestedTypes(Everything).SelectMany(TypesOf).Prepend(type);

    private static IEnumerable<string> Shown(MethodInfo method)
    {
        string? before = null, last = null;
        foreach (var (code, token) in Instructions(method.GetMethodBody()?.GetILAsByteArray() ?? []))
        {
            if (code == OpCodes.Ldstr)
            {
                (before, last) = (last, method.Module.ResolveString(token));
            }
            else if (code.FlowControl == FlowControl.Call)
            {
                var called = Called(method, token);
                if (last is not null && Speaks(called, before))
                {
                    yield return Tag().Replace(last, "").Trim();
                }

                if (called?.Name != "TypeCheck")
                {
                    last = null;
                }
            }
        }
    }

    private static bool Speaks(MethodBase? called, string? attribute) => called?.DeclaringType == typeof(RenderTreeBuilder)
        && (called.Name is "AddContent" or "AddMarkupContent"
            || (called.Name is "AddAttribute" or "AddComponentParameter" && attribute is not null && SpokenAttributes.Contains(attribute)));

    private static MethodBase? Called(MethodInfo method, int token) => method.Module.ResolveMethod(
        token,
        method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static IEnumerable<(OpCode Code, int Token)> Instructions(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[(short)(0xFE00 | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            var token = code.OperandType is OperandType.InlineMethod or OperandType.InlineString ? BitConverter.ToInt32(il, at) : 0;
            yield return (code, token);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    [GeneratedRegex("""<(?:[^<>"]|"[^"]*")*>""")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();
}
