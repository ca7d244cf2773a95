using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys;

/// <summary>Asks those who were asked, until they have answered or it is too late; and a second person, where one wants answers opened again.</summary>
public sealed class SurveysNextSteps : INextSteps
{
    private const string NextSql = """
        select w.id as Wave, w.number as Number, w.closes_on as ClosesOn
        from survey_wave w join survey_place p on p.wave = w.id and p.person = viewer()
        where w.closed_at is null and w.closes_on >= today()
          and not exists (select 1 from survey_status s where s.wave = w.id and s.person = viewer())
        """;

    private const string ReopenSql = """
        select r.wave as Wave, r.agree_by as AgreeBy
        from survey_reopening r
        where may_reopen(r.programme) and r.asked_by <> viewer() and r.agreed_by is null and r.agree_by >= today()
          and r.withdrawn_at is null and r.lapsed_at is null
        """;

    private static readonly Question Next = new(NextSql);
    private static readonly Question Reopen = new(ReopenSql);
    private readonly RoomTexts texts = RoomTexts.Of<SurveysNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) =>
        [
            .. viewer.Is("participant") ? [Next] : Array.Empty<Question>(),
            .. MayReopen(viewer) ? [Reopen] : Array.Empty<Question>(),
        ];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("participant"))
        {
            steps.AddRange((await answers.ListAsync<NextRow>()).Select(Step));
        }

        if (MayReopen(viewer))
        {
            steps.AddRange((await answers.ListAsync<ReopenRow>()).Select(Step));
        }

        return steps;
    }

    private static bool MayReopen(Viewer viewer) => viewer.Is("organiser") || viewer.Is("data_protection_officer");

    private NextStep Step(ReopenRow row) =>
        new(
            30,
            texts["nextReopen"],
            texts["nextReopenDetail"],
            row.AgreeBy,
            $"/surveys/{row.Wave.Value}/reopening",
            texts["nextReopenDo"]
        );

    private NextStep Step(NextRow row) =>
        new(
            25,
            texts["next"],
            texts["nextDetail"],
            row.ClosesOn,
            $"/surveys/{row.Wave.Value}/answers",
            texts["answer"]
        );

    private sealed record NextRow(WaveId Wave, int Number, DateOnly ClosesOn);

    private sealed record ReopenRow(WaveId Wave, DateOnly AgreeBy);
}
