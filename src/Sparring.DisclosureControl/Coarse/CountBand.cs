namespace Sparring.DisclosureControl.Coarse;

/// <summary>How many answered, as coarsely as a part may say it; the whole alone says it exactly.</summary>
public enum CountBand
{
    FiveToNine,
    TenToNineteen,
    TwentyOrMore,
}
