using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>A coach who makes a case of dilemmas, a canary in every field, and takes it as far as she is asked to.</summary>
internal sealed class CaseAuthor(ProbeApp app, ProbePen pen)
{
    private static readonly string[] Sections = ["title", "situation", "one", "other"];

    public async Task<Guid> WriteAsync(IEnumerable<Guid> dilemmas)
    {
        var general = Ids.Secure.Next();
        await pen.SendAsync("/cases", [new("id", general.ToString())]);
        await pen.SendAsync(
            $"/cases/{general}/sources",
            dilemmas.Select(dilemma => KeyValuePair.Create("add", dilemma.ToString()))
        );
        await pen.SendAsync(
            $"/cases/{general}/draft",
            pen.Texts(Artefact.GeneralCase, Sections, field => new Spot(general, field))
        );
        return general;
    }

    public async Task AskAsync(Guid general)
    {
        var revision = await app.Database.ListAsync<int>(
            "select coalesce(sum(revision), 0)::int from general_case_section where general_case = @general",
            new { general }
        );
        await pen.SendAsync(
            $"/cases/{general}/asking",
            [
                new("revision", revision.Single().ToString(CultureInfo.InvariantCulture)),
                new("by", "2019-01-25"),
                new("changed", "place"),
                new("changed", "profession"),
                new("changed", "scale"),
            ]
        );
    }

    public Task ReleaseAsync(Guid general, Guid group) =>
        pen.SendAsync($"/cases/{general}/release", [new("group", group.ToString())]);

    public Task TakeBackAsync(Guid general) => pen.SendAsync($"/cases/{general}/taking-back", []);
}
