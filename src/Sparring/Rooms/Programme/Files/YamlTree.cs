using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sparring.Rooms.Programme.Files;

/// <summary>A piece of a YAML file that knows its line.</summary>
public abstract record YamlPart(int Line);

/// <summary>A text; everything that is not a list or a mapping is one.</summary>
public sealed record YamlText(int Line, string Value) : YamlPart(Line);

/// <summary>A list.</summary>
public sealed record YamlList(int Line, IReadOnlyList<YamlPart> Items) : YamlPart(Line);

/// <summary>Names with values; a name that stands twice is kept twice, so that it can be told.</summary>
public sealed record YamlMap(int Line, IReadOnlyList<(YamlText Name, YamlPart Value)> Entries) : YamlPart(Line);

/// <summary>Reads YAML into parts with lines. No anchors, no types, no second document: a programme needs none.</summary>
public sealed class YamlTree
{
    private const int DeepestLevel = 16;
    private readonly Parser parser;
    private int level;

    private YamlTree(TextReader text) => parser = new Parser(text);

    /// <summary>The root of a file; throws <see cref="YamlException"/> with a line where it is not YAML.</summary>
    public static YamlPart Read(string text)
    {
        using var reader = new StringReader(text);
        return new YamlTree(reader).ReadFile();
    }

    private YamlPart ReadFile()
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            return new YamlMap(1, []);
        }

        parser.Consume<DocumentStart>();
        var root = ReadPart();
        parser.Consume<DocumentEnd>();
        parser.Consume<StreamEnd>();
        return root;
    }

    private YamlPart ReadPart()
    {
        if (parser.Accept<AnchorAlias>(out var alias))
        {
            throw new YamlException(alias.Start, alias.End, "*" + alias.Value.Value);
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlText(LineOf(scalar), scalar.Value);
        }

        if (++level > DeepestLevel)
        {
            throw new YamlException(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "> 16");
        }

        var part = parser.Accept<SequenceStart>(out _) ? ReadList() : (YamlPart)ReadMap();
        level--;
        return part;
    }

    private YamlList ReadList()
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlPart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadPart());
        }

        return new YamlList(LineOf(start), items);
    }

    private YamlMap ReadMap()
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<(YamlText Name, YamlPart Value)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>();
            entries.Add((new YamlText(LineOf(name), name.Value), ReadPart()));
        }

        return new YamlMap(LineOf(start), entries);
    }

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;
}
