namespace Sparring.Rooms.Calendar.Contract;

/// <summary>What a room does at eight in the morning. Several nodes may do it at once, and a restart makes up for the day: doing it twice is doing it once.</summary>
public interface IMorningWork
{
    Task RunAsync(CancellationToken cancel);
}
