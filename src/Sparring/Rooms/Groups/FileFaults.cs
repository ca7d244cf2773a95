using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>Faults are gathered, so that all are told at once.</summary>
public static class FileFaults
{
    public static void AddAll(this ICollection<FileFault> faults, IEnumerable<FileFault> more)
    {
        foreach (var fault in more)
        {
            faults.Add(fault);
        }
    }
}
