using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys;

/// <summary>Asks those who were asked, until they have answered or it is too late.</summary>
public sealed class SurveysNextSteps : INextSteps
{
    private const string NextSql = """
        select w.id as Wave, w.number as Number, w.closes_on as ClosesOn
        from survey_wave w join survey_place p on p.wave = w.id and p.person = viewer()
        where w.closed_at is null and w.closes_on >= today()
          and not exists (select 1 from survey_status s where s.wave = w.id and s.person = viewer())
        """;

    private static readonly Question Next = new(NextSql);
    private readonly RoomTexts texts = RoomTexts.Of<SurveysNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) => viewer.Is("participant") ? [Next] : [];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer) =>
        viewer.Is("participant") ? [.. (await answers.ListAsync<NextRow>()).Select(Step)] : [];

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
}
