using Sparring.Platform.Data;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>Why a session has no time, and what would free one, in the reader's words.</summary>
public static class PlanWords
{
    private const int MostNamed = 5;

    public static string Why(FoundNone without)
    {
        var texts = RoomTexts.Of(typeof(PlanWords));
        var why = texts.With("times.why-" + without.Kind, without.GroupNumber, without.Number, Names(without.Clashing));
        if (without.Journey is { } way)
        {
            var day = Said.Day(DateOnly.FromDateTime(way.Starts.InCopenhagen().DateTime));
            // What somebody has elsewhere is not named, nor how far away it is.
            why +=
                " "
                + (
                    way.From.Length > 0 && way.To.Length > 0
                        ? texts.With("times.journey", day, way.Person, way.Left, way.From, way.To, way.Minutes)
                        : texts.With("times.journeyElsewhere", day, way.Person)
                );
        }

        var remedies = without.Remedies.Select(Remedy).ToList();
        return remedies.Count == 0
            ? why
            : why + " " + texts.With("times.would", string.Join(texts["times.or"], remedies));
    }

    private static string Remedy(FoundRemedy remedy)
    {
        var texts = RoomTexts.Of(typeof(PlanWords));
        var conditions = new List<string>();
        if (remedy.Free.Count > 0)
        {
            conditions.Add(texts.With("times.ifFree", Names(remedy.Free)));
        }

        if (remedy.MoreLoad)
        {
            conditions.Add(texts.With("times.ifMore", remedy.Coach));
        }

        if (remedy.FreeRoom)
        {
            conditions.Add(texts["times.ifRoom"]);
        }

        return texts.With(
            "times.remedy",
            Said.When(remedy.Starts, remedy.Ends),
            string.Join(texts["times.and"], conditions)
        );
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? " …" : "");
}
