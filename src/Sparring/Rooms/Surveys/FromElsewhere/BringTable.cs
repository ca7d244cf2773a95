using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Surveys.FromElsewhere;

/// <summary>What was typed beside a table and what the table held; carried by the page itself until it is confirmed, and kept nowhere else.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TKept">What can be brought in of it.</typeparam>
public interface ITypedTable<TSelf, TKept>
    where TKept : class
{
    /// <summary>How large a file may be, in bytes.</summary>
    static abstract long MostBytes { get; }

    static abstract TSelf Blank(Guid id);

    /// <summary>What was sent, with the table read and what is wrong beside each field.</summary>
    /// <param name="file">A table from a file; null: the one in the field "table".</param>
    static abstract TSelf Of(Form form, TableReading? file);

    Guid Id { get; }

    /// <summary>What can be brought in; null while anything has to be put right.</summary>
    TKept? Whole { get; }
}

/// <summary>A table made elsewhere is brought in: a file or a field, then what it holds, then, confirmed, the keeping.</summary>
public abstract class BringTable<TPage, TTyped, TKept>(string path, Door door, Db db, Ids ids)
    where TPage : IComponent
    where TTyped : ITypedTable<TTyped, TKept>
    where TKept : class
{
    // A file that is somewhat too large is taken in, with what was typed beside it, and told so.
    private const long MostOfForm = 25 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(path, door, ShowAsync);
        routes.MapAction(path, door, PreviewAsync, MostOfForm);
        routes.MapAction(path + "/confirmation", door, ConfirmAsync, MostOfForm);
    }

    /// <summary>The programme it is for; null where the viewer may bring in nothing.</summary>
    protected abstract Task<ProgrammeCard?> ProgrammeAsync(Tx tx, Viewer viewer);

    /// <summary>A second time, with the same id, is nothing.</summary>
    /// <returns>Where it can be read.</returns>
    protected abstract Task<string> KeepAsync(Tx tx, Viewer viewer, ProgrammeId programme, Guid id, TKept kept);

    private Task<IResult> ShowAsync(Viewer viewer, HttpContext http, CancellationToken cancel) =>
        db.AsAsync(
            viewer,
            async tx =>
                await ProgrammeAsync(tx, viewer) is null
                    ? Refusals.Missing
                    : Pages.Show<TPage>(http, new { Typed = TTyped.Blank(ids.Next()) }),
            cancel
        );

    private async Task<IResult> PreviewAsync(Form form, Viewer viewer, HttpContext http, CancellationToken cancel)
    {
        if (await db.AsAsync(viewer, tx => ProgrammeAsync(tx, viewer), cancel) is null)
        {
            return Refusals.Missing;
        }

        return Show(http, TTyped.Of(form, await ChosenTable.FromFileAsync(form, TTyped.MostBytes, cancel)));
    }

    private Task<IResult> ConfirmAsync(Form form, Viewer viewer, HttpContext http, CancellationToken cancel) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await ProgrammeAsync(tx, viewer) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var typed = TTyped.Of(form, file: null);
                return typed.Whole is { } kept
                    ? Results.LocalRedirect(await KeepAsync(tx, viewer, programme.Id, typed.Id, kept))
                    : Show(http, typed);
            },
            cancel
        );

    private static IResult Show(HttpContext http, TTyped typed) =>
        Pages.Show<TPage>(
            http,
            new { Typed = typed },
            typed.Whole is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
}
