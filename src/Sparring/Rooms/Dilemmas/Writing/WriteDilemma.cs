using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Checking;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>The page where a leader writes her dilemma, and the warnings that come while she writes.</summary>
public static class WriteDilemma
{
    public const string Path = "/dilemmas/mine";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Doors.To(Artefact.Dilemma, Right.Write), ShowAsync);
        routes.MapAction(Path + "/draft", Doors.To(Artefact.Dilemma, Right.Write), SaveAsync);
        routes.MapAction(Path + "/warnings", Doors.To(Artefact.Dilemma, Right.Write), WarnAsync);
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<WriteDilemmaPage>(http, new { Desk = laid })
                    : Pages.Show<NoProgrammePage>(http, new { }),
            cancel
        );

    private static async Task<IResult> SaveAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaDrafts dilemmas,
        DilemmasAccess access,
        Ids ids,
        CancellationToken cancel
    )
    {
        var sent = SentSections.Of(form, DilemmaTemplate.Keys);
        if (SentSections.TooLong(http, sent, Path) is { } tooLong)
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

                var held = await dilemmas.HoldAsync(tx, viewer, programme.Id);
                var saves = await dilemmas.SaveAsync(tx, viewer, held, sent);
                var onward = form["then"] == "send" ? SendDilemma.Address(programme.Id) : Address(programme.Id);
                return SectionAnswers.Of(http, onward, Place(programme.Id), saves, ids);
            },
            cancel
        );
    }

    private static Task<IResult> WarnAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ProgrammeRoster roster,
        DilemmasAccess access,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var texts = SentSections
                    .Of(form, DilemmaTemplate.Keys)
                    .Select(section => new SectionOfText(section.Key, section.Text));
                var warnings = Warning.In(texts, await roster.OfAsync(tx, programme.Id));
                return Pages.Show<WarningList>(http, new { Warnings = warnings });
            },
            cancel
        );

    private static WritingPlace Place(ProgrammeId programme) =>
        new(programme, key => RoomTexts.Of<Dilemma>()[$"t7.{key}"]);
}
