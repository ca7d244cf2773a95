using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>Reads GraphML: nodes in their order, edges with an optional “weight” or “value”, and the nodes' other data as attributes.</summary>
/// <remarks>Brandes and others, GraphML progress report, 2002. An edge may differ from the graph's edgedefault; nothing outside the file is read.</remarks>
public static class ReadNetworkGraphMl
{
    private static readonly XmlReaderSettings Closed = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    public static NetworkReading From(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file);
            using var reader = XmlReader.Create(stream, Closed);
            return Make(XDocument.Load(reader));
        }
        catch (XmlException fault)
        {
            return NetworkReading.Because($"The file is not XML: line {fault.LineNumber}, place {fault.LinePosition}.");
        }
        catch (UnexpectedPart fault)
        {
            return NetworkReading.Because(fault.Message);
        }
    }

    private static NetworkReading Make(XDocument document)
    {
        var graph =
            document.Root?.Elements().FirstOrDefault(part => part.Name.LocalName == "graph")
            ?? throw new UnexpectedPart("The file holds no graph.");
        var keys = KeysOf(document);
        var nodes = Named(graph, "node").ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            ReadToken.Expect(
                numbers.TryAdd(Attribute(node, "id"), numbers.Count),
                $"The node “{Attribute(node, "id")}” stands twice."
            );
        }

        var directed = (string?)graph.Attribute("edgedefault") != "undirected";
        var data = new NetworkData
        {
            People = nodes.Count,
            Directed = directed || Named(graph, "edge").Any(edge => (string?)edge.Attribute("directed") == "true"),
            Ratings = [.. Named(graph, "edge").SelectMany(edge => Ratings(edge, numbers, keys, directed))],
            Traits = TraitsOf(nodes, keys),
        };
        return NetworkReading.Of(data, LabelsOf(nodes, keys));
    }

    private static Dictionary<string, string> KeysOf(XDocument document)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in (document.Root?.Elements() ?? []).Where(part => part.Name.LocalName == "key"))
        {
            var id = Attribute(key, "id");
            ReadToken.Expect(
                keys.TryAdd(id, (string?)key.Attribute("attr.name") ?? id),
                $"The key “{id}” stands twice."
            );
        }

        return keys;
    }

    private static IEnumerable<Rating> Ratings(
        XElement edge,
        Dictionary<string, int> numbers,
        Dictionary<string, string> keys,
        bool directed
    )
    {
        int Person(string end) =>
            numbers.TryGetValue(Attribute(edge, end), out var number)
                ? number
                : throw new UnexpectedPart($"An edge names the node “{Attribute(edge, end)}”, which is not there.");
        var data = DataOf(edge, keys);
        var given = data.GetValueOrDefault("weight") ?? data.GetValueOrDefault("value") ?? "1";
        ReadToken.Expect(
            double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value),
            $"An edge has the weight “{given}”, which is no number."
        );
        var rating = new Rating(Person("source"), Person("target"), value);
        yield return rating;
        if ((string?)edge.Attribute("directed") == "false" && directed)
        {
            yield return new(rating.To, rating.From, value);
        }
    }

    private static IReadOnlyList<Trait> TraitsOf(List<XElement> nodes, Dictionary<string, string> keys)
    {
        var data = nodes.ConvertAll(node => DataOf(node, keys));
        return
        [
            .. data.SelectMany(one => one.Keys)
                .Where(name => name is not ("label" or "name" or "id"))
                .Distinct(StringComparer.Ordinal)
                .Select(name => TraitOf(name, data.ConvertAll(one => one.GetValueOrDefault(name)))),
        ];
    }

    private static Trait TraitOf(string name, List<string?> values)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values.OfType<string>())
        {
            numbers.TryAdd(value, numbers.Count);
        }

        return new(name, [.. values.Select(value => value is null ? -1 : numbers[value])]);
    }

    private static IReadOnlyList<string> LabelsOf(List<XElement> nodes, Dictionary<string, string> keys) =>
        [
            .. nodes.Select(node =>
            {
                var data = DataOf(node, keys);
                return data.GetValueOrDefault("label") ?? data.GetValueOrDefault("name") ?? Attribute(node, "id");
            }),
        ];

    private static Dictionary<string, string> DataOf(XElement of, Dictionary<string, string> keys)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Named(of, "data"))
        {
            var key = Attribute(part, "key");
            data[keys.GetValueOrDefault(key, key)] = part.Value.Trim();
        }

        return data;
    }

    private static IEnumerable<XElement> Named(XElement of, string name) =>
        of.Elements().Where(part => part.Name.LocalName == name);

    private static string Attribute(XElement of, string name) =>
        (string?)of.Attribute(name) ?? throw new UnexpectedPart($"A {of.Name.LocalName} has no “{name}”.");
}
