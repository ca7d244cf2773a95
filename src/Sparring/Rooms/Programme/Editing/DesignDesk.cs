using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>What every change of a design needs: the programme, its history, and how the outcome is answered.</summary>
public sealed class DesignDesk(SeenProgrammes programmes, DesignHistory history, DesignStore store)
{
    public SeenProgrammes Programmes => programmes;

    public DesignHistory History => history;

    /// <summary>Done: back to the overview. Refused: the same form with everything typed.</summary>
    public async Task<IResult> AnswerAsync(Tx tx, HttpContext http, ThingOnPage page, int version, DesignChange change)
    {
        switch (change)
        {
            case DesignChange.Written written:
                return Done(page.Programme, written.Version);
            case DesignChange.Nothing:
                return Done(page.Programme, 0);
            case DesignChange.Broken broken:
                return Refuse(http, page with { Form = page.Form.With(broken.Faults) });
            default:
                // The form is shown again on top of the newest version: sent once more, it is a choice made with open eyes.
                return Refuse(http, page with { Since = await SinceAsync(tx, page.Programme, version) });
        }
    }

    public static IResult Done(SeenProgramme programme, int version) =>
        Results.Redirect($"{programme.Address}/edit{(version > 0 ? $"?changed={version}" : "")}");

    /// <summary>What was changed after a version, in plain words.</summary>
    public async Task<IReadOnlyList<string>> SinceAsync(Tx tx, SeenProgramme programme, int version) =>
        [.. (await store.ChangesAsync(tx, programme.Id, version, 20)).Select(change => Told(change, programme))];

    private static string Told(DesignStore.ChangeRow change, SeenProgramme programme)
    {
        var texts = RoomTexts.Of<DesignDesk>();
        var edits = DesignHistory
            .EditsOf(change.Edits)
            .Select(edit => DesignNames.Tell(edit, programme.Document))
            .OfType<string>();
        return $"{change.Name ?? texts["commandLine"]}: {string.Join(" ", edits)}";
    }

    private static IResult Refuse(HttpContext http, ThingOnPage page) =>
        Pages.Show<ThingPage>(http, new { Shown = page }, StatusCodes.Status422UnprocessableEntity);
}
