using Sparring.Platform.Sealing;
using Xunit;

namespace Sparring.Tests.Platform.Sealing;

public sealed class BoundedCacheTests
{
    private readonly BoundedCache<string, int> cache = new(2);
    private readonly List<string> read = [];

    [Fact]
    public void What_is_known_is_not_read_again()
    {
        Assert.Equal([1, 2, 1, 2], new[] { Get("a"), Get("b"), Get("a"), Get("b") });

        Assert.Equal(["a", "b"], read);
    }

    [Fact]
    public void One_more_than_there_is_room_for_and_the_one_not_asked_for_longest_is_forgotten()
    {
        Get("a", "b", "a", "c");
        read.Clear();

        Get("a", "c", "b");

        Assert.Equal(["b"], read);
    }

    [Fact]
    public void However_many_are_asked_for_no_more_are_kept_than_there_is_room_for()
    {
        Get("a", "b", "c", "d");
        read.Clear();

        Get("d", "c", "b");

        Assert.Equal(["b"], read);
    }

    [Fact]
    public void What_was_forgotten_on_purpose_is_read_anew_and_leaves_its_room_to_another()
    {
        Get("a", "b");
        cache.Forget("a");
        cache.Forget("never there");
        Get("c");
        read.Clear();

        Get("b", "c", "a", "a");

        Assert.Equal(["a"], read);
    }

    [Fact]
    public void Two_who_read_the_same_at_once_keep_the_first_and_lose_no_room()
    {
        var inner = 0;

        var outer = cache.GetOrRead(
            "a",
            () =>
            {
                inner = cache.GetOrRead("a", () => 1);
                return 2;
            }
        );
        Get("b");
        read.Clear();

        Assert.Equal((1, 2), (inner, outer));
        Assert.Equal([1, 2], new[] { Get("a"), Get("b") });
        Assert.Empty(read);
    }

    [Fact]
    public void What_could_not_be_read_is_not_kept()
    {
        Assert.Throws<IOException>(() => cache.GetOrRead("a", () => throw new IOException()));

        Assert.Equal(1, Get("a"));
    }

    private int Get(params string[] keys)
    {
        var last = 0;
        foreach (var key in keys)
        {
            last = cache.GetOrRead(
                key,
                () =>
                {
                    read.Add(key);
                    return key[0] - 'a' + 1;
                }
            );
        }

        return last;
    }
}
