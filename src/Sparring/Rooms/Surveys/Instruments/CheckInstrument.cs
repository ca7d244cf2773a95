using System.Text.RegularExpressions;

namespace Sparring.Rooms.Surveys.Instruments;

/// <summary>What cannot be meant in an instrument: every fault as a sentence, in the order of the file.</summary>
internal sealed partial class CheckInstrument(InstrumentFile file)
{
    private readonly List<InstrumentFault> _faults = [];
    private string[] _path = [];

    public IReadOnlyList<InstrumentFault> Faults()
    {
        CheckKey("The instrument", file.Key);
        CheckWords("title", file.Title);
        CheckWords("opening", file.Opening);
        Require(file.Minutes is > 0 and <= 60, "minutes must be from 1 to 60.");
        Require(file.Blocks.Count > 0, "There is no block.");
        Require(file.Blocks.Count(block => block.Kind == "roster") <= 1, "There is more than one roster block.");
        Require(
            file.Blocks.Count(block => block.Kind == "departments") <= 1,
            "There is more than one block about departments."
        );
        CheckOnce("block", file.Blocks.Select(block => block.Key));
        CheckOnce("scale", file.Scales.Select(scale => scale.Key));
        foreach (var block in file.Blocks)
        {
            _path = ["blocks", block.Key ?? "?"];
            CheckBlock(block, $"Block {block.Key ?? "?"}");
        }

        foreach (var scale in file.Scales)
        {
            _path = ["scales", scale.Key ?? "?"];
            CheckScale(scale, $"Scale {scale.Key ?? "?"}");
        }

        return _faults;
    }

    private void CheckBlock(InstrumentFile.BlockPart block, string where)
    {
        CheckKey(where, block.Key);
        CheckWords($"{where}: title", block.Title);
        CheckWords($"{where}: question", block.Question);
        Require(
            block.Kind
                is "roster"
                    or "matrix"
                    or "scale"
                    or "choice"
                    or "several"
                    or "ranking"
                    or "text"
                    or "departments",
            $"{where}: kind must be roster, matrix, scale, choice, several, ranking, text or departments, not {block.Kind ?? "nothing"}."
        );
        CheckOnce($"goal of {block.Key}", block.Goals);
        if (block.Then is not null)
        {
            CheckThen(block, where);
            return;
        }

        Require(
            block.Minutes == 0 || (block.Kind == "departments" && block.Minutes is > 0 and <= 10),
            $"{where}: only a block that looks back, or one about departments, has minutes of its own."
        );
        if (block.Kind == "departments")
        {
            CheckDepartments(block, where);
        }

        CheckAnswers(block, where);
        CheckItems(block, where);
    }

    private void CheckDepartments(InstrumentFile.BlockPart block, string where)
    {
        foreach (var text in new[] { block.Question?.Da, block.Question?.En })
        {
            Require(
                text?.Contains(Words.Department, StringComparison.Ordinal) == true
                    && text.Contains(Words.Arena, StringComparison.Ordinal),
                $"{where}: the question must have {Words.Department} and {Words.Arena} in it."
            );
        }

        Require(
            block.Items.Select(item => item.Scale).Distinct().Count() == 1 && block.Items[0].Scale is not null,
            $"{where}: all its items must count in one scale."
        );
    }

    private void CheckThen(InstrumentFile.BlockPart block, string where)
    {
        Require(
            block.Kind == "matrix"
                && file.Blocks.Exists(one => one.Key == block.Then && one is { Kind: "matrix", Then: null }),
            $"{where}: then must name a block that is a matrix, and be one itself."
        );
        Require(
            block is { Items.Count: 0, Steps.Count: 0, None: null },
            $"{where}: it asks what the block {block.Then} asks, and has no items or steps of its own."
        );
        Require(block.Minutes is >= 0 and <= 60, $"{where}: minutes must be from 0 to 60.");
        Require(
            file.Blocks.Count(one => one.Then == block.Then) == 1,
            $"{where}: more than one block looks back on {block.Then}."
        );
    }

    private void CheckAnswers(InstrumentFile.BlockPart block, string where)
    {
        if (block.Kind is "ranking" or "text" or "several")
        {
            Require(block.Steps.Count == 0, $"{where}: a {block.Kind} has no steps.");
        }
        else
        {
            CheckSteps(block, where);
        }

        if (block.Kind == "roster")
        {
            Require(
                block.Steps.Exists(step => step.Value == block.Threshold),
                $"{where}: threshold must be one of the steps."
            );
        }

        if (block.Kind == "several")
        {
            CheckSeveral(block, where);
        }
        else
        {
            Require(block.Most is null, $"{where}: only of several can there be a most.");
        }
    }

