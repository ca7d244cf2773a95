using System.Collections.Frozen;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People.Import;

/// <summary>Words of a file that stand for something we know, in Danish and English.</summary>
public sealed class KnownWords
{
    private readonly FrozenDictionary<string, string> codes;
    private readonly string prefix;
    private readonly IReadOnlyList<string> all;

    private KnownWords(
        string prefix,
        IReadOnlyList<string> all,
        params IReadOnlyList<(string Word, string Code)> others
    )
    {
        this.prefix = prefix;
        this.all = all;
        var texts = RoomTexts.Of<KnownWords>();
        codes = all.SelectMany(code =>
                new[] { code, texts.In("da", prefix + code), texts.In("en", prefix + code) }.Select(word =>
                    (word, code)
                )
            )
            .Concat(others)
            .DistinctBy(pair => pair.Item1.ToLowerInvariant())
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);
    }

    public static KnownWords Level { get; } =
        new("level-", LeadershipLevel.Codes, ("topchef", "director"), ("manager", "leader"));

    public static KnownWords Role { get; } =
        new(
            "role-",
            Roles.Codes,
            ("direktion", "executive"),
            ("direktør", "executive"),
            ("ledelseskonsulent", "organiser"),
            ("dpo", "data_protection_officer")
        );

    public static KnownWords YesNo { get; } =
        new(
            "",
            ["yes", "no"],
            ("x", "yes"),
            ("1", "yes"),
            ("0", "no"),
            ("sand", "yes"),
            ("falsk", "no"),
            ("true", "yes"),
            ("false", "no")
        );

    /// <summary>The words, as they are said to somebody who wrote another.</summary>
    public string Expected => string.Join(", ", all.Select(code => RoomTexts.Of<KnownWords>()[prefix + code]));

    public string? Read(string word) => codes.GetValueOrDefault(word.Trim());
}
