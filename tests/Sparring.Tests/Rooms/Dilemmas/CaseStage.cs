using System.Net;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;

namespace Sparring.Tests.Rooms.Dilemmas;

/// <summary>A case on its way, through the pages as its coach and its authors use them.</summary>
public static class CaseStage
{
    public const string Text = "Flere ledere venter på hinanden, og ingen vil tage det første skridt.";

    /// <summary>Five leaders of two groups have sent; the coach has begun a case of them and written it.</summary>
    public static async Task<string> WriteCaseAsync(this DilemmaStage stage, int authors = 5, string? situation = null)
    {
        for (var leader = 0; leader < authors; leader++)
        {
            await stage.WriteAndSendAsync(leader);
        }

        using var coach = await stage.AsAsync(stage.Coach);
        using var list = await coach.PageAsync("/cases");
        using var begun = await FoundationStage.SendAsync(coach, list.QuerySelector("form[action='/cases']"));
        var writing = begun.Headers.Location?.ToString() ?? throw new InvalidOperationException("Not begun.");
        var ids = new List<KeyValuePair<string, string>>();
        for (var leader = 0; leader < authors; leader++)
        {
            ids.Add(new("add", (await stage.IdAsync(leader)).ToString()));
        }

        var address = writing[..^"/writing".Length];
        using var added = await coach.PostFormAsync(address + "/sources", ids, writing);
        await WriteAsync(coach, address, situation ?? Text);
        return address;
    }

    public static async Task WriteAsync(TestClient coach, string address, string situation)
    {
        using var page = await coach.PageAsync(address + "/writing");
        using var saved = await FoundationStage.SendAsync(
            coach,
            page.QuerySelector($"form[action='{address}/draft']"),
            new Dictionary<string, string>
            {
                ["text-title"] = "Det første skridt",
                ["text-situation"] = situation,
                ["text-one"] = "Man vil hjælpe",
                ["text-other"] = "Man vil ikke stå alene med regningen",
            }
        );
        if (saved.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Not saved: {saved.StatusCode}.");
        }
    }

    public static async Task<HttpResponseMessage> AskAsync(
        this DilemmaStage stage,
        string address,
        bool isChanged = true
    )
    {
        using var coach = await stage.AsAsync(stage.Coach);
        using var page = await coach.PageAsync(address + "/writing");
        var revision = page.QuerySelector($"form[action='{address}/asking'] input[name=revision]")
            ?.GetAttribute("value");
        return await coach.PostFormAsync(
            address + "/asking",
            [
                new("revision", revision ?? ""),
                new("by", "2019-01-25"),
                new("changed", "place"),
                new("changed", "profession"),
                new("changed", isChanged ? "scale" : "place"),
            ],
            address + "/writing"
        );
    }

    public static async Task<HttpResponseMessage> AnswerAsync(
        this DilemmaStage stage,
        string address,
        int leader,
        string answer,
        string reason = ""
    )
    {
        using var author = await stage.AsAsync(stage.Leaders[leader]);
        using var page = await author.PageAsync(address);
        return await FoundationStage.SendAsync(
            author,
            page.QuerySelector($"form[action='{address}/answer']"),
            new Dictionary<string, string> { ["answer"] = answer, ["reason"] = reason }
        );
    }

    public static async Task<HttpResponseMessage> ReleaseAsync(
        this DilemmaStage stage,
        string address,
        params int[] groups
    )
    {
        using var coach = await stage.AsAsync(stage.Coach);
        return await coach.PostFormAsync(
            address + "/release",
            groups.Select(group => new KeyValuePair<string, string>("group", stage.Groups[group].Value.ToString())),
            address
        );
    }

    /// <summary>Written, asked, agreed by all and released to the first group.</summary>
    public static async Task<string> ReleasedCaseAsync(this DilemmaStage stage)
    {
        var address = await stage.WriteCaseAsync();
        using var asked = await stage.AskAsync(address);
        for (var leader = 0; leader < 5; leader++)
        {
            using var answered = await stage.AnswerAsync(address, leader, "yes");
        }

        using var released = await stage.ReleaseAsync(address, 0);
        return released.StatusCode == HttpStatusCode.SeeOther
            ? address
            : throw new InvalidOperationException($"Not released: {released.StatusCode}.");
    }
}
