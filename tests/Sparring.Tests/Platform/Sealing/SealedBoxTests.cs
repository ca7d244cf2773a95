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
}
