using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Saves sections of the draft: one from a page that saves by itself, all of them from a page without script.</summary>
public static class SaveDraft
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/foundation/draft", Doors.To(Artefact.FoundationDraft, Right.Write), HandleAsync);

    private static async Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        Drafts drafts,
        FoundationAccess access,
        Ids ids,
        CancellationToken cancel
    )
    {
        var sent = SentSections.Of(form, FoundationTemplate.Sections.Select(section => section.Key));
        if (SentSections.TooLong(http, sent, WriteFoundation.Path) is { } tooLong)
        {
            return tooLong;
        }

        return await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var held = await drafts.HoldAsync(tx, viewer, programme.Id);
                var saves = await drafts.SaveAsync(tx, viewer, held, sent);
                return SectionAnswers.Of(
                    http,
                    Onward(form["then"], programme.Id),
                    WriteFoundation.Place(programme.Id),
                    saves,
                    ids
                );
            },
            cancel
        );
    }

    private static string Onward(string then, ProgrammeId programme) =>
        then switch
        {
            "submit" => SubmitFoundation.Address(programme),
            "share" => ShareVersion.Address(programme),
            "publish" => PublishFoundation.Address(programme),
            "aloud" => ReadAloudPages.Address(programme),
            "versions" => VersionPages.Address(programme),
            _ => WriteFoundation.Address(programme) + "#saved",
        };
}
