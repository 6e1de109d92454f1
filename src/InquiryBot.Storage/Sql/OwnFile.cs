namespace InquiryBot.Storage.Sql;

/// <summary>Files with what citizens wrote: wherever they are put, for nobody else on this machine.</summary>
internal static class OwnFile
{
    const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an empty file for SQLite to fill; one that is there is left as it is.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Make(string file)
    {
        if (File.Exists(file)) return;

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mine;
        using var made = new FileStream(file, options);
    }
}
