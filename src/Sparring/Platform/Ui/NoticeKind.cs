namespace Sparring.Platform.Ui;

/// <summary>What a notice is: good to know, done, or beware.</summary>
public enum NoticeKind
{
    Info,
    Success,
    Warning,
}
