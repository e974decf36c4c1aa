namespace Tutti.Cli;

/// <summary>What was asked for makes no sense; the message says why, in a sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
