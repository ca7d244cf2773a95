namespace Sparring.GroupComposition.Roles;

/// <summary>Every row to a column of its own at the least sum; at least one row, and at least as many columns.</summary>
internal sealed class Assignment(long[][] prices)
{
    private readonly int rows = prices.Length;
    private readonly int columns = prices[0].Length;
    private readonly long[] rowPrice = new long[prices.Length + 1];
    private readonly long[] columnPrice = new long[prices[0].Length + 1];

    // Rows and columns count from 1 here; row 0 stands for nobody, column 0 for where a path begins.
    private readonly int[] rowOf = new int[prices[0].Length + 1];

    /// <summary>The column of each row, from 0.</summary>
    public int[] Of()
    {
        for (var row = 1; row <= rows; row++)
        {
            Seat(row);
        }

        var columnOf = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0)
            {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }

        return columnOf;
    }

    // The shortest way from the row to a free column, over rows that would have to change theirs.
    private void Seat(int row)
    {
        var from = new int[columns + 1];
        var distance = new long[columns + 1];
        var seen = new bool[columns + 1];
        Array.Fill(distance, long.MaxValue);
        rowOf[0] = row;
        var column = 0;
        do
        {
            seen[column] = true;
            column = Step(column, from, distance, seen);
        } while (rowOf[column] != 0);

        while (column != 0)
        {
            rowOf[column] = rowOf[from[column]];
            column = from[column];
        }
    }

    private int Step(int at, int[] from, long[] distance, bool[] seen)
    {
        var row = rowOf[at];
        var (nearest, least) = (0, long.MaxValue);
        for (var column = 1; column <= columns; column++)
        {
            if (seen[column])
            {
                continue;
            }

            var price = prices[row - 1][column - 1] - rowPrice[row] - columnPrice[column];
            if (price < distance[column])
            {
                (distance[column], from[column]) = (price, at);
            }

            if (distance[column] < least)
            {
                (nearest, least) = (column, distance[column]);
            }
        }

        for (var column = 0; column <= columns; column++)
        {
            if (seen[column])
            {
                rowPrice[rowOf[column]] += least;
                columnPrice[column] -= least;
            }
            else if (distance[column] != long.MaxValue)
            {
                distance[column] -= least;
            }
        }

        return nearest;
    }
}
