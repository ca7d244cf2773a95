using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Sealing;
using Xunit;

namespace Sparring.Tests.Platform.Sealing;

public sealed class SealedBoxTests
{
    private static readonly BoxKeys Keys = BoxKeys.New();
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Kanariefuglen svarede 4");

    [Fact]
    public void What_is_put_in_with_the_public_key_comes_out_with_the_private_one() =>
        Assert.Equal(Content, SealedBox.Open(Keys, "wave", SealedBox.Seal(Keys.Public, "wave", Content)));

    [Fact]
    public void The_length_of_a_box_tells_nothing_and_no_two_are_alike()
    {
        var little = SealedBox.Seal(Keys.Public, "wave", [1]);
        var much = SealedBox.Seal(Keys.Public, "wave", new byte[900]);

        Assert.Equal(little.Length, much.Length);
        Assert.NotEqual(SealedBox.Seal(Keys.Public, "wave", Content), SealedBox.Seal(Keys.Public, "wave", Content));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_020, 1)]
    [InlineData(1_021, 2)]
    [InlineData(2_044, 2)]
    [InlineData(2_045, 3)]
    public void A_box_is_filled_up_to_whole_kilobytes(int length, int kilobytes)
    {
        var empty = SealedBox.Seal(Keys.Public, "wave", []);

        var box = SealedBox.Seal(Keys.Public, "wave", new byte[length]);

        Assert.Equal(1024 * (kilobytes - 1), box.Length - empty.Length);
        Assert.Equal(2, box[0]);
    }

    [Fact]
    public void The_same_content_sealed_in_one_go_is_another_ciphertext_in_each_box()
    {
        // One sender, one secret and a nonce of zero: only the salt keeps a key from being used twice.
        var boxes = SealedBox.SealAll(Keys.Public, "wave", [Content, Content]);

        Assert.NotEqual(boxes[0][^1040..^16], boxes[1][^1040..^16]);
    }

    [Fact]
    public void A_receiver_that_was_put_away_opens_nothing_any_more()
    {
        var (opened, other) = (
            SealedBox.Seal(Keys.Public, "wave", Content),
            SealedBox.Seal(Keys.Public, "wave", Content)
        );
        var receiver = new BoxReceiver(Keys, "wave");
        Assert.Equal(Content, receiver.Open(opened));

        receiver.Dispose();

        Assert.Throws<SealBrokenException>(() => receiver.Open(opened));
        Assert.Throws<ObjectDisposedException>(() => receiver.Open(other));
    }

    [Fact]
    public void Another_key_another_wave_or_a_changed_byte_do_not_open_it()
    {
        var box = SealedBox.Seal(Keys.Public, "wave", Content);

        Assert.Throws<SealBrokenException>(() => SealedBox.Open(BoxKeys.New(), "wave", box));
        Assert.Throws<SealBrokenException>(() => SealedBox.Open(Keys, "another", box));
        for (var at = 0; at < box.Length; at += 7)
        {
            byte[] changed = [.. box];
            changed[at] ^= 1;
            Assert.Throws<SealBrokenException>(() => SealedBox.Open(Keys, "wave", changed));
        }

        Assert.Throws<SealBrokenException>(() => SealedBox.Open(Keys, "wave", box.AsSpan(0, 40)));
        Assert.Throws<SealBrokenException>(() => SealedBox.Open(Keys, "wave", []));
    }

    [Fact]
    public void A_box_of_nothing_and_one_of_many_kilobytes_open()
    {
        Assert.Equal([], SealedBox.Open(Keys, "wave", SealedBox.Seal(Keys.Public, "wave", [])));
        byte[] much = [.. Enumerable.Range(0, 5_000).Select(at => (byte)at)];
        Assert.Equal(much, SealedBox.Open(Keys, "wave", SealedBox.Seal(Keys.Public, "wave", much)));
    }

    [Fact]
    public void Boxes_sealed_in_one_go_open_one_by_one_and_all_at_once_in_their_order_and_share_no_key()
    {
        byte[][] contents = [Content, Content, [7], []];

        var boxes = SealedBox.SealAll(Keys.Public, "wave", contents);
        byte[][] mixed = [.. boxes, SealedBox.Seal(Keys.Public, "wave", [9])];

        Assert.Equal([.. contents, [9]], SealedBox.OpenAll(Keys, "wave", mixed, content => content));
        Assert.All(contents.Zip(boxes), box => Assert.Equal(box.First, SealedBox.Open(Keys, "wave", box.Second)));
        Assert.NotEqual(boxes[0][^40..], boxes[1][^40..]);
        Assert.Single(mixed.Select(box => box.Length).Distinct());
        boxes[2][^30] ^= 1;
        Assert.Throws<SealBrokenException>(() => SealedBox.OpenAll(Keys, "wave", boxes, content => content));
        boxes[0][100] ^= 1;
        Assert.Throws<SealBrokenException>(() => SealedBox.Open(Keys, "wave", boxes[0]));
    }

    [Fact]
    public void A_box_from_before_boxes_had_a_salt_opens()
    {
        using var receiver = ECDiffieHellman.Create();
        receiver.ImportSubjectPublicKeyInfo(Keys.Public, out _);
        using var once = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var sender = once.ExportSubjectPublicKeyInfo();
        byte[] head = [1, 0, (byte)sender.Length, .. sender];
        byte[] about = [.. Keys.Public, .. sender, .. Encoding.UTF8.GetBytes("wave")];
        var secret = once.DeriveRawSecretAgreement(receiver.PublicKey);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt: null, about);
        var box = new byte[head.Length + 1024 + 16];
        head.CopyTo(box, 0);
        byte[] plain = [0, 0, 0, (byte)Content.Length, .. Content, .. new byte[1020 - Content.Length]];
#pragma warning disable CA5390 // because the key is agreed on above and not written down; the analyzer sees the wave's name in it
        using var cipher = new AesGcm(key, 16);
#pragma warning restore CA5390
        cipher.Encrypt(new byte[12], plain, box.AsSpan(head.Length, 1024), box.AsSpan(^16..), head);

        Assert.Equal(Content, SealedBox.Open(Keys, "wave", box));
    }
}
