using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>
/// A wave that is answered, closed and talked about, and a second that is open: canaries in what each writes for herself, and in what an
/// evaluation elsewhere said of her.
/// </summary>
internal sealed class SurveyAuthor(ProbeApp app, TenantId tenant, ProgrammeId programme, Func<string, ProbePen> pens)
{
    private static readonly string[] Leaders =
    [
        "drafts",
        "submits",
        "former",
        "leaves",
        "shares",
        "revokes",
        "organises and takes part",
    ];

    public async Task PlantAsync()
    {
        var first = await OpenAsync();
        await AnswerAsync(first);
        await pens("organiser").SendAsync($"/surveys/{first}/closing", []);
        foreach (var role in Leaders)
        {
            await pens(role)
                .SendAsync(
                    $"/surveys/{first}/notes",
                    [
                        new("note", Ids.Secure.Next().ToString()),
                        new("step", "reflection"),
                        new("where", "alone"),
                        new("text", pens(role).Plant(Artefact.SurveyAnswers)),
                    ]
                );
        }

        var second = await OpenAsync("collaboration-and-effect");
        await AnswerAsync(second);
        // In words too: until the wave closes nobody but she reads them; then all of them are published without names.
        var words = new Spot(second, "words");
        foreach (var role in Leaders)
        {
            await pens(role)
                .SendAsync(
                    $"/surveys/{second}/answers",
                    [new("inside.1", "3"), new("different.one", pens(role).Plant(Artefact.SurveyAnswers, words))]
                );
        }

        // Two ask to be left out of the network, and one of them takes it back.
        await pens("former").SendAsync($"/surveys/{second}/left-out", []);
        await pens("revokes").SendAsync($"/surveys/{second}/left-out", []);
        await pens("revokes").SendAsync($"/surveys/{second}/left-out/withdrawal", []);
        await BringInAsync();
    }

    // Two keep it to themselves, one has opened it to her coach, and one has closed it again.
    private async Task BringInAsync()
    {
        const string Shared = "/surveys/perceived/mine/sharing";
        foreach (
            var (role, presses) in ((string, string[])[])
                [("drafts", []), ("submits", ["yes"]), ("shares", []), ("revokes", ["yes", "no"])]
        )
        {
            var id = Ids.Secure.Next();
            var pen = pens(role);
            string Planted(string field) => pen.Plant(Artefact.PerceivedReport, new Spot(id, field));
            await pen.SendAsync(
                "/surveys/perceived/evaluation/confirmation",
                [
                    new("id", id.ToString()),
                    new("title", Planted("title")),
                    new("table", $"tema;medarbejdere;antal svar\n{Planted("theme")};3.4;12"),
                ]
            );
            foreach (var open in presses)
            {
                await pen.SendAsync(Shared, [new("id", id.ToString()), new("open", open)]);
            }
        }
    }

    private async Task AnswerAsync(Guid wave)
    {
        foreach (var (role, at) in Leaders.Select((role, at) => (role, at)))
        {
            await pens(role)
                .SendAsync(
                    $"/surveys/{wave}/answers",
                    [new("outside.regions", $"{1 + (at % 5)}"), new("inside.1", "3"), new("inside.2", "3")]
                );
        }
    }

    private async Task<Guid> OpenAsync(string instrument = "collaboration-and-leadership")
    {
        await pens("organiser")
            .SendAsync(
                "/surveys/new",
                [
                    new("instrument", instrument),
                    new("threshold", "2"),
                    new("smallest", "5"),
                    new("breakdowns", "department"),
                    new("closes", app.Database.Clock.Today().AddDays(7).ToString("yyyy-MM-dd")),
                ]
            );
        return (
            await app.Database.ListAsync<Guid>(
                "select id from survey_wave where tenant = @tenant and programme = @programme and closed_at is null",
                new { tenant, programme }
            )
        ).Single();
    }
}
