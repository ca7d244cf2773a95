using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>What is typed of a proposal: what to make, who is present, and what matters.</summary>
public sealed record ProposalForm(
    Guid Id,
    string Kind,
    string Title,
    DateOnly? Day,
    string DayTyped,
    string Place,
    string Sizes,
    string Department,
    string Level,
    string Task,
    string Met,
    string OwnGroup,
    int Seconds,
    Guid? BasedOn,
    IReadOnlyList<PersonId> People,
    string Roles = "",
    string Later = ""
)
{
    public string Line { get; init; } = Importance.Apart;

    private const int LongestTitle = 200;
    private const int MostGatherings = 12;
    private static readonly int[] Patience = [2, 5, 20];

    /// <summary>Sensible defaults of each kind.</summary>
    public static ProposalForm Empty(Guid id, string kind, DateOnly day, IReadOnlyList<PersonId> people) =>
        new(
            id,
            kind,
            "",
            day,
            "",
            "",
            kind switch
            {
                ProposalKind.Sparring or ProposalKind.Rooms => "3-4",
                ProposalKind.Pairs or ProposalKind.Phones => "2-3",
                ProposalKind.Teams => RoomTexts.Of<ProposalForm>()["teamsDefault"],
                _ => "4-3",
            },
            Importance.Important,
            kind is ProposalKind.Sparring or ProposalKind.Teams ? Importance.Important : Importance.Less,
            Importance.Less,
            Importance.Important,
            kind switch
            {
                ProposalKind.Sparring => Importance.None,
                ProposalKind.Quartets or ProposalKind.Teams => Importance.Less,
                _ => Importance.Apart,
            },
            Patience[0],
            null,
            people
        );

    public static ProposalForm Of(ProposalSheet sheet) =>
        new(
            sheet.Proposal.Id,
            sheet.Proposal.Kind,
            sheet.Proposal.Title,
            sheet.Proposal.Day,
            "",
            sheet.Proposal.Place ?? "",
            sheet.Proposal.Sizes,
            sheet.Proposal.Department,
            sheet.Proposal.Level,
            sheet.Proposal.Task,
            sheet.Proposal.Met,
            sheet.Proposal.OwnGroup,
            sheet.Proposal.Seconds,
            sheet.Proposal.BasedOn,
            [.. sheet.People.Select(person => person.Person)],
            string.Join(", ", sheet.Proposal.Roles)
        )
        {
            Line = sheet.Proposal.Line,
        };

    public static ProposalForm Of(Form form, Guid id) =>
        new(
            id,
            ProposalKind.All.Contains(form["kind"]) ? form["kind"] : ProposalKind.Tables,
            form["title"],
            form.Date("day"),
            form["day"],
            form["place"],
            form["sizes"],
            Weight(form["department"]),
            Weight(form["level"]),
            Weight(form["task"]),
            Weight(form["met"]),
            form["own"] == Importance.Apart ? Importance.Apart : Weight(form["own"]),
            Patience.Contains(form.Number("seconds") ?? 0) ? form.Number("seconds") ?? 0 : Patience[0],
            form.Id("based"),
            [
                .. form.All("people")
                    .Select(text => Guid.TryParse(text, out var one) ? one : Guid.Empty)
                    .Select(PersonId.Of),
            ],
            form["roles"],
            form["later"]
        )
        {
            Line = form["line"] == Importance.None ? Importance.None : Importance.Apart,
        };

    public static IReadOnlyList<int> Patiences => Patience;

    public IReadOnlyDictionary<string, string> Errors()
    {
        var texts = RoomTexts.Of<ProposalForm>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Title.Length is 0 or > LongestTitle)
        {
            errors["title"] = texts["composeErrorTitle"];
        }

        if (Day is null)
        {
            errors["day"] = texts["errorDay"];
        }

        if (Kind == ProposalKind.Quartets && BasedOn is null)
        {
            errors["based"] = texts["composeErrorBased"];
        }

        if (People.Count < 2)
        {
            errors["people"] = texts["composeErrorPeople"];
        }
        else if (Kind != ProposalKind.Quartets && GroupSizes.Of(Sizes, People.Count) is null)
        {
            errors["sizes"] = texts.With("composeErrorSizes", People.Count);
        }

        if (RolesOf().Length > TeamRoles.Most || RolesOf().Any(role => role.Length > TeamRoles.Longest))
        {
            errors["roles"] = texts.With("composeErrorRoles", TeamRoles.Most, TeamRoles.Longest);
        }

        if (LaterError(texts) is { } later)
        {
            errors["later"] = later;
        }

        return errors;
    }

    private string? LaterError(RoomTexts texts) =>
        LaterDays() is not { } days ? texts["composeErrorLaterDays"]
        : days.Count >= MostGatherings || days.Append(Day ?? default).Distinct().Count() <= days.Count
            ? texts.With("composeErrorLaterMany", MostGatherings)
        : null;

    /// <summary>The days of the gatherings planned with this one, with commas between; null when one cannot be read.</summary>
    public IReadOnlyList<DateOnly>? LaterDays()
    {
        var days = Later
            .Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Form.DateOf)
            .ToList();
        return days.Contains(null) ? null : [.. days.OfType<DateOnly>().Order()];
    }

    private string[] RolesOf() =>
        [
            .. Roles
                .Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    public GroupProposal Proposal(ProgrammeId programme, DateOnly day, int seed) =>
        new()
        {
            Id = Id,
            Programme = programme,
            Kind = Kind,
            Title = Title,
            Day = day,
            Place = Place.Length > 0 ? Place : null,
            Sizes = Sizes,
            Department = Department,
            Level = Level,
            Task = Task,
            Met = Met,
            OwnGroup = OwnGroup,
            Line = Line,
            Seconds = Seconds,
            Seed = seed,
            Version = 1,
            BasedOn = Kind == ProposalKind.Quartets ? BasedOn : null,
            Roles = Kind == ProposalKind.Teams ? RolesOf() : [],
        };

    private static string Weight(string written) => Importance.Weights.Contains(written) ? written : Importance.None;
}
