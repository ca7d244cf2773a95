using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sparring.Platform.Data;
using Sparring.Platform.Ui;
using Sparring.Shell.Start;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Shell.Start;

public sealed class StartPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_is_not_signed_in_is_welcomed_and_shown_the_way_in()
    {
        using var nobody = app.Client();

        using var page = await nobody.PageAsync("/");

        Assert.Equal("Velkommen til Sparring", page.QuerySelector("h1")?.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/sign-in']"));
    }

    [Theory]
    [InlineData("participant", "Du er med. Der er ikke noget, du skal lige nu.")]
    [InlineData("coach", "Der er intet at læse lige nu. Når en leder i en af dine grupper afleverer, står det her.")]
    [InlineData("booker", "Der er ingen møder at booke lige nu.")]
    [InlineData("facilitator", "Der er intet for dig lige nu. Før dagen står programmet her.")]
    [InlineData("executive", "Lige nu er der intet, I skal svare på. Forløbets plan finder du i menuen.")]
    public void Each_role_has_its_own_words_for_nothing(string role, string words)
    {
        var viewer = new Viewer(
            default,
            default,
            "Karen Prøve",
            "da",
            new HashSet<string>(StringComparer.Ordinal) { role }
        );

        Assert.Equal(words, Sparring.Platform.Texts.RoomTexts.Of<GatherThread>().In("da", EmptyThread.TextFor(viewer)));
    }

    [Fact]
    public async Task A_room_that_fails_does_not_empty_the_page_and_the_page_says_so()
    {
        var viewer = await app.World.ViewerAsync(
            await app.World.PersonAsync(await app.World.TenantAsync(), "Karen Prøve")
        );
        var gather = new GatherThread(app.Db, [new Broken(), new Well()], NullLogger<GatherThread>.Instance);

        var thread = await gather.ForAsync(viewer, null, TestContext.Current.CancellationToken);

        Assert.Equal(("Skriv", false), (thread.Next?.Title, thread.IsWhole));
    }

    [Fact]
    public async Task All_rooms_of_the_application_answer_for_somebody_in_no_programme()
    {
        var viewer = await app.World.ViewerAsync(
            await app.World.PersonAsync(await app.World.TenantAsync(), "Karen Prøve")
        );
        using var scope = app.Services.CreateScope();

        var thread = await scope
            .ServiceProvider.GetRequiredService<GatherThread>()
            .ForAsync(viewer, null, TestContext.Current.CancellationToken);

        Assert.True(thread.IsWhole);
    }

    private sealed class Broken : INextSteps
    {
        public IReadOnlyList<Question> Questions(Viewer viewer) => [new("select 1 / 0")];

        public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
        {
            await answers.ValueAsync<int>();
            return [];
        }
    }

    private sealed class Well : INextSteps
    {
        public IReadOnlyList<Question> Questions(Viewer viewer) => [new("select 1")];

        public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
        {
            await answers.ValueAsync<int>();
            return [new(1, "Skriv", null, null, "/", "Skriv")];
        }
    }
}