    // Without "none of these" everybody has chosen something, and the shares that are told would tell of one that is not.
    private void CheckSeveral(InstrumentFile.BlockPart block, string where)
    {
        Require(block.None is not null, $"{where}: several needs a none, for those whom nothing fits.");
        CheckNone(block, where);
        Require(
            block.Most is null || (block.Most >= 2 && block.Most < block.Items.Count),
            $"{where}: most must be from 2 to one less than its {block.Items.Count} items."
        );
    }

    private void CheckNone(InstrumentFile.BlockPart block, string where)
    {
        if (block.None is not null)
        {
            CheckWords($"{where}: none", block.None);
        }
    }

    private void CheckItems(InstrumentFile.BlockPart block, string where)
    {
        CheckOnce($"item of {block.Key}", block.Items.Select(item => item.Key));
        switch (block.Kind)
        {
            case "roster":
                Require(block.Items.Count == 0, $"{where}: a roster has no items; it has one line for each member.");
                break;
            case "scale" or "choice" or "text":
                Require(block.Items.Count == 0, $"{where}: a {block.Kind} has no items; it is one question.");
                break;
            case "ranking":
                Require(block.Items.Count is >= 2 and <= 9, $"{where}: there must be from 2 to 9 items to rank.");
                break;
            case "several":
                Require(
                    block.Items.Count is >= 2 and <= 12,
                    $"{where}: there must be from 2 to 12 items to choose from."
                );
                break;
            default:
                Require(block.Items.Count > 0, $"{where}: there is no item.");
                break;
        }

        foreach (var item in block.Items)
        {
            _path = ["blocks", block.Key ?? "?", item.Key ?? "?"];
            CheckKey($"{where}: item {item.Key ?? "?"}", item.Key);
            CheckWords($"{where}: item {item.Key}", item);
            Require(
                item.Scale is null
                    || (
                        block.Kind is "matrix" or "departments" && file.Scales.Exists(scale => scale.Key == item.Scale)
                    ),
                $"{where}: item {item.Key} counts in the scale {item.Scale}, which is not there."
            );
        }
    }

    private void CheckSteps(InstrumentFile.BlockPart block, string where)
    {
        Require(block.Steps.Count is >= 2 and <= 11, $"{where}: there must be from 2 to 11 steps.");
        Require(
            block.Steps.Select((step, at) => step.Value == block.Steps[0].Value + at).All(follows => follows),
            $"{where}: the steps must be whole numbers that follow each other, from the lowest."
        );
        foreach (var step in block.Steps)
        {
            CheckWords($"{where}: step {step.Value}", step);
        }

        CheckNone(block, where);
    }

    private void CheckScale(InstrumentFile.ScalePart scale, string where)
    {
        CheckKey(where, scale.Key);
        CheckWords(where, scale);
        var blocks = file.Blocks.FindAll(block => block.Items.Exists(item => item.Scale == scale.Key));
        var items = blocks.Sum(block => block.Items.Count(item => item.Scale == scale.Key));
        Require(blocks.Count == 1, $"{where}: its items must stand in one block.");
        Require(scale.Least >= 1 && scale.Least <= items, $"{where}: least must be from 1 to its {items} items.");
    }

    private void CheckKey(string where, string? key) =>
        Require(key is not null && Key().IsMatch(key), $"{where}: the key must be small letters, digits and hyphens.");

    private void CheckWords(string where, InstrumentFile.InLanguages? words) =>
        Require(
            !string.IsNullOrWhiteSpace(words?.Da) && !string.IsNullOrWhiteSpace(words.En),
            $"{where}: a text in da and one in en are needed."
        );

    private void CheckOnce(string what, IEnumerable<string?> keys)
    {
        foreach (var twice in keys.OfType<string>().GroupBy(key => key).Where(same => same.Count() > 1))
        {
            _faults.Add(new([.. _path, twice.Key], $"The {what} {twice.Key} stands twice."));
        }
    }

    private void Require(bool isKept, string sentence)
    {
        if (!isKept)
        {
            _faults.Add(new(_path, sentence));
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();
}

/// <summary>What cannot be meant, and the keys that lead to it.</summary>
internal sealed record InstrumentFault(IReadOnlyList<string> Path, string Sentence);
