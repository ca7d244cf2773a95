using Sparring.Platform.Data;

namespace Sparring.Platform.Web;

/// <summary>
/// What a page will ask, whoever it is: these questions go to the database together with the one who is asking, and the page
/// finds <see cref="EarlyAnswers"/> among the features of its request, if they were asked as its viewer.
/// </summary>
public sealed record AskAhead(Func<IServiceProvider, Viewer, IEnumerable<Question>> Questions);
