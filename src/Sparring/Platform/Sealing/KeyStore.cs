using System.Security.Cryptography;
using Sparring.Platform.Data;

namespace Sparring.Platform.Sealing;

/// <summary>
/// The keys as files: <c>seals/TENANT/tenant.key</c>, and <c>seals/TENANT/PROGRAMME/xx/SUBJECT.key</c> wrapped by it.
/// A destroyed key leaves <c>SUBJECT.destroyed</c> with its id, so that no node makes a new one.
/// </summary>
internal sealed class KeyStore(string folder)
{
    private const int TenantKeyLength = 32;
    private readonly string root = Path.Combine(Path.GetFullPath(folder), "seals");
    private readonly BoundedCache<KeyOwner, HeldKey> subjects = new(8192);
    private readonly BoundedCache<TenantId, byte[]> tenants = new(256);

    /// <summary>The key, made now if there is none.</summary>
    public SubjectKey GetOrMake(KeyOwner owner)
    {
        if (Find(owner) is { } known)
        {
            return known;
        }

        RefuseDestroyed(owner);
        var tenantKey = FindTenantKey(owner.Tenant) ?? MakeTenantKey(owner.Tenant);
        DurableFile.TryCreate(FileOf(owner), SubjectKey.New().Wrap(tenantKey, owner));
        if (File.Exists(MarkOf(owner)))
        {
            DurableFile.Destroy(FileOf(owner));
        }

        return Get(owner);
    }

    /// <summary>The key, if there is one. Its file is looked for every time: a key destroyed on another node is gone here too.</summary>
    public SubjectKey? Find(KeyOwner owner)
    {
        var held = subjects.GetOrRead(owner, () => new HeldKey(FileOf(owner), MarkOf(owner)));
        if (!File.Exists(held.File) || File.Exists(held.Mark))
        {
            subjects.Forget(owner);
            return null;
        }

        return held.Key ??= Read(owner, held.File);
    }

    public SubjectKey Get(KeyOwner owner)
    {
        if (Find(owner) is { } key)
        {
            return key;
        }

        RefuseDestroyed(owner);
        throw new KeyLostException();
    }

    public Guid? Destroy(KeyOwner owner)
    {
        if (Find(owner) is not { } key)
        {
            DurableFile.TryCreate(MarkOf(owner), Guid.Empty.ToByteArray());
            DurableFile.Destroy(FileOf(owner));
            return new Guid(File.ReadAllBytes(MarkOf(owner))) is var known && known != Guid.Empty ? known : null;
        }

        DurableFile.TryCreate(MarkOf(owner), key.Id.ToByteArray());
        DurableFile.Destroy(FileOf(owner));
        subjects.Forget(owner);
        return key.Id;
    }

    private SubjectKey Read(KeyOwner owner, string path)
    {
        var tenantKey = FindTenantKey(owner.Tenant) ?? throw new KeyLostException();
        return SubjectKey.Unwrap(tenantKey, owner, File.ReadAllBytes(path));
    }

    private byte[] MakeTenantKey(TenantId tenant)
    {
        // A lost tenant key must be seen, not replaced: with a new one nobody's older text would ever open again.
        if (Directory.Exists(FolderOf(tenant)) && Directory.EnumerateDirectories(FolderOf(tenant)).Any())
        {
            return FindTenantKey(tenant) ?? throw new KeyLostException();
        }

        DurableFile.TryCreate(TenantFileOf(tenant), RandomNumberGenerator.GetBytes(TenantKeyLength));
        return FindTenantKey(tenant) ?? throw new KeyLostException();
    }

    private byte[]? FindTenantKey(TenantId tenant)
    {
        var path = TenantFileOf(tenant);
        if (!File.Exists(path))
        {
            tenants.Forget(tenant);
            return null;
        }

        var key = tenants.GetOrRead(tenant, () => File.ReadAllBytes(path));
        return key.Length == TenantKeyLength ? key : throw new KeyStoreBrokenException();
    }

    private void RefuseDestroyed(KeyOwner owner)
    {
        if (File.Exists(MarkOf(owner)))
        {
            throw new KeyDestroyedException();
        }
    }

    private string FolderOf(TenantId tenant) => Path.Combine(root, tenant.Value.ToString("N"));

    private string TenantFileOf(TenantId tenant) => Path.Combine(FolderOf(tenant), "tenant.key");

    private string FileOf(KeyOwner owner) => PathOf(owner) + ".key";

    private string MarkOf(KeyOwner owner) => PathOf(owner) + ".destroyed";

    private string PathOf(KeyOwner owner)
    {
        var name = owner.Subject.Value.ToString("N");
        return Path.Combine(FolderOf(owner.Tenant), owner.Programme.Value.ToString("N"), name[..2], name);
    }

    // With the names of its files: putting them together costs as much as looking for one of them.
    private sealed record HeldKey(string File, string Mark)
    {
        public SubjectKey? Key { get; set; }
    }
}
