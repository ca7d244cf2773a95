namespace Sparring;

/// <summary>What an installation decides; the host reads it from arguments and environment.</summary>
public sealed record SparringSettings
{
    /// <summary>Any PostgreSQL 15 or newer; the user must not be a superuser (row-level security would not hold).</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Folder of keys, outside the database and its backups.</summary>
    public required string KeyStore { get; init; }

    /// <summary>Folder with the built style and scripts.</summary>
    public required string Assets { get; init; }

    /// <summary>Folder with programmes as files; the demo reads its programme here.</summary>
    public required string Programmes { get; init; }

    /// <summary>The address people reach Sparring at; links in mail begin with it.</summary>
    public required Uri Address { get; init; }

    /// <summary>smtp://user:password@host:port, or null: sent mail is shown on a page of its own.</summary>
    public Uri? MailServer { get; init; }

    /// <summary>The sender of the installation's mail.</summary>
    public string MailFrom { get; init; } = "sparring@localhost";

    /// <summary>Whether this is the demo: invented people, links on the terminal.</summary>
    public bool IsDemo { get; init; }
}
