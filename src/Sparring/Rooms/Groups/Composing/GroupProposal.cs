using System.Globalization;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Groups that are being made: what for, how large, and what matters how much.</summary>
public sealed class GroupProposal
{
    /// <summary>How the last search ended, when it was for other groups as good and found none.</summary>
    public const string NoOthers = "NoOthers";

    /// <summary>How the last search ended, when it was for other groups as good and found some.</summary>
    public const string Others = "Others";

    public required Guid Id { get; init; }
    public required ProgrammeId Programme { get; init; }

    /// <summary>One of <see cref="ProposalKind.All"/>.</summary>
    public required string Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>The day of the gathering; of sparring groups the first day they hold.</summary>
    public required DateOnly Day { get; init; }
    public string? Place { get; init; }

    /// <summary>As written: 4, 3-4, 10x3+2x4.</summary>
    public required string Sizes { get; init; }
    public required string Department { get; init; }
    public required string Level { get; init; }
    public required string Task { get; init; }
    public required string Met { get; init; }
    public required string OwnGroup { get; init; }

    /// <summary>Whether people who report to each other may share a group: <see cref="Importance.Apart"/> or <see cref="Importance.None"/>.</summary>
    public string Line { get; init; } = Importance.Apart;
    public required int Seconds { get; init; }
    public required int Seed { get; init; }
    public required int Version { get; init; }
    public DateTimeOffset? SolvedAt { get; init; }
    public string? Stop { get; init; }
    public long? LowerBound { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public DateTimeOffset? AnnouncedAt { get; init; }
    public Guid? Occasion { get; init; }
    public Guid? BasedOn { get; init; }

    /// <summary>The series of gatherings it is planned with; null: alone.</summary>
    public Guid? Series { get; init; }

    /// <summary>Which of the series it is, from 1.</summary>
    public int? SeriesNumber { get; init; }

    /// <summary>The roles dealt within each team; empty: none.</summary>
    public string[] Roles { get; init; } = [];

    /// <summary>The gathering of a series that is held on a day; the first keeps its id, the others' follow from it.</summary>
    public GroupProposal AsOneOf(DateOnly day, int number)
    {
        var id = Id.ToByteArray();
        id[15] ^= (byte)(number - 1);
        return new()
        {
            Id = new Guid(id),
            Programme = Programme,
            Kind = Kind,
            Title = TitleOf(number),
            Day = day,
            Place = Place,
            Sizes = Sizes,
            Department = Department,
            Level = Level,
            Task = Task,
            Met = Met,
            OwnGroup = OwnGroup,
            Line = Line,
            Seconds = Seconds,
            Seed = Seed,
            Version = Version,
            Series = Id,
            SeriesNumber = number,
        };
    }

    public string Address => $"/groups/compose/{Id}";

    // What follows "Seminar 2" is seminar 3; what follows "Samling" is the second.
    private string TitleOf(int number) =>
        number == 1 ? Title
        : Title.LastIndexOf(' ') is > 0 and var space
        && Title[(space + 1)..] is { Length: 1 or 2 } last
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var own)
            ? $"{Title[..space]} {own + number - 1}"
        : $"{Title} {number}";
}

/// <summary>What can be made.</summary>
public static class ProposalKind
{
    public const string Sparring = "sparring";
    public const string Tables = "tables";
    public const string Pairs = "pairs";
    public const string Quartets = "quartets";
    public const string Teams = "teams";
    public const string Rooms = "rooms";
    public const string Phones = "phones";

    public static IReadOnlyList<string> All { get; } = [Sparring, Tables, Pairs, Quartets, Teams, Rooms, Phones];
}

/// <summary>How much something matters, in plain words and as what one pair costs.</summary>
public static class Importance
{
    public const string Apart = "apart";
    public const string Important = "important";
    public const string Less = "less";
    public const string None = "none";

    public static IReadOnlyList<string> Weights { get; } = [Important, Less, None];

    public static long WeightOf(string importance) =>
        importance switch
        {
            Important => 100,
            Less => 20,
            _ => 0,
        };
}

/// <summary>A person of a proposal: where she sits in it, and whether that is settled.</summary>
public sealed record ProposalPerson(PersonId Person, int? Seat, DateTimeOffset? LockedAt);

/// <summary>Two people who must or may not share a group.</summary>
public sealed record PeopleRule(string Kind, PersonId Person, PersonId Other);

/// <summary>Two people and how often they have sat together; what is more than a year ago counts less.</summary>
/// <param name="Times">Every gathering.</param>
/// <param name="LongAgo">Those of them that were more than a year before the day.</param>
public sealed record MetPair(PersonId One, PersonId Other, int Times, int LongAgo)
{
    public int Lately => Times - LongAgo;
}
