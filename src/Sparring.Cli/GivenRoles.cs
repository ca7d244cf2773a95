using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.HeldRoles;

namespace Sparring.Cli;

/// <summary>Roles of a file of people go to the programme the command names; without one they are left out, and it is said.</summary>
public sealed class GivenRoles(ProgrammeId? programme, DateOnly? starts) : IPeopleImported
{
    private readonly RoleStore store = new();
    private int given;
    private int leftOut;

    public async Task ImportedAsync(Tx tx, Guid import, IReadOnlyList<ImportedRole> roles)
    {
        foreach (var role in roles)
        {
            if (programme is not { } known)
            {
                leftOut++;
            }
            else if (await store.GiveAsync(tx, known, role.Person, role.Role, role.From ?? starts, role.Until, import))
            {
                given++;
            }
        }
    }

    public Task<string?> WhereAsync(Tx tx) => Task.FromResult<string?>(null);

    public Task<bool> MayUndoAsync(Tx tx, Guid import) => store.MayTakeBackAsync(tx, import);

    public Task UndoneAsync(Tx tx, Guid import) => store.TakeBackAsync(tx, import);

    public async Task SayAsync()
    {
        if (given > 0)
        {
            await Console.Out.WriteLineAsync($"{given} roles given.");
        }

        if (leftOut > 0)
        {
            await Console.Out.WriteLineAsync($"{leftOut} roles in the file were left out: say --programme KEY.");
        }
    }
}
