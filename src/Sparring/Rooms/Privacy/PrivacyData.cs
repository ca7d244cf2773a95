using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>What this room keeps about people: what she opened to whom, who read hers, and what of others she read herself.</summary>
public sealed class PrivacyData(PrivacyDataStore store, IPeople people, TimeProvider clock) : IHoldPersonalData
{
    private static RoomTexts Texts => RoomTexts.Of<PrivacyData>();

    public IReadOnlyCollection<string> Tables { get; } =
    ["share", "read_log", "artefact_owner", "erasure", "erasure_request"];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer)
    {
        var (shares, readers, reads) = (
            await store.SharesAsync(tx),
            await store.ReadersAsync(tx),
            await store.ReadsAsync(tx)
        );
        var named = await people.CardsAsync(
            tx,
            [
                .. shares
                    .Select(share => share.Person)
                    .OfType<PersonId>()
                    .Concat(readers.Concat(reads).Select(read => read.Who))
                    .Distinct(),
            ],
            clock.Today()
        );
        return new OwnData("privacy", typeof(PrivacyData))
            .With(shares.Select(share => Told(share, named)), ["share"], Words)
            .With(readers.Select(read => Told(read, named)), ["read_log"], Words)
            .With(reads.Select(read => Told(read, named)), ["read_log"], Words, "read_by_you")
            .Without("own.withoutOwners", "artefact_owner")
            .Without("own.withoutErasure", "erasure", "erasure_request");
    }

    private static ToldShare Told(PrivacyDataStore.ShareRow row, IReadOnlyDictionary<PersonId, PersonCard> named) =>
        new(row.Artefact, row.Kind, row.Person is { } who ? NameOf(who, named) : null, row.At, row.EndedAt);

    private static ToldRead Told(PrivacyDataStore.ReadRow row, IReadOnlyDictionary<PersonId, PersonCard> named) =>
        new(NameOf(row.Who, named), row.Artefact, row.Outcome, row.At);

    private static string NameOf(PersonId who, IReadOnlyDictionary<PersonId, PersonCard> named) =>
        named.TryGetValue(who, out var card) ? card.Name : Texts["somebody"];

    private static string? Words(string name, object value) =>
        (name, value) switch
        {
            ("Artefact", string artefact) => NameOf(PermissionMatrix.Embedded[artefact]),
            ("Audience", string kind) => Texts["own.audience-" + kind],
            ("Outcome", string outcome) => Texts["own.outcome-" + outcome],
            _ => null,
        };

    private static string NameOf(MatrixRow row) => RoomTexts.Language == "en" ? row.English : row.Danish;

    private sealed record ToldShare(
        string Artefact,
        string Audience,
        string? Who,
        DateTimeOffset At,
        DateTimeOffset? EndedAt
    );

    private sealed record ToldRead(string Who, string Artefact, string Outcome, DateTimeOffset At);
}
