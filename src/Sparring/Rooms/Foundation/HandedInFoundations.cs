using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>What other rooms may ask about handing in; row-level security answers as ever.</summary>
public sealed class HandedInFoundations(SubmissionStore submissions) : IHandedInFoundations
{
    public async Task<IReadOnlyList<HandedInFoundation>> OfAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) =>
        [
            .. (await submissions.OfAsync(tx, viewer, programme, people))
                .DistinctBy(row => row.Owner)
                .Select(row => new HandedInFoundation(
                    row.Owner,
                    row.Foundation,
                    DateOnly.FromDateTime(row.SubmittedAt.InCopenhagen().DateTime),
                    row.IsRead
                )),
        ];

    public async Task<IReadOnlyDictionary<PersonId, DateOnly>> DaysAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) => (await submissions.StatusOfAsync(tx, programme, people)).ToDictionary(row => row.Owner, row => row.Day);
}
