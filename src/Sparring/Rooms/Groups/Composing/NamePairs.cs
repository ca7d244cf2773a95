using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>POST /groups/compose/{id}/pairs and …/pairs-end: two people to be kept apart, or together.</summary>
public static class NamePairs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/groups/compose/{id:guid}/pairs", GroupsAccess.Organisers, AddAsync);
        routes.MapAction("/groups/compose/{id:guid}/pairs-end", GroupsAccess.Organisers, EndAsync);
    }

    private static Task<IResult> AddAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        desk.ChangeAsync(
            viewer,
            id,
            http,
            async (tx, sheet) =>
            {
                if (PairOf(sheet, form) is not var (one, other))
                {
                    return "composeErrorPair";
                }

                var kind = form["kind"] == "together" ? "together" : "apart";
                await desk.Changes.AddRuleAsync(tx, id, kind, one, other);
                return null;
            },
            cancel
        );

    private static Task<IResult> EndAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        ProposalDesk desk,
        CancellationToken cancel
    ) =>
        desk.ChangeAsync(
            viewer,
            id,
            http,
            async (tx, sheet) =>
            {
                if (form["rule"].Split(' ') is not [var kind, var one, var other])
                {
                    return "composeErrorPair";
                }

                var rule = sheet.Rules.FirstOrDefault(rule =>
                    rule.Kind == kind && rule.Person.Value.ToString() == one && rule.Other.Value.ToString() == other
                );
                if (rule is not null)
                {
                    await desk.Changes.RemoveRuleAsync(tx, id, rule.Kind, rule.Person, rule.Other);
                }

                return null;
            },
            cancel
        );

    private static (PersonId One, PersonId Other)? PairOf(ProposalSheet sheet, Form form) =>
        form.Id("one") is { } one
        && form.Id("other") is { } other
        && one != other
        && sheet.Has(PersonId.Of(one))
        && sheet.Has(PersonId.Of(other))
            ? (PersonId.Of(one), PersonId.Of(other))
            : null;
}
