using System.Text.Json.Nodes;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;
using YamlDotNet.Core;

namespace Sparring.Rooms.Programme.Files;

/// <summary>Files become a design, or a list of everything that is wrong with them.</summary>
public sealed class DesignReader
{
    private readonly List<(string File, int Line, DesignFault Fault)> faults = [];
    private readonly Dictionary<string, (string File, int Line)> lines = new(StringComparer.Ordinal);
    private readonly JsonObject design = [];
    private string file = "";
    private bool isBroken;

    private DesignReader() { }

    /// <summary>The design, or all faults and no design.</summary>
    /// <param name="files">Name and text of each file of the folder.</param>
    public static (JsonObject? Design, IReadOnlyList<FileFault> Faults) Read(IReadOnlyDictionary<string, string> files)
    {
        var reader = new DesignReader();
        foreach (var (name, part) in DesignShapes.Files)
        {
            reader.ReadFile(name, part, files.GetValueOrDefault(name));
        }

        reader.CheckWhole();
        return reader.faults.Count == 0 ? (reader.design, []) : (null, reader.Told());
    }

    private void ReadFile(string name, Shape part, string? text)
    {
        file = name;
        if (text is null)
        {
            Refuse(
                1,
                DesignFault.Of(
                    "",
                    "faultNoFile",
                    name,
                    "expectFiles",
                    string.Join(", ", DesignShapes.Files.Select(known => known.File))
                )
            );
            isBroken = true;
            return;
        }

        try
        {
            if (YamlTree.Read(text) is YamlMap map)
            {
                ReadFields(map, part, "", design);
                return;
            }

            Refuse(1, DesignFault.Of("", "faultNotFields", name, "expectFields", Names(part)));
        }
        catch (YamlException broken)
        {
            Refuse((int)Math.Max(1, broken.Start.Line), DesignFault.Of("", "faultYaml", broken.Message, "expectYaml"));
        }

        isBroken = true;
    }

    private void ReadFields(YamlMap map, Shape shape, string path, JsonObject into)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in map.Entries.Where(entry => shape.Find(entry.Name.Value) is null))
        {
            Refuse(name.Line, DesignFault.Of(path, "faultUnknown", name.Value, "expectFields", Names(shape)));
        }

        foreach (var field in shape.Fields)
        {
            var entries = map.Entries.Where(entry => entry.Name.Value == field.Name).ToList();
            if (entries.Count == 0 && !field.Optional)
            {
                Refuse(map.Line, DesignFault.Of(path, "faultMissing", field.Name, "expectKind" + field.Kind));
            }

            foreach (var (name, _) in entries.Skip(1))
            {
                Refuse(name.Line, DesignFault.Of(path, "faultRepeated", name.Value, "expectOnce"));
            }

            if (entries.Count > 0 && seen.Add(field.Name))
            {
                lines[DesignTree.Join(path, field.Name)] = (file, entries[0].Name.Line);
                into[field.Name] = ReadValue(field, entries[0].Value, DesignTree.Join(path, field.Name));
            }
        }
    }

    private JsonNode? ReadValue(DesignField field, YamlPart part, string path)
    {
        switch (field.Kind, part)
        {
            case (FieldKind.Items, YamlList list):
                return ReadItems(field, list, path);
            case (FieldKind.References or FieldKind.Steps, YamlList list) when list.Items.All(item => item is YamlText):
                return new JsonArray([
                    .. list.Items.OfType<YamlText>().Select(text => (JsonNode?)Keep(field, text, path)),
                ]);
            case (FieldKind.Line or FieldKind.Text, YamlMap map):
                return ReadWords(field, map, path);
            case (FieldKind.Items or FieldKind.References or FieldKind.Steps or FieldKind.Line or FieldKind.Text, _):
            case (_, not YamlText):
                Refuse(part.Line, DesignFault.Of(path, "faultKind", field.Name, "expectKind" + field.Kind));
                return null;
            case (_, YamlText text):
                return Keep(field, text, path);
        }
    }

    private JsonArray ReadItems(DesignField field, YamlList list, string path)
    {
        var items = new JsonArray();
        foreach (var part in list.Items)
        {
            if (part is not YamlMap map || field.Items is not { } shape)
            {
                Refuse(part.Line, DesignFault.Of(path, "faultKind", field.Name, "expectKindItems"));
                continue;
            }

            var key = map
                .Entries.Select(entry => entry.Name.Value == "key" ? entry.Value as YamlText : null)
                .FirstOrDefault(text => text is not null);
            var item = new JsonObject();
            items.Add((JsonNode)item);
            ReadFields(map, shape, $"{path}/{key?.Value}", item);
        }

        return items;
    }

    private JsonObject ReadWords(DesignField field, YamlMap map, string path)
    {
        var words = new JsonObject();
        foreach (var (name, _) in map.Entries.Where(entry => entry.Name.Value is not ("da" or "en")))
        {
            Refuse(name.Line, DesignFault.Of(path, "faultUnknown", name.Value, "expectFields", "da, en"));
        }

        foreach (var language in (string[])["da", "en"])
        {
            var text = map
                .Entries.Where(entry => entry.Name.Value == language)
                .Select(entry => entry.Value)
                .FirstOrDefault();
            if (text is YamlText { Value: var value } && FieldRules.Clean(value).Length > 0)
            {
                words[language] = Keep(field, (YamlText)text, path);
                continue;
            }

            Refuse(
                text?.Line ?? map.Line,
                DesignFault.Of(path, "faultNo_" + language, field.Name, "expectKind" + field.Kind)
            );
        }

        return words;
    }

    private string? Keep(DesignField field, YamlText text, string path)
    {
        var found = new List<DesignFault>();
        var kept = FieldRules.Keep(field, text.Value, path, found);
        found.ForEach(fault => Refuse(text.Line, fault));
        return kept;
    }

    // A file that could not be read would make every reference into it look dangling.
    private void CheckWhole()
    {
        if (isBroken || faults.Exists(fault => fault.Fault.Wrong == "faultKind"))
        {
            return;
        }

        var wrong = faults.Select(fault => fault.Fault.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var fault in DesignRules.Check(design).Where(fault => !wrong.Contains(fault.Path)))
        {
            (file, var line) = lines.GetValueOrDefault(fault.Path, (DesignShapes.Files[0].File, 1));
            Refuse(line, fault);
        }
    }

    private void Refuse(int line, DesignFault fault) => faults.Add((file, line, fault));

    private IReadOnlyList<FileFault> Told()
    {
        var texts = RoomTexts.Of<DesignReader>();
        var order = DesignShapes
            .Files.Select((known, index) => (known.File, index))
            .ToDictionary(known => known.File, known => known.index);
        return
        [
            .. faults
                .OrderBy(fault => order[fault.File])
                .ThenBy(fault => fault.Line)
                .Select(fault => new FileFault(
                    fault.File,
                    fault.Line,
                    texts.With(fault.Fault.Wrong, fault.Fault.Values),
                    texts.With(fault.Fault.Expected, fault.Fault.ExpectedValues)
                )),
        ];
    }

    private static string Names(Shape shape) => string.Join(", ", shape.Fields.Select(field => field.Name));
}
