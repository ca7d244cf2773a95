using System.CommandLine;
using Sparring.DisclosureControl.Files;
using Sparring.DisclosureControl.Planning;

namespace Sparring.Cli;

/// <summary><c>sparring disclosure plan FILE</c>: which breakdowns a survey may show of these people, before it opens.</summary>
/// <remarks>Ends with 0 for a plan and 1 for a file that cannot be meant, with a sentence for each fault.</remarks>
public static class DisclosureVerbs
{
    private const int Unusable = 1;

    public static Command Command() =>
        new("disclosure", "What may be shown of people's answers without showing anybody's.") { Plan() };

    private static Command Plan()
    {
        var file = new Argument<string>("file") { Description = "People and breakdowns as JSON." };
        var format = GroupsVerbs.FormatOption();
        var plan = new Command("plan", "Which breakdowns are possible at each size of the smallest cell.")
        {
            file,
            format,
        };
        plan.SetAction(
            (given, cancel) => RunAsync(given.GetRequiredValue(file), given.GetValue(format) == "text", cancel)
        );
        return plan;
    }

    private static async Task<int> RunAsync(string path, bool asText, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            return Refuse([new PlanFault.Unreadable($"There is no file {path}.")], asText);
        }

        return ReadPlanRequest.From(await File.ReadAllBytesAsync(path, cancel)) switch
        {
            RequestReading.Refused refused => Refuse(refused.Faults, asText),
            RequestReading.Read read => Say(Outlook.Of(read.Request, read.Sizes), asText),
            _ => throw new InvalidOperationException("A request is read in one of two ways."),
        };
    }

    private static int Refuse(IReadOnlyList<PlanFault> faults, bool asText)
    {
        if (!asText)
        {
            Print(stream => WriteOutlook.To(stream, faults));
            return Unusable;
        }

        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault.Sentence);
        }

        return Unusable;
    }

    private static int Say(IReadOnlyList<Outlook> outlooks, bool asText)
    {
        if (asText)
        {
            SayOutlook.To(Console.Out, outlooks);
        }
        else
        {
            Print(stream => WriteOutlook.To(stream, outlooks));
        }

        return 0;
    }

    private static void Print(Action<Stream> write)
    {
        using var output = Console.OpenStandardOutput();
        write(output);
        output.WriteByte((byte)'\n');
    }
}
