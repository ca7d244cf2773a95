using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

/// <summary>Reads a calendar with ical.js: times as the wall clock it shows and as the moment it means.</summary>
public static class IcalJs
{
    private const string Program = """
        import ICAL from 'ical.js';
        process.stdin.setEncoding('utf8');
        let text = ''; for await (const part of process.stdin) text += part;
        const calendar = new ICAL.Component(ICAL.parse(text));
        for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
        const events = calendar.getAllSubcomponents('vevent').map(component => {
          const event = new ICAL.Event(component);
          return { uid: event.uid, summary: event.summary, description: event.description, location: event.location,
            sequence: event.sequence, status: component.getFirstPropertyValue('status'),
            start: event.startDate.toString(), isDate: event.startDate.isDate, moment: event.startDate.toUnixTime(),
            end: event.endDate.toString(), endMoment: event.endDate.toUnixTime(),
            attendees: event.attendees.map(property => property.getFirstValue()).join(' '), organizer: event.organizer };
        });
        console.log(JSON.stringify({ method: calendar.getFirstPropertyValue('method'), events }));
        """;

    public static async Task<File> ParseAsync(string file)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node")
            {
                ArgumentList = { "--input-type=module", "--eval", Program },
                WorkingDirectory = GroupFolderTests.Repository(),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
            }
        );
        Assert.NotNull(node);
        await node.StandardInput.BaseStream.WriteAsync(
            Encoding.UTF8.GetBytes(file),
            TestContext.Current.CancellationToken
        );
        node.StandardInput.Close();
        var text = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<File>(text, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException(text);
    }

    public sealed record File(string Method, IReadOnlyList<Event> Events);

    public sealed record Event(
        string Uid,
        string Summary,
        string Description,
        string? Location,
        int Sequence,
        string Status,
        string Start,
        bool IsDate,
        long Moment,
        string End,
        long EndMoment,
        string Attendees,
        string? Organizer
    );
}
