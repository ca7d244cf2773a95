using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>A point as a coach types it, and what keeps it from being offered.</summary>
public sealed record InsightForm(
    Guid Id,
    string Text,
    string Audience,
    IReadOnlyList<Guid> Groups,
    IReadOnlyDictionary<string, string> Errors
)
{
    public static InsightForm Empty(Guid id) => new(id, "", "organisers", [], new Dictionary<string, string>());

    /// <summary>An empty form below the sentence that says why something else on the page was not done.</summary>
    public static InsightForm Refused(Guid id, string why) =>
        Empty(id) with
        {
            Errors = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = why },
        };

    public static InsightForm Read(Form form, Guid otherwise) =>
        new(
            form.Id("id") ?? otherwise,
            form["text"],
            CoachingInsight.Audiences.Contains(form["audience"], StringComparer.Ordinal)
                ? form["audience"]
                : "organisers",
            [.. form.All("groups").Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)],
            new Dictionary<string, string>()
        );

    public IReadOnlyList<SparringGroupCard> Among(IReadOnlyList<SparringGroupCard> coached) =>
        [.. coached.Where(group => Groups.Contains(group.Id.Value))];

    /// <summary>The same with what is wrong; names are those of everybody in the programme.</summary>
    public InsightForm Checked(IReadOnlyList<SparringGroupCard> coached, IEnumerable<string> names)
    {
        var texts = RoomTexts.Of<CoachingInsight>();
        var chosen = Among(coached);
        var behind = new CoachingInsight.Behind(
            chosen.Count,
            chosen.SelectMany(group => group.Members).Distinct().Count(),
            false
        );
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Text.Length is 0 or > CoachingInsight.MostSigns)
        {
            faults["text"] = texts.With(
                Text.Length == 0 ? "insight.empty" : "insight.tooLong",
                CoachingInsight.MostSigns
            );
        }
        else if (NamesInText.First(Text, names) is { } name)
        {
            faults["text"] = texts.With("insight.names", name);
        }

        if (!behind.IsEnough)
        {
            faults["groups"] = texts.With(
                "insight.tooFew",
                behind.People,
                behind.Groups,
                CoachingInsight.LeastPeople,
                CoachingInsight.LeastGroups
            );
        }

        return this with
        {
            Errors = faults,
        };
    }
}
