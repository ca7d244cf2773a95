using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>A leader who writes through the pages, a canary in every field.</summary>
internal sealed class ProbeAuthor(ProbeApp app, ProbeWorld world, ProbePen pen, PersonId person)
{
    private static readonly string[] Sections =
    [
        "why",
        "direction",
        "room",
        "practice",
        "mutual",
        "across",
        "pressure",
        "learn",
    ];

    public Task WriteNotesAsync() =>
        SendAsync("/foundation/notes", [new("text-notes", Plant(Artefact.FoundationNotes)), new("base-notes", "0")]);

    public async Task WriteDraftAsync()
    {
        var revisions = await app.Database.ListAsync<(string Section, int Revision)>(
            "select section, revision from foundation_section where owner = @person",
            new { person }
        );
        await SendAsync(
            "/foundation/draft",
            Sections.SelectMany(section =>
                new KeyValuePair<string, string>[]
                {
                    new("text-" + section, Plant(Artefact.FoundationDraft)),
                    new(
                        "base-" + section,
                        revisions
                            .FirstOrDefault(known => known.Section == section)
                            .Revision.ToString(CultureInfo.InvariantCulture)
                    ),
                }
            )
        );
    }

    /// <summary>Hands in what is written; answers the version that was kept.</summary>
    public async Task<Guid> SubmitAsync()
    {
        await SendAsync("/foundation/submission", await WithRevisionAsync());
        return await LatestAsync();
    }

    /// <summary>Opens what is written to the own group.</summary>
    public async Task<Guid> ShareAsync()
    {
        await SendAsync("/foundation/sharing", await WithRevisionAsync());
        return await LatestAsync();
    }

    public async Task StopSharingAsync(Guid version)
    {
        var number = (
            await app.Database.ListAsync<int>(
                "select number from foundation_version where id = @version",
                new { version }
            )
        ).Single();
        await SendAsync($"/foundation/sharing/{number}/ending", []);
    }

    public async Task PublishAsync(string audience)
    {
        await SendAsync("/foundation/publication", [.. await WithRevisionAsync(), new("audience", audience)]);
        await LatestAsync();
    }

    /// <summary>Answers another's shared version with a canary of her own.</summary>
    public async Task AnswerAsync(PersonId owner, Guid version)
    {
        var foundation = (
            await app.Database.ListAsync<Guid>(
                "select foundation from foundation_version where id = @version",
                new { version }
            )
        ).Single();
        await SendAsync(
            $"/foundation/{foundation}/feedback",
            [
                new("version", version.ToString()),
                new("giving", Ids.Secure.Next().ToString()),
                new("clear", Plant(Artefact.FoundationFeedback, owner)),
                new("curious", Plant(Artefact.FoundationFeedback, owner)),
                new("example", Plant(Artefact.FoundationFeedback, owner)),
            ]
        );
    }

    private async Task<List<KeyValuePair<string, string>>> WithRevisionAsync()
    {
        var revision = (
            await app.Database.ListAsync<int>("select revision from foundation where owner = @person", new { person })
        ).Single();
        return
        [
            new("id", Ids.Secure.Next().ToString()),
            new("revision", revision.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private async Task<Guid> LatestAsync()
    {
        var version = (
            await app.Database.ListAsync<Guid>(
                "select id from foundation_version where owner = @person order by number desc limit 1",
                new { person }
            )
        ).Single();
        world.Went(person, version);
        return version;
    }

    private string Plant(string artefact, PersonId? owner = null) => pen.Plant(artefact, owner: owner);

    private Task SendAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        pen.SendAsync(path, fields);
}
