// SPDX-License-Identifier: EUPL-1.2
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Filiera.Architecture;

/// <summary>No log line can carry personal data: neither by the type it takes nor by the name it gives.</summary>
public sealed partial class LogTemplates
{
    private static readonly HashSet<string> BannedTypes = new(StringComparer.Ordinal)
    {
        "SubscriberNumber", "CodiceFiscale", "Person", "PersonName", "EmailAddress", "Object", "Json", "SigningKey", "Salt",
    };

    private static readonly IReadOnlyList<(MethodInfo Method, LoggerMessageAttribute Template)> Known = [..
        from type in Assemblies.Types
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let template = method.GetCustomAttribute<LoggerMessageAttribute>()
        where template is not null
        select (method, template)];

    [Fact]
    public void No_log_template_takes_a_type_that_may_hold_personal_data() =>
        Nothing.Breaks(
            "a log template takes no personal data",
            from known in Known
            from parameter in known.Method.GetParameters()
            let type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType
            where BannedTypes.Contains(type.Name)
            select $"{known.Method.DeclaringType}.{known.Method.Name}({type.Name} {parameter.Name})");

    [Fact]
    public void No_log_template_names_what_is_personal() =>
        Nothing.Breaks(
            "a log template names nothing personal",
            from known in Known
            from Match hole in Hole().Matches(known.Template.Message)
            where Personal().IsMatch(hole.Groups[1].Value)
            select $"{known.Method.DeclaringType}.{known.Method.Name}: {hole.Value}");

    [Fact]
    public void Logs_are_source_generated() =>
        Nothing.Breaks(
            "a log line is written through a LoggerMessage method",
            from source in Repository.Sources
            where source.IsShipped
            from Match call in DirectCall().Matches(source.Code)
            select $"{source.Path}:{source.LineAt(call.Index)}");

    [GeneratedRegex(@"\{@?\$?(\w+)[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("^(?:.*phone.*|.*subscriber.*|telefono|number|e164|email|.*fiscal.*|personName|displayName|firstName|lastName|nome|cognome|password|secret|token)$", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectCall();
}
