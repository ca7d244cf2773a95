using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>The page where a coach composes a case beside its sources; the check comes along while she writes.</summary>
public static class ComposeCase
{
    private static readonly Door Coach = Door.Roles("coach");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/cases/{id:guid}/writing", Coach, ShowAsync);
        routes.MapAction("/cases/{id:guid}/draft", Coach, SaveAsync);
        routes.MapAction("/cases/{id:guid}/warnings", Coach, CheckAsync);
        routes.MapAction("/cases/{id:guid}/sources", Coach, ChooseAsync);
    }

    public static string Address(GeneralCaseId id) => $"/cases/{id.Value}/writing";

    public static WritingPlace Place(ProgrammeId programme) =>
        new(programme, key => RoomTexts.Of<GeneralCase>()[$"case.{key}"]);

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        HeldCase own,
        CaseDesk desk,
        CancellationToken cancel
    ) =>
        own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
                held.State != CaseState.Writing
                    ? Results.Extensions.SeeOther(held.Address)
                    : Pages.Show<ComposeCasePage>(http, new { Desk = await desk.LayOutAsync(tx, viewer, held) }),
            cancel
        );

    private static async Task<IResult> SaveAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        HeldCase own,
        GeneralCases cases,
        Ids ids,
        CancellationToken cancel
    )
    {
        var sent = SentSections.Of(form, CaseTemplate.Keys);
        if (SentSections.TooLong(http, sent, Address(new GeneralCaseId(id))) is { } tooLong)
        {
            return tooLong;
        }

        return await own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
                await cases.SaveAsync(tx, viewer, held, sent) is { } saves
                    ? SectionAnswers.Of(http, Address(held.Id), Place(held.Programme), saves, ids)
                    : Results.Extensions.SeeOther(held.Address),
            cancel
        );
    }

    private static Task<IResult> CheckAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        HeldCase own,
        CaseDesk desk,
        CancellationToken cancel
    ) =>
        own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
            {
                var text = CaseTemplate.Keys.Select(key => new SectionOfText(key, form["text-" + key])).ToList();
                var (findings, sources) = await desk.CheckAsync(tx, viewer, held, text);
                return Pages.Show<CaseBeside>(
                    http,
                    new
                    {
                        Case = held,
                        Findings = findings,
                        Sources = sources,
                    }
                );
            },
            cancel
        );

    private static Task<IResult> ChooseAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HeldCase own,
        GeneralCases cases,
        CancellationToken cancel
    ) =>
        own.WithAsync(
            viewer,
            id,
            async (tx, held) =>
            {
                var add = form.All("add")
                    .Where(one => Guid.TryParse(one, out _))
                    .Select(one => new DilemmaId(Guid.Parse(one)));
                await cases.ChooseAsync(
                    tx,
                    viewer,
                    held,
                    add,
                    form.Id("drop") is { } drop ? new DilemmaId(drop) : null
                );
                return Results.Extensions.SeeOther(Address(held.Id));
            },
            cancel
        );
}
