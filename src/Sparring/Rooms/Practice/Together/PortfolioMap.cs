using System.Globalization;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>A joint action in the picture: a number in a ring whose five parts fill as something comes of it.</summary>
public sealed record PortfolioToken(PortfolioItem Item, int X, int Y)
{
    public const int Radius = 15;
    private const double Ring = 19;

    /// <summary>The ring's parts, clockwise from the top: a kind of outcome, its arc, and whether there is any.</summary>
    public IEnumerable<(string Kind, string Arc, bool IsThere)> Parts =>
        JointEntry.Kinds.Select((kind, place) => (kind, Arc(place), Item.Kinds.Contains(kind)));

    private string Arc(int place)
    {
        const double Share = Math.Tau / 5;
        const double Gap = 0.09;
        var from = (place * Share) + Gap - (Math.PI / 2);
        var to = ((place + 1) * Share) - Gap - (Math.PI / 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{X + (Ring * Math.Cos(from)):0.#} {Y + (Ring * Math.Sin(from)):0.#}A{Ring} {Ring} 0 0 1 {X + (Ring * Math.Cos(to)):0.#} {Y + (Ring * Math.Sin(to)):0.#}"
        );
    }
}

/// <summary>A cluster's band across the picture.</summary>
public sealed record PortfolioBand(NamedKey? Cluster, int Top, int Height, IReadOnlyList<PortfolioToken> Tokens);

/// <summary>Clusters down, states across, a token for each joint action that was not dropped. Units are pixels.</summary>
public sealed record PortfolioMap(IReadOnlyList<PortfolioBand> Bands)
{
    public const int Width = 480;
    public const int ColumnWidth = 120;
    public const int HeadHeight = 34;
    private const int NameHeight = 34;
    private const int TokenRoom = 48;
    private const int TokensAcross = 2;

    public static IReadOnlyList<TrialState> Columns { get; } =
    [TrialState.Planned, TrialState.Done, TrialState.Reflected, TrialState.Decided];

    public int Height => Bands.Count == 0 ? HeadHeight : Bands[^1].Top + Bands[^1].Height;

    /// <summary>Every cluster has its band, also one where nothing is tried yet; what belongs to none stands last.</summary>
    public static PortfolioMap Of(IReadOnlyList<PortfolioItem> items, IReadOnlyList<NamedKey> clusters)
    {
        var shown = items.Where(item => item.State != TrialState.Dropped).ToList();
        IReadOnlyList<NamedKey?> rows = shown.Any(item => item.Cluster is null) ? [.. clusters, null] : [.. clusters];
        var bands = new List<PortfolioBand>();
        var top = HeadHeight;
        foreach (var cluster in rows)
        {
            var band = Band(cluster, top, [.. shown.Where(item => item.Cluster?.Key == cluster?.Key)]);
            bands.Add(band);
            top += band.Height;
        }

        return new PortfolioMap(bands);
    }

    private static PortfolioBand Band(NamedKey? cluster, int top, IReadOnlyList<PortfolioItem> items)
    {
        var cells = Columns.Select(state => items.Where(item => item.State == state).ToList()).ToList();
        var rows = Math.Max(1, cells.Max(cell => (cell.Count + TokensAcross - 1) / TokensAcross));
        var tokens = cells.SelectMany(
            (cell, column) =>
                cell.Select(
                    (item, place) =>
                        new PortfolioToken(
                            item,
                            (column * ColumnWidth) + 33 + (place % TokensAcross * TokenRoom),
                            top + NameHeight + (TokenRoom / 2) + (place / TokensAcross * TokenRoom)
                        )
                )
        );
        return new PortfolioBand(cluster, top, NameHeight + (rows * TokenRoom) + 8, [.. tokens]);
    }
}
