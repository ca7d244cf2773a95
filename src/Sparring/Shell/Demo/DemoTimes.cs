using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Shell.Demo;

/// <summary>When coaches, leaders and secretaries can by now, where the rooms are, and a search for times that waits to be confirmed.</summary>
public sealed class DemoTimes(Db db, DemoStore store, IWriteTimes times)
{
    private const string Organiser = "O1";
    private const int Slots = 20;
    private static readonly string[] Days = ["man", "tir", "ons", "tor", "fre"];

    private static readonly SitesToKeep Sites = new(
        [
            ("Rådhuset", "Torvet 1", ["Mødelokale 2", "Mødelokale 5"]),
            ("Havnehuset", "Kajen 2", ["Kajlokalet"]),
            ("Universitetet", "Parkvej 40", ["Seminarrum B"]),
        ],
        [("Rådhuset", "Havnehuset", 15), ("Rådhuset", "Universitetet", 40), ("Havnehuset", "Universitetet", 50)]
    );

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "demo", "times.txt"), cancel);
        foreach (var block in DemoBlock.Read(file, default))
        {
            if (await ViewerAsync(tenant, block.Person, cancel) is { } person)
            {
                await db.AsAsync(person, tx => SayAsync(tx, person, programme, block), cancel);
            }
        }

        if (await ViewerAsync(tenant, Organiser, cancel) is { } organiser)
        {
            await db.AsAsync(organiser, tx => SearchAsync(tx, organiser, programme), cancel);
        }
    }

    private Task<Viewer?> ViewerAsync(TenantId tenant, string number, CancellationToken cancel) =>
        db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, number), cancel);

    private async Task SayAsync(Tx tx, Viewer person, ProgrammeId programme, DemoBlock block)
    {
        if (!await store.MarkAsync(tx, $"times.{block.Person}"))
        {
            return;
        }

        if (block.Words is ["calendar"])
        {
            var (first, last) = await times.DaysAsync(tx, programme);
            var seed = int.Parse(block.Person[1..], CultureInfo.InvariantCulture);
            await times.BusyAsync(tx, person, programme, [.. Meetings(first, last, seed)]);
            return;
        }

        var marks = new string('.', Days.Length * Slots).ToCharArray();
        Paint(marks, block.Answers["rather"], 'p');
        Paint(marks, block.Answers["busy"], 'b');
        await times.PaintAsync(tx, person, programme, new string(marks));
    }

    private async Task SearchAsync(Tx tx, Viewer organiser, ProgrammeId programme)
    {
        if (await store.MarkAsync(tx, "times"))
        {
            await times.KeepAsync(tx, organiser, programme, Sites);
            await times.SearchAsync(tx, organiser);
        }
    }

    // "man 8-10, ons 12-16"
    private static void Paint(char[] marks, string text, char mark)
    {
        foreach (var part in text.Split(", "))
        {
            var hours = part[4..].Split('-').Select(hour => int.Parse(hour, CultureInfo.InvariantCulture)).ToList();
            var day = Array.IndexOf(Days, part[..3]) * Slots;
            Array.Fill(marks, mark, day + ((hours[0] - 8) * 2), (hours[1] - hours[0]) * 2);
        }
    }

    // A director's calendar: two or three meetings on most days, the same at every loading.
    private static IEnumerable<(DateTimeOffset Starts, DateTimeOffset Ends)> Meetings(
        DateOnly first,
        DateOnly last,
        int seed
    )
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            foreach (var hour in new[] { 8, 9, 11, 13, 14, 16 })
            {
                if (((day.DayNumber * 7) + (seed * 5) + (hour * 3)) % 5 < 2)
                {
                    yield return (Clock.At(day, new TimeOnly(hour, 0)), Clock.At(day, new TimeOnly(hour + 1, 0)));
                }
            }
        }
    }
}
