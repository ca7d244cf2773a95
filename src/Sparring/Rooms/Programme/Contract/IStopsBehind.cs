using Sparring.Platform.Data;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>A stop of the plan that lasts, and that the viewer has had her own part of already.</summary>
/// <param name="Kind">What kind of stop it is, as the plan's files say: <c>coaching-track</c>.</param>
/// <param name="Number">The so-manieth of its kind in the plan, from 1.</param>
public sealed record StopBehind(ProgrammeId Programme, string Kind, int Number);

/// <summary>A room says which stops the viewer has behind her, so that the thread does not tell them as if to come.</summary>
public interface IStopsBehind : IThreadPart<StopBehind>;
