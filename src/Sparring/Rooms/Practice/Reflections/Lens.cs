using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Reflections;

/// <summary>A leader's lens: what she intended, what she did, what others saw, as it was noted over time.</summary>
/// <param name="Links">The links of the programme that have a place here, in their order.</param>
public sealed record LaidLens(ProgrammeCard Programme, IReadOnlyList<NamedKey> Links, IReadOnlyList<LensView> Views);

/// <summary>One look through the lens: from a reflection, a visit, a survey.</summary>
/// <param name="Texts">By the key of the link.</param>
public sealed record LensView(
    string SourceKind,
    string Address,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Texts
);

/// <summary>Fills and reads the lens; the texts are sealed under its owner's key.</summary>
public sealed class Lens(ReflectionStore store, SealedTexts texts, ISeals seals, Ids ids, TimeProvider clock)
    : IFillLens
{
    public const string Prefix = "lens-";
    public const int MostLinks = 4;
    private const int MostReflections = 200;

    /// <summary>Intended, actual, perceived and one more, whatever the programme calls them.</summary>
    public static IReadOnlyList<NamedKey> LinksOf(LearningFrame frame) => [.. frame.Lens.Take(MostLinks)];

    public async Task FillAsync(Tx tx, Viewer maker, ProgrammeId programme, IReadOnlyCollection<LensFill> fills)
    {
        foreach (var fill in fills)
        {
            var seal = seals.Seal(Place(maker, programme, fill.Owner, fill.Source, fill.Link), fill.Text);
            await store.FillAsync(
                tx,
                maker,
                fill.Owner,
                new(
                    ids.Next(),
                    programme,
                    fill.Link,
                    fill.SourceKind,
                    fill.Source,
                    fill.Address,
                    seal,
                    clock.GetUtcNow()
                )
            );
        }
    }

    public async Task<IReadOnlyList<LensView>> OwnAsync(Tx tx, Viewer viewer, ProgrammeId programme)
    {
        var own = await store.OwnAsync(tx, viewer, programme, MostReflections);
        var written = await texts.OfAsync(tx, viewer, [.. own.Select(one => one.Thing)], 0);
        var reflected = own.Select(one => new LensView(
            "reflection",
            ShowReflection.Address(one.Id),
            one.BegunAt,
            Filled(written[one.Id])
        ));
        var filled = (await store.FilledAsync(tx, viewer, programme))
            .GroupBy(row => row.Source)
            .Select(source => new LensView(
                source.First().SourceKind,
                source.First().SourceAddress,
                source.Max(row => row.NotedAt),
                source.ToDictionary(
                    row => row.Link,
                    row => seals.Open(Place(viewer, programme, viewer.Person, row.Source, row.Link), row.Sealed)
                )
            ));
        return [.. reflected.Where(view => view.Texts.Count > 0).Concat(filled).OrderByDescending(view => view.At)];
    }

    private static Dictionary<string, string> Filled(Texts written) =>
        written
            .Sections.Where(section =>
                section.Key.StartsWith(Prefix, StringComparison.Ordinal) && section.Text.Length > 0
            )
            .ToDictionary(section => section.Key[Prefix.Length..], section => section.Text);

    private static SealedPlace Place(Viewer maker, ProgrammeId programme, PersonId owner, Guid source, string link) =>
        new(maker.Tenant, programme, owner, Artefact.Reflection, source, Prefix + link, 1);
}
