using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>Writes rules of the game for the demo, as somebody of each department.</summary>
public sealed class RulesHand(RulesPen pen, RulesStore store, Ids ids) : IWriteRules
{
    public async Task<Guid> ProposeAsync(
        Tx tx,
        Viewer proposing,
        ProgrammeId programme,
        Guid? rules,
        IReadOnlyDictionary<string, string> answers
    )
    {
        var id = rules ?? ids.Next();
        if (await pen.HoldAsync(tx, proposing, id, programme.Value) is { } held)
        {
            var editor = ids.Next();
            var written = GroundRules
                .Written.Where(answers.ContainsKey)
                .Select(key => new SectionText(
                    key,
                    answers[key].Replace(" / ", "\n", StringComparison.Ordinal),
                    0,
                    editor,
                    1
                ));
            await pen.SaveAsync(tx, proposing, held, [.. written]);
            var departments = answers.GetValueOrDefault("departments", "").Split(',');
            if (await pen.ProposeAsync(tx, proposing, held, departments, held.Number) is Proposal.Refused refused)
            {
                throw new InvalidOperationException(string.Join(' ', refused.Faults.Values));
            }
        }

        return id;
    }

    public async Task AgreeAsync(Tx tx, Viewer agreeing, Guid rules)
    {
        if (await store.FindAsync(tx, rules) is { } found)
        {
            await pen.AgreeAsync(tx, agreeing, rules, found.Number);
        }
    }
}
