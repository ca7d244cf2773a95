using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Surveys.Instruments;

/// <summary>
/// The learning goals an instrument names and a programme does not have. One file asks in many programmes, so this is no fault of
/// the file: it is told where a wave of the programme is planned, and hinders nothing.
/// </summary>
public static class CheckGoals
{
    /// <summary>In the reader's language and the order of the file; none where the programme has no learning goal at all.</summary>
    /// <param name="name">The file's name.</param>
    public static IReadOnlyList<FileFault> Faults(
        string name,
        string yaml,
        Instrument instrument,
        IReadOnlyList<CompassGoalCard> goals
    )
    {
        if (goals.Count == 0)
        {
            return [];
        }

        var texts = RoomTexts.Of<Instrument>();
        var expected = texts.With("goalExpected", string.Join(", ", goals.Select(goal => goal.Key)));
        return
        [
            .. instrument.Blocks.SelectMany(block =>
                block
                    .Goals.Where(key => goals.All(goal => goal.Key != key))
                    .Select(key => new FileFault(
                        name,
                        ReadInstrument.LineOf(yaml, ["blocks", block.Key, "goals", key]),
                        texts.With("goalUnknown", block.Title.Here, key),
                        expected
                    ))
            ),
        ];
    }
}
