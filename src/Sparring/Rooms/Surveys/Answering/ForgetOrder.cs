using Sparring.Platform.Data;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>
/// Who answered is kept with the day and no more. What the database itself notes of the order within the day is written over on the
/// next morning; until then whoever holds the database can read it, though never which box is whose.
/// </summary>
public sealed class ForgetOrder(Db db) : IMorningWork
{
    private const string ForgetSql = "select forget_order()";

    public Task RunAsync(CancellationToken cancel) => db.AsSystemAsync(null, tx => tx.ExecuteAsync(ForgetSql), cancel);
}
