namespace Sparring.Platform.Ui;

/// <summary>What a page is made for: to work in, to be projected, or to be printed.</summary>
public enum PageLook
{
    Usual,
    BigScreen,
    Paper,
}
