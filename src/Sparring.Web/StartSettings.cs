using Sparring.Platform.Data;

namespace Sparring.Web;

/// <summary>The settings of this start: from the environment (docs/operate/settings.md), else what suits one machine.</summary>
public static class StartSettings
{
    public static SparringSettings Read(IConfiguration configuration, StartOptions options, StartDatabase database)
    {
        var from = configuration.GetSection("Sparring");
        var standard = new SparringSettings
        {
            ConnectionString = database.ConnectionString,
            KeyStore = Closed(Path.GetFullPath(from["KeyStore"] ?? new DataFolder(options.Data).Keys)),
            Assets = Near("wwwroot"),
            Programmes = from["Programmes"] ?? Near("programmes"),
            Address = Address(from["Address"]) ?? new Uri($"http://{Shown(options.Host)}:{options.Port}"),
            MailServer = Address(from["MailServer"]),
            IsDemo = !options.Empty && (database.IsPrivate || options.Demo),
        };
        return from["MailFrom"] is { Length: > 0 } sender ? standard with { MailFrom = sender } : standard;
    }

    // Nobody else on the machine looks into the folder of keys; one that is there already is left as it is.
    private static string Closed(string folder) =>
        Directory
            .CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
            .FullName;

    private static string Shown(string host) => host is "0.0.0.0" or "*" or "[::]" ? "127.0.0.1" : host;

    private static Uri? Address(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new StartFault(
                $"'{text}' in the settings is no address; write it like https://sparring.example.org."
            );
    }

    // Beside the program where it is installed; in the repository when it runs from there.
    private static string Near(string folder)
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            if (Directory.Exists(Path.Combine(above.FullName, folder)))
            {
                return Path.Combine(above.FullName, folder);
            }
        }

        return Path.Combine(AppContext.BaseDirectory, folder);
    }
}
