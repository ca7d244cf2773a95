using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sparring.Platform.Web;

/// <summary>Style, script, fonts and pictures: read once, compressed when first asked for, addressed by content so that a browser keeps them for ever.</summary>
public static class AssetFiles
{
    private static FrozenDictionary<string, Asset> known = FrozenDictionary<string, Asset>.Empty;

    public static string Address(string name) =>
        known.TryGetValue(name, out var asset) ? $"/assets/{name}?v={asset.Version}" : $"/assets/{name}";

    /// <summary>Reads what <c>npm run build</c> made.</summary>
    public static void Load(string folder) =>
        known = Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToFrozenDictionary(
                    file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                    Read,
                    StringComparer.Ordinal
                )
            : FrozenDictionary<string, Asset>.Empty;

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapPage("/assets/{**name}", Door.Anyone, (string name, HttpContext http) => Serve(name, http));

    private static IResult Serve(string name, HttpContext http)
    {
        if (!known.TryGetValue(name, out var asset))
        {
            return Refusals.Missing;
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (
            asset.Brotli?.Value is { } brotli
            && http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)
        )
        {
            headers.ContentEncoding = "br";
            return Results.Bytes(brotli, asset.ContentType);
        }

        return Results.Bytes(asset.Content, asset.ContentType);
    }

    private static Asset Read(string file)
    {
        var content = File.ReadAllBytes(file);
        var type = Path.GetExtension(file) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".woff2" => "font/woff2",
            ".png" => "image/png",
            _ => "application/octet-stream",
        };
        var version = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        return new Asset(content, IsText(type) ? new Lazy<byte[]>(() => Compress(content)) : null, type, version);
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type == "image/svg+xml";

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        return compressed.ToArray();
    }

    private sealed record Asset(byte[] Content, Lazy<byte[]>? Brotli, string ContentType, string Version);
}
