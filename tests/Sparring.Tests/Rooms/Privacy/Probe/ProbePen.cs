using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Sparring.Platform.Data;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Somebody's browser while the world is planted: it sends her forms and makes the canaries that go into them.</summary>
internal sealed partial class ProbePen(
    ProbeApp app,
    ProbeWorld world,
    TenantId tenant,
    ProgrammeId programme,
    PersonId person
)
{
    private TestClient? client;
    private string token = "";
    private int step;

    public PersonId Person => person;

    /// <summary>A sentence with a canary of hers, or of the owner she writes it for.</summary>
    public string Plant(string artefact, Spot? spot = null, PersonId? owner = null)
    {
        var planted = Canary.NewToken(Canary.Secret);
        world.Canaries[planted] = new Canary(planted, tenant, owner ?? person, artefact)
        {
            Author = person,
            Spot = spot,
        };
        return $"Det her er {planted} og ikke andet.";
    }

    /// <summary>Texts of a form, a canary in each, as a page that has not been saved before sends them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts(
        string artefact,
        IEnumerable<string> fields,
        Func<string, Spot> spot,
        int based = 0
    ) =>
        fields.SelectMany(field =>
            new KeyValuePair<string, string>[]
            {
                new("text-" + field, Plant(artefact, spot(field))),
                new("base-" + field, based.ToString(CultureInfo.InvariantCulture)),
            }
        );

    /// <summary>Answers where it led to.</summary>
    public async Task<string> SendAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var http = (client ??= await app.ClientAsync(person)).Http;
        if (token.Length == 0)
        {
            token = Token().Match(await client.TextAsync("/privacy")).Groups[1].Value;
        }

        KeyValuePair<string, string>[] given = [.. fields];
        KeyValuePair<string, string>[] usual =
        [
            new("programme", programme.Value.ToString()),
            new("editor", Ids.Secure.Next().ToString()),
            new("step", (++step).ToString(CultureInfo.InvariantCulture)),
            new("form-token", token),
        ];
        using var content = new FormUrlEncodedContent(
            usual.ExceptBy(given.Select(one => one.Key), one => one.Key).Concat(given)
        );
        using var answer = await http.PostAsync(path, content);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.OK
            ? answer.Headers.Location?.ToString() ?? ""
            : throw new InvalidOperationException(
                $"{path} answered {answer.StatusCode} to its own author: {await answer.Content.ReadAsStringAsync()}"
            );
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
