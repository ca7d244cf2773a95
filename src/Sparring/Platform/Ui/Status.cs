namespace Sparring.Platform.Ui;

/// <summary>How far something is.</summary>
public enum Status
{
    Neutral,
    Current,
    Waiting,
    Missing,
    Done,
}
