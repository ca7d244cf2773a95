using Microsoft.Playwright;
using Sparring.Browser.Tests.Autumn;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Surveys;

/// <summary>
/// The demo's two waves and a third, by those they concern: answered on a phone and gone on with on another device, closed, read on the big
/// screen and on paper, talked about, and turned into a next step; then a larger forum, whose people one finds by searching.
/// A host of its own: waves are closed here, and the forum grows.
/// </summary>
public sealed class SurveyWalkTests(DemoHost demo, Chromium chromium) : IClassFixture<DemoHost>
{
    private const string Mail = "astrid.broendsted@kommunen.example";
    private const string Step = "Ringe til Veje og Parker, før vi svarer borgeren";
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };
    private static readonly ViewportSize Projector = new() { Width = 1920, Height = 1080 };

    [Fact]
    public async Task Waves_are_answered_on_a_phone_read_on_the_big_screen_and_turned_into_next_steps()
    {
        await using var phones = await demo.AsAsync(chromium, "leader", Phone);
        await using var desks = await demo.AsAsync(chromium, "organiser", Chromium.Desktop);
        var phone = await phones.NewPageAsync();
        var desk = await desks.NewPageAsync();

        await IsReadOnTheBigScreenAsync("Måling 1", "37 af 38 svarede", "579 relationer ud af 1.369");
        var wave = await AnswerAsync(phone, phones);
        await CloseAsync(desk, wave);
        await IsReadOnTheBigScreenAsync("Måling 2", "26 af 38 svarede", "Ændring siden måling 1");
        await ReadOnPaperAsync(phone, wave);
        await TalkAsync(phone, wave);
        await NextStepAsync(phone, wave);
        await GrowAsync(desk);
        var third = await InviteAsync(desk, phone);
        await FindAsync(phone, third);
    }

    [Theory]
    [InlineData(320, Media.Screen)]
    [InlineData(390, Media.Screen)]
    [InlineData(718, Media.Print)]
    public async Task Each_line_of_a_ranking_leads_from_a_name_to_the_same_name(int width, Media media)
    {
        await using var desks = await demo.AsAsync(chromium, "organiser", new() { Width = width, Height = 844 });
        var page = await desks.NewPageAsync();
        await page.EmulateMediaAsync(new() { Media = media });
        await page.GotoAsync("/surveys");
        await page.ClickAsync("main a[href^='/surveys/rankings/']:not([href$=new])");
        await page.WaitForURLAsync("**/rankings/*");

        var far = await page.EvaluateAsync<string[]>(
            """
            () => {
              const picture = document.querySelector(".ranking-picture");
              const drawn = picture.querySelector(":scope > svg").getBoundingClientRect();
              const middle = (part) => (part.getBoundingClientRect().top + part.getBoundingClientRect().bottom) / 2;
              const [from, onto] = [...picture.querySelectorAll("ol")].map((list) => [...list.children]);
              const seen = (row) => row.innerText.replace(/[0-9▲▼=]/g, "").trim();
              const at = (row) => ((row - -10) / ((from.length) * 10)) * drawn.height + drawn.top;
              return [...picture.querySelectorAll(":scope > svg path")].map((line) => {
                const [start, end] = line.getAttribute("d").match(/ (-?[0-9]+)/g).map(Number);
                const [left, right] = [[from, start], [onto, end]].map(([rows, y]) =>
                  rows.find((row) => Math.abs(middle(row) - at(y)) < 3));
                const name = left && right && seen(left);
                const fits = [left, right].every((row) => row && row.scrollWidth <= row.clientWidth + 1);
                return name && name === seen(right) && fits ? "" : `${line.getAttribute("d")}: ${name}`;
              }).filter((fault) => fault !== "");
            }
            """
        );

        Assert.Empty(far);
        Assert.Equal(11, await page.Locator(".ranking-picture > svg path").CountAsync());
        await page.SoundAsync($"survey-ranking-{width}");
    }

    // From the thread to the last question; on the way the connection is gone, and another device goes on.
    private async Task<string> AnswerAsync(IPage page, IBrowserContext phones)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Svar på undersøgelsen" }).First.ClickAsync();
        await page.WaitForURLAsync("**/answers");
        var wave = new Uri(page.Url).AbsolutePath.Replace("/answers", "", StringComparison.Ordinal);
        await page.SoundAsync("survey");
        await ChooseAsync(page, "#relations .survey-line", 0, "3");
        await SaidAsync(page, "Gemt.");
        await phones.SetOfflineAsync(true);
        await ChooseAsync(page, "#relations .survey-line", 1, "4");
        await SaidAsync(page, "Ingen forbindelse.");
        await phones.SetOfflineAsync(false);
        await SaidAsync(page, "Gemt.");

        await using var other = await demo.AsAsync(chromium, "leader", Chromium.Desktop);
        var computer = await other.NewPageAsync();
        await computer.GotoAsync(wave + "/answers");
        Assert.StartsWith(
            "2 af ",
            await computer.Locator("[data-progress]").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await ChooseAsync(computer, "section[aria-labelledby=block-outside] .survey-line", 0, "5");
        await SaidAsync(computer, "Gemt.");
        // Chosen otherwise, and back to what stood there when the page came, while nothing reaches the server: what she sees is sent.
        await computer.ReloadAsync();
        await ChooseAsync(computer, "section[aria-labelledby=block-outside] .survey-line", 0, "2");
        await SaidAsync(computer, "Gemt.");
        await computer.RouteAsync("**/draft", route => route.AbortAsync());
        await ChooseAsync(computer, "section[aria-labelledby=block-outside] .survey-line", 0, "5");
        await SaidAsync(computer, "Ingen forbindelse.");
        await computer.ClickAsync(".survey-bar .button-primary");
        await computer.Locator("main .alert-success", new() { HasText = "Tak for dine svar" }).WaitForAsync();
        Assert.True(
            await computer
                .Locator("section[aria-labelledby=block-outside] .survey-line")
                .First.Locator("input[type=radio][value='5']")
                .IsCheckedAsync()
        );
        await computer.SoundAsync("survey-sent");
        await page.GotoAsync("/");
        Assert.DoesNotContain("Svar på undersøgelsen", await page.Locator("main").InnerTextAsync());
        return wave;
    }

    private static async Task CloseAsync(IPage page, string wave)
    {
        await page.GotoAsync("/surveys");
        Assert.Contains("26 af 38 har svaret", await page.Locator("main").InnerTextAsync());
        await page.Locator("summary", new() { HasText = "Luk målingen" }).ClickAsync();
        await page.SoundAsync("survey-closing");
        await page.ClickAsync($"form[action='{wave}/closing'] button");
        await page.WaitForURLAsync("**" + wave);
    }

    private async Task IsReadOnTheBigScreenAsync(string wave, params string[] read)
    {
        await using var visitor = await demo.AsAsync(chromium, "organiser", Projector);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/surveys");
        await page.Locator("main section, main article, main .card", new() { HasText = wave })
            .Last.GetByRole(AriaRole.Link, new() { Name = "Se resultatet" })
            .ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Stor skærm" }).ClickAsync();
        await page.WaitForURLAsync("**/screen");
        var text = await page.Locator("main").InnerTextAsync();
        Assert.All(read, words => Assert.Contains(words, text));
        // The headline and the picture stand on the first screen, and nothing is too small for the back row.
        var picture = await page.Locator(".forum-picture svg").First.BoundingBoxAsync();
        Assert.InRange(picture?.Y + picture?.Height ?? 0, 1, Projector.Height);
        var smallest = await page.EvaluateAsync<double>(
            """
            () => Math.min(...[...document.querySelectorAll("main *")]
              .filter((part) => [...part.childNodes].some((text) => text.nodeType === 3 && text.data.trim() !== ""))
              .filter((part) => part.closest(".sr-only, caption") === null)
              .map((part) => parseFloat(getComputedStyle(part).fontSize)))
            """
        );
        Assert.True(smallest >= 24, $"{smallest} px");
        await page.SoundAsync("survey-screen");
    }

    private static async Task ReadOnPaperAsync(IPage page, string wave)
    {
        await page.GotoAsync(wave);
        await page.SoundAsync("survey-results");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await page.Locator("main button:visible, main .button:visible").CountAsync());
        Assert.True(await page.Locator(".forum-picture svg").First.IsVisibleAsync());
        // An A4 page with margins of 15 mm: no column is beside the paper.
        await page.SetViewportSizeAsync(680, 1000);
        Assert.Equal(680, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await page.SetViewportSizeAsync(Phone.Width, Phone.Height);
        await page.GotoAsync(wave + "/talk");
        Assert.Equal(0, await page.Locator("main button:visible, main .button:visible").CountAsync());
        Assert.Contains("Sig højt, hvad tallene viser", await page.Locator("main").InnerTextAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    // Three steps with their minutes; a note of the table for all, one for herself alone.
    private async Task TalkAsync(IPage page, string wave)
    {
        await page.GotoAsync(wave);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tal om tallene, og skriv noter" }).ClickAsync();
        await page.SoundAsync("survey-talk");
        Assert.Equal(
            ["Data 5 minutter", "Refleksion 5 minutter", "Handling 5 minutter", "Mit næste bedste skridt"],
            (await page.Locator(".talk-step h2").AllInnerTextsAsync()).Select(head => head.Replace('\n', ' '))
        );
        await NoteAsync(page, "data", "Vi er blevet tættere på to år.", "Bord 4");
        await NoteAsync(page, "reflection", "Jeg peger selv mest indad.", table: null);
        await using var others = await demo.AsAsync(chromium, "leader-same-group", Phone);
        var other = await others.NewPageAsync();
        await other.GotoAsync(wave + "/talk");
        var read = await other.Locator("main").InnerTextAsync();
        Assert.Contains("Vi er blevet tættere på to år.", read);
        Assert.DoesNotContain("Jeg peger selv mest indad.", read);
    }

    private static async Task NoteAsync(IPage page, string step, string text, string? table)
    {
        var part = page.Locator($"section[aria-labelledby={step}]");
        await part.Locator("details > summary", new() { HasText = "Skriv en note" }).ClickAsync();
        await part.Locator("textarea").FillAsync(text);
        if (table is not null)
        {
            await part.Locator("input[value=table]").CheckAsync(new() { Force = true });
            await part.Locator("input[name=table]").FillAsync(table);
        }

        await page.NextPageAsync(() => part.Locator("button", new() { HasText = "Gem noten" }).ClickAsync());
        await part.Locator(".talk-note", new() { HasText = text }).WaitForAsync();
    }

    private static async Task NextStepAsync(IPage page, string wave)
    {
        await page.FillAsync("#text-next", Step);
        await page.ClickAsync($"form[action='{wave}/steps'] button");
        await page.Locator("main .alert-success", new() { HasText = "Skridtet ligger på din tråd" }).WaitForAsync();
        await page.SoundAsync("survey-next-step");
        await page.GetByRole(AriaRole.Link, new() { Name = "Se min tråd" }).ClickAsync();
        await page.Locator("main a", new() { HasText = "du har planlagt" }).ClickAsync();
        await page.Locator("main a", new() { HasText = "Ringe til Veje og Parker" }).ClickAsync();
        await page.WaitForURLAsync("**/practice/actions/**");
        Assert.Contains(Step, await page.Locator("main").InnerTextAsync());
        await page.SoundAsync("survey-step-on-the-thread");
    }

    // A hundred and sixty more take part: too many to stand on one page.
    private static async Task GrowAsync(IPage page)
    {
        var file = string.Join(
            '\n',
            Enumerable
                .Range(1, 160)
                .Select(at =>
                    $"N{at:000};Ny Leder Nummer{at:000};ny{at}@kommunen.example;KUF;Kultur og Fritid;Leder;Drift;;;nej;Deltager"
                )
                .Prepend(
                    "Nr.;Navn;E-mail;Afdelingskode;Afdeling;Ledelsesniveau;Ledelsesopgave;Stilling;Nærmeste leder;Udefra;Rolle"
                )
        );
        await page.GotoAsync("/people/import");
        await page.SetInputFilesAsync(
            "#file",
            new FilePayload
            {
                Name = "nye.csv",
                MimeType = "text/csv",
                Buffer = System.Text.Encoding.UTF8.GetBytes(file),
            }
        );
        for (var step = 0; step < 3; step++)
        {
            await page.NextPageAsync(() => page.Locator("main .button-primary").First.ClickAsync());
        }

        Assert.Equal("Personerne er hentet ind", await page.Locator("h1").InnerTextAsync());
    }

    // The organiser opens a third wave; the leader comes by the link of her mail.
    private static async Task<string> InviteAsync(IPage desk, IPage phone)
    {
        await desk.GotoAsync("/surveys/new");
        await desk.SoundAsync("survey-plan");
        await desk.ClickAsync("form[action='/surveys/new'] button[type=submit]");
        await desk.WaitForURLAsync("**/surveys");
        var mail = phone.Locator(".mail-list a", new() { HasText = "Samarbejde og ledelse" }).First;
        for (var look = 0; look < 120 && await mail.CountAsync() == 0; look++)
        {
            await phone.GotoAsync("/mail?to=" + Uri.EscapeDataString(Mail));
            await phone.WaitForTimeoutAsync(250);
        }

        await mail.ClickAsync();
        Assert.Contains("Gitte Ranløv", await phone.Locator(".mail-body").InnerTextAsync());
        await phone.Locator(".mail-body a").First.ClickAsync();
        await phone.WaitForURLAsync("**/answers");
        return new Uri(phone.Url).AbsolutePath;
    }

    private static async Task FindAsync(IPage page, string answers)
    {
        // A style a script or the window has left on a field is not carried into the part that comes: the policy would say no.
        await page.EvaluateAsync("() => { document.querySelector('#wanted').style.color = 'red'; }");
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        await page.SoundAsync("survey-large");
        Assert.Contains("Din afdeling", await page.Locator("[data-shown]").InnerTextAsync());
        await ChooseAsync(page, "#relations .survey-line", 0, "2");
        await page.FillAsync("#wanted", "nummer07");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-shown]", new() { HasText = "1–10 af 10" }).WaitForAsync();
        Assert.Equal("wanted", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.SoundAsync("survey-found");
        await ChooseAsync(page, "#relations .survey-line", 4, "3");
        await page.Locator("[data-relations]", new() { HasText = "Du har svaret om 2 andre." }).WaitForAsync();
        await page.FillAsync("#wanted", "kultur");
        await page.ClickAsync("button[value=found]");
        await page.ClickAsync("button[value='found 2']");
        await page.Locator("[data-shown]", new() { HasText = "51–100 af" }).WaitForAsync();
        await page.ClickAsync("button[value=said]");
        await page.Locator("[data-shown]", new() { HasText = "1–2 af 2" }).WaitForAsync();
        Assert.EndsWith(answers, page.Url, StringComparison.Ordinal);
        Assert.Empty(said);
        await page.ReloadAsync();
        Assert.Equal(2, await page.Locator("#relations input:checked:not([value=''])").CountAsync());
    }

    private static Task ChooseAsync(IPage page, string lines, int at, string step) =>
        page.Locator(lines).Nth(at).Locator($"input[type=radio][value='{step}']").CheckAsync(new() { Force = true });

    private static Task SaidAsync(IPage page, string words) =>
        page.Locator("[data-said]", new() { HasText = words }).WaitForAsync();
}
