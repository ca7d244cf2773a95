using System.Text;

namespace Sparring.Rooms.People.Import;

/// <summary>Takes the cells of one row after the other out of a text.</summary>
public sealed class CsvCells(TextReader text, char separator)
{
    private readonly StringBuilder cell = new();

    /// <summary>The next row's cells; null at the end. A quote that is never closed is a refusal that names the row.</summary>
    public IReadOnlyList<string>? Next(int number)
    {
        if (text.Peek() < 0)
        {
            return null;
        }

        var cells = new List<string>();
        while (true)
        {
            var letter = text.Read();
            if (letter == '"' && cell.Length == 0)
            {
                TakeQuoted(number);
            }
            else if (letter == separator)
            {
                End(cells, number);
            }
            else if (letter is < 0 or '\n' or '\r')
            {
                End(cells, number);
                if (letter == '\r' && text.Peek() == '\n')
                {
                    _ = text.Read();
                }

                return cells;
            }
            else
            {
                Add(letter, number);
            }
        }
    }

    private void TakeQuoted(int number)
    {
        while (true)
        {
            var letter = text.Read();
            if (letter < 0)
            {
                throw new FileRefusal("fileQuote", number);
            }

            if (letter != '"')
            {
                Add(letter, number);
            }
            else if (text.Peek() == '"')
            {
                Add(text.Read(), number);
            }
            else
            {
                return;
            }
        }
    }

    private void Add(int letter, int number)
    {
        // A cell longer than any text of a list of people is a quote somebody forgot to close.
        if (cell.Length == TableFile.LongestCell)
        {
            throw new FileRefusal("fileQuote", number);
        }

        cell.Append((char)letter);
    }

    private void End(List<string> cells, int number)
    {
        cells.Add(cell.ToString());
        cell.Clear();
        if (cells.Count > TableFile.MostColumns)
        {
            throw new FileRefusal("fileWide", number, TableFile.MostColumns);
        }
    }
}
