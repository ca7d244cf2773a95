using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Sparring.Platform.Texts;

/// <summary>The sentences of one room, in Danish and English; a missing key is a bug and says so.</summary>
public sealed class RoomTexts
{
    private static readonly ConcurrentDictionary<string, RoomTexts> Known = new(StringComparer.Ordinal);

    // Every component of every page asks; the name of its room is worked out once.
    private static readonly ConcurrentDictionary<Type, RoomTexts> ByType = new();
    private readonly string name;
    private readonly FrozenDictionary<string, string> danish;
    private readonly FrozenDictionary<string, string> english;

    private RoomTexts(string name)
    {
        this.name = name;
        var resources = new ResourceManager(name, typeof(RoomTexts).Assembly);
        danish = Read(resources, CultureInfo.InvariantCulture);
        english = Read(resources, CultureInfo.GetCultureInfo("en"));
    }

    public IReadOnlyDictionary<string, string> Danish => danish;

    public IReadOnlyDictionary<string, string> English => english;

    public string this[string key] =>
        (Language == "en" ? english : danish).TryGetValue(key, out var text)
            ? text
            : throw new InvalidOperationException($"{name} has no text '{key}' in '{Language}'.");

    /// <summary>The reader's language: <c>da</c> or <c>en</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "da";

    /// <summary>The texts of the room a type lives in: <c>Rooms/X/XTexts.resx</c>, or of Shell or a Platform part.</summary>
    public static RoomTexts Of(Type type) =>
        ByType.GetOrAdd(
            type,
            static asked => Known.GetOrAdd(ResourceOf(asked.Namespace ?? ""), made => new RoomTexts(made))
        );

    public static RoomTexts Of<T>() => Of(typeof(T));

    public string In(string language, string key) => (language == "en" ? english : danish)[key];

    public string With(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, this[key], values);

    private static string ResourceOf(string space)
    {
        var parts = space.Split('.');
        return parts switch
        {
            ["Sparring", "Rooms", var room, ..] => $"Sparring.Rooms.{room}.{room}Texts",
            ["Sparring", "Platform", var part, ..] => $"Sparring.Platform.{part}.{part}Texts",
            ["Sparring", "Shell", ..] => "Sparring.Shell.ShellTexts",
            _ => throw new ArgumentException($"No texts belong to '{space}'.", nameof(space)),
        };
    }

    private static FrozenDictionary<string, string> Read(ResourceManager resources, CultureInfo culture)
    {
        using var set = resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        return set is null
            ? FrozenDictionary<string, string>.Empty
            : set.Cast<System.Collections.DictionaryEntry>()
                .ToFrozenDictionary(
                    entry => (string)entry.Key,
                    entry => entry.Value as string ?? "",
                    StringComparer.Ordinal
                );
    }
}
