using System.Globalization;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Focus;

/// <summary>A focus in words.</summary>
public static class FocusWords
{
    /// <summary>Until {date} I practise {action}, so that {effect}. I am on the way when {sign}.</summary>
    public static string Sentence(Texts texts) =>
        string.Format(
            CultureInfo.InvariantCulture,
            RoomTexts.Of<LearningFocus>().In(LanguageOf(texts), "focus.sentence"),
            texts.Day("until")?.Said(LanguageOf(texts)) ?? "…",
            Part(texts, "action"),
            Part(texts, "effect"),
            Part(texts, "sign")
        );

    /// <summary>The language it was written in, for the frame around her words; of one from before that was kept, Danish.</summary>
    public static string LanguageOf(Texts texts) => texts["language"] == "en" ? "en" : "da";

    /// <summary>The learning goal and the competence it is tied to; null when it is tied to none.</summary>
    public static (string Goal, string Competence)? Tie(Texts texts, LearningFrame frame) =>
        frame
            .Goals.SelectMany(goal => goal.Competences.Select(one => (goal, one)))
            .Where(pair => pair.one.Key == texts["competence"])
            .Select(pair => ((string, string)?)(pair.goal.Title, pair.one.Title.TrimEnd('.')))
            .FirstOrDefault();

    // The parts stand within a sentence: a full stop at their end would stand twice.
    private static string Part(Texts texts, string key) => texts.Has(key) ? texts[key].TrimEnd('.', ' ') : "…";
}
