using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>Rows of a matrix: texts of digits with “.” for an unknown cell, or lists of numbers with null for one.</summary>
internal sealed class ReadMatrix(RatingList ratings, List<Cell> unknown)
{
    private int _width = -1;

    /// <summary>Reads them all; returns how many there are.</summary>
    public int Rows(ref JsonTokens reader)
    {
        var row = 0;
        ReadToken.Array(ref reader, "“matrix”", (ref item) => Row(ref item, row++));
        ReadToken.Expect(row == 0 || row == _width, $"Rows of “matrix” have {_width} cells, and there are {row} rows.");
        return row;
    }

    private void Row(ref JsonTokens reader, int row)
    {
        var width = reader.TokenType switch
        {
            JsonTokenType.String => Text(reader.GetString() ?? "", row),
            JsonTokenType.StartArray => Numbers(ref reader, row),
            _ => throw new UnexpectedPart("A row of “matrix” must be a text of digits or a list of numbers."),
        };
        _width = _width < 0 ? width : _width;
        ReadToken.Expect(width == _width, $"Row {row + 1} of “matrix” has {width} cells, the first has {_width}.");
    }

    private int Text(string cells, int row)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            var cell = cells[column];
            if (cell != '.' && !char.IsAsciiDigit(cell))
            {
                throw new UnexpectedPart(
                    $"Row {row + 1} of “matrix” holds “{cell}”; a cell is a digit, or “.” where unknown."
                );
            }

            Take(row, column, cell == '.' ? null : cell - '0');
        }

        return cells.Length;
    }

    private int Numbers(ref JsonTokens reader, int row)
    {
        var column = 0;
        ReadToken.Array(
            ref reader,
            "A row",
            (ref item) => Take(row, column++, ReadToken.Strength(ref item, "“matrix”"))
        );
        return column;
    }

    private void Take(int row, int column, double? value)
    {
        if (value is { } strength)
        {
            if (Math.Abs(strength) > 0)
            {
                ratings.Add(new(row, column, strength));
            }
        }
        else
        {
            unknown.Add(new(row, column));
        }
    }
}
