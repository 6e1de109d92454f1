using InquiryBot.Wiring;

namespace InquiryBot.Tests.Wiring;

/// <summary>Which pages of files a running program may let go without losing anything.</summary>
public sealed class ProgramPagesTests
{
    [Theory]
    [InlineData("r-xp 00000000 fe:00 345402 /usr/share/dotnet/dotnet", 0, true)]
    [InlineData("r--s 00001000 fe:00 345402 /srv/my data/understanding.model", 0, true)]
    [InlineData("r-xp 00000000 fe:00 345402 /usr/lib/moved.so", 4, false)]
    [InlineData("r--p 00000000 fe:00 345402 /usr/lib/read.so", 0, false)]
    [InlineData("rw-p 00000000 fe:00 345402 /usr/lib/data.so", 0, false)]
    [InlineData("r-xp 00000000 00:00 0", 0, false)]
    [InlineData("r-xp 00000000 00:00 0 [vdso]", 0, false)]
    public void Only_pages_of_files_that_nobody_wrote_to_are_let_go(string mapping, int written, bool goes)
    {
        string[] maps = [$"5f001000-5f003000 {mapping}", "Size:                  8 kB", $"Anonymous:        {written,5} kB", "VmFlags: rd ex mr mw me"];

        Assert.Equal(goes ? [((nuint)0x5f001000, (nuint)0x5f003000)] : [], ProgramPages.Unwritten(maps));
    }

    [Fact]
    public void A_figure_belongs_to_the_mapping_above_it()
    {
        string[] maps =
        [
            "1000-2000 r-xp 00000000 fe:00 1 /usr/lib/one.so", "Anonymous:             4 kB",
            "3000-4000 rw-p 00000000 00:00 0 ", "Anonymous:             0 kB",
            "5000-6000 r-xp 00000000 fe:00 2 /usr/lib/two.so", "Anonymous:             0 kB",
        ];

        Assert.Equal([((nuint)0x5000, (nuint)0x6000)], ProgramPages.Unwritten(maps));
    }

    [Fact]
    public void A_running_program_has_such_pages_and_goes_on_without_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux alone says what is mapped.");

        Assert.NotEmpty(ProgramPages.Unwritten(File.ReadLines("/proc/self/smaps")));
        ProgramPages.LetGo();
    }
}
