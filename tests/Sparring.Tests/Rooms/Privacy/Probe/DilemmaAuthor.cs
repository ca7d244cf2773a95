using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>A leader who writes a dilemma and answers cases, a canary in every field.</summary>
internal sealed class DilemmaAuthor(ProbeApp app, ProbePen pen)
{
    private static readonly string[] Sections = ["situation", "role", "one", "other", "stake", "tried", "wish"];

    public async Task WriteAsync()
    {
        // The dilemma gets its id when its page is first written in.
        await pen.SendAsync("/dilemmas/mine/draft", []);
        var thing = await IdAsync();
        await pen.SendAsync("/dilemmas/mine/draft", Texts(Sections, thing, 0));
    }

    public async Task SendAsync(bool isPooled)
    {
        await pen.SendAsync(
            "/dilemmas/mine/sending",
            [
                new("id", Ids.Secure.Next().ToString()),
                new("revision", await RevisionAsync()),
                new("guess", "no"),
                new("consent", "merged"),
                .. isPooled ? [KeyValuePair.Create("pool", "yes")] : Array.Empty<KeyValuePair<string, string>>(),
            ]
        );
        // What she writes on is hers until she sends it again.
        await pen.SendAsync("/dilemmas/mine/draft", Texts(["stake"], await IdAsync(), sent: 1, based: 1));
    }

    /// <summary>The coach's wish for another text.</summary>
    public async Task WishAsync(ProbePen coach)
    {
        var thing = await IdAsync();
        var wish = coach.Plant(Artefact.Dilemma, new Spot(thing, "rewrite"), pen.Person);
        await coach.SendAsync($"/dilemmas/{thing}/rewriting", [new("wish", wish)]);
    }

    /// <summary>Her yes or no to a case; a no with its reason.</summary>
    public Task AnswerAsync(Guid general, bool isYes) =>
        pen.SendAsync(
            $"/cases/{general}/answer",
            [
                new("number", "1"),
                new("answer", isYes ? "yes" : "no"),
                new("reason", isYes ? "" : pen.Plant(Artefact.GeneralCase, new Spot(general, "reason"))),
            ]
        );

    public async Task<Guid> IdAsync() =>
        (
            await app.Database.ListAsync<Guid>(
                "select id from dilemma where owner = @owner",
                new { owner = pen.Person }
            )
        ).Single();

    private async Task<string> RevisionAsync() =>
        (
            await app.Database.ListAsync<int>(
                "select coalesce(sum(revision), 0)::int from dilemma_section where owner = @owner",
                new { owner = pen.Person }
            )
        )
            .Single()
            .ToString(CultureInfo.InvariantCulture);

    private IEnumerable<KeyValuePair<string, string>> Texts(
        IEnumerable<string> fields,
        Guid thing,
        int sent,
        int based = 0
    ) => pen.Texts(Artefact.Dilemma, fields, field => new Spot(thing, field, sent), based);
}
