using Sparring.Rooms.People.Import;

namespace Sparring.Rooms.People.Contract;

/// <summary>What the history of a person says, for those who read <c>person_change</c> themselves.</summary>
public static class PersonChanges
{
    /// <summary>The changes of one row (its column <c>changes</c>) in the reader's words.</summary>
    public static string InWords(string changes) =>
        string.Join("; ", new ChangeRow(default, null, changes).Changes.Select(ImportSentences.Of));
}
