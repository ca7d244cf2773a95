using Sparring.Platform.Data;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>The thread of one organisation: practice, two sessions of each group, dilemmas, and a case in each of its states.</summary>
internal sealed class ThreadWorld(
    ProbeApp app,
    TenantId tenant,
    ProgrammeId programme,
    (Guid One, Guid Two) groups,
    Func<string, ProbePen> pens
)
{
    private static readonly string[] Authors = ["drafts", "submits", "former", "leaves", "shares"];

    public async Task PlantAsync()
    {
        await StageAsync();
        await PractiseAsync();
        await TryTogetherAsync();
        await MeetAsync();
        await SeeAcrossAsync();
        await MakeCasesAsync();
    }

    private async Task PractiseAsync()
    {
        (string Role, string[] Shares)[] leaders =
        [
            ("drafts", []),
            ("submits", ["group"]),
            ("former", ["group"]),
            ("leaves", ["forum"]),
            ("shares", ["forum"]),
            ("revokes", ["forum", "me"]),
            ("organises and takes part", ["group"]),
        ];
        foreach (var (role, shares) in leaders)
        {
            var author = new PracticeAuthor(pens(role));
            await author.FocusAsync();
            await author.ArenaAsync(shares.Contains("forum"));
            await author.ActionAsync(shares);
            await author.ReflectionAsync(shares);
        }
    }

    // One the forum is told of, with somebody who takes part and somebody who has not answered; and one it is not told of.
    private async Task TryTogetherAsync()
    {
        var (lead, fellow) = (new JointAuthor(pens("shares")), new JointAuthor(pens("submits")));
        var told = await lead.BeginAsync(pens("submits").Person, pens("drafts").Person);
        await fellow.JoinAsync(told);
        await lead.NoteAsync(told, isForForum: false);
        await fellow.NoteAsync(told, isForForum: true);
        await lead.TellAsync(told);
        var own = await fellow.BeginAsync();
        await fellow.NoteAsync(own, isForForum: true);
    }

    private async Task MeetAsync()
    {
        foreach (
            var (group, coach, writes, keepsToHerself) in ((Guid, string, string[], string)[])
                [
                    (groups.One, "coach one", ["submits", "former", "leaves"], "drafts"),
                    (groups.Two, "coach two", ["shares"], "revokes"),
                ]
        )
        {
            var (first, second) = await SessionsAsync(group, coach);
            await At(first, coach).TogetherAsync(1);
            await At(first, coach).NotesAsync();
            foreach (var role in writes)
            {
                await At(first, role).LineAsync(pens(role).Person);
                await At(first, role).SayYesAsync();
                await At(first, role).ReflectAsync(1, "yes");
                await At(second, role).OutcomeAsync();
            }

            await At(first, keepsToHerself).ReflectAsync(1);
            await At(second, keepsToHerself).ReflectAsync(2, "yes", "no");
            await At(second, writes[0]).TogetherAsync(2);
            await At(second, coach).NotesAsync();
            if (group == groups.One)
            {
                await ForATimeAsync("former coach", group, () => At(first, "former coach").NotesAsync());
            }

            SessionAuthor At(Guid session, string role) => new(pens(role), session, group);
        }
    }

    // A coach who had both groups for a time: one point the groups behind it hear, and one the organisers have read since.
    private async Task SeeAcrossAsync()
    {
        await app.Database.ExecuteAsync(
            "insert into sparring_group_coach (tenant, sparring_group, person) values (@tenant, @group, @coach)",
            new
            {
                tenant,
                group = groups.Two,
                coach = pens("coach one").Person,
            }
        );
        await ForATimeAsync(
            "coach one",
            groups.Two,
            async () =>
            {
                var author = new InsightAuthor(app, pens("coach one"));
                await author.OfferAsync("forum", isReleased: false, groups.One, groups.Two);
                await author.OfferAsync("organisers", isReleased: true, groups.One, groups.Two);
            }
        );
    }

    private async Task MakeCasesAsync()
    {
        DilemmaAuthor By(string role) => new(app, pens(role));
        foreach (var role in (string[])[.. Authors, "revokes", "organises and takes part"])
        {
            await By(role).WriteAsync();
        }

        foreach (var role in Authors)
        {
            await By(role).SendAsync(isPooled: role == "shares");
        }

        await By("revokes").SendAsync(isPooled: false);
        await By("drafts").WishAsync(pens("coach one"));
        var coach = new CaseAuthor(app, pens("coach one"));
        await coach.WriteAsync([await By("drafts").IdAsync()]);
        var refused = await AskedAsync();
        await By("submits").AnswerAsync(refused, isYes: false);
        await ReleasedAsync();
        await coach.TakeBackAsync(await ReleasedAsync());

        async Task<Guid> AskedAsync()
        {
            var dilemmas = new List<Guid>();
            foreach (var role in Authors)
            {
                dilemmas.Add(await By(role).IdAsync());
            }

            var general = await coach.WriteAsync(dilemmas);
            await coach.AskAsync(general);
            return general;
        }

        async Task<Guid> ReleasedAsync()
        {
            var general = await AskedAsync();
            foreach (var role in Authors)
            {
                await By(role).AnswerAsync(general, isYes: true);
            }

            await coach.ReleaseAsync(general, groups.One);
            return general;
        }
    }

    private Task StageAsync() =>
        app.Database.ExecuteAsync(
            """
            insert into department (tenant, id, code, name)
            select @tenant, gen_random_uuid(), code, 'Afdeling ' || code from unnest(array['HJEM', 'SKOLE']) as code;
            insert into employment (tenant, person, department, level)
            select @tenant, m.person, d.id, 'leader' from sparring_group_member m join department d on d.tenant = @tenant and d.code = 'HJEM'
            where m.tenant = @tenant;
            insert into programme_deadline (tenant, programme, key, kind, title, day)
            values (@tenant, @programme, 'dilemma', 'dilemma', '{"da": "Send et dilemma", "en": "Send a dilemma"}', '2019-01-04');
            insert into coaching_track (tenant, id, programme, name, first_day, last_day)
            values (@tenant, gen_random_uuid(), @programme, 'Coaching', '2018-11-20', '2019-02-01');
            """,
            new { tenant, programme }
        );

    private async Task<(Guid First, Guid Second)> SessionsAsync(Guid group, string coach)
    {
        var (first, second) = (Ids.Secure.Next(), Ids.Secure.Next());
        await app.Database.ExecuteAsync(
            """
            insert into coaching_session (tenant, id, programme, track, sparring_group, number, coach, starts_at, ends_at, place)
            select @tenant, at.session, @programme, t.id, @group, at.number, @coach, at.starts, at.starts + interval '2 hours', 'Rådhuset'
            from coaching_track t
                cross join (values (@first, 1, timestamptz '2018-11-23 10:00+01'), (@second, 2, timestamptz '2019-01-28 14:00+01'))
                    as at (session, number, starts)
            where t.tenant = @tenant
            """,
            new
            {
                tenant,
                first,
                second,
                programme,
                group,
                coach = pens(coach).Person,
            }
        );
        return (first, second);
    }

    // Somebody who coached once: what she wrote for herself is neither hers any more nor the next coach's.
    private async Task ForATimeAsync(string coach, Guid group, Func<Task> act)
    {
        const string Sql =
            "update sparring_group_coach set valid = daterange(null, @until) where sparring_group = @group and person = @coach";
        var person = pens(coach).Person;
        await app.Database.ExecuteAsync(
            Sql,
            new
            {
                group,
                coach = person,
                until = (DateOnly?)null,
            }
        );
        await act();
        await app.Database.ExecuteAsync(
            Sql,
            new
            {
                group,
                coach = person,
                until = (DateOnly?)app.Database.Clock.Today(),
            }
        );
    }
}
