using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>One wave with its answers, while it is open on the closing job's table.</summary>
/// <param name="Sheets">By the number of the place.</param>
public sealed record OpenedWave(Wave Wave, IReadOnlyList<Place> Places, IReadOnlyDictionary<int, AnswerSheet> Sheets)
{
    private readonly Lazy<IReadOnlyDictionary<Guid, AnswerSheet>> byPerson = new(() =>
        Places
            .Where(place => Sheets.ContainsKey(place.Number))
            .ToDictionary(place => place.Person.Value, place => Sheets[place.Number])
    );

    /// <summary>Who asked to be left out of the network: her other answers count as everybody's.</summary>
    public IReadOnlySet<PersonId> LeftOut { get; init; } = new HashSet<PersonId>();

    /// <summary>The roster of the network: everybody asked but those left out.</summary>
    public IReadOnlyList<Place> Network =>
        LeftOut.Count == 0 ? Places : [.. Places.Where(place => !LeftOut.Contains(place.Person))];

    /// <summary>The answers of each person who gave some.</summary>
    public IReadOnlyDictionary<Guid, AnswerSheet> ByPerson => byPerson.Value;

    /// <summary>What is sealed again: without what those left out said of others, and others of them. In the order of the sheets.</summary>
    public IReadOnlyDictionary<int, AnswerSheet> Kept
    {
        get
        {
            if (LeftOut.Count == 0 || Wave.Instrument.Roster is not { } block)
            {
                return Sheets;
            }

            var stays = Network.Select(place => place.Number).ToHashSet();
            return Sheets.ToDictionary(
                sheet => sheet.Key,
                sheet => sheet.Value.Without(block, other => !stays.Contains(sheet.Key) || !stays.Contains(other))
            );
        }
    }
}
