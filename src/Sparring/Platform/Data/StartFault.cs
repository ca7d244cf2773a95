namespace Sparring.Platform.Data;

/// <summary>Why Sparring cannot start: one sentence for the one who started it. The hosts print it and exit with 1.</summary>
#pragma warning disable CA1032, CA1710 // because it is always a sentence, and reads as one: throw new StartFault("The port is taken.")
public sealed class StartFault(string sentence, Exception? cause = null) : Exception(sentence, cause);
#pragma warning restore CA1032, CA1710
