namespace Sparring.Rooms.Surveys.Instruments;

/// <summary>An instrument as its file has it, before anybody has asked whether it can be meant.</summary>
internal sealed class InstrumentFile
{
    public string? Key { get; set; }

    public InLanguages? Title { get; set; }

    public InLanguages? Opening { get; set; }

    public bool Validated { get; set; }

    public bool Alpha { get; set; }

    public int Minutes { get; set; }

    public List<BlockPart> Blocks { get; set; } = [];

    public List<ScalePart> Scales { get; set; } = [];

    internal class InLanguages
    {
        public string? Da { get; set; }

        public string? En { get; set; }
    }

    internal sealed class BlockPart
    {
        public string? Key { get; set; }

        public string? Kind { get; set; }

        public InLanguages? Title { get; set; }

        public InLanguages? Question { get; set; }

        public List<StepPart> Steps { get; set; } = [];

        public InLanguages? None { get; set; }

        public List<ItemPart> Items { get; set; } = [];

        public bool Shuffled { get; set; }

        public int? Threshold { get; set; }

        public int? Most { get; set; }

        public string? Then { get; set; }

        public int Minutes { get; set; }

        public List<string> Goals { get; set; } = [];
    }

    internal sealed class StepPart : InLanguages
    {
        public int? Value { get; set; }
    }

    internal sealed class ItemPart : InLanguages
    {
        public string? Key { get; set; }

        public string? Scale { get; set; }
    }

    internal sealed class ScalePart : InLanguages
    {
        public string? Key { get; set; }

        public int Least { get; set; } = 1;
    }
}
