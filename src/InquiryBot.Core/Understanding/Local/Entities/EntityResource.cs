using System.Text;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>The words of the entity finder, which come with the program as files.</summary>
internal static class EntityResource
{
    public static string Read(string name)
    {
        using var stream = typeof(EntityResource).Assembly.GetManifestResourceStream("understanding/entities/" + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
