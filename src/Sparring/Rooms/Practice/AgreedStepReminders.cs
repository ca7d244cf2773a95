using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Practice.Actions;

namespace Sparring.Rooms.Practice;

/// <summary>What a leader has agreed in a meeting to try by a day: reminded of once, all of a day in one mail, and not a word of it.</summary>
public sealed class AgreedStepReminders(ActionStore store) : IRemindOfOwn
{
    private readonly RoomTexts texts = RoomTexts.Of<AgreedStepReminders>();

    public async Task<IReadOnlyList<OwnDate>> ComingAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyList<DateOnly> days
    )
    {
        var due = await store.AgreedByAsync(tx, programme, days[0]);
        return due.Count == 0 ? [] : [Date(viewer, programme, days[0], due)];
    }

    private OwnDate Date(Viewer viewer, ProgrammeId programme, DateOnly day, IReadOnlyList<Guid> due)
    {
        var culture = CultureInfo.GetCultureInfo(viewer.Language == "en" ? "en-GB" : "da-DK");
        string In(string key) => string.Format(culture, texts.In(viewer.Language, "remind." + key), day, due.Count);
        return new OwnDate(
            "agreed-step-reminder",
            programme.Value,
            day,
            In("subject"),
            In(due.Count == 1 ? "one" : "several"),
            due.Count == 1 ? ShowAction.Address(due[0]) : ShowAction.Path
        );
    }
}
