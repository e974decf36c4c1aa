#pragma warning disable
namespace Tutti.Crdt.Tests.Campaigns;
internal static class RandomEdits { public static bool Can => false; public static void Make(YDoc document, EditPlan plan) { } }
internal static class Content { public static string Of(YDoc document) => null!; }
internal static class EventNotes { public static void Observe(YDoc document, Action<string> note) { } }
