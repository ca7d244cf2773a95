using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>The parts of a network in JSON, as they come; an unknown name is a fault, because a misspelt part would be lost.</summary>
internal sealed class NetworkParts
{
    private readonly RatingList _ratings = new();
    private readonly List<Cell> _unknown = [];
    private readonly List<Trait> _traits = [];
    private readonly HashSet<string> _named = [];
    private int? _people;
    private int _rows = -1;
    private bool _directed = true;
    private List<int>? _respondents;
    private List<bool>? _responded;

    public List<string> Labels { get; } = [];

    public void Read(ref JsonTokens reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new UnexpectedPart("The file must be one JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            if (!_named.Add(name))
            {
                throw new UnexpectedPart($"“{name}” stands twice.");
            }

            Part(name, ref reader);
        }

        if (reader.Read())
        {
            throw new UnexpectedPart("Something follows the network.");
        }
    }

    public NetworkData Data()
    {
        if (_named.Contains("matrix") == _named.Contains("ties"))
        {
            throw new UnexpectedPart("Give either “matrix” or “ties”.");
        }

        if (_people is null && _rows < 0)
        {
            throw new UnexpectedPart("“n”, the number of people, is missing.");
        }

        var people = _people ?? _rows;
        if (_rows >= 0 && _rows != people)
        {
            throw new UnexpectedPart($"“matrix” has {_rows} rows for {people} people.");
        }

        return new()
        {
            People = people,
            Directed = _directed,
            Ratings = _ratings,
            Unknown = _unknown,
            Traits = _traits,
            Respondents = Respondents(people),
        };
    }

    private void Part(string name, ref JsonTokens reader)
    {
        switch (name)
        {
            case "n":
                _people = ReadToken.Whole(ref reader, "“n”");
                break;
            case "directed":
                _directed = ReadToken.Truth(ref reader, "“directed”");
                break;
            case "labels":
                ReadToken.Array(ref reader, "“labels”", (ref item) => Labels.Add(ReadToken.Label(ref item)));
                break;
            case "attributes":
                ReadAttributes(ref reader);
                break;
            case "respondents":
                ReadRespondents(ref reader);
                break;
            case "matrix":
                _rows = new ReadMatrix(_ratings, _unknown).Rows(ref reader);
                break;
            case "ties":
                new ReadTies(_ratings, _unknown).All(ref reader);
                break;
            case "name":
                reader.Skip();
                break;
            default:
                throw new UnexpectedPart($"“{name}” is not a part of a network.");
        }
    }

    private void ReadAttributes(ref JsonTokens reader)
    {
        ReadToken.Expect(reader.TokenType == JsonTokenType.StartObject, "“attributes” must be an object of lists.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            var (numbers, values) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<int>());
            ReadToken.Array(
                ref reader,
                $"The attribute “{name}”",
                (ref item) =>
                {
                    var value = ReadToken.Value(ref item, name);
                    values.Add(value is null ? -1 : Number(numbers, value));
                }
            );
            _traits.Add(new(name, values));
        }
    }

    private static int Number(Dictionary<string, int> numbers, string value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            numbers[value] = number = numbers.Count;
        }

        return number;
    }

    private void ReadRespondents(ref JsonTokens reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        var (people, responded) = (new List<int>(), new List<bool>());
        ReadToken.Array(
            ref reader,
            "“respondents”",
            (ref item) =>
            {
                if (item.TokenType is JsonTokenType.True or JsonTokenType.False)
                {
                    responded.Add(item.GetBoolean());
                }
                else
                {
                    people.Add(ReadToken.Person(ref item, "“respondents”"));
                }
            }
        );
        ReadToken.Expect(
            people.Count == 0 || responded.Count == 0,
            "“respondents” must be numbers of people, or one true or false for each."
        );
        _respondents = responded.Count > 0 ? null : people;
        _responded = responded.Count > 0 ? responded : null;
    }

    private List<int>? Respondents(int people)
    {
        if (_responded is null)
        {
            return _respondents;
        }

        ReadToken.Expect(
            _responded.Count == people,
            $"“respondents” has {_responded.Count} entries for {people} people."
        );
        return [.. Enumerable.Range(0, people).Where(person => _responded[person])];
    }
}
