using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Writing;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>
/// Takes what a leader wrote in sessions back from the file of her own data, into the session of the same number of the group she is in
/// now: her reflections, closed to others, and her line of the agreement with how it went. What is written here already stays.
/// </summary>
public sealed class TakeBackSessions(
    SessionOpening opening,
    SessionTexts texts,
    SessionTextStore textStore,
    Commitments lines,
    Ids ids
) : ITakeBackOwnData
{
    private const string OwnSql = """
        select s.id as Id, s.number as Number
        from coaching_seat c join coaching_session s on s.id = c.session
        where c.person = viewer() and s.coach <> viewer() and s.cancelled_at is null order by s.number
        """;

    private static RoomTexts Said => RoomTexts.Of<TakeBackSessions>();

    public string Room => "coaching";

    public async Task<TakenBack> TakeBackAsync(Tx tx, Viewer viewer, OwnFileRoom file)
    {
        var (reflections, agreed, kept, homeless) = (0, 0, 0, 0);
        var numbers = file["session_reflection"].Concat(file["session_commitment"]).Select(NumberOf).Distinct();
        var own = await tx.ListAsync<OwnSession>(OwnSql);
        foreach (var number in numbers)
        {
            List<OwnFileEntry> Of(string list) => [.. file[list].Where(entry => NumberOf(entry) == number)];
            var (written, line) = (Of("session_reflection"), Of("session_commitment").LastOrDefault());
            var home = own.FirstOrDefault(session => session.Number == number);
            if (home is null || await opening.OpenAsync(tx, viewer, home.Id.Value) is not { IsCoach: false } open)
            {
                homeless += written.Count + (line is null ? 0 : 1);
                continue;
            }

            var taken = await ReflectAsync(tx, viewer, open, written);
            reflections += taken;
            kept += written.Count - taken;
            var isAgreed = line is not null && await AgreeAsync(tx, viewer, open, line);
            agreed += isAgreed ? 1 : 0;
            kept += line is null || isAgreed ? 0 : 1;
        }

        return new TakenBack(
            Said["own"],
            [.. Told(("back.reflections", reflections), ("back.lines", agreed))],
            [.. Told(("back.kept", kept), ("back.noSession", homeless))]
        );
    }

    private async Task<int> ReflectAsync(Tx tx, Viewer viewer, OpenSession open, IReadOnlyList<OwnFileEntry> filed)
    {
        await textStore.HoldAsync(tx, open.Id);
        var here = (await texts.ReflectionsAsync(tx, viewer, open))
            .Where(one => one.Owner == viewer.Person)
            .Select(one => one.Text.Key)
            .ToHashSet(StringComparer.Ordinal);
        var sent = filed
            .Where(entry => SessionSections.Alone(open.Session.Number).Contains(entry["section"]))
            .Where(entry => entry["text"].Length > 0 && here.Add(entry["section"]))
            .Select(entry => new SectionText(entry["section"], entry["text"], 0, ids.Next(), 1))
            .ToList();
        await texts.SaveReflectionAsync(tx, viewer, open, sent);
        return sent.Count;
    }

    private async Task<bool> AgreeAsync(Tx tx, Viewer viewer, OpenSession open, OwnFileEntry entry)
    {
        var text = entry["text"];
        var here = (await lines.OfAsync(tx, viewer, open)).First(line => line.Owner == viewer.Person);
        if (here.IsWritten || text.Length is 0 or > Commitment.MostSigns)
        {
            return false;
        }

        // Whoever was to ask her is of another group, or not here at all.
        var typed = here with
        {
            Text = text,
            Due = entry.Day("due"),
        };
        if (await lines.WriteAsync(tx, viewer, open, typed) is not Commitment.Writing.Written { Line: var line })
        {
            return false;
        }

        if (Commitment.Outcomes.Contains(entry["outcome"]))
        {
            await lines.LookAgainAsync(tx, viewer, open, line, entry["outcome"], entry["outcomeText"]);
        }

        return true;
    }

    // Files from before the number stood in them: the first session has a section of its own.
    private static int NumberOf(OwnFileEntry entry) =>
        entry.Number("session") ?? (SessionSections.Alone(1).Contains(entry["section"]) ? 1 : 2);

    private static IEnumerable<string> Told(params (string Key, int Count)[] counts) =>
        counts.Where(one => one.Count > 0).Select(one => Said.With(one.Key, one.Count));

    private sealed record OwnSession(CoachingSessionId Id, int Number);
}
