using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>POST /privacy/mine/file: a person brings the file of her own data back; every room takes what it can.</summary>
public static class TakeBackMyData
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/privacy/mine/file", Door.SignedIn, HandleAsync, OwnFile.MostBytes + Endpoints.FormLimit);

    private static async Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        MyData data,
        IEnumerable<ITakeBackOwnData> takers,
        CancellationToken cancel
    )
    {
        var texts = RoomTexts.Of<MyData>();
        if (form.Files.GetFile("file") is not { Length: > 0 and <= OwnFile.MostBytes } sent)
        {
            return await AgainAsync(texts["takeBackMissing"]);
        }

        using var content = new MemoryStream();
        await sent.CopyToAsync(content, cancel);
        var (rooms, wrong, where) = OwnFile.Read(content.ToArray());
        return rooms is null
            ? await AgainAsync(texts.With(wrong ?? "takeBackOther", where))
            : Pages.Show<TakenBackPage>(http, new { Rooms = await db.AsAsync(viewer, TakeAsync, cancel) });

        async Task<IReadOnlyList<TakenBack>> TakeAsync(Tx tx)
        {
            var taken = new List<TakenBack>();
            foreach (var taker in takers.Where(taker => rooms.ContainsKey(taker.Room)))
            {
                taken.Add(await taker.TakeBackAsync(tx, viewer, rooms[taker.Room]));
            }

            return taken;
        }

        async Task<IResult> AgainAsync(string error) =>
            Pages.Show<MyDataPage>(
                http,
                new { Rooms = await data.ReadAsync(viewer, cancel), Error = error },
                StatusCodes.Status422UnprocessableEntity
            );
    }
}
