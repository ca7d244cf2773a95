// A small house with everything wrong in it that the map forbids. Nothing runs it; the guards read it compiled.
namespace Sparring.Tests.Architecture.Planted.Rooms.Alpha.Contract
{
    public interface IAlpha;
}

namespace Sparring.Tests.Architecture.Planted.Rooms.Alpha
{
    public sealed class Inside;

    public sealed class KnocksOnBeta
    {
        public Beta.Contract.IBeta? Beta { get; init; }
    }
}

namespace Sparring.Tests.Architecture.Planted.Rooms.Beta.Contract
{
    public interface IBeta;
}

namespace Sparring.Tests.Architecture.Planted.Rooms.Beta
{
    public sealed class ReachesInside
    {
        public static object Take() => new List<Alpha.Inside>();
    }
}

namespace Sparring.Tests.Architecture.Planted.Platform
{
    public sealed class KnowsARoom(Rooms.Alpha.Contract.IAlpha alpha)
    {
        public object Alpha => alpha;
    }
}

namespace Sparring.Tests.Architecture.Planted.Shell
{
    public sealed class GoesInside
    {
        public Rooms.Alpha.Inside? Inside { get; init; }
    }
}

namespace Sparring.Tests.Architecture.Planted.Rooms.Gamma
{
    public sealed class UsesTheShell
    {
        public Shell.GoesInside? Shell { get; init; }
    }
}
