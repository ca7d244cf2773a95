using System.Text;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Files;

/// <summary>The files of a programme in a folder; other files there (people, templates) are none of our business.</summary>
public static class ProgrammeFolder
{
    private const long LargestFile = 2 * 1024 * 1024;

    public static async Task<(IReadOnlyDictionary<string, string> Files, IReadOnlyList<FileFault> Faults)> ReadAsync(
        string folder,
        CancellationToken cancel
    )
    {
        var texts = RoomTexts.Of(typeof(ProgrammeFolder));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<FileFault>();
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        foreach (var name in DesignShapes.Files.Select(known => known.File))
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists)
            {
                continue;
            }

            if (file.Length > LargestFile)
            {
                faults.Add(
                    new FileFault(
                        name,
                        1,
                        texts.With("faultLarge", file.Length / 1024),
                        texts.With("expectSmaller", LargestFile / 1024)
                    )
                );
                continue;
            }

            var bytes = await File.ReadAllBytesAsync(file.FullName, cancel);
            try
            {
                files[name] = strict.GetString(bytes);
            }
            catch (DecoderFallbackException wrong)
            {
                var line = 1 + bytes.Take(Math.Max(0, wrong.Index)).Count(sign => sign == (byte)'\n');
                faults.Add(new FileFault(name, line, texts["faultEncoding"], texts["expectEncoding"]));
            }
        }

        return (files, faults);
    }

    public static async Task WriteAsync(
        string folder,
        IReadOnlyDictionary<string, string> files,
        CancellationToken cancel
    )
    {
        Directory.CreateDirectory(folder);
        var plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, plain, cancel);
        }
    }
}
