using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Updates;

/// <summary>Deletions in version 2: each clock as the distance from the end of the range before, lengths less one.</summary>
internal static class DeleteSetV2
{
    public static void Write(DeleteSet deletes, Lib0Writer output)
    {
        var input = new Lib0Reader(deletes.Encode());
        var clients = input.ReadVarUint();
        output.WriteVarUint(clients);
        for (; clients > 0; clients--)
        {
            output.WriteClient(input.ReadClient());
            var ranges = input.ReadVarUint();
            output.WriteVarUint(ranges);
            for (long reached = 0; ranges > 0; ranges--)
            {
                var clock = input.ReadVarUint();
                var length = input.ReadVarUint();
                output.WriteVarUint(clock - reached);
                output.WriteVarUint(length - 1);
                reached = clock + length;
            }
        }
    }

    /// <summary>Reads deletions in version 2 and writes them in version 1.</summary>
    public static void Rewrite(ref Lib0Reader input, Lib0Writer output)
    {
        var clients = input.ReadCount();
        output.WriteVarUint(clients);
        for (; clients > 0; clients--)
        {
            output.WriteClient(input.ReadClient());
            var ranges = input.ReadCount();
            output.WriteVarUint(ranges);
            for (long clock = 0; ranges > 0; ranges--)
            {
                clock += input.ReadVarUint();
                var length = input.ReadVarUint() + 1;
                output.WriteVarUint(clock);
                output.WriteVarUint(length);
                clock += length;
                if (clock > Lib0Limits.MaxSafeInteger)
                    CrdtException.Throw(CrdtError.NumberOutOfRange, "A clock passes 53 bits.");
            }
        }
    }
}
