using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>
/// Carries out what was asked for in writing: she is told when it is begun, and erased on the day it is due unless she has stopped it. Looked at
/// every hour; each is done once, on whichever node.
/// </summary>
public sealed class ErasureRequests(
    Db db,
    ErasureRequestStore store,
    ErasePerson eraser,
    IOutbox outbox,
    SparringSettings settings,
    TimeProvider clock,
    ILogger<ErasureRequests> log
) : BackgroundService
{
    /// <summary>Begins it and tells her; false when it was begun before, or is not the viewer's to begin.</summary>
    public async Task<bool> BeginAsync(Tx tx, Guid id)
    {
        var dueOn = clock.Today().AddDays(ErasureRequest.DaysToStop);
        if (!await store.BeginAsync(tx, id, dueOn, clock.GetUtcNow()) || await store.FindAsync(tx, id) is not { } begun)
        {
            return false;
        }

        await outbox.PutAsync(tx, Message(begun, tx.Viewer?.Person, dueOn));
        return true;
    }

    /// <summary>Erases whoever is due.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        var today = clock.Today();
        foreach (var due in await db.AsSystemAsync(null, tx => store.DueAsync(tx, today), cancel))
        {
            try
            {
                var herself = new Viewer(due.Tenant, due.Person, "", "da", new HashSet<string>());
                if (await eraser.EraseAsync(herself, cancel) is null)
                {
                    await db.AsSystemAsync(due.Tenant, tx => store.HinderAsync(tx, due.Id, today), cancel);
                }
            }
#pragma warning disable CA1031 // because one that cannot go on must keep neither the others waiting nor the server from running
            catch (Exception fault) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(
                    "The erasure asked for in {Request} could not go on: {Fault}.",
                    due.Id,
                    fault.GetType().Name
                );
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException)
            {
                // Nobody is erased by half: what was begun goes on within the hour, or at the next start.
                log.LogError("Erasures that are due could not be carried out: {Fault}.", fault.GetType().Name);
            }
        } while (await hour.WaitForNextTickAsync(stoppingToken));
    }

    // In both languages: she may have been away for long, and what is at stake is all of hers.
    private OutgoingMessage Message(ErasureRequest begun, PersonId? from, DateOnly dueOn)
    {
        var texts = RoomTexts.Of<ErasureRequests>();
        var page = new Uri(settings.Address, ErasureOfMine.Path).AbsoluteUri;
        string Said(DateOnly day, string language) =>
            day.ToString(
                language == "en" ? "d MMMM yyyy" : "d. MMMM yyyy",
                CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "da-DK")
            );
        string Body(string language) =>
            string.Format(
                CultureInfo.InvariantCulture,
                texts.In(language, "requestMail"),
                begun.Name,
                begun.NotedBy,
                Said(begun.AskedOn, language),
                Said(dueOn, language),
                page
            );
        return new OutgoingMessage(
            "erasure-request",
            begun.Id,
            1,
            begun.Person,
            string.Format(CultureInfo.InvariantCulture, texts.In("da", "requestSubject"), Said(dueOn, "da")),
            Body("da") + "\n\n—\n\n" + Body("en"),
            from
        );
    }
}
