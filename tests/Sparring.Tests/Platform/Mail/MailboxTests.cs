using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Platform.Mail;

public sealed class MailboxTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_anybody_sees_shows_the_demos_mail_and_no_other_organisations()
    {
        var (demo, other) = (await database.World.TenantAsync("Demo"), await database.World.TenantAsync("En kommune"));
        var (ours, theirs) = (await DeliverAsync(demo, "Signe Dam"), await DeliverAsync(other, "Bo Holt"));
        var before = await SeenAsync(ours, theirs);
        await database.ExecuteAsync(
            "insert into setting (name, value) values ('demo.organisation', @id)",
            new { id = demo.Value.ToString() }
        );

        var after = await SeenAsync(ours, theirs);

        Assert.Empty(before.Names);
        Assert.Equal((null, null), (before.Ours, before.Theirs));
        Assert.Equal(["Signe Dam"], after.Names);
        Assert.Equal(("Signe Dam", null), (after.Ours, after.Theirs));
    }

    private async Task<Guid> DeliverAsync(TenantId tenant, string name)
    {
        var message = Ids.Secure.Next();
        var person = await database.World.PersonAsync(tenant, name);
        await database.ExecuteAsync(
            """
            insert into delivered_mail (tenant, message, recipient, to_name, to_address, from_name, subject, body, delivered_at)
            values (@tenant, @message, @person, @name, 'x@example.org', 'Sparring', 'Log ind', 'et link', now())
            """,
            new
            {
                tenant,
                message,
                person,
                name,
            }
        );
        return message;
    }

    private Task<(IReadOnlyList<string> Names, string? Ours, string? Theirs)> SeenAsync(Guid ours, Guid theirs)
    {
        var store = new MailboxStore();
        return database.Db.AsSystemAsync<(IReadOnlyList<string>, string?, string?)>(
            null,
            async tx =>
                (
                    [.. (await store.ListAsync(tx, "")).Select(mail => mail.ToName)],
                    (await store.FindAsync(tx, ours))?.ToName,
                    (await store.FindAsync(tx, theirs))?.ToName
                ),
            Cancel
        );
    }
}
