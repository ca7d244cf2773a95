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
    private const int ToEachLeader = 20;
    private static readonly BoxKeys Keys = BoxKeys.New();

    /// <summary>The first turn of a size also pays for compiling what it runs; the later ones do not.</summary>
    public static Task<int> RunAsync(int only)
    {
        (string Name, int Turns, Func<Action> Made)[] sizes =
        [
            ("forum of 40, all answered, 42 % tied", 12, () => ForumOf(40, 39, 16)),
            ("forum of 1,000, all answered, 30 tied", 4, () => ForumOf(1_000, 999, 30)),
            ("forum of 1,000, about 30 answered", 4, () => ForumOf(1_000, 30, 20)),
            ("30,000 raters of 1,500 leaders", 3, () => RatersOf(30_000)),
            ("forum of 30,000, about 30 answered", 2, () => ForumOf(30_000, 30, 20)),
        ];
        foreach (var (_, (name, turns, made)) in sizes.Index().Where(size => only is 0 || size.Index + 1 == only))
        {
            Tell(name, turns, made());
        }

        return Task.FromResult(0);
    }

    private static void Tell(string name, int turns, Action close)
    {
        for (var turn = 1; turn <= turns; turn++)
        {
            var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
            close();
            var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Console.WriteLine(
                $"{name}, {(turn == 1 ? "cold" : "warm")}: CPU {spent.TotalMilliseconds:F0} ms, wall {Stopwatch.GetElapsedTime(wall).TotalMilliseconds:F0} ms, memory reached {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB"
            );
        }
    }

#pragma warning disable CA5394 // because the same answers are wanted at every run, and they are nobody's
    /// <summary>Each has said something of so many others, and is tied to so many of them.</summary>
    private static Action ForumOf(int people, int answered, int tied)
    {
        var instrument = Read(ReadInstrument.Shipped);
        var wave = WaveOf(instrument);
        Place[] places =
        [
            .. Enumerable.Range(1, people).Select(at => new Place(at, new(Ids.Secure.Next()), $"{at % 8}", "leader")),
        ];
        var chance = new Random(people);
        var code = SheetCode.For(wave, places);
        var boxes = Array.ConvertAll(
            places,
            place =>
            {
                var lines = Said(instrument, OthersOf(place, places, answered, chance), tied, chance);
                return SealedBox.Seal(Keys.Public, wave.Label, new BoxContent(place.Number, lines).ToBytes(code));
            }
        );
        return () =>
        {
            var sheets = new Dictionary<int, AnswerSheet>();
            foreach (var some in boxes.Chunk(WaveBoxes.AtOnce))
            {
                foreach (var box in SealedBox.OpenAll(Keys, wave.Label, some, bytes => BoxContent.Of(code, bytes)))
                {
                    sheets.Add(box.Place, new(box.Lines));
                }
            }

            ComputeReport.Of(new(wave, places, sheets), new Dictionary<string, IReadOnlyList<CountedSet>>());
            foreach (var some in sheets.Chunk(WaveBoxes.AtOnce))
            {
                byte[][] contents = [.. some.Select(one => new BoxContent(one.Key, one.Value.Lines).ToBytes(code))];
                SealedBox.SealAll(Keys.Public, wave.Label, contents);
            }
        };
    }

    /// <summary>What one says of others, and to the rest of the instrument.</summary>
    internal static Dictionary<string, string> Said(
        Instrument instrument,
        IReadOnlyList<Place> others,
        int tied,
        Random chance
    )
    {
        var lines = instrument
            .Blocks.SelectMany(block => AnswerSheet.LinesOf(block, others))
            .ToDictionary(line => line, _ => Step(1 + chance.Next(4)));
        foreach (var (at, other) in others.Index())
        {
            lines[$"{instrument.Roster?.Key}.{other.Number}"] = Step(at < tied ? 2 + chance.Next(3) : 1);
        }

        return lines;
    }

    internal static Place[] OthersOf(Place place, Place[] places, int answered, Random chance)
    {
        Place[] others = answered * 2 < places.Length ? chance.GetItems(places, answered) : [.. places];
        chance.Shuffle(others);
        return [.. others.Distinct().Where(other => other != place)];
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
            var lines = round.Questions.Items.ToDictionary(item => $"seen.{item.Key}", _ => Step(1 + chance.Next(5)));
            var rating = new Rating(leaders[at % leaders.Length], Ids.Secure.Next(), lines);
            boxes[at] = SealedBox.Seal(Keys.Public, round.Label, JsonSerializer.SerializeToUtf8Bytes(rating));
        }

        return () => Close(round, leaders, boxes);
    }
#pragma warning restore CA5394

    private static void Close(PerceivedRound round, Guid[] leaders, byte[][] boxes)
    {
        var opened = SealedBox.OpenAll(Keys, round.Label, boxes, bytes => (Bytes: bytes, Rating: Rating.Of(bytes)));
        var ratings = opened.Select(box => box.Rating).ToLookup(rating => rating.Leader);
        var computed = new ComputePerceived(round, new Dictionary<string, IReadOnlyList<CountedSet>>());
        foreach (var leader in leaders)
        {
            computed.Of(leader, [.. ratings[leader]]).ToJson();
        }

        SealedBox.SealAll(Keys.Public, round.Label, Array.ConvertAll(opened, box => box.Bytes));
    }

    private static Wave WaveOf(Instrument instrument) =>
        new(
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            1,
            instrument,
            new(2, 5, [ComputeReport.Core, "department"], new(2019, 3, 1)),
            new(2020, 1, 1),
            new(Ids.Secure.Next()),
            ClosedAt: null
        );

    private static string Step(int step) => step.ToString(CultureInfo.InvariantCulture);

    private static Instrument Read(string name) =>
        ReadInstrument.From(ReadInstrument.ShippedText(name), name) is InstrumentReading.Read read
            ? read.Instrument
            : throw new InvalidDataException(name);
}
