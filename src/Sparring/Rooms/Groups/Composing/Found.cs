using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>What a search found: a group's number for each person, and how it ended.</summary>
public sealed record Found(IReadOnlyDictionary<PersonId, int> Seats, string Stop, long LowerBound, long Epochs);
