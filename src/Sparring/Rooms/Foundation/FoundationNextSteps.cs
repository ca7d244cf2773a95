using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>What is next in this room: for who writes, who reads, and who waits for a group to be able to start.</summary>
public sealed class FoundationNextSteps(
    FoundationAccess access,
    FoundationStore store,
    SubmissionStore submissions,
    FeedbackStore feedback,
    PublicationStore publications,
    IProgrammes programmes,
    CoachedGroups coached,
    HandedIn handedIn,
    TimeProvider clock
) : INextSteps
{
    private const int DaysBeforeReview = 14;
    private readonly RoomTexts texts = RoomTexts.Of<FoundationNextSteps>();

    public async Task<IReadOnlyList<NextStep>> ForAsync(Tx tx, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("participant") && await access.WritesInAsync(tx, viewer, null) is { } programme)
        {
            steps.AddRange(await AsLeaderAsync(tx, viewer, programme));
        }

        if (viewer.Is("coach"))
        {
            steps.AddRange(await AsCoachAsync(tx, viewer));
        }

        if (viewer.Is("organiser") && await handedIn.OrganisedAsync(tx, viewer, null) is { } organised)
        {
            steps.AddRange(AsOrganiser(await handedIn.OfAsync(tx, organised)));
        }

        return steps;
    }

    private async Task<IReadOnlyList<NextStep>> AsLeaderAsync(Tx tx, Viewer viewer, ProgrammeCard programme)
    {
        var own = (await store.OwnAsync(tx, viewer)).FirstOrDefault(head => head.Programme == programme.Id);
        var due = (await programmes.DeadlineAsync(tx, programme.Id, Submissions.DeadlineKind))?.Day;
        var write = WriteFoundation.Address(programme.Id);
        var submit = SubmitFoundation.Address(programme.Id);
        if (own is not { Revision: > 0 })
        {
            return [new(20, texts["next.write"], texts["next.writeDetail"], due, write, texts["next.writeAction"])];
        }

        var steps = new List<NextStep>();
        var sent = await submissions.OfAsync(tx, viewer, programme.Id, [viewer.Person]);
        steps.Add(
            sent.Count == 0
                ? new(20, texts["next.submit"], texts["next.submitDetail"], due, submit, texts["next.submitAction"])
                : new(20, texts["next.submit"], null, due, submit, texts["next.seeAction"], DayOf(sent[^1].SubmittedAt))
        );
        if (await feedback.UnusedAsync(tx, viewer, own.Id) is var unused and > 0)
        {
            steps.Add(
                new(
                    21,
                    Said("next.feedback", unused),
                    null,
                    null,
                    ReadFeedback.Address(programme.Id),
                    texts["next.feedbackAction"]
                )
            );
        }

        if (sent.Count > 0 && await publications.StandingAsync(tx, viewer, own.Id) is null)
        {
            steps.Add(
                new(
                    40,
                    texts["next.publish"],
                    texts["next.publishDetail"],
                    null,
                    PublishFoundation.Address(programme.Id),
                    texts["next.publishAction"]
                )
            );
        }

        if (own.NextReview is { } review && review <= clock.Today().AddDays(DaysBeforeReview))
        {
            steps.Add(
                new(
                    30,
                    texts["next.reread"],
                    texts["next.rereadDetail"],
                    review,
                    RereadFoundation.Address(programme.Id),
                    texts["next.rereadAction"]
                )
            );
        }

        return steps;
    }

    private async Task<IReadOnlyList<NextStep>> AsCoachAsync(Tx tx, Viewer viewer)
    {
        var unread = (await coached.OfAsync(tx, viewer)).Sum(group => group.Unread);
        return unread == 0
            ? []
            :
            [
                new(
                    10,
                    Said("next.read", unread),
                    texts["next.readDetail"],
                    null,
                    ReadingList.Path,
                    texts["next.readAction"]
                ),
            ];
    }

    private List<NextStep> AsOrganiser(ProgrammeStatus status) =>
        [
            .. status
                .Groups.Where(group => group.Missing > 0)
                .Take(3)
                .Select(group => new NextStep(
                    50,
                    group.Missing == 1
                        ? texts.With("next.missingOne", group.Number)
                        : texts.With("next.missing", group.Missing, group.Number),
                    null,
                    status.Deadline?.Day,
                    HandInStatus.Path,
                    texts["next.missingAction"]
                )),
        ];

    private string Said(string key, long count) => count == 1 ? texts[key + "One"] : texts.With(key, count);

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.InCopenhagen().DateTime);
}
