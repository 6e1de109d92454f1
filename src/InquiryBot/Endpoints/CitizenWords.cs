using InquiryBot.Core.Dialogs;

namespace InquiryBot.Endpoints;

/// <summary>What an endpoint itself has to say to a citizen, in the language that his browser asks for; the words are in <c>dialogs/</c>.</summary>
internal sealed class CitizenWords(DialogShelf shelf, DialogEngine dialogs)
{
    public string For(HttpRequest request, string key, params ReadOnlySpan<(string Name, string Value)> with) =>
        dialogs.Texts.Say(key, Language(request.Headers.AcceptLanguage.ToString().Split(',', ';')[0]), with).Text!;

    /// <summary>The language of ours that comes nearest to a wish, or the default.</summary>
    public string Language(string? wanted) => (shelf.Current.Languages.Find(wanted ?? "") ?? shelf.Current.Languages.Default).Tag;
}
