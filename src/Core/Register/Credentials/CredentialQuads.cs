// SPDX-License-Identifier: EUPL-1.2
using System.Globalization;
using System.Text;
using Filiera.Kernel;

namespace Filiera.Register;

/// <summary>The canonical N-Quads (RDFC-1.0) of credentials of our shape: every node has an IRI, so nothing needs to be named anew and sorting is all there is to do.</summary>
/// <remarks>Whatever is not of the shape, a node without identifier, a word or type not in the tables, a fraction, a null, is not canonicalised at all.</remarks>
internal sealed class CredentialQuads
{
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";
    private const string Security = "https://w3id.org/security#";

    private readonly CredentialVocabulary _vocabulary;
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private bool _known = true;

    private CredentialQuads(CredentialVocabulary vocabulary) => _vocabulary = vocabulary;

    /// <summary>The quads of a document without its proofs, in UTF-8; null when it is not of the shape.</summary>
    /// <param name="document">The document.</param>
    /// <param name="vocabulary">What its words mean.</param>
    public static byte[]? Of(Json.Map document, CredentialVocabulary vocabulary)
    {
        var quads = new CredentialQuads(vocabulary);
        quads.Node(new Json.Map(document.Members.Remove("@context")));
        return quads._known ? quads.ToBytes() : null;
    }

    /// <summary>The quads of the options of a proof, in UTF-8; null when they are not of the shape.</summary>
    public static byte[]? OfProof(ProofOptions options)
    {
        if (!IsIri(options.VerificationMethod) || (options.Id is not null && !IsIri(options.Id)) || !IsPlain(options.Cryptosuite))
        {
            return null;
        }

        // The one blank node there can be is the first in canonical order, whatever else is said of it.
        var subject = options.Id is null ? "_:c14n0" : $"<{options.Id}>";
        string[] lines =
        [
            $"{subject} <http://purl.org/dc/terms/created> \"{options.Created}\"^^<{Xsd}dateTime> .\n",
            $"{subject} <{Type}> <{Security}DataIntegrityProof> .\n",
            $"{subject} <{Security}cryptosuite> \"{options.Cryptosuite}\"^^<{Security}cryptosuiteString> .\n",
            $"{subject} <{Security}proofPurpose> <{Security}assertionMethod> .\n",
            $"{subject} <{Security}verificationMethod> <{options.VerificationMethod}> .\n",
        ];
        return Encoding.UTF8.GetBytes(string.Concat(lines));
    }

    /// <summary>True for an absolute IRI written as canonical N-Quads can hold it.</summary>
    internal static bool IsIri(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && char.IsAsciiLetter(text[0]) && text.Length <= 2048
            && text[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')
            && text.All(c => c is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\'));
    }

    private string? Node(Json.Map node)
    {
        if (node["id"] is not Json.Text { Value: var id } || !IsIri(id) || Types(node["type"]) is not { } types)
        {
            _known = false;
            return null;
        }

        var subject = $"<{id}> ";
        foreach (var type in types)
        {
            _lines.Add($"{subject}<{Type}> <{_vocabulary.TypeIri(type)}> .\n");
        }

        foreach (var (word, value) in node.Members)
        {
            if (word is "id" or "type")
            {
                continue;
            }

            if (_vocabulary.Find(word, types) is not { } term)
            {
                _known = false;
                return null;
            }

            foreach (var item in value is Json.List list ? list.Items : [value])
            {
                if (Object(item, term) is { } written)
                {
                    _lines.Add($"{subject}<{term.Iri}> {written} .\n");
                }
            }
        }

        return id;
    }

    private List<string>? Types(Json? json)
    {
        List<string>? types = json switch
        {
            null => [],
            Json.Text one => [one.Value],
            Json.List list when list.Items.All(item => item is Json.Text) => [.. list.Items.Select(item => ((Json.Text)item).Value)],
            _ => null,
        };
        return types?.TrueForAll(type => _vocabulary.TypeIri(type) is not null) == true ? types : null;
    }

    private string? Object(Json value, CredentialTerm term)
    {
        switch (value)
        {
            case Json.Text text when term.IsNode && IsIri(text.Value):
                return $"<{text.Value}>";
            case Json.Text text when !term.IsNode && IsPlain(text.Value):
                return Literal(text.Value, term.Datatype);
            case Json.Integer number when !term.IsNode:
                return Literal(number.Value.ToString(CultureInfo.InvariantCulture), term.Datatype ?? Xsd + "integer");
            case Json.Flag flag when !term.IsNode:
                return Literal(flag.Value ? "true" : "false", term.Datatype ?? Xsd + "boolean");
            case Json.Map node when Node(node) is { } id:
                return $"<{id}>";
            default:
                _known = false;
                return null;
        }
    }

    private static string Literal(string text, string? datatype)
    {
        if (text.AsSpan().IndexOfAny('"', '\\') >= 0)
        {
            text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        }

        return datatype is null ? $"\"{text}\"" : $"\"{text}\"^^<{datatype}>";
    }

    private static bool IsPlain(string text) => !text.Any(c => c is < ' ' or '\x7f');

    private byte[] ToBytes()
    {
        var lines = _lines.ToArray();
        Array.Sort(lines, CodePointOrder);
        return Encoding.UTF8.GetBytes(string.Concat(lines));
    }

    // Surrogates stand for code points above those that follow them in UTF-16.
    private static int CodePointOrder(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = left.AsSpan().CommonPrefixLength(right); i < length; i++)
        {
            if (left[i] != right[i])
            {
                return (char.IsSurrogate(left[i]), char.IsSurrogate(right[i])) switch
                {
                    (true, false) => 1,
                    (false, true) => -1,
                    _ => left[i].CompareTo(right[i]),
                };
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
