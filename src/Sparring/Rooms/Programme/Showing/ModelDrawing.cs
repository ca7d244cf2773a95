using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Showing;

/// <summary>Where the concepts of the leadership model stand in its picture (640 × 440): one in the centre, the others around it.</summary>
public sealed record ModelDrawing(Concept? Centre, IReadOnlyList<PlacedConcept> Around)
{
    public static ModelDrawing Of(IReadOnlyList<Concept> concepts)
    {
        var around = concepts.Where(concept => concept.Place != "centre").ToList();
        return new(
            concepts.FirstOrDefault(concept => concept.Place == "centre"),
            [.. around.Select((one, place) => Place(one, place, around.Count))]
        );
    }

    // Four stand in the corners, as on the slide; any other number spreads evenly from there.
    private static PlacedConcept Place(Concept concept, int place, int count)
    {
        var angle = (2 * Math.PI * place / count) - (Math.PI * 3 / 4);
        return new(
            concept,
            320 + (int)Math.Round(205 * Math.Cos(angle)),
            222 + (int)Math.Round(125 * Math.Sin(angle)),
            Lines(concept.Title.ToString())
        );
    }

    private static IReadOnlyList<string> Lines(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return title.Length <= 14 || words.Length < 2 ? [title] : [string.Join(' ', words[..^1]), words[^1]];
    }
}

/// <summary>A concept with the middle of its field and its title in lines.</summary>
public sealed record PlacedConcept(Concept Concept, int X, int Y, IReadOnlyList<string> Lines);
