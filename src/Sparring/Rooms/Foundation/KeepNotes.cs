using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Saves the private notes: shared with nobody, now or later.</summary>
public static class KeepNotes
{
    public const string Key = "notes";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/foundation/notes", Doors.To(Artefact.FoundationNotes, Right.Write), HandleAsync);

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
        var sent = SentSections.Of(form, [Key]);
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
                var saves = new List<SectionSave>();
                foreach (var note in sent)
                {
                    saves.Add(await drafts.SaveNoteAsync(tx, viewer, held, note));
                }

                return SectionAnswers.Of(
                    http,
                    WriteFoundation.Address(programme.Id) + "#notes",
                    WriteFoundation.Place(programme.Id),
                    saves,
                    ids
                );
            },
            cancel
        );
    }
}
