using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.MemoryMappedFiles;

namespace InquiryBot.Core.Understanding.Local;

/// <summary>
/// A part of a file as memory: read when it is looked at, dropped by the machine when it needs the room. The file may be
/// closed, moved over or deleted meanwhile, but must not be written to.
/// </summary>
internal sealed unsafe class MappedTable : MemoryManager<sbyte>
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _length;
    private sbyte* _start;

    /// <exception cref="InvalidDataException">The file ends before the table does.</exception>
    public MappedTable(FileStream file, long from, int length)
    {
        if (length < 0 || from + length > file.Length)
            throw new InvalidDataException("The file ends before its table does.");
        _length = length;
        using var mapped = MemoryMappedFile.CreateFromFile(
            file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = mapped.CreateViewAccessor(from, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = (sbyte*)(start + _view.PointerOffset);
    }

    [SuppressMessage("Reliability", "CA2015", Justification = "The network that looks into it keeps it alive while it looks; without this, each lesson would leave its predecessor's file on disk.")]
    ~MappedTable() => Dispose(disposing: false);

    public override Span<sbyte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex, default, this);

    public override void Unpin()
    {
        // Mapped memory does not move.
    }

    protected override void Dispose(bool disposing)
    {
        if (_start == null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        if (disposing)
            _view.Dispose();
    }
}
