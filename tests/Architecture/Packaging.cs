// SPDX-License-Identifier: EUPL-1.2
using System.Xml.Linq;

namespace Filiera.Architecture;

/// <summary>How the portal is packed.</summary>
public sealed class Packaging
{
    /// <summary>The SDK puts the program's name straight after the working directory to make the entry point: without the slash no container starts.</summary>
    [Fact]
    public void The_working_directory_of_the_image_ends_with_a_slash()
    {
        var profile = XDocument.Parse(Repository.Read("src/Hosts/Web/Properties/PublishProfiles/Container.pubxml"));
        var directory = Assert.Single(profile.Descendants("ContainerWorkingDirectory")).Value;
        Assert.EndsWith("/", directory, StringComparison.Ordinal);
    }
}
