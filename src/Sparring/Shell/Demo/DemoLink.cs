namespace Sparring.Shell.Demo;

/// <summary>A one-time link for one role of the demo, to print on the terminal as <c>sign in as ROLE: LINK</c>.</summary>
public sealed record DemoLink(string Role, Uri Link);
