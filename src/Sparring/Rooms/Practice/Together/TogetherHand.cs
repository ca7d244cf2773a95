using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>Writes joint actions for the demo, as each of those who take part.</summary>
public sealed class TogetherHand(JointStore store, JointTexts texts, Ids ids, TimeProvider clock) : IWriteTogether
{
    public async Task<Guid> BeginAsync(
        Tx tx,
        Viewer lead,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> answers
    )
    {
        var id = ids.Next();
        if (await store.BeginAsync(tx, lead, id, programme, clock.GetUtcNow()) is { } begun)
        {
            var editor = ids.Next();
            var written = JointAction
                .Written.Where(answers.ContainsKey)
                .Select(key => new SectionText(key, answers[key], 0, editor, 1));
            await texts.SaveAsync(tx, lead, begun, [.. written]);
            DateOnly? due = answers.TryGetValue("due", out var day)
                ? DateOnly.Parse(day, CultureInfo.InvariantCulture)
                : null;
            await store.FactsAsync(tx, id, answers.GetValueOrDefault("cluster"), due);
        }

        return id;
    }

    public async Task AskAsync(Tx tx, Viewer asking, Guid action, PersonId person)
    {
        if (await store.HoldAsync(tx, asking, action) is { } held)
        {
            await store.AskAsync(tx, asking, held, person, clock.GetUtcNow());
        }
    }

    public Task JoinAsync(Tx tx, Viewer asked, Guid action) => store.JoinAsync(tx, asked, action, clock.GetUtcNow());

    public async Task NoteAsync(Tx tx, Viewer author, Guid action, string kind, string text, bool isForForum)
    {
        if (await store.HoldAsync(tx, author, action) is { } held)
        {
            DateTimeOffset? told = isForForum ? clock.GetUtcNow() : null;
            var entry = new JointEntry(
                ids.Next(),
                action,
                held.Programme,
                author.Person,
                kind,
                [],
                clock.Today(),
                told
            );
            await texts.NoteAsync(tx, author, entry, text);
        }
    }

    public Task StepAsync(Tx tx, Viewer taking, Guid action, TrialState state, string? decision) =>
        store.StepAsync(tx, action, state, decision, clock.GetUtcNow());

    public async Task TellAsync(Tx tx, Viewer lead, Guid action)
    {
        if (await store.HoldAsync(tx, lead, action) is { } held)
        {
            var written = (await texts.OfAsync(tx, lead, [held]))[action];
            await store.TellAsync(tx, action, texts.Tell(lead, held, written), clock.GetUtcNow());
        }
    }
}
