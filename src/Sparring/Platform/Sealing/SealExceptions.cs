namespace Sparring.Platform.Sealing;

#pragma warning disable CA1032 // because only the store of keys makes them, each with the one sentence it has
/// <summary>A sealed text does not open. The message never holds text, key or place.</summary>
public abstract class SealFaultException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The key is not in the key store: the store was lost, moved or restored from another time.</summary>
public sealed class KeyLostException()
    : SealFaultException("The key of this text is not in the key store. Restore the key store's own backup.");

/// <summary>The key was destroyed on purpose; the text cannot be read again by anybody.</summary>
public sealed class KeyDestroyedException()
    : SealFaultException("The key of this text was destroyed. The text cannot be read again.");

/// <summary>The seal is damaged, or belongs to another place, version, person or organisation.</summary>
public sealed class SealBrokenException(Exception? inner = null)
    : SealFaultException("The seal does not belong here, or was damaged.", inner);

/// <summary>A file of the key store cannot be used: cut short, changed, or wrapped by another organisation's key.</summary>
public sealed class KeyStoreBrokenException(Exception? inner = null)
    : SealFaultException("A file of the key store is damaged.", inner);
#pragma warning restore CA1032
