using System.Text.Json;

namespace Sparring.GroupComposition.Files;

/// <summary>Writes an answer, or why there is none, as one JSON object; people and groups are numbered from 0.</summary>
public static class WriteComposition
{
    /// <summary>Writes an answer.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="problem">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="others">Answers that cost no more than they must and put other people together; left out when there are none.</param>
    /// <param name="names">Of the people, in their order; left out when nobody has one.</param>
    public static void To(
        Stream stream,
        GroupProblem problem,
        Composition answer,
        IReadOnlyList<Composition>? others = null,
        IReadOnlyList<string>? names = null
    )
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("name", problem.Name);
        WriteNames(json, names);
        WriteLists(json, "groups", answer.Groups);
        json.WriteNumber("cost", answer.Cost);
        WriteParts(json, "parts", answer.Parts, part => part.Cost);
        WriteParts(json, "counts", answer.Parts, part => part.Count);
        json.WriteNumber("lower_bound", answer.LowerBound);
        json.WriteBoolean("optimal", answer.Optimal);
        json.WriteBoolean("feasible", answer.Feasible);
        WriteSentences(json, answer.Conflicts);
        WriteLists(json, "broken_apart", [.. answer.Report.Apart.Select(pair => (int[])[pair.A, pair.B])]);
        WriteLists(json, "broken_together", [.. answer.Report.Together.Select(pair => (int[])[pair.A, pair.B])]);
        json.WriteNumber("seconds", Math.Round(answer.Seconds, 4));
        json.WriteNumber("seed", answer.Seed);
        json.WriteNumber("epochs", answer.Epochs);
        json.WriteString("stop", answer.Stop.ToString());
        WriteOthers(json, others ?? []);
        json.WriteEndObject();
    }

    /// <summary>The problem cannot be composed as it stands.</summary>
    public static void To(Stream stream, IReadOnlyList<ProblemFault> faults)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteStartArray("groups");
        json.WriteEndArray();
        json.WriteBoolean("optimal", false);
        json.WriteBoolean("feasible", false);
        WriteSentences(json, [.. faults.Select(fault => fault.Sentence)]);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return;
        }

        json.WriteStartArray("people");
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WriteOthers(Utf8JsonWriter json, IReadOnlyList<Composition> others)
    {
        if (others.Count == 0)
        {
            return;
        }

        json.WriteStartArray("alternatives");
        foreach (var other in others)
        {
            json.WriteStartObject();
            WriteLists(json, "groups", other.Groups);
            json.WriteNumber("cost", other.Cost);
            WriteParts(json, "parts", other.Parts, part => part.Cost);
            json.WriteBoolean("feasible", other.Feasible);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLists(Utf8JsonWriter json, string name, IReadOnlyList<IReadOnlyList<int>> lists)
    {
        json.WriteStartArray(name);
        foreach (var list in lists)
        {
            json.WriteStartArray();
            foreach (var number in list)
            {
                json.WriteNumberValue(number);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteParts(
        Utf8JsonWriter json,
        string name,
        IEnumerable<CostPart> parts,
        Func<CostPart, long> value
    )
    {
        json.WriteStartObject(name);
        foreach (var part in parts)
        {
            json.WriteNumber(part.Name, value(part));
        }

        json.WriteEndObject();
    }

    private static void WriteSentences(Utf8JsonWriter json, IReadOnlyList<string> sentences)
    {
        json.WriteStartArray("conflict");
        foreach (var sentence in sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
    }
}
