namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>A find in a folded text: from and up to which character, and what it says.</summary>
internal readonly record struct Find(string Type, int Start, int End, string Value);
