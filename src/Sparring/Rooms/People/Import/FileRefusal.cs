namespace Sparring.Rooms.People.Import;

#pragma warning disable CA1032, CA1710, RCS1194 // because it is named for what it is, and never thrown without the sentence it stands for
/// <summary>A file that cannot be read at all: the key of the sentence that says why and what to do.</summary>
public sealed class FileRefusal : Exception
{
    public FileRefusal(string key, params IReadOnlyList<object> values)
        : base(key)
    {
        Key = key;
        Values = values;
    }

    public string Key { get; }

    public IReadOnlyList<object> Values { get; }
}
#pragma warning restore CA1032, CA1710, RCS1194
