namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>What reading one text needs, kept for the next text. One for each thread.</summary>
internal sealed class Notepad
{
    [ThreadStatic]
    private static Notepad? t_mine;

    private float[] _hidden = [];
    private float[] _scores = [];
    private int[] _scratch = new int[512];

    public static Notepad Mine => t_mine ??= new Notepad();

    public Pieces Pieces { get; } = new();

    public SparseLine Line { get; } = new();

    public float[] Signals { get; } = new float[Learning.Signals.Count];

    public void Weigh(Vocabulary vocabulary) => vocabulary.Weigh(Pieces, Line, ref _scratch);

    public Span<float> Hidden(int length) => Room(ref _hidden, length);

    public Span<float> Scores(int length) => Room(ref _scores, length);

    private static Span<float> Room(ref float[] room, int length)
    {
        if (room.Length < length)
            room = new float[length];
        return room.AsSpan(0, length);
    }
}
