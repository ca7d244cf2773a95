using System.Text.Json;

namespace Sparring.GroupComposition.Files;

/// <summary>What reading a problem from a file comes to.</summary>
public abstract record ProblemReading
{
    private ProblemReading() { }

    /// <summary>A problem without faults; it may still contradict itself.</summary>
    public sealed record Read(GroupProblem Problem) : ProblemReading;

    /// <summary>Nothing to compose, and every reason.</summary>
    public sealed record Refused(IReadOnlyList<ProblemFault> Faults) : ProblemReading;
}

/// <summary>Reads a problem as JSON: name, n, sizes, attributes, numbers, committees, weights, hard_apart, hard_together, history, fixed.</summary>
/// <remarks>
/// People and groups are numbered from 0. A size is a number or [fewest, most]. History is a list of rounds, each a list of groups;
/// every meeting counts,
/// as much as “history_counts” says of its round (earlier rounds may fade). “order” names the parts in strict order, the most
/// important first, instead of “weights”. Cost: one pass; 30,000 people with three rounds of history take about 50 ms.
/// </remarks>
public static class ReadProblem
{
    private const int MostPeople = 1_000_000;

    public static ProblemReading From(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var (problem, order) = ReadParts.Of(document.RootElement, MostPeople);
            var faults = problem.Check();
            if (order is not null && faults.Count == 0)
            {
                // Only what can be meant can be put in order, and only its weights are new.
                problem = StrictOrder.Of(problem, order);
                faults = new CheckProblem(problem).CostFaults();
            }

            return faults.Count == 0 ? new ProblemReading.Read(problem) : new ProblemReading.Refused(faults);
        }
        catch (JsonException fault)
        {
            return Refuse($"The file is not JSON: line {fault.LineNumber + 1} cannot be read.");
        }
        catch (UnexpectedPart fault)
        {
            return new ProblemReading.Refused([fault.Fault]);
        }
    }

    private static ProblemReading.Refused Refuse(string sentence) => new([new ProblemFault.Unreadable(sentence)]);
}
