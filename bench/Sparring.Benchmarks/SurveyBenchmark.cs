using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Perceived;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Benchmarks;

/// <summary>From closing to the finished report, without the database: every box opened, the plan computed, every box sealed again.</summary>
public static class SurveyBenchmark
{
    private const int Turns = 3;
    private const int ToEachLeader = 20;
    private static readonly BoxKeys Keys = BoxKeys.New();

    public static Task<int> RunAsync()
    {
        foreach (var people in (int[])[40, 1_000])
        {
            Tell($"forum of {people}", ForumOf(people));
        }

        Tell("30,000 raters of 1,500 leaders", RatersOf(30_000));
        Console.WriteLine($"memory reached: {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");
        return Task.FromResult(0);
    }

    private static void Tell(string name, Action close)
    {
        for (var turn = 1; turn <= Turns; turn++)
        {
            var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
            close();
            var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Console.WriteLine(
                $"{name}, turn {turn}: CPU {spent.TotalMilliseconds:F0} ms, wall {Stopwatch.GetElapsedTime(wall).TotalMilliseconds:F0} ms"
            );
        }
    }

#pragma warning disable CA5394 // because the same answers are wanted at every run, and they are nobody's
    private static Action ForumOf(int people)
    {
        var instrument = Read(ReadInstrument.Shipped);
        var wave = new Wave(
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            1,
            instrument,
            new(2, 5, [ComputeReport.Core], new(2019, 3, 1)),
            new(2020, 1, 1),
            new(Ids.Secure.Next()),
            ClosedAt: null
        );
        Place[] places =
        [
            .. Enumerable.Range(1, people).Select(at => new Place(at, new(Ids.Secure.Next()), $"{at % 8}", "leader")),
        ];
        var chance = new Random(people);
        var boxes = Array.ConvertAll(
            places,
            place =>
            {
                var lines = instrument
                    .Blocks.SelectMany(block => AnswerSheet.LinesOf(block, places.Where(other => other != place)))
                    .ToDictionary(line => line, _ => (1 + chance.Next(4)).ToString(CultureInfo.InvariantCulture));
                return Seal(wave.Label, JsonSerializer.SerializeToUtf8Bytes(new BoxContent(place.Number, lines)));
            }
        );
        return () =>
        {
            var contents = Array.ConvertAll(boxes, box => SealedBox.Open(Keys, wave.Label, box));
            var sheets = contents
                .Select(BoxContent.Of)
                .ToDictionary(content => content.Place, content => new AnswerSheet(content.Lines));
            ComputeReport.Of(wave, places, sheets, new Dictionary<string, IReadOnlyList<CountedSet>>());
            Array.ForEach(contents, content => Seal(wave.Label, content));
        };
    }

    private static Action RatersOf(int raters)
    {
        var round = new PerceivedRound(
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            1,
            Read(PerceivedRound.Shipped),
            PerceivedDesk.Smallest,
            new(2019, 3, 1),
            new(2020, 1, 1),
            ClosedAt: null
        );
        var leaders = Enumerable.Range(0, raters / ToEachLeader).Select(_ => Ids.Secure.Next()).ToArray();
        var chance = new Random(raters);
        var boxes = new byte[raters][];
        for (var at = 0; at < raters; at++)
        {
            var lines = round.Questions.Items.ToDictionary(item => $"seen.{item.Key}", _ => $"{1 + chance.Next(5)}");
            var rating = new Rating(leaders[at % leaders.Length], Ids.Secure.Next(), lines);
            boxes[at] = Seal(round.Label, JsonSerializer.SerializeToUtf8Bytes(rating));
        }

        return () => Close(round, leaders, boxes);
    }
#pragma warning restore CA5394

    private static void Close(PerceivedRound round, Guid[] leaders, byte[][] boxes)
    {
        var contents = new byte[boxes.Length][];
        Parallel.For(0, boxes.Length, at => contents[at] = SealedBox.Open(Keys, round.Label, boxes[at]));
        var ratings = contents
            .Select(content => JsonSerializer.Deserialize<Rating>(content))
            .OfType<Rating>()
            .ToLookup(rating => rating.Leader);
        var computed = new ComputePerceived(round, new Dictionary<string, IReadOnlyList<CountedSet>>());
        foreach (var leader in leaders)
        {
            computed.Of(leader, [.. ratings[leader]]);
        }

        Parallel.For(0, boxes.Length, at => Seal(round.Label, contents[at]));
    }

    private static byte[] Seal(string label, byte[] content) => SealedBox.Seal(Keys.Public, label, content);

    private static Instrument Read(string name) =>
        ReadInstrument.From(ReadInstrument.ShippedText(name), name) is InstrumentReading.Read read
            ? read.Instrument
            : throw new InvalidDataException(name);
}
