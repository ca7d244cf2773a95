namespace Sparring.Rooms.Programme.Design;

/// <summary>What a field of the design holds.</summary>
public enum FieldKind
{
    /// <summary>The stable name of a thing: lower-case letters, digits and hyphens.</summary>
    Key,

    /// <summary>A short text in Danish and English.</summary>
    Line,

    /// <summary>A longer text in Danish and English.</summary>
    Text,

    /// <summary>A date that need not be a day.</summary>
    Fuzzy,

    /// <summary>A day.</summary>
    Day,

    /// <summary>From and to on the clock: 09:00-13:30.</summary>
    Hours,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Several of a few words, in an order that matters.</summary>
    Steps,

    /// <summary>An address on the web.</summary>
    Link,

    /// <summary>The key of another thing.</summary>
    Reference,

    /// <summary>The keys of other things.</summary>
    References,

    /// <summary>Things of a shape of their own, in an order that matters.</summary>
    Items,
}

/// <summary>One field: its name in files, what it holds, and whether it may be left out.</summary>
/// <param name="Name">The name in files and documents.</param>
/// <param name="Target">The noun a reference points at.</param>
/// <param name="Choices">The words a choice or steps may be.</param>
/// <param name="Items">The shape of the things of a list.</param>
public sealed record DesignField(
    string Name,
    FieldKind Kind,
    bool Optional = false,
    string Target = "",
    IReadOnlyList<string>? Choices = null,
    Shape? Items = null
)
{
    public int MaxLength => Kind == FieldKind.Line ? 200 : 4000;

    public bool IsText => Kind is FieldKind.Line or FieldKind.Text;

    public bool IsList => Kind is FieldKind.Items;
}

/// <summary>A noun of the design and its fields, in the order they stand in files and forms.</summary>
public sealed record Shape(string Noun, IReadOnlyList<DesignField> Fields)
{
    public DesignField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public IEnumerable<DesignField> Scalars => Fields.Where(one => !one.IsList);

    public IEnumerable<DesignField> Lists => Fields.Where(one => one.IsList);
}
