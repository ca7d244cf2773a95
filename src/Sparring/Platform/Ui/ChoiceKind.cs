namespace Sparring.Platform.Ui;

/// <summary>How a choice is shown: one of few, several, or one of many.</summary>
public enum ChoiceKind
{
    One,
    Several,
    List,
}
