using System.Text;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Xunit;

namespace Sparring.Tests.Platform.Sealing;

public sealed class SealsTests : IDisposable
{
    private const string Text = "Jeg tør ikke sige det højt endnu: æøå 🌱";
    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("sparring-keys");
    private readonly Ids ids = Ids.From(7);
    private readonly SealedPlace place;

    public SealsTests() => place = NewPlace();

    public static TheoryData<string> OtherPlaces =>
        ["tenant", "programme", "subject", "artefact", "artefact id", "field", "version", "earlier version"];

    public void Dispose() => store.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData(Text)]
    [InlineData("linje 1\nlinje 2")]
    public void What_is_sealed_opens_in_its_own_place(string text)
    {
        var seals = Open();

        Assert.Equal(text, seals.Open(place, seals.Seal(place, text)));
    }

    [Fact]
    public void What_an_older_version_sealed_opens()
    {
        var old = new SealedPlace(
            TenantId.Of(new Guid("00000001-0000-0000-0000-000000000001")),
            ProgrammeId.Of(new Guid("00000002-0000-0000-0000-000000000002")),
            PersonId.Of(new Guid("00000003-0000-0000-0000-000000000003")),
            "foundation-draft",
            new Guid("00000004-0000-0000-0000-000000000004"),
            "values",
            5
        );
        var organisation = Path.Combine(store.FullName, "seals", $"{old.Tenant.Value:N}");
        var subjects = Directory.CreateDirectory(Path.Combine(organisation, $"{old.Programme.Value:N}", "00"));
        File.WriteAllBytes(
            Path.Combine(organisation, "tenant.key"),
            Convert.FromHexString("042B0133AE2BC0C44480221D6ACCFC81F43B06C9B3F731FD24F8F6EB068BDD5B")
        );
        File.WriteAllBytes(
            Path.Combine(subjects.FullName, $"{old.Subject.Value:N}.key"),
            Convert.FromHexString(
                "01500F0C5F3368F5A193B959616432CF336E47738FBF86E663EC4D25DDA536C4C65D363937C75CE87AE5EF2EE529D9A8C789B9E68267CC824F89CD9184A515ECE11FF27D5D2833A30401020817"
            )
        );

        var text = Open()
            .Open(
                old,
                Convert.FromHexString(
                    "01500F0C5F3368F5A15A6489277CF5A1F0EEBF9A3387BF1F0AEFDC6757E8B43012EE6AF956A4D9F344999B3A47E1C18C7F92DB9A5F"
                )
            );

        Assert.Equal("Jeg tør: æøå", text);
    }

    [Fact]
    public void Texts_of_one_person_open_side_by_side_and_after_one_that_did_not()
    {
        var seals = Open();
        var (seal, broken) = (seals.Seal(place, Text), seals.Seal(place with { Version = 9 }, Text));

        var texts = new string[400];
        Parallel.For(
            0,
            texts.Length,
            at =>
            {
                Assert.Throws<SealBrokenException>(() => seals.Open(place, broken));
                texts[at] = seals.Open(place, seal);
            }
        );

        Assert.All(texts, text => Assert.Equal(Text, text));
    }

    [Fact]
    public void A_page_of_200_KB_keeps_every_character()
    {
        var seals = Open();
        var text = string.Concat(Enumerable.Repeat("å", 100_000));

        Assert.Equal(text, seals.Open(place, seals.Seal(place, text)));
    }

    [Theory]
    [MemberData(nameof(OtherPlaces))]
    public void A_seal_moved_to_another_place_does_not_open(string what)
    {
        var seals = Open();
        var seal = seals.Seal(place, Text);
        var other = Moved(what);
        seals.Seal(other, "so that the other place has a key too");

        Assert.Throws<SealBrokenException>(() => seals.Open(other, seal));
    }

    [Fact]
    public void Where_one_name_ends_and_the_next_begins_is_part_of_the_seal()
    {
        var seals = Open();
        var (one, other) = (
            place with
            {
                Artefact = "a\0\0\0\0b",
                Field = "c",
            },
            place with
            {
                Artefact = "a",
                Field = "b\0\0\0\0c",
            }
        );

        Assert.Throws<SealBrokenException>(() => seals.Open(other, seals.Seal(one, Text)));
    }

    [Fact]
    public void Half_a_character_is_replaced_and_does_not_stop_the_rest_from_being_sealed()
    {
        var seals = Open();

        Assert.Equal("før \ufffd efter", seals.Open(place, seals.Seal(place, "før \ud83c efter")));
    }

    [Fact]
    public void No_two_key_files_are_wrapped_with_the_same_nonce()
    {
        var seals = Open();
        foreach (var other in Enumerable.Range(0, 4).Select(_ => NewPlace()))
        {
            seals.Seal(other, Text);
        }

        // Format 1, id 16, nonce 12, wrapped secret 32, tag 16.
        var nonces = store
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => File.ReadAllBytes(file.FullName))
            .Where(file => file.Length == 77)
            .Select(file => Convert.ToHexString(file[17..29]))
            .ToList();

        Assert.InRange(nonces.Count, 2, 4);
        Assert.Distinct(nonces);
    }

    [Fact]
    public void Every_changed_bit_is_found()
    {
        var seals = Open();
        var seal = seals.Seal(place, Text);

        for (var bit = 0; bit < seal.Length * 8; bit++)
        {
            var changed = seal.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<SealBrokenException>(() => seals.Open(place, changed));
        }
    }

    [Fact]
    public void A_seal_cut_short_is_broken()
    {
        var seals = Open();
        var seal = seals.Seal(place, Text);

        Assert.All(
            Enumerable.Range(0, seal.Length),
            length => Assert.Throws<SealBrokenException>(() => seals.Open(place, seal.AsSpan(0, length)))
        );
    }

    [Fact]
    public void The_same_text_never_gives_the_same_seal()
    {
        var seals = Open();

        Assert.Equal(
            500,
            Enumerable.Range(0, 500).Select(_ => Convert.ToHexString(seals.Seal(place, Text))).Distinct().Count()
        );
    }

    [Fact]
    public void Neither_the_seal_nor_any_file_of_keys_holds_the_text()
    {
        var seals = Open();
        var seal = seals.Seal(place, Text);

        var everything = store
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => File.ReadAllBytes(file.FullName))
            .Append(seal);
        Assert.DoesNotContain(
            everything,
            bytes => Encoding.Latin1.GetString(bytes).Contains("sige det", StringComparison.Ordinal)
        );
    }

    private Seals Open() => SealTools.Open(store);

    private SealedPlace NewPlace() =>
        new(
            TenantId.Of(ids.Next()),
            ProgrammeId.Of(ids.Next()),
            PersonId.Of(ids.Next()),
            "foundation-draft",
            ids.Next(),
            "values",
            3
        );

    private SealedPlace Moved(string what) =>
        what switch
        {
            "tenant" => place with { Tenant = TenantId.Of(ids.Next()) },
            "programme" => place with { Programme = ProgrammeId.Of(ids.Next()) },
            "subject" => place with { Subject = PersonId.Of(ids.Next()) },
            "artefact" => place with { Artefact = "foundation-published" },
            "artefact id" => place with { ArtefactId = ids.Next() },
            "field" => place with { Field = "notes" },
            "version" => place with { Version = 4 },
            _ => place with { Version = 2 },
        };
}
