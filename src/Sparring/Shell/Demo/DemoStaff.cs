using System.Globalization;
using System.Text.RegularExpressions;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Shell.Demo;

/// <summary>
/// The people one leader of the demo leads, and what they said of her: asked by mail, answered by the links in it, closed. They are of
/// no programme and sign in nowhere.
/// </summary>
public sealed partial class DemoStaff(
    Db db,
    DemoStore store,
    IPeopleFiles files,
    IPerceivedRounds rounds,
    TimeProvider clock
)
{
    private const string Organiser = "O1";
    private const string Leader = "P01";
    private const string Name = "staff.csv";
    private const string Evaluation = "evaluation.csv";

    // How her staff see her, on average: most is as she sees it herself, one thing is less and one is more.
    private static readonly (string Scale, double Mean)[] Seen =
    [
        ("vis", 3.5),
        ("rec", 2.4),
        ("dat", 3.1),
        ("dis", 3.3),
        ("rel", 4.3),
    ];

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        await db.AsSystemAsync(tenant, tx => PeopleAsync(tx, folder), cancel);
        if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, Organiser), cancel) is not { } opener)
        {
            return;
        }

        await db.AsAsync(opener, tx => OpenAsync(tx, opener, programme), cancel);
        await AnswerAsync(tenant, cancel);
        await db.AsAsync(opener, tx => CloseAsync(tx, programme), cancel);
        if (await db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, Leader), cancel) is { } leader)
        {
            await db.AsAsync(leader, tx => BringInAsync(tx, leader, programme, folder), cancel);
        }
    }

    private async Task PeopleAsync(Tx tx, string folder)
    {
        await store.WaitForOthersAsync(tx);
        if (!await store.MarkAsync(tx, "staff"))
        {
            return;
        }

        await using var file = File.OpenRead(Path.Combine(folder, Name));
        if (await files.ImportAsync(tx, Name, file) is var read && read is not PeopleFileImport.Read { Faults: [] })
        {
            throw new InvalidDataException($"The staff of the demo cannot be read: {read}");
        }
    }

    private async Task OpenAsync(Tx tx, Viewer opener, ProgrammeId programme)
    {
        await store.WaitForOthersAsync(tx);
        if (await store.MarkAsync(tx, "staff.asked"))
        {
            await rounds.OpenAsync(tx, opener, programme, clock.Today().AddDays(14));
        }
    }

    // One of them has not answered: what a round looks like in life.
    private async Task AnswerAsync(TenantId tenant, CancellationToken cancel)
    {
        if (await db.AsSystemAsync(tenant, tx => store.MarkedAsync(tx, "staff.closed"), cancel) is not null)
        {
            return;
        }

        var mails = await db.AsSystemAsync(tenant, store.StaffMailsAsync, cancel);
        foreach (var (mail, at) in mails.Skip(1).Select((mail, at) => (mail, at)))
        {
            if (LinkIn().Match(mail) is { Success: true } link)
            {
                await rounds.RateAsync(link.Groups["link"].Value, AnswersOf(at), cancel);
            }
        }
    }

    // What another evaluation said of her the year before.
    private async Task BringInAsync(Tx tx, Viewer leader, ProgrammeId programme, string folder)
    {
        await store.WaitForOthersAsync(tx);
        if (!await store.MarkAsync(tx, "staff.evaluation"))
        {
            return;
        }

        await using var file = File.OpenRead(Path.Combine(folder, Evaluation));
        if (!await rounds.BringInAsync(tx, leader, programme, "Ledelsesevalueringen sidste forår", file))
        {
            throw new InvalidDataException("The evaluation of the demo cannot be read.");
        }
    }

    private async Task CloseAsync(Tx tx, ProgrammeId programme)
    {
        await store.WaitForOthersAsync(tx);
        if (await store.MarkAsync(tx, "staff.closed"))
        {
            await rounds.CloseAsync(tx, programme);
        }
    }

    private static Dictionary<string, string> AnswersOf(int number)
    {
#pragma warning disable CA5394 // because these answers are made to be the same at every run
        var chance = new Random(700 + number);
        return Seen.SelectMany(scale => Enumerable.Range(1, 4).Select(item => (scale, item)))
            .ToDictionary(
                line => $"seen.{line.scale.Scale}{line.item}",
                line =>
                    Math.Clamp((int)Math.Round(line.scale.Mean + (chance.NextDouble() * 2) - 1), 1, 5)
                        .ToString(CultureInfo.InvariantCulture)
            );
#pragma warning restore CA5394
    }

    [GeneratedRegex("/rate/(?<link>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkIn();
}
