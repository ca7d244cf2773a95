using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>The tokens of a JSON file, one after the other; of a stream no more is held than a few kilobytes at a time.</summary>
internal ref struct JsonTokens
{
    private readonly Stream _rest = Stream.Null;
    private byte[] _room = [];
    private int _filled;
    private Utf8JsonReader _reader;

    public JsonTokens(ReadOnlySpan<byte> content)
    {
        var plain = content[MarkOf(content)..];
        IsEmpty = IsBlank(plain);
        _reader = new(plain);
    }

    /// <summary>So many bytes at a time; more where one token is longer.</summary>
    public JsonTokens(Stream file, int room)
    {
        (_rest, _room) = (file, new byte[room]);
        var isWhole = Fill();
        Drop(MarkOf(_room.AsSpan(0, _filled)));
        IsEmpty = isWhole && IsBlank(_room.AsSpan(0, _filled));
        _reader = new(_room.AsSpan(0, _filled), isWhole, state: default);
    }

    /// <summary>Whether nothing stands in the file.</summary>
    public bool IsEmpty { get; }

    public readonly JsonTokenType TokenType => _reader.TokenType;

    public bool Read()
    {
        while (!_reader.Read())
        {
            if (_reader.IsFinalBlock)
            {
                return false;
            }

            GoOn();
        }

        return true;
    }

    /// <summary>Passes over the value it stands on.</summary>
    public void Skip()
    {
        if (TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var depth = _reader.CurrentDepth;
            while (Read() && _reader.CurrentDepth > depth) { }
        }
    }

    public readonly string? GetString() => _reader.GetString();

    public readonly bool GetBoolean() => _reader.GetBoolean();

    public readonly double GetDouble() => _reader.GetDouble();

    public readonly bool TryGetInt32(out int value) => _reader.TryGetInt32(out value);

    // What was begun and not ended goes to the front; where it is all there is, it needs more room.
    private void GoOn()
    {
        Drop((int)_reader.BytesConsumed);
        if (_filled == _room.Length)
        {
            Array.Resize(ref _room, 2 * _room.Length);
        }

        var isWhole = Fill();
        _reader = new(_room.AsSpan(0, _filled), isWhole, _reader.CurrentState);
    }

    private void Drop(int bytes)
    {
        _room.AsSpan(bytes, _filled - bytes).CopyTo(_room);
        _filled -= bytes;
    }

    // True when the file has ended.
    private bool Fill()
    {
        _filled += _rest.ReadAtLeast(_room.AsSpan(_filled), _room.Length - _filled, throwOnEndOfStream: false);
        return _filled < _room.Length;
    }

    private static bool IsBlank(ReadOnlySpan<byte> content) => content.Trim(" \r\n\t"u8).IsEmpty;

    // Some editors begin a file with a mark that says it is UTF-8.
    private static int MarkOf(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
}
