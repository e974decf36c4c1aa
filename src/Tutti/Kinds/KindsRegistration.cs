using Microsoft.Extensions.DependencyInjection;

namespace Tutti.Kinds;

/// <summary>Adds kinds of document.</summary>
public static class KindsRegistration
{
    /// <summary>Adds a kind of document to those Tutti has.</summary>
    /// <param name="services">The application's services, in which <c>AddTutti</c> is called too.</param>
    /// <param name="kind">The kind. Two of one name, or a name of another form, end the start with an exception.</param>
    public static IServiceCollection AddDocumentKind(this IServiceCollection services, DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return services.AddSingleton(kind);
    }

    /// <summary>Adds every kind that lies beside this file: a folder is enough to have one more.</summary>
    internal static IServiceCollection AddKinds(this IServiceCollection services)
    {
        foreach (var type in typeof(DocumentKind).Assembly.GetTypes().Where(IsKind).OrderBy(type => type.FullName, StringComparer.Ordinal))
            services.AddDocumentKind((DocumentKind)Activator.CreateInstance(type)!);
        return services.AddSingleton<DocumentKinds>();
    }

    private static bool IsKind(Type type) => type.IsSubclassOf(typeof(DocumentKind)) && !type.IsAbstract && !type.IsNested;
}
