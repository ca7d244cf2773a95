using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>POST /groups/{id}/agreement: a member or the coach writes what the group has agreed; never over somebody else's words.</summary>
public static class WriteAgreement
{
    private const int MostSigns = 4000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/groups/{id:guid}/agreement", Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        GroupReading reading,
        GroupsStore groups,
        AgreementStore store,
        AcceptanceStore acceptances,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                Task<IResult> AgainAsync(string sentence, Agreement words, int version) =>
                    ShowGroup.PageAsync(tx, http, viewer, id, reading, ids, clock, Refused(sentence, words, version));
                var group = SparringGroupId.Of(id);
                if (
                    await groups.FindAsync(tx, group, clock.Today()) is not { } card
                    || !GroupsAccess.Belongs(card, viewer)
                )
                {
                    return Refusals.Missing;
                }

                var typed = Typed(form);
                if (typed.Purpose.Length > MostSigns || typed.Rules.Length > MostSigns)
                {
                    return await AgainAsync(
                        RoomTexts.Of<Agreement>().With("agreementTooLong", MostSigns),
                        typed,
                        typed.Version
                    );
                }

                var now = await KeptAsync(tx, group, typed, store, clock);
                if (!now.Says(typed))
                {
                    return await AgainAsync(Stale(now), typed, now.Version);
                }

                await AcceptOwnAsync(tx, viewer, card, acceptances, now.Version, clock);
                return Results.LocalRedirect($"/groups/{id}");
            },
            cancel
        );

    // What the group has agreed now. Sent twice, or by two with the same words, it is one agreement: nobody is asked again.
    private static async Task<Agreement> KeptAsync(
        Tx tx,
        SparringGroupId group,
        Agreement typed,
        AgreementStore store,
        TimeProvider clock
    )
    {
        var before = await store.FindAsync(tx, group) ?? new Agreement();
        if (before.Says(typed))
        {
            return before;
        }

        await store.KeepAsync(tx, group, typed, clock.GetUtcNow());
        return await store.FindAsync(tx, group) ?? new Agreement();
    }

    // Whoever writes it has said yes; the others are asked again. A coach is not asked.
    private static async Task AcceptOwnAsync(
        Tx tx,
        Viewer viewer,
        SparringGroupCard group,
        AcceptanceStore acceptances,
        int version,
        TimeProvider clock
    )
    {
        if (version > 0 && group.Members.Contains(viewer.Person))
        {
            await acceptances.AcceptAsync(tx, group.Id, version, clock.GetUtcNow());
        }
    }

    private static Agreement Typed(Form form) =>
        new()
        {
            Version = form.Number("version") ?? 0,
            Purpose = form["purpose"],
            Rules = form["rules"],
        };

    private static string Stale(Agreement theirs) =>
        RoomTexts
            .Of<Agreement>()
            .With(
                "agreementStale",
                string.Join(" · ", theirs.RuleLines.Prepend(theirs.Purpose).Where(line => line.Length > 0))
            );

    private static GroupForm Refused(string sentence, Agreement words, int version) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["rules"] = sentence },
            "",
            words.Purpose,
            words.Rules,
            version
        );
}
