using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Sparring.Testing;

/// <summary>A browser without script: keeps cookies, follows no redirect by itself, fills in forms.</summary>
public sealed class TestClient : IDisposable
{
    private readonly HttpClient http;

    public TestClient(Uri address, CookieContainer cookies)
    {
        Cookies = cookies;
        var sockets = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        http = new HttpClient(new AsRead(sockets)) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    /// <summary>For what the shorter ways below do not do.</summary>
    public HttpClient Http => http;

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public Task<string> TextAsync(string path) => http.GetStringAsync(path);

    /// <summary>The page, parsed; the test fails when it is not there.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await ParseAsync(response);
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    /// <summary>Sends a form as a browser does, with the hidden token of the page it stands on.</summary>
    /// <param name="from">The page with the form, when it has another address than the one the form is sent to.</param>
    public async Task<HttpResponseMessage> PostFormAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        string? from = null
    )
    {
        using var content = new FormUrlEncodedContent([
            .. fields,
            new("form-token", await FormTokenAsync(from ?? path)),
        ]);
        return await http.PostAsync(path, content);
    }

    /// <summary>The same with a file.</summary>
    public async Task<HttpResponseMessage> PostFileAsync(
        string path,
        string field,
        string fileName,
        byte[] file,
        string from,
        params KeyValuePair<string, string>[] fields
    )
    {
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(await FormTokenAsync(from)), "form-token");
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        using var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(part, field, fileName);
        return await http.PostAsync(path, content);
    }

    /// <summary>The token of the first form on a page.</summary>
    public async Task<string> FormTokenAsync(string page)
    {
        using var document = await PageAsync(page);
        return document.QuerySelector("input[name=form-token]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"The page {page} has no form.");
    }

    public void Dispose() => http.Dispose();

    // A date does not break over two lines; who reads it sees spaces and a dash, and so does a test.
    private sealed class AsRead(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Content.Headers.ContentType is { MediaType: "text/html" })
            {
                var sent = response.Content;
                var page = await sent.ReadAsStringAsync(cancellationToken);
                response.Content = new StringContent(page.Replace("&#xA0;", " ", StringComparison.Ordinal));
                response.Content.Headers.Clear();
                foreach (var (name, values) in sent.Headers.Where(header => header.Key != "Content-Length"))
                {
                    response.Content.Headers.TryAddWithoutValidation(name, values);
                }
            }

            return response;
        }
    }
}
