using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;

namespace Sparring.Tests.Rooms.Practice;

/// <summary>The stage of two groups, with three departments: the leader works in the first.</summary>
public sealed record PracticeStage(FoundationStage People)
{
    public const string Canary = FoundationStage.Canary;

    public TestApp App => People.App;

    public ProgrammeId Programme => People.Programme;

    public static async Task<PracticeStage> SetAsync(TestApp app, string key)
    {
        var people = await FoundationStage.SetAsync(app, key);
        foreach (var code in (string[])["HJEM", "SKOLE", "VEJ"])
        {
            await app.World.DepartmentAsync(people.Tenant, code, "Afdeling " + code);
        }

        await app.Database.ExecuteAsync(
            """
            insert into employment (tenant, person, department, level)
            select @tenant, @leader, id, 'leader' from department where tenant = @tenant and code = 'HJEM'
            """,
            new { tenant = people.Tenant, leader = people.Leader }
        );
        return new(people);
    }

    public Task<TestClient> AsAsync(PersonId person) => People.AsAsync(person);

    /// <summary>Everybody who is neither the owner nor in her group nor its coach.</summary>
    public IReadOnlyList<PersonId> Others =>
        [People.OtherLeader, People.OtherCoach, People.Organiser, People.Executive];

    /// <summary>Sends a page's form as a browser without script does: everything in it, with these answers typed.</summary>
    /// <param name="action">Where the pressed button sends it; null: where the form goes.</param>
    public static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        string page,
        string form,
        IEnumerable<(string Name, string Value)> typed,
        string? action = null
    )
    {
        using var document = await client.PageAsync(page);
        var found = document.QuerySelector(form) ?? throw new InvalidOperationException($"{page} has no {form}.");
        return await SendAsync(client, found, typed, action);
    }

    public static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        IElement form,
        IEnumerable<(string Name, string Value)> typed,
        string? action = null
    )
    {
        var answers = typed.ToList();
        var names = answers.Select(answer => answer.Name).ToHashSet(StringComparer.Ordinal);
        var kept = form.QuerySelectorAll("input, textarea, select")
            .Where(input => input.GetAttribute("name") is { } name && !names.Contains(name) && IsSent(input))
            .Select(input => KeyValuePair.Create(input.GetAttribute("name") ?? "", ValueOf(input)));
        using var content = new FormUrlEncodedContent([
            .. kept,
            .. answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)),
        ]);
        return await client.Http.PostAsync(action ?? form.GetAttribute("action"), content);
    }

    /// <summary>The leader's arena between two departments, chosen.</summary>
    public Task<HttpResponseMessage> ChooseArenaAsync(
        TestClient client,
        bool isShown = false,
        string joint = "Fordi"
    ) =>
        ChooseArenaAsync(
            client,
            [.. Arena(joint), ("departments", "HJEM"), ("departments", "SKOLE"), ("overview", isShown ? "yes" : "no")]
        );

    public static async Task<HttpResponseMessage> ChooseArenaAsync(
        TestClient client,
        IEnumerable<(string Name, string Value)> typed
    )
    {
        using var page = await client.PageAsync("/practice/arena");
        var form = page.QuerySelector("form[data-autosave]") ?? throw new InvalidOperationException("No form.");
        return await SendAsync(
            client,
            form,
            typed,
            form.GetAttribute("action")?.Replace("/text", "/choice", StringComparison.Ordinal)
        );
    }

    public static IReadOnlyList<(string Name, string Value)> Arena(string joint = "Fordi ingen har det hele") =>
        [
            ("text-title", "Overgangen fra skole til job"),
            ("text-task", "De unge, der falder mellem to stole"),
            ("text-joint", joint),
            ("text-counterpart", "Hanne Skov"),
            ("consent", "no"),
            ("text-step", "Tre fælles forløb"),
            ("text-experience", "At begynde småt"),
        ];

    public static async Task<HttpResponseMessage> ChooseFocusAsync(TestClient client, string action)
    {
        using var page = await client.PageAsync("/practice/focus");
        var form = page.QuerySelector("form[data-autosave]") ?? throw new InvalidOperationException("No form.");
        return await SendAsync(
            client,
            form,
            [
                ("until", "1.6.2019"),
                ("text-action", action),
                ("text-effect", "andre tager ordet"),
                ("text-sign", "jeg tier i et minut"),
            ],
            form.GetAttribute("action")?.Replace("/text", "/choice", StringComparison.Ordinal)
        );
    }

    /// <summary>A new trial action of this client's; the address of its page.</summary>
    public static async Task<string> BeginActionAsync(TestClient client, string title)
    {
        using var answer = await SendAsync(
            client,
            "/practice/actions/new",
            "form[data-autosave]",
            [("text-title", title), ("text-action", "Jeg ringer i morgen"), ("due", "1.2.2019")]
        );
        return answer.StatusCode == HttpStatusCode.Redirect
            ? answer.Headers.Location?.ToString() ?? ""
            : throw new InvalidOperationException(answer.StatusCode.ToString());
    }

    public static Task<HttpResponseMessage> ShareAsync(TestClient client, string address, string with) =>
        SendAsync(client, address, "#sharing form", [("share", with)]);

    public IWriteTrialActions Steps => App.Services.GetRequiredService<IWriteTrialActions>();

    private static bool IsSent(IElement input) =>
        input.GetAttribute("type") is not ("radio" or "checkbox") || input.HasAttribute("checked");

    private static string ValueOf(IElement input) =>
        input switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement list => list.Value ?? "",
            _ => input.GetAttribute("value") ?? "",
        };
}
