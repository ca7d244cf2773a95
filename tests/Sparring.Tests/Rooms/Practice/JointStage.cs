using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

/// <summary>What leaders do with joint actions, as their browsers do it.</summary>
public static class JointStage
{
    public const string Portfolio = "/practice/together";
    public const string Form = "form[data-autosave]";

    public static async Task<string> BeginAsync(TestClient client, string title)
    {
        using var answer = await PracticeStage.SendAsync(
            client,
            Portfolio + "/new",
            Form,
            [("text-title", title), ("text-idea", PracticeStage.Canary), ("text-whom", "Borgeren"), ("text-sign", "Ro")]
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.ToString() ?? "";
    }

    public static async Task AskAsync(TestClient client, string address, PersonId person)
    {
        using var asked = await PracticeStage.SendAsync(
            client,
            address,
            "form[action$='/people']",
            [("person", person.Value.ToString())]
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    /// <summary>Begun by the leader, and the peer takes part.</summary>
    public static async Task<string> TogetherAsync(PracticeStage stage, TestClient leader, TestClient peer)
    {
        var address = await BeginAsync(leader, "Fælles opstart");
        await AskAsync(leader, address, stage.People.Peer);
        using var yes = await PracticeStage.SendAsync(peer, address, "form[action$='/yes']", []);
        Assert.Equal(HttpStatusCode.Redirect, yes.StatusCode);
        return address;
    }

    public static async Task NoteAsync(TestClient client, string address, string kind, string text, string share)
    {
        using var noted = await PracticeStage.SendAsync(
            client,
            address,
            "form[action$='/entries']",
            [("kind", kind), ("entry", text), ("share", share)]
        );
        Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
    }

    public static Task<HttpResponseMessage> StepAsync(
        TestClient client,
        string address,
        string step,
        params (string, string)[] typed
    ) => PracticeStage.SendAsync(client, address, Form, typed, $"{address}/{step}");

    public static AngleSharp.Dom.IElement Found(AngleSharp.Dom.IParentNode page, string form) =>
        page.QuerySelector(form) ?? throw new InvalidOperationException("No form.");
}
