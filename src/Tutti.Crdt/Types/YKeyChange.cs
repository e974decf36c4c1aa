using System.Runtime.InteropServices;

namespace Tutti.Crdt.Types;

/// <summary>What happened to a key.</summary>
public enum YKeyAction
{
    /// <summary>It has a value and had none.</summary>
    Add,

    /// <summary>It has another value.</summary>
    Update,

    /// <summary>It has no value any more.</summary>
    Delete,
}

/// <summary>What happened to a key and what was under it before.</summary>
/// <param name="Action">What happened.</param>
/// <param name="OldValue">What was under it; undefined when nothing was.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct YKeyChange(YKeyAction Action, YValue OldValue);
