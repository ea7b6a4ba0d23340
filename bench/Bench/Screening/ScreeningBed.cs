// SPDX-License-Identifier: EUPL-1.2
using Filiera.Screening;

namespace Filiera.Bench;

/// <summary>What the parts of the screening benchmark share: data, rules, our compiled answers, the peers and the report.</summary>
internal sealed class ScreeningBed : IDisposable
{
    private readonly Lazy<ScreeningPeers?> _peers;
    private readonly Lazy<OurScreening> _ours;

    public ScreeningBed(ScreeningOptions options)
    {
        Options = options;
        Data = new ScreeningData(options.Folder, options.Rows, options.Answers, isSkewed: false);
        List = new ListData(Data).File();
        _ours = new Lazy<OurScreening>(Open);
        _peers = new Lazy<ScreeningPeers?>(Connect);
    }

    public ScreeningOptions Options { get; }

    public ScreeningReport Report { get; } = new();

    public ScreeningWorld World { get; } = new();

    public ScreeningData Data { get; }

    /// <summary>The list: uniform, line feeds.</summary>
    public string List { get; }

    public OurScreening Ours => _ours.Value;

    /// <summary>The peers with the answers loaded; null when they take no part.</summary>
    public ScreeningPeers? Peers => _peers.Value;

    /// <summary>The compiled answers of some data.</summary>
    public static string IndexOf(ScreeningData data) => Path.ChangeExtension(data.AnswersFile(), ".index");

    /// <summary>The folder of our outputs.</summary>
    public string Outputs(string name = "ours") => Path.Combine(Options.Folder, name);

    /// <summary>Seconds of a run of ours with files.</summary>
    public double Screen(EngineOptions options) => Ours.Run(List, Outputs(), options).Seconds;

    /// <summary>The words of the peers' SQL.</summary>
    public Dictionary<string, string> Words()
    {
        var words = World.Words();
        words["answers"] = Data.AnswersFile();
        words["list"] = List;
        return words;
    }

    /// <summary>Our three files, each with the verdict its rows have where no column says it.</summary>
    public static (string Path, string Verdict)[] Files(string folder) =>
    [
        (Path.Combine(folder, "callable.csv"), VerdictNames.Of(Verdict.Allow)),
        (Path.Combine(folder, "withheld.csv"), ""),
        (Path.Combine(folder, "rejected.csv"), VerdictNames.Of(Verdict.Unreadable)),
    ];

    public void Dispose()
    {
        if (_ours.IsValueCreated)
        {
            _ours.Value.Dispose();
        }

        if (_peers.IsValueCreated)
        {
            _peers.Value?.Dispose();
        }

        Tools.Clear(Outputs());
    }

    private OurScreening Open()
    {
        OurScreening.Compile(Data.AnswersFile(), IndexOf(Data));
        return new OurScreening(World, IndexOf(Data));
    }

    private ScreeningPeers? Connect()
    {
        if (!Options.HasPeers)
        {
            return null;
        }

        var peers = new ScreeningPeers(Options.Folder, Words());
        peers.Load();
        peers.Use(List);
        return peers;
    }
}
