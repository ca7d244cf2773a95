namespace Sparring.Rooms.Dilemmas.Checking;

/// <summary>What in a text may give somebody away.</summary>
public enum TelltaleKind
{
    /// <summary>A CPR number: a text that holds one is never sent.</summary>
    Cpr,

    /// <summary>A citizen with a name.</summary>
    Citizen,

    /// <summary>Somebody of the programme, by first name, last name or nickname.</summary>
    Name,

    /// <summary>A full name that nobody of the programme bears.</summary>
    Stranger,
    Phone,
    Email,
    Address,
    Place,
    Department,
    Title,
}

/// <summary>What the kinds ask of whoever writes.</summary>
public static class TelltaleKinds
{
    /// <summary>A person could be read out of it, if it is what it looks like: its author says whether it is. The others are advice.</summary>
    public static bool MayNameSomebody(this TelltaleKind kind) => kind <= TelltaleKind.Address;
}

/// <summary>One of them, where it stands in the text.</summary>
public sealed record Telltale(TelltaleKind Kind, int Start, int Length, string Found)
{
    public int End => Start + Length;

    /// <summary>What may never stand in a case: it says who.</summary>
    public bool NamesSomebody =>
        Kind
            is TelltaleKind.Cpr
                or TelltaleKind.Citizen
                or TelltaleKind.Name
                or TelltaleKind.Phone
                or TelltaleKind.Email;
}
