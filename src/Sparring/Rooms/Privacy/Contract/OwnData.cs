using Sparring.Platform.Texts;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>What one room holds of one person, list by list, in the reader's words and as data.</summary>
/// <param name="room">The room's name in the file for machines.</param>
/// <param name="ofRoom">A type of the room whose texts say <c>own</c> (its heading), <c>own.{table}</c> and <c>own.{Name}</c>.</param>
public sealed class OwnData(string room, Type ofRoom)
{
    private readonly RoomTexts texts = RoomTexts.Of(ofRoom);
    private readonly List<OwnList> lists = [];
    private readonly List<OwnLeftOut> leftOut = [];

    public string Room => room;

    public string Heading => texts["own"];

    public IReadOnlyList<OwnList> Lists => lists;

    public IReadOnlyList<OwnLeftOut> LeftOut => leftOut;

    /// <summary>Adds the rows as they were read: a fact for each property that is there.</summary>
    /// <param name="words">What a code means in the reader's language; null: shown as it is.</param>
    /// <param name="tables">The tables the rows are of.</param>
    /// <param name="name">The list's name in the file for machines and in the texts; null: that of its first table.</param>
    public OwnData With<T>(
        IEnumerable<T> rows,
        IReadOnlyCollection<string> tables,
        Func<string, object, string?>? words = null,
        string? name = null
    ) =>
        WithEntries(
            rows.Select(row =>
                typeof(T)
                    .GetProperties()
                    .Select(property => Fact(property.Name, property.GetValue(row), words))
                    .OfType<OwnFact>()
            ),
            tables,
            name
        );

    /// <summary>Adds entries whose facts the room has named itself.</summary>
    public OwnData WithEntries(
        IEnumerable<IEnumerable<OwnFact>> entries,
        IReadOnlyCollection<string> tables,
        string? name = null
    )
    {
        var named = name ?? tables.First();
        lists.Add(new OwnList(named, tables, texts["own." + named], [.. entries.Select(facts => facts.ToList())]));
        return this;
    }

    /// <summary>Says of which tables nothing is shown, and why.</summary>
    public OwnData Without(string reason, params string[] tables)
    {
        leftOut.Add(new OwnLeftOut(tables, texts[reason]));
        return this;
    }

    /// <summary>A fact under a name of the room's texts; null when there is nothing.</summary>
    public OwnFact? Fact(string name, object? value, Func<string, object, string?>? words = null)
    {
        if (value is null or "")
        {
            return null;
        }

        var said = words?.Invoke(name, value) ?? OwnFact.Said(value);
        return new OwnFact(OwnFact.Machine(name), Label(name), OwnFact.IsPlain(value) ? value : said, said);
    }

    // What every room has (a day, a text) is named once, here; the rest by the room.
    private string Label(string name) =>
        texts.Danish.ContainsKey("own." + name) ? texts["own." + name] : RoomTexts.Of<OwnData>()["own." + name];
}

/// <summary>The entries of one list, each a few facts.</summary>
/// <param name="Name">The list's name in the file for machines.</param>
/// <param name="Tables">The tables they were read from.</param>
public sealed record OwnList(
    string Name,
    IReadOnlyCollection<string> Tables,
    string Heading,
    IReadOnlyList<IReadOnlyList<OwnFact>> Entries
);

/// <summary>Tables of which nothing is shown, and why.</summary>
public sealed record OwnLeftOut(IReadOnlyCollection<string> Tables, string Reason);
